"""A prefecture with two municipalities and who backs them."""

import pytest

from tasuki.office.prefecture import services
from tasuki.office.prefecture.models import Municipality
from tasuki.trust.access.actor import CLOCK, Actor
from tests.conftest import NOON
from tests.pages.rooms.prefecture import ITEMS, TOWNS, backer


@pytest.fixture
def okada(town: object) -> Actor:
    return backer()


@pytest.fixture
def municipality(town: object) -> Municipality:
    services.load(actor=CLOCK, towns=TOWNS, items=ITEMS, at=NOON)
    return Municipality.objects.get(code="392014")

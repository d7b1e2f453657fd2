"""One story for all tests of a file: it is built once, each test works on a savepoint of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tasuki.ground import clock
from tasuki.town.municipality import pack
from tasuki.town.organizations import services as organizations
from tasuki.trust.access.actor import CLOCK
from tests.conftest import CAST, NOON, SINCE, appoint
from tests.pages.stories.house import House


@pytest.fixture(scope="module")
def _built(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: NOON)
        organizations.load_pack(actor=CLOCK, agencies=pack.current(SINCE).agencies, at=NOON)
        yield House({login: appoint(login) for login in CAST}).build()
        transaction.set_rollback(True)


@pytest.fixture
def db(_built: House, django_db_blocker: Any) -> Iterator[None]:
    """The database with the story in it; what a test changes is undone after it."""
    with django_db_blocker.unblock():
        point = transaction.savepoint()
        yield
        transaction.savepoint_rollback(point)


@pytest.fixture
def house(_built: House, db: None, doors_at_noon: None) -> House:
    """Something in every room."""
    return _built


@pytest.fixture
def doors_at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The doors' clock shows noon."""
    monkeypatch.setattr(clock, "now", lambda: NOON)

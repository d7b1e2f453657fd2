"""The whole story, with the four values written everywhere, and then everybody protected."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.journey.intake.models import Consultation
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Person
from tasuki.residents.protection import services
from tasuki.town.municipality import pack
from tasuki.town.organizations import services as organizations
from tasuki.trust.access.actor import CLOCK, Actor
from tests.conftest import CAST, NOON, SINCE, appoint
from tests.house.protected.values import SAID, SCHOOL, WORK
from tests.pages.conftest import doors_at_noon
from tests.pages.stories import acts, words
from tests.pages.stories.house import House

__all__ = ["doors_at_noon"]


@pytest.fixture(scope="module")
def _protected(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """The whole story, with the four values written everywhere, and then everybody protected."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: NOON)
        for name in ("STORY", "HEARD", "WORRY"):
            patch.setattr(words, name, getattr(words, name) + SAID)
        organizations.load_pack(actor=CLOCK, agencies=pack.current(SINCE).agencies, at=NOON)
        house = House({login: appoint(login) for login in CAST}).build()
        told = {"told": ["name", "address", "phone", "topics", "narrative", "records"]}
        acts.offer(house.cast, acts.receive(house.cast["sato"]), **told)
        # The protected of the table of pages live elsewhere; the story is not theirs.
        Consultation.objects.filter(subject__protected=True).update(narrative="")
        _protect_everybody(house)
        yield house
        transaction.set_rollback(True)


@pytest.fixture
def db(_protected: House, django_db_blocker: Any) -> Iterator[None]:
    """The database with the story in it; what a test changes is undone after it."""
    with django_db_blocker.unblock():
        point = transaction.savepoint()
        yield
        transaction.savepoint_rollback(point)


@pytest.fixture
def house(_protected: House, db: None, doors_at_noon: None) -> House:
    return _protected


def _protect_everybody(house: House) -> None:
    for person in Person.objects.filter(protected=False).exclude(address="", phone=""):
        actor = _who_sees(house, person)
        services.protect(
            actor=actor, person=person, kind="before", reason="逃げてきた", at=NOON, texts=False
        )
        person.refresh_from_db()
        services.note_contact(actor=actor, person=person, school=SCHOOL, workplace=WORK, at=NOON)
        with suppress(WrongState):  # nothing was written of this one
            services.replace_texts(actor=actor, person=person, at=NOON)


def _who_sees(house: House, person: Person) -> Actor:
    return next(
        actor
        for actor in house.cast.values()
        if people.people_for(actor, NOON).filter(pk=person.pk).exists()
    )

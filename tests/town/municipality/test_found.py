"""Founding: a database belongs to one town."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.town.municipality import queries, services
from tasuki.town.municipality.models import Municipality
from tasuki.town.municipality.reading import PackError
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.audit.models import Entry

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


def found(actor: Actor = CLOCK, pack_code: str = "kobayashi") -> Municipality:
    return services.found(actor=actor, code="kobayashi", pack_code=pack_code, demo=True, at=NOON)


def test_it_writes_down_whose_database_this_is() -> None:
    assert queries.here() is None
    town = found()
    assert queries.here() == town
    assert (town.name, town.kind, town.pack_code, town.demo) == (
        "小林市",
        "city",
        "kobayashi",
        True,
    )
    assert Entry.objects.filter(action="municipality.founded").count() == 1


def test_it_is_refused_a_second_time() -> None:
    found()
    with pytest.raises(WrongState, match="小林市"):
        found()
    assert Municipality.objects.count() == 1


def test_it_is_refused_without_a_pack() -> None:
    with pytest.raises(PackError):
        found(pack_code="nowhere")
    assert queries.here() is None


def test_it_is_refused_to_people(sato: Actor) -> None:
    with pytest.raises(NotAllowed):
        found(actor=sato)


def test_the_database_itself_keeps_a_second_town_out() -> None:
    found()
    second = Municipality(
        code="x", name="x", kind="city", pack_code="x", founded_at=NOON, created_at=NOON
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save(force_insert=True)
    second.only = 2
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save(force_insert=True)

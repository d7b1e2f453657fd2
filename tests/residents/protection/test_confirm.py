from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.residents.protection import queries, services
from tasuki.residents.protection.models import Confirmation, Protection
from tasuki.trust.audit.models import Entry
from tests.conftest import appoint


def test_a_confirmation_renews_and_asks_again(sato, hanako, protect, noon):
    made = protect(hanako, kind="measure", until=date(2026, 12, 1))

    services.confirm(
        actor=sato,
        protection=made,
        body="市民課",
        clerk="田村",
        until=date(2027, 12, 1),
        at=noon,
    )

    made.refresh_from_db()
    one = Confirmation.objects.get()
    assert (made.until, made.ask_on) == (date(2027, 12, 1), date(2027, 11, 1))
    assert (one.until_before, one.clerk, one.stands) == (date(2026, 12, 1), "田村", True)
    assert Entry.objects.get(action="protection.confirmed").words.content["clerk"] == "田村"


def test_that_it_is_over_at_the_office_lifts_nothing(sato, hanako, protect, noon):
    made = protect(hanako)

    services.confirm(
        actor=sato, protection=made, body="市民課", clerk="田村", stands=False, at=noon
    )

    hanako.refresh_from_db()
    assert hanako.protected
    assert not Confirmation.objects.get().stands


def test_it_needs_a_name_and_a_day_to_come(sato, suzuki, hanako, protect, noon):
    made = protect(hanako)
    said = {"protection": made, "body": "市民課", "at": noon}

    with pytest.raises(NotAllowed):
        services.confirm(actor=suzuki, clerk="田村", **said)
    with pytest.raises(NotAllowed):
        services.confirm(actor=sato, clerk=" ", **said)
    with pytest.raises(NotAllowed):
        services.confirm(actor=sato, clerk="田村", ask_on=noon.date(), **said)
    with pytest.raises(IntegrityError), transaction.atomic():
        Confirmation.objects.create(
            protection=made,
            confirmed_on=noon.date(),
            ask_on=noon.date(),
            body="x",
            clerk="x",
            staff_id=sato.staff_id,
            created_at=noon,
        )


def test_an_ended_one_is_not_confirmed(sato, hanako, protect, noon):
    made = protect(hanako)
    _end_in_the_database(made, noon)

    with pytest.raises(WrongState):
        services.confirm(actor=sato, protection=made, body="市民課", clerk="田村", at=noon)


def _end_in_the_database(made, noon):
    other = appoint("takahashi").staff_id
    Protection.objects.filter(pk=made.pk).update(
        ended_at=noon, ended_by=other, proposed_by=made.set_by_id, clerk="田村"
    )


def test_the_next_to_ask_stands_first_and_the_late_ones_ring(sato, suzuki, hanako, protect, noon):
    protect(hanako, kind="measure", until=date(2026, 12, 10))
    protect(hanako, kind="wish")

    rows = queries.due_for(sato, noon)
    assert [(row.protection.kind, row.late, row.soon) for row in rows] == [
        ("measure", False, True),
        ("wish", False, False),
    ]
    late = queries.due_for(sato, noon + timedelta(days=30))
    assert [row.late for row in late] == [True, False]
    assert queries.due_for(suzuki, noon) == []


def test_the_desk_rings_on_the_day_and_after(sato, suzuki, hanako, protect, noon):
    made = protect(hanako, kind="measure", until=date(2026, 12, 10))
    due = noon + timedelta(days=1)

    assert [one.note for one in queries.desk_rows(sato, due)["due"]] == [
        "保護の状態を市民課に確かめる"
    ]
    assert [one.record for one in queries.desk_rows(sato, noon + timedelta(days=9))["stalled"]] == [
        f"protection:{made.pk}"
    ]
    assert not any(queries.desk_rows(suzuki, due).values())
    assert not any(queries.desk_rows(sato, noon).values())

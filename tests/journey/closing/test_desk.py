from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tasuki.journey.cases.models import Case
from tasuki.journey.closing import queries, services
from tasuki.journey.closing.models import AfterCare, Closing


def marks(actor, at):
    """{list: [(number, mark, action)]} of what this room puts on the desk."""
    return {
        key: [(row.number, row.mark, row.action.label) for row in rows]
        for key, rows in queries.desk_rows(actor, at).items()
        if rows
    }


@pytest.fixture
def number(case):
    return case.number


def test_an_offer_stands_on_both_desks(proposed, number, sato, tanaka, suzuki, noon):
    assert marks(sato, noon) == {"offered": [(number, "受け取り待ち", "受け取る")]}
    assert marks(tanaka, noon) == {"sent": [(number, "受け取り待ち", "終結のページを見る")]}
    assert marks(suzuki, noon) == {}


def test_a_lapse_is_said_on_both_and_the_coordinator_chooses(proposed, number, sato, tanaka, days):
    assert marks(sato, days(8)) == {"offered": [(number, "期限切れ", "終結のページを見る")]}
    assert marks(tanaka, days(8)) == {"stalled": [(number, "期限切れ", "終結する")]}


def test_a_return_comes_back_to_the_coordinator(proposed, number, sato, tanaka, noon):
    services.give_back(actor=sato, closing=proposed, reason="担当が足りない。", at=noon)

    assert marks(sato, noon) == {}
    assert marks(tanaka, noon) == {"stalled": [(number, "差し戻されました", "終結する")]}


def test_when_all_is_there_the_coordinator_fixes_it(taken, say, number, tanaka, noon):
    say(taken)

    assert marks(tanaka, noon) == {"due": [(number, "終結を確定できます", "終結を確定する")]}


def test_the_day_to_look_again_rings_and_silence_goes_on_ringing(
    follow_up, number, sato, tanaka, days
):
    assert marks(sato, days(29)) == {}
    assert marks(sato, days(30)) == {"due": [(number, "今日", "様子を答える")]}
    assert marks(tanaka, days(30)) == {}
    for late in (31, 200):
        assert marks(sato, days(late)) == {"stalled": [(number, "返事なし", "様子を答える")]}
        assert marks(tanaka, days(late)) == {"stalled": [(number, "返事なし", "様子を答える")]}

    services.answer_follow_up(actor=sato, follow_up=follow_up, answer="calm", at=days(200))

    assert marks(sato, days(201)) == {}


def test_who_is_only_asked_reads_the_number_and_no_name(propose, yamada, noon):
    propose(to=yamada, ground="consent")

    [row] = queries.desk_rows(yamada, noon)["offered"]
    assert "見本" not in row.title


def test_the_number_of_queries_does_not_grow_with_rows(follow_up, proposed, tanaka, days):
    at = days(40)
    with CaptureQueriesContext(
        connection,
    ) as before:
        queries.desk_rows(tanaka, at)
    for n in range(5):
        closing = Closing.objects.get(pk=follow_up.closing_id)
        closing.pk = None
        closing.id = Closing._meta.pk.default()
        handover = closing.handover
        handover.pk = type(handover)._meta.pk.default()
        handover.save(force_insert=True)
        closing.handover = handover
        closing.save(force_insert=True)
        AfterCare.objects.create(
            created_at=at,
            closing=closing,
            agency=follow_up.agency,
            watcher=follow_up.watcher,
            due_on=date(2026, 12, 1 + n),
        )

    with CaptureQueriesContext(connection) as after:
        rows = queries.desk_rows(tanaka, at)

    assert len(rows["stalled"]) == 6
    assert len(after) == len(before)
    assert Case.objects.count() == 1

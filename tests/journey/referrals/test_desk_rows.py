"""The desk costs the same whatever lies on it."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tasuki.journey.intake import services as intake
from tasuki.journey.referrals import queries, services
from tasuki.trust.access.roles import Role
from tests.journey.referrals.conftest import ANSWER_BY, SAID


def queries_of(read):
    with CaptureQueriesContext(connection) as seen:
        rows = read()
    return len(seen), rows


def many(sato, suzuki, tanaka, agency_of, at, count):
    for n in range(count):
        one = intake.receive(
            actor=sato,
            agency=agency_of(sato),
            subject={"name": f"見本{n}"},
            at=at,
            method="visit",
            main_topic="income",
            topics=["income"],
        )
        services.offer(
            actor=sato, consultation=one, to=agency_of(suzuki), answer_by=ANSWER_BY, at=at, **SAID
        )
        services.ask_together(
            actor=sato,
            baton=one.baton,
            asked=agency_of(tanaka),
            what="訪問",
            by_on=date(2026, 12, 1),
            answer_by=ANSWER_BY,
            agreed="yes",
            ground="consent",
            at=at,
        )


def test_the_number_of_queries_does_not_grow_and_lists_are_bounded(
    sato, suzuki, tanaka, agency_of, noon
):
    few = {}
    for count in (2, 24):
        many(sato, suzuki, tanaka, agency_of, noon, count)
        for actor in (sato, suzuki, tanaka):
            spent, rows = queries_of(lambda actor=actor: queries.desk_rows(actor, noon))
            assert all(len(some) <= 20 for some in rows.values())
            assert few.setdefault(actor.name, spent) == spent


def test_the_long_list_goes_on_by_key(sato, suzuki, tanaka, agency_of, noon):
    many(sato, suzuki, tanaka, agency_of, noon, 5)
    first, last = queries.offered_page(suzuki, noon, limit=3)
    rest, end = queries.offered_page(suzuki, noon, after=last, limit=3)
    assert len(first) == 3
    assert len(rest) == 2
    assert end is None
    assert len({row.record for row in [*first, *rest]}) == 5
    few, _ = queries_of(lambda: queries.offered_page(suzuki, noon, limit=2))
    more, _ = queries_of(lambda: queries.offered_page(suzuki, noon))
    assert few == more


def test_who_works_on_no_matter_has_no_rows(kanri, watanabe, referral, noon):
    assert queries.desk_rows(kanri, noon) == {}
    assert queries.desk_rows(watanabe, noon) == {}


def test_a_matter_that_has_ended_stands_before_the_coordinator_no_more(
    sato, takahashi, consultation, dispute, later
):
    assert queries.desk_rows(takahashi, later)["stalled"]
    intake.finish(actor=sato, consultation=consultation, outcome="information", at=later)
    assert queries.desk_rows(takahashi, later)["stalled"] == []


def test_what_was_held_out_to_somebody_by_name_stands_first_on_their_desk(
    suzuki, hire, referral, later
):
    colleague = hire("mori", ("seikatsu_jiritsu", Role.COUNSELLOR))
    (mine,) = queries.desk_rows(suzuki, later)["offered"]
    (theirs,) = queries.desk_rows(colleague, later)["offered"]
    assert mine.first
    assert not theirs.first

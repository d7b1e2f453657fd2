"""Lists, the desk, 任せきり."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tasuki.journey.cases import policy, queries, services
from tasuki.journey.intake import services as intake
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import matters
from tasuki.town.relay import services as relay_acts
from tasuki.town.relay.models import Baton, Ending


def many(count, sato, receive, ask, accept):
    return [
        accept(ask(sato, receive(sato, subject={"name": f"見本 {n}"})), title=f"見本{n}さん宅")
        for n in range(count)
    ]


def queries_of(act):
    with CaptureQueriesContext(connection) as seen:
        act()
    return len(seen)


def test_the_list_says_who_leads_and_who_coordinates(case, sato, tanaka, later):
    for actor in (sato, tanaka):
        row = queries.case_list(actor, later)[0]
        assert (row.number, row.title) == (case.number, "見本さん宅")
        assert row.lead == "小林市地域包括支援センター"
        assert row.lead_person == "佐藤（見本）"
        assert row.coordinator == "小林市社会福祉協議会"
        assert row.record == f"case:{case.pk}"


def test_a_list_costs_the_same_for_one_and_for_many(sato, tanaka, receive, ask, accept, later):
    many(1, sato, receive, ask, accept)
    one = queries_of(lambda: queries.case_list(sato, later))
    desk = queries_of(lambda: queries.desk_rows(tanaka, later))
    many(6, sato, receive, ask, accept)

    assert queries_of(lambda: queries.case_list(sato, later)) == one <= 4
    assert queries_of(lambda: queries.desk_rows(tanaka, later)) == desk
    assert len(queries.case_list(sato, later)) == 7


def test_pages_follow_each_other_without_gap_or_double(sato, receive, ask, accept, later):
    made = many(5, sato, receive, ask, accept)

    first = queries.case_list(sato, later, limit=3)
    key = (first[-1].sort_key, first[-1].baton_id)
    second = queries.case_list(sato, later, key, limit=3)

    assert {row.id for row in first + second} == {case.pk for case in made}
    assert len(first + second) == 5


def test_both_batons_are_described_as_the_case(case, tanaka, later):
    pairs = [(case.lead_id, "case"), (case.coordination_id, "coordination")]

    cards = matters.describe(pairs, tanaka, later)

    assert {card.record for card in cards.values()} == {f"case:{case.pk}"}


def test_a_closed_case_leaves_the_list_for_the_closed_ones(case, sato, tanaka, later):
    for baton in (case.lead, case.coordination):
        relay_acts.close(actor=tanaka, baton=baton, how=Ending.CLOSED, at=later)

    assert queries.case_list(sato, later) == []
    assert queries.case_list(sato, later, closed=True)[0].mark == "終結"


def test_a_case_is_found_by_its_number_where_it_may_be_seen(case, sato, yamada, later):
    assert queries.by_number(sato, " c-r8-001 ", later) == case
    assert queries.by_number(yamada, "C-R8-001", later) is None


@pytest.fixture
def recorded(case, noon):
    def record(actor, at):
        intake.record_progress(
            actor=actor, baton=case.lead, method="phone", content="電話した", at=at
        )

    return record


def test_a_case_in_which_only_the_office_works_is_left_alone(case, sato, tanaka, recorded, days):
    recorded(tanaka, days(20))

    assert not queries.is_left_alone(case, days(29))
    assert queries.is_left_alone(case, days(31))
    for actor in (sato, tanaka):
        row = queries.desk_rows(actor, days(31))["stalled"][-1]
        assert (row.record, row.mark) == (f"case:{case.pk}", "任せきり")
        assert queries.case_list(actor, days(31))[0].mark == "任せきり"


def test_whatever_another_agency_does_ends_the_silence(case, sato, recorded, days):
    recorded(sato, days(20))

    assert not queries.is_left_alone(case, days(31))
    assert queries.is_left_alone(case, days(51))


def test_what_an_office_does_that_is_both_lead_and_coordinator_is_done(
    case, sato, tanaka, agency_of, recorded, days
):
    handover = relay_acts.offer(
        actor=sato,
        baton=case.lead,
        to=agency_of(tanaka),
        reason="家計",
        ground="consent",
        preview={},
        answer_by=date(2026, 12, 31),
        at=days(1),
    )
    relay_acts.take(actor=tanaka, handover=handover, look_again_on=date(2027, 1, 5), at=days(2))
    recorded(tanaka, days(20))

    assert not queries.is_left_alone(case, days(40))
    assert queries.is_left_alone(case, days(51))


def test_a_case_that_has_just_changed_hands_is_not_left_alone(case, sato, suzuki, agency_of, days):
    handover = relay_acts.offer(
        actor=sato,
        baton=case.lead,
        to=agency_of(suzuki),
        reason="家計",
        ground="consent",
        preview={},
        answer_by=date(2026, 12, 31),
        at=days(1),
    )
    relay_acts.take(actor=suzuki, handover=handover, look_again_on=date(2027, 1, 5), at=days(25))

    assert not queries.is_left_alone(case, days(40))


def test_a_closed_case_is_nobodys_neglect(case, tanaka, days):
    for baton in (case.lead, case.coordination):
        relay_acts.close(actor=tanaka, baton=baton, how=Ending.CLOSED, at=days(1))

    assert not queries.stalled_with_office(days(60)).exists()


def test_the_desk_says_as_what_a_case_is_held(case, sato, tanaka, later):
    assert [row.note for row in queries.desk_rows(sato, later)["held"]] == ["主担当"]
    assert [row.note for row in queries.desk_rows(tanaka, later)["held"]] == ["調整役"]


def test_the_date_to_look_again_is_due_on_its_day_and_stalls_after_it(case, sato, days):
    Baton.objects.filter(pk=case.lead_id).update(look_again_on=date(2026, 11, 25))

    assert len(queries.desk_rows(sato, days(5))["due"]) == 1
    assert len(queries.desk_rows(sato, days(6))["stalled"]) == 1


def test_an_uninvolved_desk_shows_nothing(case, question, yamada, watanabe, kanri, days):
    for stranger in (yamada, watanabe, kanri):
        rows = queries.desk_rows(stranger, days(31))
        assert [row for listed in rows.values() for row in listed] == []


def test_seeing_is_asked_the_same_three_ways(case, question, cast, later):
    agencies = set(policy.who_can_see(case, later))
    for actor in cast.values():
        listed = queries.cases_for(actor, later).filter(pk=case.pk).exists()
        assert bool(policy.can_see(actor, case, later)) == listed
        assert any(one.pk in actor.agency_ids for one in agencies) == listed


def test_what_one_said_no_to_outweighs_a_yes(case, sato, tanaka, receive, ask, later):
    subject = case.origin.consultation.subject
    again = receive(
        sato,
        subject={"name": "見本 花子"},
        existing=subject.pk,
        share_consent="no",
        no_consent_reason="refuses",
    )
    Agency.objects.filter(pk=again.counter_id).update(regime="private")
    again.baton.holder.refresh_from_db()
    request = ask(sato, again, ground="law27_1_2", ground_note="命に関わり同意が困難")
    services.join_case(actor=tanaka, request=request, case=case, at=later)

    assert queries.consents_of(case) == {subject.pk: "no"}


def test_what_rings_is_counted_until_it_is_answered(asked, tanaka, sato, later):
    assert queries.ringing(tanaka, later) == 1
    assert queries.ringing(sato, later) == 0

    services.return_request(actor=tanaka, request=asked, reason="まず家計相談へ", at=later)

    assert queries.ringing(tanaka, later) == 0


def test_a_question_rings_at_the_asked(question, suzuki, noon):
    assert queries.ringing(suzuki, noon) == 1

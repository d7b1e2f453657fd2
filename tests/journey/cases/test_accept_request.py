from datetime import date

import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.cases import queries
from tasuki.journey.cases.models import Case
from tasuki.journey.intake import services as intake
from tasuki.residents.people import queries as people
from tasuki.residents.people import services as registry
from tasuki.residents.people.services import Member
from tasuki.town.organizations.models import Staff
from tasuki.town.relay import queries as relay
from tasuki.town.relay import services as relay_acts
from tasuki.town.relay.models import Baton, Kind, Section


def test_the_lead_stays_the_counter_and_only_the_coordination_moves(
    case, sato, tanaka, consultation, agency_of
):
    assert case.lead.holder == agency_of(sato)
    assert case.lead.person_id == sato.staff_id
    assert case.lead.look_again_on == consultation.baton.look_again_on
    assert case.coordination.holder == agency_of(tanaka)
    assert case.coordination.kind == Kind.COORDINATION
    assert case.coordination.look_again_on == date(2026, 12, 4)


def test_the_consultation_ends_in_the_case_and_its_way_stays(case, consultation):
    before = Baton.objects.get(pk=consultation.baton_id)

    assert before.closed_how == "merged"
    assert before.successor_id == case.lead_id
    assert before.pk in queries.batons_of(case)
    assert [step.baton_id for step in relay.way(case.lead)] == [before.pk, case.lead_id]


def test_an_open_case_has_two_open_batons_with_a_date_each(case, later):
    told = relay.health(later)

    assert (told["open"], told["orphan_batons"]) == (2, 0)
    assert (told["without_holder"], told["without_date"]) == (0, 0)


def test_the_case_is_for_the_household(sato, consultation, ask, accept, noon, later):
    mother = registry.register_person(
        actor=sato, baton=consultation.baton, part="member", name="見本 ウメ", at=noon
    )
    registry.make_household(
        actor=sato,
        label="見本さん宅",
        members=[Member(consultation.subject), Member(mother, tie="母")],
        at=noon,
    )

    case = accept(ask(sato, consultation))

    standing = {one.person_id: one.part for one in people.persons_of([case.lead_id])[case.lead_id]}
    assert standing == {consultation.subject_id: "subject", mother.pk: "member"}
    assert case.household.memberships.count() == 2


def test_somebody_without_a_household_gets_one_by_the_name_of_the_case(case, consultation):
    assert case.household.label == "見本さん宅"
    assert [one.person for one in case.household.memberships.all()] == [consultation.subject]


def test_the_numbers_of_a_fiscal_year_count_up(sato, case, receive, ask, accept):
    other = receive(sato, subject={"name": "別 太郎"})

    second = accept(ask(sato, other), title="別さん宅")

    assert (case.number, second.number) == ("C-R8-001", "C-R8-002")


def test_agencies_named_at_the_start_see_what_is_done_together_and_no_reception(
    asked, accept, suzuki, agency_of, later
):
    case = accept(asked, agencies=[agency_of(suzuki), agency_of(suzuki)])

    sections = queries.sections_for(suzuki, case, later)
    assert Section.RECORDS in sections
    assert Section.ASSESSMENT in sections
    assert Section.INTAKE not in sections
    assert [one.agency for one in queries.around_of(case)] == [agency_of(suzuki)]


def test_the_receiver_reads_all_that_led_to_the_case(case, tanaka, consultation, later):
    assert relay.may_see(tanaka, consultation.baton_id, Section.RECORDS, later)
    assert queries.sections_for(tanaka, case, later) == Section.ALL


def test_a_worker_of_the_office_can_be_named(asked, accept, tanaka):
    case = accept(asked, person=Staff.objects.get(pk=tanaka.staff_id))

    assert case.coordination.person_id == tanaka.staff_id


def test_nobody_of_another_agency_is_named(asked, accept, sato):
    with pytest.raises(NotAllowed) as refusal:
        accept(asked, person=Staff.objects.get(pk=sato.staff_id))

    assert refusal.value.code == "cases.person_elsewhere"


def test_only_the_agency_that_was_asked_accepts(asked, accept, takahashi, yamada):
    for stranger in (takahashi, yamada):
        with pytest.raises(NotAllowed):
            accept(asked, actor=stranger)

    assert Case.objects.count() == 0


def test_nothing_opens_from_the_day_after_the_date_on(asked, accept, days):
    with pytest.raises(NotAllowed) as refusal:
        accept(asked, at=days(8))

    assert refusal.value.code == "cases.request_lapsed"
    assert Case.objects.count() == 0


def test_the_last_day_counts(asked, accept, days):
    assert accept(asked, at=days(7)).is_open


def test_a_date_that_has_passed_becomes_today(asked, accept, consultation, days):
    Baton.objects.filter(pk=consultation.baton_id).update(look_again_on=date(2026, 11, 21))

    assert accept(asked, at=days(5)).lead.look_again_on == date(2026, 11, 25)


def test_nobody_accepts_twice(asked, accept, case):
    with pytest.raises(NotAllowed) as refusal:
        accept(asked)

    assert refusal.value.code == "cases.request_accepted"
    assert Case.objects.count() == 1


def test_a_household_has_one_open_case(sato, suzuki, receive, ask, accept, home, case):
    registry.add_member(
        actor=sato,
        household=case.household,
        member=Member(second_of(sato, case)),
        at=case.opened_at,
    )
    other = receive(suzuki, subject={"name": "見本 次郎"})
    other.household = case.household
    other.save(update_fields=["household"])

    with pytest.raises(NotAllowed) as refusal:
        accept(ask(suzuki, other))

    assert refusal.value.code == "cases.household_has_case"


def second_of(actor, case):
    return registry.register_person(
        actor=actor, baton=case.lead, part="member", name="見本 ウメ", at=case.opened_at
    )


def test_a_consultation_that_has_ended_meanwhile_opens_nothing(
    asked, accept, sato, consultation, noon
):
    intake.finish(actor=sato, consultation=consultation, outcome="information", at=noon)

    with pytest.raises(NotAllowed) as refusal:
        accept(asked)

    assert refusal.value.code == "cases.consultation_ended"


def test_a_worry_that_is_being_handed_on_waits_for_that_answer(
    asked, accept, sato, consultation, suzuki, agency_of, noon, days
):
    relay_acts.offer(
        actor=sato,
        baton=consultation.baton,
        to=agency_of(suzuki),
        reason="家計",
        ground="consent",
        preview={},
        answer_by=date(2026, 11, 22),
        at=noon,
    )

    with pytest.raises(NotAllowed) as refusal:
        accept(asked)

    assert refusal.value.code == "cases.offer_stands"
    assert accept(asked, at=days(4)).is_open


def test_whoever_took_the_worry_meanwhile_is_the_lead(
    sato, consultation, asked, accept, suzuki, agency_of, noon, later
):
    handover = relay_acts.offer(
        actor=sato,
        baton=consultation.baton,
        to=agency_of(suzuki),
        reason="家計",
        ground="consent",
        preview={},
        answer_by=date(2026, 11, 27),
        at=noon,
    )
    relay_acts.take(actor=suzuki, handover=handover, look_again_on=date(2026, 12, 1), at=later)

    assert accept(asked).lead.holder == agency_of(suzuki)


def test_an_office_that_took_the_worry_itself_does_not_coordinate_it_too(
    sato, consultation, asked, accept, tanaka, agency_of, noon, later
):
    handover = relay_acts.offer(
        actor=sato,
        baton=consultation.baton,
        to=agency_of(tanaka),
        reason="訪問",
        ground="consent",
        preview={},
        answer_by=date(2026, 11, 27),
        at=noon,
    )
    relay_acts.take(actor=tanaka, handover=handover, look_again_on=date(2026, 12, 1), at=later)

    with pytest.raises(NotAllowed) as refusal:
        accept(asked)

    assert refusal.value.code == "cases.lead_is_coordination"


def test_a_case_needs_a_name_for_the_household(asked, accept):
    with pytest.raises(NotAllowed) as refusal:
        accept(asked, title="　")

    assert refusal.value.code == "cases.no_title"


def test_an_uninvolved_worker_finds_no_trace(case, asked, yamada, later):
    assert not queries.cases_for(yamada, later).exists()
    assert queries.case_list(yamada, later) == []
    assert not queries.requests_for(yamada, later).exists()


def test_a_database_row_cannot_carry_one_baton_twice(case):
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(coordination=case.lead_id)

from datetime import date

import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.cases import queries, services
from tasuki.town.relay import queries as relay
from tasuki.town.relay import services as relay_acts
from tasuki.town.relay.models import Ending, Section


@pytest.fixture
def closed(asked, accept, suzuki, tanaka, agency_of, later):
    """A case that was closed, with 鈴木's agency around it."""
    case = accept(asked, agencies=[agency_of(suzuki)])
    for baton in (case.lead, case.coordination):
        relay_acts.close(actor=tanaka, baton=baton, how=Ending.CLOSED, at=later)
    return case


@pytest.fixture
def reopen(closed, sato, tanaka, agency_of, days):
    def reopened(actor, **facts):
        facts.setdefault("lead_holder", agency_of(sato))
        facts.setdefault("coordination_holder", agency_of(tanaka))
        facts.setdefault("look_again_on", date(2027, 3, 1))
        return services.reopen_case(actor=actor, case=closed, at=days(60), **facts)

    return reopened


def test_two_new_batons_are_carried_and_the_old_ones_stay_closed(
    reopen, closed, sato, agency_of, days
):
    old = [closed.lead_id, closed.coordination_id]

    case = reopen(sato)

    told = relay.health(days(60))
    assert (told["open"], told["orphan_batons"]) == (2, 0)
    assert case.lead.holder == agency_of(sato)
    assert set(old) <= set(queries.batons_of(case))
    assert set(queries.by_batons(old).values()) == {case}


def test_who_stood_around_stands_around_again(reopen, tanaka, suzuki, days):
    case = reopen(tanaka)

    assert Section.RECORDS in queries.sections_for(suzuki, case, days(60))
    assert queries.sections_for(tanaka, case, days(60)) == Section.ALL


def test_who_carried_it_before_reads_nothing_of_what_is_written_from_now_on(
    asked, accept, sato, tanaka, suzuki, agency_of, later, days
):
    case = accept(asked)
    handover = relay_acts.offer(
        actor=sato,
        baton=case.lead,
        to=agency_of(suzuki),
        reason="続ける",
        ground="consent",
        preview={},
        answer_by=date(2026, 12, 31),
        at=later,
    )
    relay_acts.take(
        actor=suzuki,
        handover=handover,
        look_again_on=date(2027, 1, 5),
        at=later,
        sender_keeps=Section.CARD | Section.INTAKE | Section.RECORDS | Section.PLAN,
    )
    for baton in (case.lead, case.coordination):
        baton.refresh_from_db()
        relay_acts.close(actor=tanaka, baton=baton, how=Ending.CLOSED, at=days(40))
    case.refresh_from_db()
    assert Section.RECORDS in queries.sections_for(sato, case, days(41))

    case = services.reopen_case(
        actor=suzuki,
        case=case,
        lead_holder=agency_of(suzuki),
        coordination_holder=agency_of(tanaka),
        look_again_on=date(2027, 3, 1),
        at=days(60),
    )

    assert queries.sections_for(sato, case, days(60)) == Section.CARD | Section.INTAKE


def test_the_list_shows_it_among_the_open_ones_once(reopen, sato, days):
    reopen(sato)

    assert len(queries.case_list(sato, days(60))) == 1
    assert queries.case_list(sato, days(60), closed=True) == []


def test_an_open_case_is_not_reopened(case, tanaka, sato, agency_of, later):
    with pytest.raises(NotAllowed) as refusal:
        services.reopen_case(
            actor=tanaka,
            case=case,
            lead_holder=agency_of(sato),
            coordination_holder=agency_of(tanaka),
            look_again_on=date(2027, 3, 1),
            at=later,
        )

    assert refusal.value.code == "cases.case_open"


def test_lead_and_coordination_stay_apart(reopen, tanaka, agency_of):
    with pytest.raises(NotAllowed) as refusal:
        reopen(tanaka, lead_holder=agency_of(tanaka))

    assert refusal.value.code == "cases.lead_is_coordination"


def test_a_stranger_reopens_nothing(reopen, yamada):
    with pytest.raises(NotAllowed):
        reopen(yamada)

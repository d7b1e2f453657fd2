import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.cases import queries, services
from tasuki.town.relay import queries as relay
from tasuki.town.relay import services as relay_acts
from tasuki.town.relay.models import Baton, Ending, Section


@pytest.fixture
def second(case, suzuki, receive, ask):
    """鈴木's counter asks about the son of the same household."""
    son = receive(suzuki, subject={"name": "見本 太郎"})
    son.household = case.household
    son.save(update_fields=["household"])
    return ask(suzuki, son)


def test_the_worry_flows_in_and_the_lead_stays_who_it_was(
    second, case, sato, suzuki, tanaka, agency_of, later
):
    services.join_case(actor=tanaka, request=second, case=case, at=later)

    case.refresh_from_db()
    ended = Baton.objects.get(pk=second.consultation.baton_id)
    assert case.lead.holder == agency_of(sato)
    assert (ended.closed_how, ended.successor_id) == (Ending.MERGED, case.lead_id)
    assert [one.agency for one in queries.around_of(case)] == [agency_of(suzuki)]
    assert Section.RECORDS in queries.sections_for(suzuki, case, later)
    assert relay.health(later)["open"] == 2


def test_the_case_is_about_both_and_the_way_shows_both(second, case, tanaka, later):
    services.join_case(actor=tanaka, request=second, case=case, at=later)

    assert set(queries.consents_of(case)) == {
        case.origin.consultation.subject_id,
        second.consultation.subject_id,
    }
    assert second.consultation.baton_id in queries.batons_of(case)


def test_the_same_counter_is_the_lead_and_nothing_else(case, sato, tanaka, receive, ask, later):
    again = receive(sato, subject={"name": "見本 次郎"})
    again.household = case.household
    again.save(update_fields=["household"])

    services.join_case(actor=tanaka, request=ask(sato, again), case=case, at=later)

    assert queries.around_of(case) == []


def test_it_is_offered_to_join(second, case, tanaka, later):
    assert queries.joinable(tanaka, second.consultation, later) == [case]


def test_another_household_does_not_join(case, suzuki, tanaka, receive, ask, home, later):
    other = receive(suzuki, subject={"name": "別 太郎"})
    other.household = home(suzuki, other, "別さん宅")
    other.save(update_fields=["household"])
    request = ask(suzuki, other)

    assert queries.joinable(tanaka, other, later) == []
    with pytest.raises(NotAllowed) as refusal:
        services.join_case(actor=tanaka, request=request, case=case, tie="子", at=later)
    assert refusal.value.code == "cases.other_household"


def test_somebody_nobody_had_placed_belongs_by_being_said_to(
    case, suzuki, tanaka, receive, ask, later
):
    request = ask(suzuki, receive(suzuki, subject={"name": "見本 太郎"}))

    with pytest.raises(NotAllowed):
        services.join_case(actor=tanaka, request=request, case=case, at=later)
    services.join_case(actor=tanaka, request=request, case=case, tie="子", at=later)

    ties = dict(case.household.memberships.values_list("person_id", "tie"))
    assert ties[request.consultation.subject_id] == "子"


def test_a_member_on_record_joins_without_more_words(
    case, sato, suzuki, tanaka, receive, ask, later
):
    subject = case.origin.consultation.subject
    relay_acts.share(
        actor=sato,
        baton=case.lead,
        agency=receive(suzuki).counter,
        source="test",
        sections=Section.RECORDS,
        ground="consent",
        at=later,
    )
    again = receive(suzuki, subject={"name": "見本 花子"}, existing=subject.pk, at=later)

    joined = services.join_case(
        actor=tanaka, request=ask(suzuki, again, at=later), case=case, at=later
    )

    assert joined == case
    assert case.household.memberships.count() == 1


def test_a_closed_case_takes_nobody_in(second, case, tanaka, later):
    for baton in (case.lead, case.coordination):
        relay_acts.close(actor=tanaka, baton=baton, how=Ending.CLOSED, at=later)

    with pytest.raises(NotAllowed) as refusal:
        services.join_case(actor=tanaka, request=second, case=case, at=later)

    assert refusal.value.code == "cases.case_closed"


def test_only_who_coordinates_or_leads_the_case_takes_it_in(second, case, yamada, later):
    with pytest.raises(NotAllowed):
        services.join_case(actor=yamada, request=second, case=case, at=later)

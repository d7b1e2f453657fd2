import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.cases import services
from tasuki.residents.people import queries as people
from tasuki.town.relay import services as relay_acts
from tasuki.town.relay.models import Ending


def standing(case):
    return {
        people.display_name(one.person): one.part
        for one in people.persons_of([case.lead_id])[case.lead_id]
    }


def test_somebody_new_stands_in_the_case_and_in_the_household(case, tanaka, later):
    services.add_member(
        actor=tanaka, case=case, name="見本 ウメ", tie="母", living_together="yes", at=later
    )

    assert standing(case) == {"見本 花子": "subject", "見本 ウメ": "member"}
    assert case.household.memberships.filter(tie="母", living_together="yes").count() == 1


def test_somebody_on_record_is_not_written_down_twice(case, sato, receive, later):
    known = receive(sato, subject={"name": "見本 太郎"}).subject

    person = services.add_member(actor=sato, case=case, person=known, tie="子", at=later)

    assert person == known
    assert standing(case)["見本 太郎"] == "member"


def test_a_member_is_added_once(case, sato, later):
    subject = case.origin.consultation.subject

    with pytest.raises(WrongState) as refusal:
        services.add_member(actor=sato, case=case, person=subject, at=later)

    assert refusal.value.code == "people.already_member"


def test_a_stranger_adds_nobody(case, yamada, later):
    with pytest.raises(NotAllowed):
        services.add_member(actor=yamada, case=case, name="見本 ウメ", at=later)


def test_nobody_is_added_to_a_closed_case(case, tanaka, later):
    case.lead = relay_acts.close(actor=tanaka, baton=case.lead, how=Ending.CLOSED, at=later)

    with pytest.raises(NotAllowed) as refusal:
        services.add_member(actor=tanaka, case=case, name="見本 ウメ", at=later)

    assert refusal.value.code == "cases.case_closed"

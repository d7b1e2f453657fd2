import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.residents.people import queries, services
from tasuki.residents.people.services import Member


@pytest.fixture
def household(holder, register, at):
    member = Member(register(holder, "母"))
    return services.make_household(actor=holder, label="見本さん宅", members=[member], at=at)


def test_somebody_more_belongs_to_the_household(holder, household, register, at):
    son = register(holder, "子")

    services.add_member(actor=holder, household=household, member=Member(son, tie="長男"), at=at)

    assert [one.person.name for one in queries.members_of(holder, household, at)] == ["母", "子"]


def test_nobody_belongs_to_it_twice(holder, household, at):
    mother = household.memberships.get().person

    with pytest.raises(WrongState) as refusal:
        services.add_member(actor=holder, household=household, member=Member(mother), at=at)

    assert refusal.value.code == "people.already_member"


def test_a_stranger_adds_nobody(stranger, household, register, at):
    with pytest.raises(NotAllowed) as refusal:
        services.add_member(
            actor=stranger, household=household, member=Member(register(stranger, "他人")), at=at
        )

    assert refusal.value.code == "people.household_not_yours"


def test_who_sees_one_member_sees_only_that_one(holder, helper, household, register, opened, at):
    son_matter = opened(helper, by=holder)
    son = register(holder, "子", baton=son_matter)
    services.add_member(actor=holder, household=household, member=Member(son), at=at)

    seen = queries.household_for(helper, household.pk, at)

    assert [one.person.name for one in queries.members_of(helper, seen, at)] == ["子"]

import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.residents.people import queries, services
from tasuki.residents.people.services import Member


@pytest.fixture
def household(sato, register, noon):
    member = Member(register(sato, "母"))
    return services.make_household(actor=sato, label="見本さん宅", members=[member], at=noon)


def test_somebody_more_belongs_to_the_household(sato, household, register, noon):
    son = register(sato, "子")

    services.add_member(actor=sato, household=household, member=Member(son, tie="長男"), at=noon)

    assert [one.person.name for one in queries.members_of(sato, household, noon)] == ["母", "子"]


def test_nobody_belongs_to_it_twice(sato, household, noon):
    mother = household.memberships.get().person

    with pytest.raises(WrongState) as refusal:
        services.add_member(actor=sato, household=household, member=Member(mother), at=noon)

    assert refusal.value.code == "people.already_member"


def test_a_stranger_adds_nobody(yamada, household, register, noon):
    with pytest.raises(NotAllowed) as refusal:
        services.add_member(
            actor=yamada, household=household, member=Member(register(yamada, "他人")), at=noon
        )

    assert refusal.value.code == "people.household_not_yours"


def test_who_sees_one_member_sees_only_that_one(sato, suzuki, household, register, opened, noon):
    son_matter = opened(suzuki, by=sato)
    son = register(sato, "子", baton=son_matter)
    services.add_member(actor=sato, household=household, member=Member(son), at=noon)

    seen = queries.household_for(suzuki, household.pk, noon)

    assert [one.person.name for one in queries.members_of(suzuki, seen, noon)] == ["子"]

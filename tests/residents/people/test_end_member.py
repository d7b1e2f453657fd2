from datetime import date

import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.residents.people import queries, services
from tasuki.residents.people.services import Member


@pytest.fixture
def membership(sato, register, noon):
    mother, son = register(sato, "母"), register(sato, "子")
    household = services.make_household(
        actor=sato,
        label="見本さん宅",
        members=[Member(mother), Member(son, since=date(2020, 4, 1))],
        at=noon,
    )
    return household.memberships.get(person=son)


def test_who_left_may_come_back(sato, membership, noon):
    household = membership.household

    services.end_member(actor=sato, membership=membership, until=date(2026, 11, 1), at=noon)
    assert len(queries.members_of(sato, household, noon)) == 1
    services.add_member(actor=sato, household=household, member=Member(membership.person), at=noon)

    assert len(queries.members_of(sato, household, noon)) == 2
    assert household.memberships.count() == 3


def test_nobody_leaves_twice(sato, membership, noon):
    services.end_member(actor=sato, membership=membership, until=date(2026, 11, 1), at=noon)

    with pytest.raises(WrongState) as refusal:
        services.end_member(actor=sato, membership=membership, until=date(2026, 11, 2), at=noon)

    assert refusal.value.code == "people.member_already_ended"


def test_nobody_leaves_before_they_came(sato, membership, noon):
    with pytest.raises(NotAllowed) as refusal:
        services.end_member(actor=sato, membership=membership, until=date(2020, 3, 31), at=noon)

    assert refusal.value.code == "people.member_ends_before_start"


def test_a_stranger_ends_nothing(yamada, membership, noon):
    with pytest.raises(NotAllowed):
        services.end_member(actor=yamada, membership=membership, until=date(2026, 11, 1), at=noon)

    membership.refresh_from_db()
    assert membership.until is None

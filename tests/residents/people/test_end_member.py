from datetime import date

import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.residents.people import queries, services
from tasuki.residents.people.services import Member


@pytest.fixture
def membership(holder, register, at):
    mother, son = register(holder, "母"), register(holder, "子")
    household = services.make_household(
        actor=holder,
        label="見本さん宅",
        members=[Member(mother), Member(son, since=date(2020, 4, 1))],
        at=at,
    )
    return household.memberships.get(person=son)


def test_who_left_may_come_back(holder, membership, at):
    household = membership.household

    services.end_member(actor=holder, membership=membership, until=date(2026, 11, 1), at=at)
    assert len(queries.members_of(holder, household, at)) == 1
    services.add_member(actor=holder, household=household, member=Member(membership.person), at=at)

    assert len(queries.members_of(holder, household, at)) == 2
    assert household.memberships.count() == 3


def test_nobody_leaves_twice(holder, membership, at):
    services.end_member(actor=holder, membership=membership, until=date(2026, 11, 1), at=at)

    with pytest.raises(WrongState) as refusal:
        services.end_member(actor=holder, membership=membership, until=date(2026, 11, 2), at=at)

    assert refusal.value.code == "people.member_already_ended"


def test_nobody_leaves_before_they_came(holder, membership, at):
    with pytest.raises(NotAllowed) as refusal:
        services.end_member(actor=holder, membership=membership, until=date(2020, 3, 31), at=at)

    assert refusal.value.code == "people.member_ends_before_start"


def test_a_stranger_ends_nothing(stranger, membership, at):
    with pytest.raises(NotAllowed):
        services.end_member(actor=stranger, membership=membership, until=date(2026, 11, 1), at=at)

    membership.refresh_from_db()
    assert membership.until is None

import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.residents.people import services
from tasuki.residents.people.models import Concern


def test_somebody_on_record_stands_in_a_second_matter(holder, register, begin, at):
    person = register(holder, "佐藤")
    second = begin(holder)

    services.concern_person(actor=holder, baton=second, person=person, part="member", at=at)

    assert Concern.objects.get(baton=second).part == "member"


def test_nobody_stands_in_a_matter_twice(holder, register, baton, at):
    person = register(holder, "佐藤", baton=baton)

    with pytest.raises(WrongState) as refusal:
        services.concern_person(actor=holder, baton=baton, person=person, part="visitor", at=at)

    assert refusal.value.code == "people.already_concerned"


def test_a_guessed_id_opens_nobody(holder, stranger, register, begin, at):
    person = register(holder, "佐藤")

    with pytest.raises(NotAllowed):
        services.concern_person(
            actor=stranger, baton=begin(stranger), person=person, part="subject", at=at
        )

    assert Concern.objects.count() == 1

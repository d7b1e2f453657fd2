import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.residents.people import services
from tasuki.residents.people.models import Concern


def test_somebody_on_record_stands_in_a_second_matter(sato, register, begin, noon):
    person = register(sato, "佐藤")
    second = begin(sato)

    services.concern_person(actor=sato, baton=second, person=person, part="member", at=noon)

    assert Concern.objects.get(baton=second).part == "member"


def test_nobody_stands_in_a_matter_twice(sato, register, baton, noon):
    person = register(sato, "佐藤", baton=baton)

    with pytest.raises(WrongState) as refusal:
        services.concern_person(actor=sato, baton=baton, person=person, part="visitor", at=noon)

    assert refusal.value.code == "people.already_concerned"


def test_a_guessed_id_opens_nobody(sato, yamada, register, begin, noon):
    person = register(sato, "佐藤")

    with pytest.raises(NotAllowed):
        services.concern_person(
            actor=yamada, baton=begin(yamada), person=person, part="subject", at=noon
        )

    assert Concern.objects.count() == 1

import pytest

from tasuki.ground.errors import NotAllowed, RuleBroken, WrongState
from tasuki.residents.people import services
from tasuki.residents.people.models import Tie


def test_two_people_are_something_to_each_other(sato, register, noon):
    mother, son = register(sato, "母"), register(sato, "子")

    services.tie_persons(actor=sato, person=son, other=mother, kind="carer", at=noon)
    services.tie_persons(actor=sato, person=son, other=mother, kind="child", at=noon)

    assert set(Tie.objects.values_list("person", "kind")) == {(son.pk, "carer"), (son.pk, "child")}


def test_the_same_tie_is_not_noted_twice(sato, register, noon):
    mother, son = register(sato, "母"), register(sato, "子")
    services.tie_persons(actor=sato, person=son, other=mother, kind="child", at=noon)

    with pytest.raises(WrongState):
        services.tie_persons(actor=sato, person=son, other=mother, kind="child", at=noon)


def test_nobody_is_tied_to_themselves(sato, register, noon):
    person = register(sato, "母")

    with pytest.raises(RuleBroken) as refusal:
        services.tie_persons(actor=sato, person=person, other=person, kind="child", at=noon)

    assert refusal.value.code == "people.tie_to_self"


def test_nobody_is_tied_to_a_person_one_does_not_see(sato, yamada, register, noon):
    mine, theirs = register(sato, "母"), register(yamada, "子")

    with pytest.raises(NotAllowed):
        services.tie_persons(actor=sato, person=mine, other=theirs, kind="parent", at=noon)

import pytest

from tasuki.ground.errors import NotAllowed, RuleBroken, WrongState
from tasuki.residents.people import services
from tasuki.residents.people.models import Tie


def test_two_people_are_something_to_each_other(holder, register, at):
    mother, son = register(holder, "母"), register(holder, "子")

    services.tie_persons(actor=holder, person=son, other=mother, kind="carer", at=at)
    services.tie_persons(actor=holder, person=son, other=mother, kind="child", at=at)

    assert set(Tie.objects.values_list("person", "kind")) == {(son.pk, "carer"), (son.pk, "child")}


def test_the_same_tie_is_not_noted_twice(holder, register, at):
    mother, son = register(holder, "母"), register(holder, "子")
    services.tie_persons(actor=holder, person=son, other=mother, kind="child", at=at)

    with pytest.raises(WrongState):
        services.tie_persons(actor=holder, person=son, other=mother, kind="child", at=at)


def test_nobody_is_tied_to_themselves(holder, register, at):
    person = register(holder, "母")

    with pytest.raises(RuleBroken) as refusal:
        services.tie_persons(actor=holder, person=person, other=person, kind="child", at=at)

    assert refusal.value.code == "people.tie_to_self"


def test_nobody_is_tied_to_a_person_one_does_not_see(holder, stranger, register, at):
    mine, theirs = register(holder, "母"), register(stranger, "子")

    with pytest.raises(NotAllowed):
        services.tie_persons(actor=holder, person=mine, other=theirs, kind="parent", at=at)

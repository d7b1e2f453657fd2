import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.residents.people import services
from tasuki.residents.people.models import Household
from tasuki.residents.people.services import Member
from tasuki.trust.audit.models import Entry


def test_people_are_looked_at_together(holder, register, at):
    mother, son = register(holder, "母"), register(holder, "子")

    household = services.make_household(
        actor=holder,
        label="見本さん宅",
        members=[Member(mother, tie="本人", living_together="yes"), Member(son, tie="長男")],
        at=at,
    )

    ties = household.memberships.values_list("person_id", "tie", "living_together")
    assert set(ties) == {(mother.pk, "本人", "yes"), (son.pk, "長男", "unknown")}
    assert Entry.objects.get(action="people.household_made").words.content["label"] == "見本さん宅"


@pytest.mark.parametrize(
    ("label", "times", "code"),
    [
        ("", 1, "people.household_label_missing"),
        ("見本さん宅", 0, "people.household_empty"),
        ("見本さん宅", 2, "people.already_member"),
        ("宅" * 61, 1, "people.too_long"),
    ],
)
def test_a_household_has_a_label_and_each_member_once(holder, register, at, label, times, code):
    person = register(holder, "母")

    with pytest.raises(NotAllowed) as refusal:
        services.make_household(actor=holder, label=label, members=[Member(person)] * times, at=at)

    assert refusal.value.code == code
    assert not Household.objects.exists()


def test_nobody_is_put_together_with_people_one_does_not_see(holder, stranger, register, at):
    mine, theirs = register(holder, "母"), register(stranger, "子")

    with pytest.raises(NotAllowed) as refusal:
        services.make_household(
            actor=holder, label="見本さん宅", members=[Member(mine), Member(theirs)], at=at
        )

    assert refusal.value.code == "people.not_yours"

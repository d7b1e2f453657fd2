import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.residents.people import services
from tasuki.residents.people.models import Household
from tasuki.residents.people.services import Member
from tasuki.trust.audit.models import Entry


def test_people_are_looked_at_together(sato, register, noon):
    mother, son = register(sato, "母"), register(sato, "子")

    household = services.make_household(
        actor=sato,
        label="見本さん宅",
        members=[Member(mother, tie="本人", living_together="yes"), Member(son, tie="長男")],
        at=noon,
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
def test_a_household_has_a_label_and_each_member_once(sato, register, noon, label, times, code):
    person = register(sato, "母")

    with pytest.raises(NotAllowed) as refusal:
        services.make_household(actor=sato, label=label, members=[Member(person)] * times, at=noon)

    assert refusal.value.code == code
    assert not Household.objects.exists()


def test_nobody_is_put_together_with_people_one_does_not_see(sato, yamada, register, noon):
    mine, theirs = register(sato, "母"), register(yamada, "子")

    with pytest.raises(NotAllowed) as refusal:
        services.make_household(
            actor=sato, label="見本さん宅", members=[Member(mine), Member(theirs)], at=noon
        )

    assert refusal.value.code == "people.not_yours"

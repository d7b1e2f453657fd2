from datetime import date

import pytest

from tasuki.ground.errors import NotAllowed, RuleBroken, Stale
from tasuki.residents.people import queries, services
from tasuki.residents.people.models import Correction, Person
from tasuki.trust.audit.models import Entry


def test_what_stood_before_is_kept(sato, register, noon):
    person = register(sato, "高崎", address="細野38番地1")

    services.correct_person(
        actor=sato, person=person, version=1, name="髙﨑", address="真方1番地", at=noon
    )

    stands = Person.objects.get()
    assert (stands.name, stands.address, stands.version) == ("髙﨑", "真方1番地", 2)
    assert set(Correction.objects.values_list("field", "before", "after")) == {
        ("name", "高崎", "髙﨑"),
        ("address", "細野38番地1", "真方1番地"),
    }
    assert Entry.objects.get(action="people.corrected").words.content["fields"] == "氏名・住所"


def test_the_person_is_found_by_the_new_name_and_no_longer_by_the_old(sato, register, noon):
    person = register(sato, "佐藤花子", phone="0984-23-1111")

    services.correct_person(
        actor=sato, person=person, version=1, name="田中花子", phone="0984-23-2222", at=noon
    )

    assert queries.search(sato, "田中", noon) == [person]
    assert queries.search(sato, "2222", noon) == [person]
    assert queries.search(sato, "佐藤", noon) == []
    assert queries.search(sato, "1111", noon) == []


def test_the_second_of_two_is_shown_what_the_first_wrote(sato, colleague, register, noon):
    person = register(sato, "佐藤", note="朝は出ない")
    services.correct_person(actor=sato, person=person, version=1, note="夜に電話", at=noon)

    with pytest.raises(Stale) as refusal:
        services.correct_person(
            actor=colleague, person=person, version=1, note="昼に電話", name="佐藤", at=noon
        )

    assert refusal.value.theirs == {"note": "夜に電話"}
    assert refusal.value.who == "佐藤（見本）"
    assert Person.objects.get().note == "夜に電話"


def test_a_birth_date_replaces_an_estimate(sato, register, noon):
    person = register(sato, "佐藤", estimated_age=80)

    stands = services.correct_person(
        actor=sato, person=person, version=1, birth_on=date(1944, 5, 1), at=noon
    )

    assert (stands.birth_certainty, stands.estimated_age) == ("exact", None)


def test_a_name_told_later_ends_the_anonymity(sato, register, noon):
    person = register(sato, name_state="withheld")

    with pytest.raises(NotAllowed):
        services.correct_person(actor=sato, person=person, version=1, name="佐藤", at=noon)
    stands = services.correct_person(
        actor=sato, person=person, version=1, name="佐藤", name_state="known", at=noon
    )

    assert queries.display_name(stands) == "佐藤"


def test_a_correction_that_changes_nothing_is_no_correction(sato, register, noon):
    person = register(sato, "佐藤")

    with pytest.raises(RuleBroken) as refusal:
        services.correct_person(actor=sato, person=person, version=1, name="佐藤", at=noon)

    assert refusal.value.code == "people.nothing_changed"
    assert Person.objects.get().version == 1


def test_a_stranger_corrects_nobody(sato, yamada, register, noon):
    person = register(sato, "佐藤")

    with pytest.raises(NotAllowed) as refusal:
        services.correct_person(actor=yamada, person=person, version=1, name="田中", at=noon)

    assert refusal.value.code == "people.not_yours"
    assert Person.objects.get().name == "佐藤"

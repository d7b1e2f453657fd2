from datetime import date

import pytest

from tasuki.ground.errors import NotAllowed, RuleBroken
from tasuki.residents.people import services
from tasuki.residents.people.models import Concern, NameToken, Person
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.audit.models import Entry


@pytest.mark.parametrize(
    "name",
    ["髙﨑𠮷", "渡邉\U000e0101 花子", "葛\U000e0100城", "\ufa19田", "Nguyễn Thị Lan", "佐藤　花子"],
)
def test_a_name_is_kept_exactly_as_written(sato, baton, noon, name):
    person = services.register_person(actor=sato, baton=baton, name=name, at=noon)

    assert Person.objects.get(pk=person.pk).name == name


@pytest.mark.parametrize("kana", ["さとう はなこ", "ｻﾄｳ ﾊﾅｺ", "サトウ　ハナコ"])
def test_a_reading_has_one_stored_form(sato, baton, noon, kana):
    person = services.register_person(actor=sato, baton=baton, name="佐藤", kana=kana, at=noon)

    assert Person.objects.get(pk=person.pk).kana == "サトウ　ハナコ"


def test_the_matter_concerns_the_person_and_the_record_says_so(sato, baton, noon):
    person = services.register_person(
        actor=sato, baton=baton, part="visitor", name="佐藤（見本）", at=noon
    )

    assert Concern.objects.get().part == "visitor"
    line = Entry.objects.get(action="people.registered")
    assert line.target == f"person:{person.pk}"
    assert line.persons == person.pk.hex
    assert line.words.content["name"] == "佐藤（見本）"
    assert NameToken.objects.filter(person=person).exists()


def test_somebody_may_stay_without_a_name(sato, baton, noon):
    withheld = services.register_person(actor=sato, baton=baton, name_state="withheld", at=noon)

    assert withheld.name == ""
    assert withheld.birth_certainty == "unknown"


@pytest.mark.parametrize(
    ("facts", "certainty"),
    [
        ({"birth_on": date(1944, 5, 1)}, "exact"),
        ({"birth_on": date(1944, 1, 1), "birth_certainty": "estimated"}, "estimated"),
        ({"estimated_age": 80}, "estimated"),
        ({}, "unknown"),
    ],
)
def test_an_age_is_as_certain_as_it_was_said(sato, baton, noon, facts, certainty):
    person = services.register_person(actor=sato, baton=baton, name="見本", at=noon, **facts)

    assert person.birth_certainty == certainty
    assert (person.estimated_on == date(2026, 11, 20)) == ("estimated_age" in facts)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({}, "people.name_missing"),
        ({"name": "　"}, "people.name_missing"),
        ({"name": "見本", "name_state": "withheld"}, "people.name_though_withheld"),
        ({"name": "見本", "birth_on": date(2026, 11, 21)}, "people.birth_in_future"),
        ({"name": "見本", "birth_on": date(1895, 1, 1)}, "people.birth_too_long_ago"),
        (
            {"name": "見本", "birth_on": date(1944, 5, 1), "estimated_age": 80},
            "people.birth_and_estimate",
        ),
        ({"name": "見本", "estimated_age": 131}, "people.estimate_not_human"),
        ({"name": "見本", "birth_certainty": "exact", "estimated_age": 8}, "people.birth_as_said"),
        ({"name": "見本", "kana": "佐藤"}, "names.not_kana"),
        ({"name": "見本", "phone": "なし"}, "names.not_a_phone"),
        ({"name": "あ" * 101}, "people.too_long"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(sato, baton, noon, facts, code):
    with pytest.raises((NotAllowed, RuleBroken)) as refusal:
        services.register_person(actor=sato, baton=baton, at=noon, **facts)

    assert refusal.value.code == code
    assert not Person.objects.exists()
    assert not NameToken.objects.exists()


def test_a_name_of_a_hundred_letters_with_selectors_is_found_again(sato, baton, noon):
    name = "渡邉\U000e0101" * 33
    services.register_person(actor=sato, baton=baton, name=name, at=noon)

    assert Person.objects.get().name == name


def test_nobody_is_put_into_a_matter_of_strangers(yamada, kanri, baton, noon):
    for actor, code in [
        (yamada, "people.not_your_matter"),
        (kanri, "access.no_appointment"),
        (CLOCK, "access.no_appointment"),
    ]:
        with pytest.raises(NotAllowed) as refusal:
            services.register_person(actor=actor, baton=baton, name="見本", at=noon)
        assert refusal.value.code == code
    assert not Person.objects.exists()

from datetime import date

import pytest

from tasuki.residents.people import queries, services
from tasuki.residents.people.models import Person
from tasuki.trust.audit import looks

ON = date(2026, 11, 20)


@pytest.fixture
def seen():
    """What this request's collector notes."""
    yield looks.begin()
    looks.end()


@pytest.mark.parametrize(
    ("name", "kana", "text"),
    [
        ("髙橋花子", "タカハシ　ハナコ", "高橋"),
        ("高橋花子", "タカハシ　ハナコ", "髙橋"),
        ("渡邉\U000e0101一", "ワタナベ　ハジメ", "渡辺"),
        ("林", "ハヤシ", "林"),
        ("林田", "ハヤシダ", "林"),
        ("髙橋花子", "タカハシ　ハナコ", "花子"),
        ("髙橋花子", "タカハシ　ハナコ", "髙橋　花子"),
        ("髙橋花子", "タカハシ　ハナコ", "たかはし"),
        ("髙橋花子", "タカハシ　ハナコ", "ﾊﾅｺ"),
        ("髙橋花子", "タカハシ　ハナコ", "たかはしはなこ"),
        ("さくら", "サクラ", "サクラ"),
        ("佐々木", "ササキ", "佐佐木"),
    ],
)
def test_somebody_is_found_by_part_of_the_name_in_any_form(sato, register, noon, name, kana, text):
    register(sato, "田中一郎", kana="タナカ　イチロウ")
    person = register(sato, name, kana=kana)

    assert queries.search(sato, text, noon) == [person]


@pytest.mark.parametrize("text", ["0984-23-1111", "０９８４２３１１１１", "1111"])
def test_somebody_is_found_by_the_number(sato, register, noon, text):
    person = register(sato, "佐藤", phone2="(0984)23-1111")
    register(sato, "田中", phone="0984-23-2222")

    assert queries.search(sato, text, noon) == [person]


@pytest.mark.parametrize("text", ["", "　", "藤佐", "佐子", "花佐", "（）", "%", "_", "99"])
def test_what_is_in_nobodys_name_finds_nobody(sato, register, noon, text):
    register(sato, "佐藤花子佐", kana="サトウ　ハナコ", phone="0984-23-1111")

    assert queries.search(sato, text, noon) == []


def test_a_search_reaches_only_the_own_agencys_matters(sato, yamada, register, noon):
    mine = register(sato, "佐藤", kana="サトウ", phone="0984-23-1111")
    register(yamada, "佐藤", kana="サトウ", phone="0984-23-1111")

    for text in ("佐藤", "さとう", "1111"):
        assert queries.search(sato, text, noon) == [mine]


def test_a_search_goes_on_page_by_page(sato, register, noon):
    people = [register(sato, "佐藤") for _ in range(5)]

    first = queries.search(sato, "佐藤", noon, limit=3)
    second = queries.search(sato, "佐藤", noon, before=first[-1].pk, limit=3)

    assert [one.pk for one in first + second] == [one.pk for one in reversed(people)]


def reasons(actor, noon, **typed):
    return [(one.person.name, one.reasons) for one in queries.lookalikes(actor, at=noon, **typed)]


def test_the_likelier_comes_first_with_its_reasons(sato, register, noon):
    register(sato, "髙橋花江", kana="タカハシ　ハナエ")
    register(
        sato,
        "髙橋花子",
        kana="タカハシ　ハナコ",
        birth_on=date(1944, 5, 1),
        phone="0984-23-1111",
    )
    register(sato, "田中一郎", kana="タナカ　イチロウ")

    assert reasons(
        sato,
        noon,
        name="高橋 花子",
        kana="たかはし はなこ",
        birth_on=date(1944, 5, 1),
        phone="０９８４２３１１１１",
    ) == [
        ("髙橋花子", ("name_same", "kana_same", "birth_same", "phone_same")),
        ("髙橋花江", ("name_similar", "kana_similar")),
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({"name": "髙橋"}, ("name_similar",)),
        ({"kana": "タカハシ　ハナヨ"}, ("kana_similar",)),
        ({"kana": "タカハシ　ハナコ"}, ("kana_same",)),
        ({"phone": "090-1234-5678"}, ("phone_same",)),
        ({"birth_on": date(1944, 5, 1)}, ("birth_same",)),
        ({"name": "高橋花子", "birth_on": date(1944, 1, 5)}, ("name_same", "birth_similar")),
        ({"name": "高橋花子", "birth_on": date(1970, 9, 9)}, ("name_same",)),
    ],
)
def test_each_trait_alone_finds_the_person(sato, register, noon, typed, found):
    register(
        sato,
        "髙橋花子",
        kana="タカハシ　ハナコ",
        birth_on=date(1944, 5, 1),
        phone="090-1234-5678",
    )

    assert reasons(sato, noon, **typed) == [("髙橋花子", found)]


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"name": "田中一郎"},
        {"name": "田中一郎", "birth_on": date(1944, 5, 1)},
        {"kana": "佐藤"},
        {"phone": "なし"},
    ],
)
def test_who_shares_nothing_or_only_a_birthday_is_not_shown(sato, register, noon, typed):
    register(sato, "髙橋花子", kana="タカハシ　ハナコ", birth_on=date(1944, 5, 1))

    assert reasons(sato, noon, **typed) == []


def test_lookalikes_of_other_agencies_leave_no_trace(sato, yamada, register, noon, seen):
    facts = {
        "kana": "タカハシ　ハナコ",
        "birth_on": date(1944, 5, 1),
        "phone": "090-1234-5678",
    }
    register(sato, "髙橋花子", **facts)

    assert queries.lookalikes(yamada, name="髙橋花子", at=noon, **facts) == []
    assert seen.persons == set()


def test_who_is_shown_is_noted_and_nobody_else(sato, register, noon, seen):
    people = [register(sato, "佐藤") for _ in range(7)]

    alike = queries.lookalikes(sato, name="佐藤", at=noon, limit=2)

    assert seen.persons == {one.person.pk for one in alike} < {one.pk for one in people}
    queries.person_for(sato, people[0].pk, noon)
    assert people[0].pk in seen.persons


def test_a_matter_names_its_people_the_subject_first(sato, register, begin, noon, seen):
    baton = begin(sato)
    visitor = register(sato, "来た人", baton=baton, part="visitor")
    subject = register(sato, "本人", baton=baton)

    concerns = queries.persons_of([baton.pk])[baton.pk]

    assert [one.person for one in concerns] == [subject, visitor]
    assert seen.persons == {subject.pk, visitor.pk}


def test_reasons_are_said_in_words(sato, register, noon):
    register(sato, "佐藤")

    assert queries.lookalikes(sato, name="佐藤", at=noon)[0].in_words == ["氏名が同じ"]


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"name": "髙﨑𠮷"}, "髙﨑𠮷"),
        ({"name_state": "withheld"}, "お名前を伏せた方"),
        ({"name_state": "unknown"}, "お名前のわからない方"),
    ],
)
def test_who_has_no_name_is_still_called_something(sato, register, facts, shown):
    assert queries.display_name(register(sato, **facts)) == shown


@pytest.mark.parametrize(
    ("facts", "band", "age"),
    [
        ({"birth_on": date(1944, 5, 1)}, "80代", "82歳"),
        ({"birth_on": date(2026, 1, 1)}, "10歳未満", "0歳"),
        ({"estimated_age": 80, "estimated_on": date(2016, 11, 20)}, "90代（推定）", None),
        ({}, "年齢不明", "年齢不明"),
    ],
)
def test_an_age_is_told_as_well_as_it_is_known(sato, register, facts, band, age):
    person = register(sato, "見本", **facts)

    assert queries.age_band(person, ON) == band
    assert queries.age_in_words(person, ON) == (age or "90歳くらい（推定）")


def test_the_number_of_queries_does_not_grow_with_the_rows(
    sato, register, begin, noon, django_assert_num_queries
):
    def ask():
        batons = list(Person.objects.values_list("concerns__baton", flat=True))
        with django_assert_num_queries(5):
            queries.search(sato, "佐藤", noon)
            queries.lookalikes(sato, name="佐藤", kana="さとう", at=noon)
            queries.persons_of(batons)

    register(sato, "佐藤", kana="サトウ")
    ask()
    for _ in range(20):
        register(sato, "佐藤", kana="サトウ")
    ask()


def test_households_say_who_belongs_to_them(sato, yamada, register, noon):
    person = register(sato, "母")
    household = services.make_household(
        actor=sato, label="見本さん宅", members=[services.Member(person)], at=noon
    )

    assert queries.households_of([person.pk]) == {person.pk: [household]}
    with pytest.raises(type(household).DoesNotExist):
        queries.household_for(yamada, household.pk, noon)

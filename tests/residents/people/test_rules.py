from datetime import date

import pytest

from tasuki.residents.people import rules
from tasuki.residents.people.rules import Traits

ON = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("birth", "code"),
    [
        (None, ""),
        (date(2026, 11, 20), ""),
        (date(2026, 11, 21), "people.birth_in_future"),
        (date(1896, 11, 20), ""),
        (date(1895, 11, 20), "people.birth_too_long_ago"),
    ],
)
def test_a_birth_is_plausible_from_today_back_to_the_oldest(birth, code):
    assert rules.birth_is_plausible(birth, ON).code == code


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("タカハシハナコ", "タカハシハナコ", ["kana_same"]),
        ("タカハシ", "タカハシハナコ", ["kana_similar"]),
        ("ハナコ", "タカハシハナコ", ["kana_similar"]),
        ("タカハシハナコ", "タカバシハナコ", ["kana_similar"]),
        ("タカハシハナコ", "タカハシハコ", ["kana_similar"]),
        ("タカハシハナコ", "タカシハハナコ", ["kana_similar"]),
        ("タカハシハナコ", "タカハシハナエミ", []),
        ("サトウ", "サイウ", []),
        ("タナカ", "ナカタ", []),
        ("コ", "ハナコ", []),
        ("", "タナカ", []),
    ],
)
def test_a_slip_is_forgiven_and_another_word_is_not(one, other, reason):
    for pair in ((one, other), (other, one)):
        found = rules.likeness(Traits(kana=pair[0]), Traits(kana=pair[1]))
        assert list(found.reasons) == reason
        assert bool(found.score) == bool(reason)


def test_another_birth_date_speaks_against_the_same_name():
    one = Traits(name="佐藤花子", birth_on=date(1944, 5, 1))

    same = rules.likeness(one, one).score
    unknown = rules.likeness(one, Traits(name="佐藤花子")).score
    other = rules.likeness(one, Traits(name="佐藤花子", birth_on=date(1980, 9, 9))).score

    assert same > unknown > other > 0


@pytest.mark.parametrize(
    ("certainty", "dated", "estimated", "fits"),
    [
        ("exact", True, False, True),
        ("exact", False, False, False),
        ("exact", True, True, False),
        ("estimated", True, False, True),
        ("estimated", False, True, True),
        ("estimated", True, True, False),
        ("estimated", False, False, False),
        ("unknown", False, False, True),
        ("unknown", True, False, False),
        ("guess", True, False, False),
    ],
)
def test_certainty_says_what_there_is(certainty, dated, estimated, fits):
    assert bool(rules.certainty_fits(certainty, dated=dated, estimated=estimated)) == fits

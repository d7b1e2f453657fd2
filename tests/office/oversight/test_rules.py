import pytest

from tasuki.office.oversight import rules
from tasuki.office.oversight.rules import Usual


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([], None),
        ([9, 9, 9, 9], None),
        ([4, 6, 5, 40, 5], Usual(5, 40, 5)),
        ([0, 0, 0, 0, 1, 1], Usual(0, 1, 6)),
    ],
)
def test_too_few_days_say_nothing_about_what_is_usual(days, found):
    assert rules.usual(days) == found


@pytest.mark.parametrize(
    ("persons", "own", "unusual"),
    [
        (500, None, False),
        (19, Usual(1, 2, 5), False),
        (30, Usual(10, 29, 30), True),
        (30, Usual(10, 30, 30), False),
        (29, Usual(10, 20, 30), False),
        (20, Usual(0, 1, 9), True),
    ],
)
def test_bulk_is_more_than_ever_and_three_times_the_middle_day(persons, own, unusual):
    assert rules.is_bulk(persons, own) is unusual


@pytest.mark.parametrize(
    ("staff", "person", "same"),
    [
        ("佐藤（見本）", "佐藤 花子", True),
        ("佐藤 太郎", "佐藤　花子", True),
        ("髙﨑 太郎", "高崎 次郎", True),
        ("佐藤太郎", "佐藤 花子", True),
        ("佐藤太郎", "佐 花子", False),
        ("佐藤 太郎", "佐藤花子", False),
        ("佐藤 太郎", "鈴木 花子", False),
        ("佐藤 太郎", "", False),
        ("", "佐藤 花子", False),
    ],
)
def test_a_surname_is_compared_only_where_it_can_be_told(staff, person, same):
    assert rules.same_surname(staff, person) is same


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("ふつうの文", "ふつうの文"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+81", "'+81"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("一行目\r\n二行目", "一行目  二行目"),
        ("＝1", "'＝1"),
    ],
)
def test_no_cell_is_a_formula(text, cell):
    assert rules.for_a_table(text) == cell


@pytest.mark.parametrize(
    ("text", "code"),
    [(" ", "oversight.no_note"), ("あ" * 4001, "oversight.too_long"), ("見た", "")],
)
def test_a_reason_says_something(text, code):
    assert rules.says_something(text, "oversight.no_note").code == code

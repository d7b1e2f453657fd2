"""The pure rules of packs."""

import pytest

from tasuki.town.municipality import rules
from tasuki.town.municipality.pack import Day, Part, Slot


@pytest.mark.parametrize("code", ["262099", "390003", "394017", "392049", "016349", "112275"])
def test_a_code_is_right_with_its_check_digit(code: str) -> None:
    assert rules.code_is_right(code)
    wrong = code[:5] + str((int(code[5]) + 1) % 10)
    assert not rules.code_is_right(wrong)


@pytest.mark.parametrize("code", ["16349", "1634", "０１６３４９", "01634a", ""])
def test_what_is_no_code_is_not_right(code: str) -> None:
    assert not rules.code_is_right(code)


@pytest.mark.parametrize("missing", range(1, 7))
def test_a_year_is_run_only_when_every_item_runs(missing: int) -> None:
    whole = dict.fromkeys(range(1, 7), "running")
    assert rules.runs(whole)
    assert rules.runs(whole | {missing: "new"})
    for status in ("not_done", "considering", "preparing", "ended", ""):
        assert not rules.runs(whole | {missing: status})
        assert rules.missing_items(whole | {missing: status}) == (missing,)


def test_the_three_supports_are_among_the_items() -> None:
    assert rules.REQUIRED_ITEMS < rules.ITEMS


def test_a_ring_of_agencies_is_found_and_a_tree_is_not() -> None:
    assert rules.cycle({"a": "b", "b": "c", "c": None}) == ()
    assert set(rules.cycle({"x": "a", "a": "b", "b": "a"})) == {"a", "b"}
    assert rules.cycle({"a": "a"}) == ("a",)


@pytest.mark.parametrize(
    ("start", "end", "parts"),
    [
        ("10:00", "16:00", (Part.MORNING, Part.AFTERNOON)),
        ("8:45", "12:00", (Part.MORNING,)),
        ("14:00", "18:00", (Part.AFTERNOON,)),
        ("17:00", "20:00", (Part.AFTERNOON, Part.NIGHT)),
        ("", "", ()),
    ],
)
def test_a_time_lies_in_its_rows_of_the_grid(start: str, end: str, parts: tuple[Part, ...]) -> None:
    assert rules.parts_of(Slot(day=Day.MONDAY, start=start, end=end)) == parts


@pytest.mark.parametrize(
    ("start", "end", "right"),
    [
        ("8:45", "12:00", True),
        ("", "", True),
        ("12:00", "8:45", False),
        ("24:00", "25:00", False),
        ("10:00", "", False),
    ],
)
def test_a_time_has_a_beginning_before_its_end(start: str, end: str, right: bool) -> None:
    assert rules.time_is_right(start, end) is right

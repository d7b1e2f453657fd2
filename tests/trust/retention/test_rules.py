"""How a fate is spelled and how long something is kept."""

from datetime import date

import pytest

from tasuki.trust.retention import rules
from tasuki.trust.retention.rules import Facts, Period, Trigger

CLOSED = Facts(made_on=date(2026, 5, 1), closed_on=date(2026, 11, 20))


@pytest.mark.parametrize(
    ("spelled", "fate"),
    [
        ("kept", rules.Fate(kept=True)),
        ("root", rules.Fate(root=True)),
        ("with:case,baton", rules.Fate(ends_with=("case", "baton"))),
        ("with:baton names:item_id", rules.Fate(ends_with=("baton",), names="item_id")),
        ("shared says:name,number", rules.Fate(shared=True, says=("name", "number"))),
    ],
)
def test_a_fate_reads_as_it_is_spelled(spelled, fate):
    assert rules.fate(spelled) == fate


@pytest.mark.parametrize("spelled", ["", "gone", "kept with:baton"])
def test_what_is_no_fate_is_refused(spelled):
    with pytest.raises(ValueError):
        rules.fate(spelled)


@pytest.mark.parametrize(
    ("trigger", "years", "until"),
    [
        (Trigger.CLOSED, 5, date(2031, 11, 20)),
        (Trigger.CLOSED_YEAR, 5, date(2032, 3, 31)),
        (Trigger.MADE_YEAR, 3, date(2030, 3, 31)),
        (Trigger.CLOSED_YEAR, None, None),
        (Trigger.CONTRACT_END, 1, None),
    ],
)
def test_the_years_are_counted_from_their_trigger(trigger, years, until):
    assert rules.keep_until([Period("x", trigger, years)], CLOSED) == until


def test_a_childs_record_waits_for_the_end_of_the_year_of_that_age():
    facts = Facts(CLOSED.made_on, CLOSED.closed_on, births=(date(2020, 2, 29), date(2012, 4, 1)))
    assert rules.keep_until([Period("x", Trigger.AGE, 0, 20)], facts) == date(2040, 3, 31)


def test_the_longest_class_counts_and_an_open_one_has_no_end():
    five, ten = Period("a", Trigger.CLOSED, 5), Period("b", Trigger.CLOSED, 10)
    assert rules.keep_until([five, ten], CLOSED) == date(2036, 11, 20)
    assert rules.keep_until([five, Period("c", Trigger.CLOSED, None)], CLOSED) is None
    assert rules.keep_until([five], Facts(CLOSED.made_on, None)) is None


@pytest.mark.parametrize(("today", "due"), [(date(2032, 3, 31), False), (date(2032, 4, 1), True)])
def test_it_is_due_on_the_day_after_the_last(today, due):
    assert rules.is_due(date(2032, 3, 31), today) is due


def test_the_last_day_of_february_has_a_next_year():
    assert rules.later(date(2028, 2, 29), 1) == date(2029, 3, 1)

from datetime import date

import pytest

from tasuki.residents.protection import rules

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (TODAY, None, ""),
        (date(2026, 1, 1), date(2027, 1, 1), ""),
        (date(2026, 11, 21), None, "protection.since_ahead"),
        (TODAY, date(2026, 11, 19), "protection.until_passed"),
    ],
)
def test_protection_begins_at_once_and_ends_later(since, until, code):
    assert rules.term_fits(since, until, TODAY).code == code


@pytest.mark.parametrize(
    ("live", "clerk", "on", "code"),
    [
        (0, "市民課 田村", TODAY, ""),
        (1, "市民課 田村", TODAY, "protection.applications_stand"),
        (0, " ", TODAY, "protection.clerk_missing"),
        (0, "市民課 田村", date(2026, 11, 19), "protection.checked_another_day"),
    ],
)
def test_it_ends_when_no_application_stands_today(live, clerk, on, code):
    assert rules.may_end(live=live, clerk=clerk, checked_on=on, today=TODAY).code == code


@pytest.mark.parametrize(
    ("until", "on"),
    [
        (None, date(2027, 2, 18)),
        (date(2027, 11, 19), date(2027, 10, 20)),
        (date(2026, 11, 25), date(2026, 11, 21)),
    ],
)
def test_the_state_is_asked_again_before_its_end(until, on):
    assert rules.next_question(until, TODAY) == on


def test_the_other_rules_say_what_is_missing():
    assert not rules.second_person(first=1, second=1)
    assert rules.second_person(first=1, second=2)
    assert not rules.reasoned("　は ")
    assert not rules.with_whom("")
    assert not rules.asks_later(TODAY, TODAY)
    assert not rules.asks_later(date(2028, 11, 20), TODAY)
    assert not rules.closed_by_now(date(2026, 11, 21), TODAY)
    assert not rules.application_fits(TODAY, date(2026, 1, 1))
    assert not rules.is_somebody(linked=False, name=" ", worker=False)
    assert not rules.fits("住所", "あ" * 3, 2)

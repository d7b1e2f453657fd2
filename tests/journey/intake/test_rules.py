from datetime import date

import pytest

from tasuki.journey.intake import rules


@pytest.mark.parametrize(
    ("on", "months", "later"),
    [
        (date(2026, 11, 20), 1, date(2026, 12, 20)),
        (date(2026, 11, 20), 6, date(2027, 5, 20)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(on, months, later):
    assert rules.months_later(on, months) == later


@pytest.mark.parametrize(
    ("year", "running", "number"),
    [(2026, 1, "R8-0001"), (2026, 12345, "R8-12345"), (2019, 7, "R1-0007"), (2018, 7, "H30-0007")],
)
def test_a_number_is_named_by_its_fiscal_year(year, running, number):
    assert rules.number(year, running) == number

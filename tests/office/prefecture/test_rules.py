"""The way of a municipality, by table."""

from datetime import date

import pytest

from tasuki.office.prefecture import rules


@pytest.mark.parametrize(
    ("phase", "year", "others", "fits"),
    [
        ("preparing", 2021, {}, True),
        ("running", 2022, {2021: "preparing"}, True),
        ("running", 2022, {2021: "exploring"}, True),  # the preparation may be skipped
        ("preparing", 2022, {2021: "running"}, False),
        ("running", 2021, {2022: "preparing"}, False),
        ("preparing", 2021, {2021: "running"}, True),  # the same year is corrected
        ("ended", 2025, {2024: "running"}, True),
    ],
)
def test_a_later_year_does_not_stand_before_an_earlier_one(phase, year, others, fits):
    assert bool(rules.phase_follows(phase, year, others)) is fits


@pytest.mark.parametrize(
    ("first", "last", "fits"),
    [(4, 6, True), (6, 9, True), (1, 3, True), (12, 1, True), (3, 4, False), (13, 13, False)],
)
def test_months_are_those_of_a_fiscal_year(first, last, fits):
    assert bool(rules.months_fit(first, last)) is fits


@pytest.mark.parametrize(
    ("year", "fits"), [(2015, False), (2016, True), (2036, True), (2037, False)]
)
def test_years_are_those_of_the_programme(year, fits):
    assert bool(rules.year_fits(year, this_year=2026)) is fits


def test_what_is_reported_has_happened():
    today = date(2026, 11, 20)

    assert rules.not_ahead(today, today)
    assert not rules.not_ahead(date(2026, 11, 21), today)

"""What may be noted of a municipality's way. Pure.

社会福祉法6条3項 (advice and information by the prefecture); 106条の4第2項 (all of I–III once running):
the way goes from 検討 over 移行準備 to 実施, and a municipality may skip the preparation.
"""

from collections.abc import Mapping
from datetime import date

from tasuki.ground.verdict import OK, Verdict, no

FIRST_YEAR = 2016  # モデル事業 (H28); nothing of this programme is older
LONGEST = 20_000
ORDER = {"exploring": 0, "preparing": 1, "running": 2, "ended": 3}


def year_fits(fiscal_year: int, *, this_year: int) -> Verdict:
    """A year of the programme, and not farther ahead than a plan reaches."""
    if FIRST_YEAR <= fiscal_year <= this_year + 10:
        return OK
    return no("prefecture.year_out_of_range", first=FIRST_YEAR, last=this_year + 10)


def phase_follows(phase: str, fiscal_year: int, others: Mapping[int, str]) -> Verdict:
    """A later year does not stand before an earlier one, unless the programme was ended."""
    here = ORDER[phase]
    for year, other in others.items():
        there = ORDER[other]
        earlier, later = (there, here) if year < fiscal_year else (here, there)
        if year != fiscal_year and earlier > later:
            return no("prefecture.phase_goes_back", year=year)
    return OK


def says(text: str, code: str) -> Verdict:
    """Something is said, and not more than anybody reads."""
    if not text.strip():
        return no(code)
    if len(text) > LONGEST:
        return no("prefecture.too_long", longest=LONGEST, length=len(text))
    return OK


def not_ahead(day: date, today: date) -> Verdict:
    """What is reported has happened."""
    return OK if day <= today else no("prefecture.not_yet")


def in_order(first: date, last: date) -> Verdict:
    """The end is not before the start."""
    return OK if first <= last else no("prefecture.ends_before_start")


def months_fit(month_from: int, month_to: int) -> Verdict:
    """Months of one fiscal year, April first."""
    if not (1 <= month_from <= 12 and 1 <= month_to <= 12):
        return no("prefecture.no_month")
    return OK if (month_from - 4) % 12 <= (month_to - 4) % 12 else no("prefecture.months_back")

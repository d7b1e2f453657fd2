"""What packs are held to, as pure functions of their items."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from tasuki.town.municipality.shapes_programme import StatusRow
from tasuki.town.municipality.shapes_week import Activity, Cell, Clash, Day, Part, Slot

# 社会福祉法第106条の4第2項: the programme runs only when every item of it does.
ITEMS = frozenset(range(1, 7))
RUNNING = frozenset({"new", "running"})
# 相談支援・参加支援・地域づくり (1–3): whoever runs the programme must run these.
REQUIRED_ITEMS = frozenset({1, 2, 3})

# Bodies whose members are bound to secrecy by their own law, so that a matter may come before them
# without consent. The 重層的支援会議 stands in guidelines alone.
BOUND_BY_LAW = frozenset(
    {
        "support_meeting",
        "livelihood_meeting",
        "assistance_meeting",
        "child_protection",
        "care_meeting",
        "disability_council",
        "women_support",
        "loneliness_council",
    }
)
# What a meeting decides about persons; for these it must be one that sees their data.
ABOUT_PERSONS = frozenset(
    {
        "information",
        "assessment",
        "roles",
        "plan",
        "monitoring",
        "lead",
        "appropriateness",
        "support_decision",
        "evaluation",
        "closing",
    }
)

NOON = "12:00"
EVENING = "18:00"


def check_digit(first_five: str) -> str:
    """検査数字 of a 全国地方公共団体コード."""
    total = sum(
        int(digit) * weight for digit, weight in zip(first_five, range(6, 1, -1), strict=True)
    )
    return str((11 - total % 11) % 10)


def code_is_right(code6: str) -> bool:
    """Six digits, the last of which is the check digit. A lost leading zero is not right."""
    right_form = len(code6) == 6 and code6.isascii() and code6.isdigit()
    return right_form and code6[-1] == check_digit(code6[:5])


def runs(statuses: Mapping[int, str]) -> bool:
    """実施: whether every item of 106条の4第2項 runs, given the status of each item."""
    return all(statuses.get(item) in RUNNING for item in ITEMS)


def missing_items(statuses: Mapping[int, str]) -> tuple[int, ...]:
    """The items for which a 年度 is not yet 実施."""
    return tuple(item for item in sorted(ITEMS) if statuses.get(item) not in RUNNING)


def status_in(rows: Iterable[StatusRow], project: str, fiscal_year: int) -> StatusRow | None:
    """The row that holds for the project in that 年度; None when nobody has said."""
    for row in rows:
        if row.project == project and row.since_fiscal_year <= fiscal_year:
            until = row.until_fiscal_year
            if until is None or fiscal_year <= until:
                return row
    return None


def broken_years(rows: Sequence[StatusRow]) -> Iterator[tuple[StatusRow, int]]:
    """Rows of one project, in order, before which a 年度 is missing or told twice."""
    in_order = sorted(rows, key=lambda row: row.since_fiscal_year)
    for before, row in pairwise(in_order):
        wanted = (before.until_fiscal_year or before.since_fiscal_year) + 1
        if before.until_fiscal_year is None or row.since_fiscal_year != wanted:
            yield row, wanted


def cycle(parents: Mapping[str, str | None]) -> tuple[str, ...]:
    """The agencies that stand under one another in a ring; empty when there is none."""
    for start in parents:
        way: list[str] = []
        at: str | None = start
        while at is not None and at not in way:
            way.append(at)
            at = parents.get(at)
        if at is not None:
            return tuple(way[way.index(at) :])
    return ()


def bounds_are_right(at_least: int | None, at_most: int | None) -> bool:
    """Neither below zero, and the lower not above the upper."""
    told = [one for one in (at_least, at_most) if one is not None]
    return all(one >= 0 for one in told) and told == sorted(told)


def time_is_right(start: str, end: str) -> bool:
    """Both empty, or "10:00" before "16:00"."""
    if not start and not end:
        return True
    clock = re.compile(r"([01]?\d|2[0-3]):[0-5]\d")
    both = clock.fullmatch(start) is not None and clock.fullmatch(end) is not None
    return both and start.zfill(5) < end.zfill(5)


def parts_of(slot: Slot) -> tuple[Part, ...]:
    """The rows of the grid that a slot lies in; none when the text gives neither part nor time."""
    if slot.part is not None:
        return (slot.part,)
    if not slot.start or not slot.end:
        return ()
    # "8:45" and "10:00" are compared as times, not as text
    start, end = slot.start.zfill(5), slot.end.zfill(5)
    spans = (
        (Part.MORNING, "00:00", NOON),
        (Part.AFTERNOON, NOON, EVENING),
        (Part.NIGHT, EVENING, "24:00"),
    )
    return tuple(part for part, since, until in spans if start < until and end > since)


def clashes(activities: Iterable[Activity], cells: Iterable[Cell]) -> tuple[Clash, ...]:
    """Where the printed grid and the text differ. Neither is put right."""
    printed = tuple(cells)
    found: list[Clash] = []
    for one in activities:
        found.extend(_clashes_of(one, [cell for cell in printed if cell.activity == one.code]))
    return tuple(found)


def _clashes_of(one: Activity, cells: list[Cell]) -> Iterator[Clash]:
    told = {(slot.day, part): slot for slot in one.slots for part in parts_of(slot)}
    # A day for which the text gives no time contradicts no row of that day.
    open_days = {slot.day for slot in one.slots if not parts_of(slot)}
    for cell in cells:
        if (cell.day, cell.part) not in told and cell.day not in open_days and one.slots:
            yield _clash("not_in_text", one, cell.day, cell.part, printed=cell.text)
    for (day, part), slot in told.items():
        if cells and not any((cell.day, cell.part) == (day, part) for cell in cells):
            time = f"{slot.start}–{slot.end}"
            yield _clash("not_in_grid", one, day, part, told=time)


def _clash(
    kind: str, one: Activity, day: Day, part: Part, *, printed: str = "", told: str = ""
) -> Clash:
    return Clash(
        kind=kind, activity=one.code, name=one.name, day=day, part=part, printed=printed, told=told
    )

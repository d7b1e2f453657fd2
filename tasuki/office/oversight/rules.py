"""What is unusual, measured against the same worker's own days. No scores: figures and words."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from uuid import UUID

from tasuki.ground import names
from tasuki.ground.verdict import OK, Verdict, no

# A day is compared with the last thirty on which the same worker looked at anybody.
HISTORY = 30
# Fewer days say nothing about what is usual; fewer people can be looked at one by one.
ENOUGH_DAYS = 5
ENOUGH_PERSONS = 20
TIMES = 3
LONGEST = 4000
# Lines of an export: what a program for tables opens and what a person still reads.
EXPORT_LINES = 5000
PAPER_LINES = 1000

_IN_BRACKETS = re.compile(r"[（(].*?[）)]")
_GAP = re.compile(r"[\s\u3000]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Usual:
    """The worker's own days: the middle one, the busiest one, and how many there were."""

    middle: int
    most: int
    days: int


def usual(days: Sequence[int]) -> Usual | None:
    """What is usual for somebody who looked at so many people on these days."""
    if len(days) < ENOUGH_DAYS:
        return None
    return Usual(round(median(days)), max(days), len(days))


def is_bulk(persons: int, own: Usual | None) -> bool:
    """Many more people than ever among the worker's own days, and three times the middle one."""
    if own is None or persons < ENOUGH_PERSONS:
        return False
    return persons > own.most and persons >= TIMES * max(own.middle, 1)


def surname(name: str) -> str:
    """The part of a name before its gap; "" where it cannot be told from the given name."""
    bare = _IN_BRACKETS.sub("", name).strip()
    parts = _GAP.split(bare)
    return names.fold(parts[0]) if len(parts) > 1 else ""


def same_surname(staff: str, person: str) -> bool:
    """Whether worker and person share a surname, as far as it can be told.

    An account may carry the surname alone, or the whole name without a gap: then a surname of two
    letters and more counts when the account's name begins with it.
    """
    theirs = surname(person)
    if not theirs:
        return False
    own = surname(staff)
    if own:
        return own == theirs
    whole = names.fold(_IN_BRACKETS.sub("", staff))
    return whole == theirs or (len(theirs) > 1 and whole.startswith(theirs))


def without(
    seen: Mapping[UUID, Collection[int]], related: Collection[UUID]
) -> dict[UUID, Collection[int]]:
    """Whom somebody looked at without standing in a relation to them."""
    return {person: lines for person, lines in seen.items() if person not in related}


def says_something(text: str, code: str) -> Verdict:
    """A reason that is empty or endless helps nobody."""
    if not text.strip():
        return no(code)
    if len(text) > LONGEST:
        return no("oversight.too_long", longest=LONGEST, length=len(text))
    return OK


def for_a_table(text: str) -> str:
    """A cell that no program for tables runs as a formula."""
    text = text.replace("\r", " ").replace("\n", " ")
    return f"'{text}" if text.startswith(_FORMULA) else text

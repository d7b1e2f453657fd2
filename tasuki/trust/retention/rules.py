"""How a table ends, and how long something is kept. Pure.

A fate is spelled as words apart by blanks:
`root`           a matter's baton: disposal begins here;
`with:a,b`       the row ends with a row that one of these keys points to;
`shared`         it ends with the last row that points to it;
`names:column`   it ends with the row whose id stands in that column ("pass:<id>", "<id>");
`says:a,b`       a row that leads nowhere ends when a column says the name of a person who ended;
`own`            the room that disposes has a rule of its own for it;
`kept`           it names nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

WORDS = ("root", "with", "shared", "names", "says", "own", "kept")
# What stands before the id in a line's target, over all rooms (tests hold this to the source).
TARGETS = (
    "around",
    "asked",
    "attempt",
    "baton",
    "case",
    "consent",
    "consultation",
    "disclosure",
    "dispute",
    "document",
    "hold",
    "household",
    "information",
    "inquiry",
    "invitation",
    "item",
    "link",
    "leak",
    "link",
    "meeting",
    "pass",
    "person",
    "plan",
    "promise",
    "referral",
    "report",
    "request",
    "round",
    "together",
)


@dataclass(frozen=True, slots=True)
class Fate:
    """How a table ends."""

    root: bool = False
    shared: bool = False
    own: bool = False
    kept: bool = False
    ends_with: tuple[str, ...] = ()
    names: str = ""
    says: tuple[str, ...] = ()


def fate(spelled: str) -> Fate:
    """Read the spelling.

    Raises:
        ValueError: it says nothing, or something else.
    """
    found: dict[str, object] = {}
    for one in spelled.split():
        word, _, more = one.partition(":")
        if word not in WORDS:
            raise ValueError(spelled)
        columns = tuple(more.split(",")) if more else ()
        if word == "with":
            found["ends_with"] = columns
        elif word == "says":
            found["says"] = columns
        else:
            found[word] = more or True
    if not found or (found.get("kept") and len(found) > 1):
        raise ValueError(spelled)
    return Fate(**found)  # type: ignore[arg-type]


class Trigger(StrEnum):
    """From when on the years are counted."""

    CLOSED = "closed"  # 終結日
    CLOSED_YEAR = "closed_year"  # 終結した年度の末
    MADE_YEAR = "made_year"  # 作成した年度の末
    AGE = "age"  # その年齢に達した年度の末
    CONTRACT_END = "contract_end"  # 委託の終了


@dataclass(frozen=True, slots=True)
class Period:
    """One class as a rule reads it; `years` None: nobody has said how long."""

    code: str
    trigger: Trigger
    years: int | None
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of something that is kept."""

    made_on: date
    closed_on: date | None
    births: tuple[date, ...] = ()
    contract_ended_on: date | None = None


def end_of_year(on: date) -> date:
    """31 March of the 年度 of that day."""
    return date(on.year if on.month < 4 else on.year + 1, 3, 31)


def later(on: date, years: int) -> date:
    """So many years later; 29 February becomes 1 March."""
    try:
        return on.replace(year=on.year + years)
    except ValueError:
        return date(on.year + years, 3, 1)


def begins(period: Period, facts: Facts) -> date | None:
    """The day from which the years are counted; None while it has not come or is not known."""
    if facts.closed_on is None and period.trigger is not Trigger.CONTRACT_END:
        return None
    match period.trigger:
        case Trigger.CLOSED:
            return facts.closed_on
        case Trigger.CLOSED_YEAR:
            return end_of_year(facts.closed_on) if facts.closed_on else None
        case Trigger.MADE_YEAR:
            return end_of_year(facts.made_on)
        case Trigger.CONTRACT_END:
            return facts.contract_ended_on
    reached = [end_of_year(later(birth, period.age or 0)) for birth in facts.births]
    return max(reached, default=facts.closed_on)


def keep_until(periods: Iterable[Period], facts: Facts) -> date | None:
    """The last day of the longest class; None while one of them has no end yet."""
    last: date | None = None
    for period in periods:
        since = begins(period, facts)
        if since is None or period.years is None:
            return None
        until = later(since, period.years)
        last = until if last is None else max(last, until)
    return last


def is_due(until: date | None, today: date) -> bool:
    """The day after the last one has come."""
    return until is not None and until < today

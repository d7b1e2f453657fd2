"""拠点の一週間: programmes with their times and conditions, and the printed grid beside them."""

from dataclasses import dataclass
from enum import StrEnum

from tasuki.town.municipality import words
from tasuki.town.municipality.shapes import Sourced


class Day(StrEnum):
    """曜日, in the order of the grid."""

    MONDAY = words.MONDAY
    TUESDAY = words.TUESDAY
    WEDNESDAY = words.WEDNESDAY
    THURSDAY = words.THURSDAY
    FRIDAY = words.FRIDAY
    SATURDAY = words.SATURDAY
    SUNDAY = words.SUNDAY


class Part(StrEnum):
    """The rows of the grid."""

    MORNING = words.MORNING
    AFTERNOON = words.AFTERNOON
    NIGHT = words.NIGHT


class ConditionKind(StrEnum):
    """What a condition asks about a person."""

    AGE = "age"
    GRADE = "grade"
    STATUS = "status"
    CARE_LEVEL = "care_level"
    CHILDREN = "children"
    SCHOOLING = "schooling"
    MEMBERSHIP = "membership"
    RESIDENCE = "residence"


@dataclass(frozen=True, kw_only=True)
class Condition:
    """Who may come. `negative`: who has it may not. Conditions of one `either` are alternatives.

    `at_least` and `at_most` are years of age, or grades counted from 小学1年生 (中学1年生 is 7).
    """

    kind: ConditionKind
    text: str
    at_least: int | None = None
    at_most: int | None = None
    about: bool = False
    negative: bool = False
    either: int | None = None


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One time of a programme; `start` and `end` as "10:00", empty where the text gives none."""

    day: Day
    part: Part | None = None
    start: str = ""
    end: str = ""


@dataclass(frozen=True, kw_only=True)
class Leads:
    """連動: a programme from which another can be reached."""

    to: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Activity(Sourced):
    """A programme of the base as the text tells it.

    `free_slots`: when the place stands empty and may be used by others (空き時間);
    `coordinator`: the post whose holder answers for it.
    """

    code: str
    name: str
    number: str = ""
    slots: tuple[Slot, ...] = ()
    irregular: tuple[str, ...] = ()
    purpose: str = ""
    target: str = ""
    conditions: tuple[Condition, ...] = ()
    content: tuple[str, ...] = ()
    fee: str = ""
    place: str = ""
    operator: str | None = None
    coordinator: str | None = None
    free_slots: tuple[Slot, ...] = ()
    leads: tuple[Leads, ...] = ()
    order: int


@dataclass(frozen=True, kw_only=True)
class Cell(Sourced):
    """A field of the printed grid, kept as printed beside the text."""

    code: str
    day: Day
    part: Part
    text: str
    activity: str


@dataclass(frozen=True)
class Clash:
    """Where grid and text do not say the same: shown, never solved.

    `kind`: "not_in_text" (the grid alone), "not_in_grid" (the text alone), "name" (another name).
    """

    kind: str
    activity: str
    name: str
    day: Day
    part: Part
    printed: str = ""
    told: str = ""

"""A prefecture's back-up of its municipalities (後方支援). Nothing here can name a person."""

from dataclasses import dataclass

from tasuki.town.municipality.shapes import Sourced


@dataclass(frozen=True, kw_only=True)
class Phase:
    """What a cohort does in one 年度; the codes are those of project_statuses."""

    fiscal_year: int
    status: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Cohort(Sourced):
    """A group of municipalities on the same road. `members` are codes of 6 digits, where known."""

    code: str
    label: str
    count: int | None = None
    part_of: str | None = None
    members: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    order: int = 0


@dataclass(frozen=True, kw_only=True)
class Revision(Sourced):
    """How many municipalities revise their 地域福祉計画 in a 年度, and what else falls into it."""

    code: str
    fiscal_year: int
    count: int | None = None
    text: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Support(Sourced):
    """An item of the yearly support schedule. Months are of the 年度: 4–12, then 1–3."""

    code: str
    number: str = ""
    track: str
    kind: str
    title: str
    fiscal_year: int
    month_from: int | None = None
    month_until: int | None = None
    quarters: tuple[int, ...] = ()
    all_year: bool = False
    participants: str = ""
    content: str = ""
    order: int


@dataclass(frozen=True, kw_only=True)
class Figure(Sourced):
    """A number of the State to show beside the road, such as the model projects of a 年度."""

    code: str
    label: str
    fiscal_year: int
    count: int


@dataclass(frozen=True, kw_only=True)
class Lineage(Sourced):
    """取組の系譜: one step of how an activity grew out of another."""

    code: str
    title: str
    trigger: str = ""
    actor: str = ""
    helped_by: str = ""
    result: str = ""
    next: tuple[str, ...] = ()
    order: int

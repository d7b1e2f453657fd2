"""The programme, its plan, its five projects and how each stands in which 年度."""

from dataclasses import dataclass
from enum import StrEnum

from tasuki.town.municipality import words
from tasuki.town.municipality.shapes import Sourced


class PlanForm(StrEnum):
    """What the 重層的支援体制整備事業実施計画 is as a document."""

    OWN = words.PLAN_OWN
    CHAPTER = words.PLAN_CHAPTER
    MEASURE = words.PLAN_MEASURE
    NONE = words.PLAN_NONE
    UNKNOWN = words.UNKNOWN


@dataclass(frozen=True, kw_only=True)
class Happening(Sourced):
    """One step of the history: the town's own, or the State's (`scope = "national"`)."""

    fiscal_year: int
    text: str
    when: str = ""
    scope: str = "town"


@dataclass(frozen=True, kw_only=True)
class BaseType(Sourced):
    """設置形態 (基本型/総合型/地域型), what it means, and what such a base must fulfil."""

    code: str
    label: str
    text: str
    must: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Programme(Sourced):
    """The town's name and frame for the 重層的支援体制整備事業.

    The plan is a document of its own, a chapter of another (`plan_parent`, `plan_part`), or a
    measure of another which is declared to be it.
    """

    name: str
    started: str = ""
    plan_name: str = ""
    plan_form: PlanForm = PlanForm.UNKNOWN
    plan_parent: str = ""
    plan_part: str = ""
    plan_from: str = ""
    plan_until: str = ""
    chapters: tuple[str, ...] = ()
    slogan: tuple[str, ...] = ()
    made_on: str = ""
    revised_on: str = ""
    legal_basis: str = ""
    base_plan: str = ""
    base_plan_made_on: str = ""
    philosophy: str = ""
    aim: str = ""
    ideals: tuple[str, ...] = ()
    related_plans: tuple[str, ...] = ()
    progress: str = ""
    base_type: str = ""
    history: tuple[Happening, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Project(Sourced):
    """One of the five projects, under the town's name and in the town's order.

    `also_items` are further items of 106条の4第2項 that run as one with it. How it stands in which
    年度 say the rows of `status` (Pack.status_of).
    """

    code: str
    number: str = ""
    name: str
    national_name: str
    law_item: int
    also_items: tuple[int, ...] = ()
    law_article: str
    implementer: str = ""
    contractor: str | None = None
    contracted: bool | None = None
    since_fiscal_year: int | None = None
    prepared_since: int | None = None
    outline: str = ""
    points: tuple[str, ...] = ()
    existing: str = ""
    order: int


@dataclass(frozen=True, kw_only=True)
class StatusRow(Sourced):
    """事業の実施状況: a project from one 年度 to another (without an end: from then on)."""

    code: str
    project: str
    since_fiscal_year: int
    until_fiscal_year: int | None = None
    status: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Staffing:
    """人員: who is placed and how many."""

    label: str
    count: int


@dataclass(frozen=True, kw_only=True)
class ProjectLine(Sourced):
    """A row of the plan's table of projects: national base × local project × local doers.

    One national base may stand in several rows, and one local project under several bases.
    """

    code: str
    project: str
    law_item: int
    national_base: str
    local_project: str
    law: str = ""
    requirements: tuple[str, ...] = ()
    field: str = ""
    departments: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    base_count: int | None = None
    type: str = ""
    sub_types: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    status: str = ""
    staffing: tuple[Staffing, ...] = ()
    order: int

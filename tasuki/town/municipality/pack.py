"""まちのパック: one town's words and choices for one fiscal year, read from its files.

`current()` is the pack of the town whose door is open; `load(code, year)` any other. A pack holds
choices and words, never code and never law. It is a file, never a row: nothing here asks a database.
This is the one module of the room from which other rooms take the pack and its shapes.
"""

from datetime import date

from tasuki.town.municipality import changes
from tasuki.town.municipality.asking import Item
from tasuki.town.municipality.changes import written_out
from tasuki.town.municipality.founding import Answers, as_toml
from tasuki.town.municipality.founding import write as write_new
from tasuki.town.municipality.loading import (
    check_all,
    check_one,
    forget,
    laid_over,
    load,
    settle,
    town_codes,
)
from tasuki.town.municipality.reading import PackError
from tasuki.town.municipality.schema import text as schema_text
from tasuki.town.municipality.shapes import (
    Body,
    Choice,
    Code,
    CodeList,
    ConsentRule,
    Course,
    Criterion,
    DecisionOrder,
    FlowRule,
    Ground,
    MeetingBody,
    Member,
    PackAgency,
    Preset,
    Protects,
    Rank,
    Receiver,
    Regime,
    ResourceExample,
    Sourced,
    Standing,
    State,
    Task,
    Term,
    Town,
    Word,
)
from tasuki.town.municipality.shapes_about import (
    Area,
    Contact,
    Counter,
    CounterKind,
    CounterRole,
    Defect,
    Document,
    Duty,
    FlowStep,
    Form,
    Issue,
    Keeper,
    Link,
    Officer,
    Passage,
    Pillar,
    Post,
    Relation,
    Seat,
)
from tasuki.town.municipality.shapes_duties import Notice, RetentionClass
from tasuki.town.municipality.shapes_prefecture import (
    Cohort,
    Figure,
    Lineage,
    Phase,
    Revision,
    Support,
)
from tasuki.town.municipality.shapes_programme import (
    BaseType,
    Happening,
    PlanForm,
    Programme,
    Project,
    ProjectLine,
    Staffing,
    StatusRow,
)
from tasuki.town.municipality.shapes_week import (
    Activity,
    Cell,
    Clash,
    Condition,
    ConditionKind,
    Day,
    Leads,
    Part,
    Slot,
)
from tasuki.town.municipality.telling import Difference, Explained, Told, compare, explained
from tasuki.town.municipality.whole import Pack

__all__ = [
    "Activity",
    "Answers",
    "Area",
    "BaseType",
    "Body",
    "Cell",
    "Choice",
    "Clash",
    "Code",
    "CodeList",
    "Cohort",
    "Condition",
    "ConditionKind",
    "ConsentRule",
    "Contact",
    "Counter",
    "CounterKind",
    "CounterRole",
    "Course",
    "Criterion",
    "Day",
    "DecisionOrder",
    "Defect",
    "Difference",
    "Document",
    "Duty",
    "Explained",
    "Figure",
    "FlowRule",
    "FlowStep",
    "Form",
    "Ground",
    "Happening",
    "Issue",
    "Item",
    "Keeper",
    "Leads",
    "Lineage",
    "Link",
    "MeetingBody",
    "Member",
    "Notice",
    "Officer",
    "Pack",
    "PackAgency",
    "PackError",
    "Part",
    "Passage",
    "Phase",
    "Pillar",
    "PlanForm",
    "Post",
    "Preset",
    "Programme",
    "Project",
    "ProjectLine",
    "Protects",
    "Rank",
    "Receiver",
    "Regime",
    "Relation",
    "ResourceExample",
    "RetentionClass",
    "Revision",
    "Seat",
    "Slot",
    "Sourced",
    "Staffing",
    "Standing",
    "State",
    "StatusRow",
    "Support",
    "Task",
    "Term",
    "Told",
    "Town",
    "Word",
    "as_toml",
    "check_all",
    "check_one",
    "compare",
    "current",
    "explained",
    "forget",
    "laid_over",
    "load",
    "schema_text",
    "settle",
    "town_codes",
    "write_new",
    "written_out",
]


def current(on: date | None = None) -> Pack:
    """The pack of the town whose database is open, of the fiscal year of `on` (or of today)."""
    from django.conf import settings

    from tasuki.ground import clock, towns

    if (tried := changes.trial()) is not None:
        return tried
    town = towns.current() or settings.TASUKI_DEFAULT_PACK
    code = getattr(settings, "TASUKI_PACK_OF", {}).get(town, town)
    return changes.in_use(town, code, clock.fiscal_year(on or clock.day(clock.now())))

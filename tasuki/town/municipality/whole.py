"""One town in one fiscal year, as a whole: everything a room or a page asks of its pack."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tasuki.town.municipality import asking, naming, rules, words
from tasuki.town.municipality.asking import Item
from tasuki.town.municipality.finding import find
from tasuki.town.municipality.kinds import ATTRIBUTES
from tasuki.town.municipality.naming import SUPPORT_MEETING
from tasuki.town.municipality.shapes import (
    Choice,
    Code,
    CodeList,
    Course,
    Criterion,
    FlowRule,
    Ground,
    MeetingBody,
    PackAgency,
    Preset,
    Receiver,
    Regime,
    ResourceExample,
    Sourced,
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
    Defect,
    Document,
    Duty,
    FlowStep,
    Form,
    Issue,
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
    Revision,
    Support,
)
from tasuki.town.municipality.shapes_programme import (
    BaseType,
    Programme,
    Project,
    ProjectLine,
    StatusRow,
)
from tasuki.town.municipality.shapes_week import Activity, Cell, Clash, Day, Part

# The kinds of body; a prefecture stands behind municipalities and takes no consultation itself.
PREFECTURE = "prefecture"
MUNICIPALITY = "municipality"
CHILD_MEETING = "child_protection"
LIVELIHOOD_MEETING = "livelihood_meeting"


@dataclass(frozen=True, eq=False)
class Pack:
    """One town in one fiscal year. Two packs are the same when their `version` is."""

    code: str
    fiscal_year: int
    version: str
    municipality: Town
    programme: Programme
    agencies: tuple[PackAgency, ...]
    projects: tuple[Project, ...]
    lines: tuple[ProjectLine, ...]
    statuses: tuple[StatusRow, ...]
    base_types: tuple[BaseType, ...]
    meetings: tuple[MeetingBody, ...]
    rules: tuple[FlowRule, ...]
    steps: tuple[FlowStep, ...]
    criteria: tuple[Criterion, ...]
    choices_made: tuple[Choice, ...]
    terms: tuple[Term, ...]
    presets: tuple[Preset, ...]
    words: tuple[Word, ...]
    grounds: tuple[Ground, ...]
    receivers: tuple[Receiver, ...]
    windows: tuple[Counter, ...]
    areas: tuple[Area, ...]
    posts: tuple[Post, ...]
    officers: tuple[Officer, ...]
    issues: tuple[Issue, ...]
    pillars: tuple[Pillar, ...]
    passages: tuple[Passage, ...]
    links: tuple[Link, ...]
    documents: tuple[Document, ...]
    contacts: tuple[Contact, ...]
    forms: tuple[Form, ...]
    defects: tuple[Defect, ...]
    activities: tuple[Activity, ...]
    cells: tuple[Cell, ...]
    courses: tuple[Course, ...]
    tasks: tuple[Task, ...]
    resources: tuple[ResourceExample, ...]
    cohorts: tuple[Cohort, ...]
    revisions: tuple[Revision, ...]
    supports: tuple[Support, ...]
    figures: tuple[Figure, ...]
    lineages: tuple[Lineage, ...]
    retentions: tuple[RetentionClass, ...]
    notices: tuple[Notice, ...]
    code_lists: tuple[CodeList, ...]
    of_the_base: frozenset[tuple[str, str]]

    def is_of_the_base(self, kind: str, code: str) -> bool:
        """Whether an item, or a code of a list, is as the base has it: the town says nothing of it."""
        return (kind, code) in self.of_the_base

    @property
    def lists(self) -> dict[str, CodeList]:
        """The code lists by name."""
        return {one.code: one for one in self.code_lists}

    def codes(self, name: str) -> tuple[Code, ...]:
        """The codes of a list which may still be chosen, in the order of the form."""
        return tuple(code for code in self._list(name).codes if not code.retired)

    def choices(self, name: str) -> list[tuple[str, str]]:
        """The codes of a list as (code, label) for a form field."""
        return [(code.code, code.label) for code in self.codes(name)]

    def label(self, name: str, code: str) -> str:
        """The label of a code, also of a retired one; a code nobody knows is shown as 不明."""
        if not code:
            return ""
        known = self._list(name).find(code)
        return known.label if known else str(words.UNKNOWN_LABEL) % {"code": code}

    def labels(self, name: str, codes: "list[str] | tuple[str, ...]") -> list[str]:
        """The labels of several codes, in the order of the form."""
        order = [code.code for code in self._list(name).codes]
        known = sorted((code for code in codes if code in order), key=order.index)
        return [self.label(name, code) for code in [*known, *(c for c in codes if c not in order)]]

    def national(self, name: str, code: str) -> str:
        """The State's code which this code counts as; "" when nobody knows the code."""
        known = self._list(name).find(code)
        return known.national if known else ""

    def categories(self, name: str, code: str) -> tuple[str, ...]:
        return self._list(name).categories_of(code)

    def reported(self, name: str) -> frozenset[str]:
        """太枠: the codes of a list which are reported to the State."""
        return frozenset(code.code for code in self._list(name).codes if code.national_report)

    def known(self, name: str) -> set[str]:
        """Every code of a list, retired ones too."""
        return {code.code for code in self._list(name).codes}

    def _list(self, name: str) -> CodeList:
        return find(self.code_lists, "list", name)

    def agency(self, code: str) -> PackAgency:
        return find(self.agencies, "agency", code)

    def agency_codes(self) -> tuple[str, ...]:
        return tuple(agency.code for agency in self.agencies)

    def counters(self) -> tuple[PackAgency, ...]:
        """包括的相談支援事業所."""
        return tuple(agency for agency in self.agencies if agency.is_counter)

    def meeting_body(self, code: str) -> MeetingBody:
        return find(self.meetings, "meeting", code)

    def bodies_that_decide(
        self, matter: str, fiscal_year: int | None = None
    ) -> tuple[MeetingBody, ...]:
        """The meetings which may decide on a matter of the list `meeting_matters`, in a 年度 only
        those that can be called together."""
        bodies = self.meetings if fiscal_year is None else self.bodies_in(fiscal_year)
        return tuple(body for body in bodies if matter in body.decides)

    def ground(self, code: str) -> Ground:
        return find(self.grounds, "ground", code)

    def term(self, code: str) -> int:
        """A term in days."""
        return find(self.terms, "term", code).days

    def retention_of(self, record: str) -> tuple[RetentionClass, ...]:
        """The classes that say how long records of that type are kept."""
        return tuple(one for one in self.retentions if record in one.records)

    def notice(self, code: str) -> Notice:
        """What a notice says, in the town's words."""
        return find(self.notices, "notice", code)

    def word(self, code: str) -> str:
        """What the town calls it."""
        return find(self.words, "word", code).text

    def project(self, code: str) -> Project:
        return find(self.projects, "project", code)

    def lines_of(self, project: str) -> tuple[ProjectLine, ...]:
        """The rows of a project's table, in the plan's order."""
        rows = [line for line in self.lines if line.project == project]
        return tuple(sorted(rows, key=lambda line: line.order))

    def choice(self, code: str) -> str | bool | int:
        """A decision of the town, by name; see also the properties below."""
        return find(self.choices_made, "choice", code).value

    @property
    def coordinator_agency(self) -> PackAgency:
        """調整役: the agency whose 相談支援包括化推進員 coordinate."""
        return self.agency(str(self.choice("coordinator_agency")))

    @property
    def deciding_office(self) -> PackAgency:
        """Where 支援決定 is made: the coordinating agency where that is the municipality's own,
        else the municipality itself. 行政処分 is not left to a 社会福祉協議会."""
        office = self.coordinator_agency
        if office.regime is Regime.PUBLIC:
            return office
        return next((one for one in self.agencies if one.kind == MUNICIPALITY), office)

    @property
    def multi_agency_receiver(self) -> PackAgency:
        """The agency which receives a 多機関協働 request."""
        return self.agency(str(self.choice("multi_agency_receiver")))

    @property
    def lead_and_coordinator_may_be_same(self) -> bool:
        return self.choice("lead_and_coordinator_may_be_same") is True

    @property
    def is_prefecture(self) -> bool:
        """都道府県: it stands behind its municipalities and holds no person's data."""
        return self.municipality.kind == PREFECTURE

    def in_order(self) -> tuple[Project, ...]:
        """The five projects in the town's own order."""
        return tuple(sorted(self.projects, key=lambda project: project.order))

    def status_row(self, project: str, fiscal_year: int) -> StatusRow | None:
        return rules.status_in(self.statuses, project, fiscal_year)

    def status_of(self, project: str, fiscal_year: int) -> str:
        """The code of the project's status in that 年度 (list project_statuses); "" is 不明."""
        return row.status if (row := self.status_row(project, fiscal_year)) else ""

    def item_statuses(self, fiscal_year: int) -> dict[int, str]:
        """The status of each item of 106条の4第2項 that one of the projects carries."""
        return {
            item: self.status_of(project.code, fiscal_year)
            for project in self.projects
            for item in (project.law_item, *project.also_items)
        }

    def runs(self, fiscal_year: int) -> bool:
        """実施: every item of 106条の4第2項 runs in that 年度."""
        return rules.runs(self.item_statuses(fiscal_year))

    def missing_items(self, fiscal_year: int) -> tuple[int, ...]:
        """The items of 106条の4第2項 for want of which the 年度 is not 実施."""
        return rules.missing_items(self.item_statuses(fiscal_year))

    def offered(self, project: str, fiscal_year: int) -> bool:
        """Whether residents are offered the project; the need of another is only counted."""
        return self.status_of(project, fiscal_year) in rules.RUNNING

    def bodies_in(self, fiscal_year: int) -> tuple[MeetingBody, ...]:
        """The meetings that can be called together in that 年度, in the town's order. One that stands
        on 社会福祉法106条の6 alone needs the programme to run."""
        runs = self.runs(fiscal_year)
        bodies = (
            body
            for body in self.meetings
            if body.stands_in(fiscal_year) and (runs or body.legal_types != (SUPPORT_MEETING,))
        )
        return tuple(sorted(bodies, key=lambda body: body.order))

    def bodies_to_come(self, fiscal_year: int) -> tuple[MeetingBody, ...]:
        """設置予定, and those that wait for the programme to run."""
        standing = self.bodies_in(fiscal_year)
        left = [body for body in self.meetings if body not in standing]
        return tuple(sorted(left, key=lambda body: body.order))

    def legal_types_in(self, body: MeetingBody, fiscal_year: int) -> tuple[str, ...]:
        """On what a meeting may sit in that 年度: 106条の6 only when the programme runs."""
        runs = self.runs(fiscal_year)
        return tuple(one for one in body.legal_types if runs or one != SUPPORT_MEETING)

    def instead_of_support_meeting(self) -> tuple[Code, ...]:
        """What is there before the programme runs: 生活困窮者自立支援法9条, for a child 要対協."""
        kinds = (LIVELIHOOD_MEETING, CHILD_MEETING)
        return tuple(code for code in self.codes("meeting_legal_types") if code.code in kinds)

    def tables_without_consent(self, fiscal_year: int) -> str:
        return naming.without_consent(self, fiscal_year)

    def decides_by_itself(self, fiscal_year: int) -> bool:
        """Whether plans are decided by the town's 決裁 alone, no meeting being known for it."""
        return not any("support_decision" in body.decides for body in self.bodies_in(fiscal_year))

    def general_windows(self) -> tuple[Counter, ...]:
        return self._windows(CounterKind.GENERAL)

    def field_windows(self) -> tuple[Counter, ...]:
        return self._windows(CounterKind.FIELD)

    def _windows(self, kind: CounterKind) -> tuple[Counter, ...]:
        found = (one for one in self.windows if any(role.kind is kind for role in one.roles))
        return tuple(sorted(found, key=lambda one: one.order))

    def officer(self, agency: str, duty: Duty) -> Officer | None:
        return next((o for o in self.officers if o.agency == agency and o.duty is duty), None)

    def in_charge(self, agency: str, duty: Duty) -> Officer | None:
        """The person of that duty in the office, else in the office above it; None when none is."""
        at: str | None = agency
        while at is not None:
            officer = self.officer(at, duty)
            if officer is not None and officer.person is not None:
                return officer
            at = self.agency(at).parent
        return None

    def sitting(self, meeting: str) -> tuple[tuple[Post, Seat], ...]:
        """The posts that sit in a meeting, leaders first, each with its seat (立場)."""
        found = [(post, s) for post in self.posts for s in post.seats if s.meeting == meeting]
        return tuple(sorted(found, key=lambda one: [*Relation].index(one[1].relation)))

    def flow(self) -> tuple[FlowStep, ...]:
        """The town's flow in order; a step's `next` may lead back."""
        return tuple(sorted(self.steps, key=lambda step: step.order))

    def clashes(self) -> tuple[Clash, ...]:
        """Where the printed week and the text of the programmes do not say the same."""
        return rules.clashes(self.activities, self.cells)

    def week(self) -> list[tuple[Part, list[tuple[Day, list[Cell]]]]]:
        """The printed grid: rows 午前/午後/夜, columns 月–日, empty fields too."""
        return [
            (
                part,
                [(day, [c for c in self.cells if (c.day, c.part) == (day, part)]) for day in Day],
            )
            for part in Part
        ]

    def revised(self) -> tuple[int, int | None]:
        """How many plan revisions are known, of how many municipalities."""
        return sum(one.count or 0 for one in self.revisions), self.municipality.municipalities

    def items_of(self, kind: str) -> tuple[Any, ...]:
        """All items of one kind of table, in the order of the files."""
        items: tuple[Any, ...] = getattr(self, ATTRIBUTES[kind])
        return items

    def everything(self) -> Iterator[tuple[str, Sourced]]:
        """Every item of the pack with its kind, codes of lists and nested items too."""
        yield "municipality", self.municipality
        yield "programme", self.programme
        for happening in self.programme.history:
            yield "history", happening
        for kind in ATTRIBUTES:
            for item in self.items_of(kind):
                yield kind, item
        for one in self.code_lists:
            for code in one.codes:
                yield f"list.{one.code}", code

    def to_confirm(self) -> list[Item]:
        """Every item whose source is silent, with the question to ask."""
        return asking.of_items(self)

    def questions(self) -> list[Item]:
        """確認が必要な項目: the silent items, and what is missing between the items."""
        return [*asking.of_items(self), *asking.between_items(self)]

"""What a town's pages tell: counters, people, flow, links and papers, and what the source got wrong."""

from dataclasses import dataclass
from enum import StrEnum

from tasuki.town.municipality import words
from tasuki.town.municipality.shapes import Sourced


class CounterKind(StrEnum):
    """分野別の窓口, or one that takes everything (総合的な窓口); a counter may be both."""

    FIELD = "field"
    GENERAL = "general"


class Relation(StrEnum):
    """How a person stands to a meeting."""

    LEADER = words.LEADER
    SUB = words.SUB
    REQUIRED = words.REQUIRED
    BY_AGENDA = words.BY_AGENDA


class Duty(StrEnum):
    """重層担当職員 spread the programme in their office; 会議担当者 sit in the meetings for it."""

    PROMOTION = "promotion"
    MEETING = "meeting"


@dataclass(frozen=True, kw_only=True)
class CounterRole:
    """One row of the town's table of counters. `group` is the 区分 as printed."""

    kind: CounterKind
    group: str = ""
    fields: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Counter(Sourced):
    """相談窓口 as residents meet it: one counter, one or several rows of the table."""

    code: str
    name: str
    roles: tuple[CounterRole, ...]
    text: str = ""
    agency: str | None = None
    owner: str | None = None
    operator: str | None = None
    place: str = ""
    map_url: str = ""
    hours: str = ""
    tel: str | None = None
    fax: str | None = None
    areas: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    invitation: str = ""
    order: int


@dataclass(frozen=True, kw_only=True)
class Area(Sourced):
    """圏域: 町全体/各地域, 第1層/第2層, 校区, ブロック."""

    code: str
    name: str
    layer: str
    parent: str | None = None
    count: int | None = None
    order: int = 0


@dataclass(frozen=True, kw_only=True)
class Seat:
    """How the holder of a post sits in a meeting, and in which capacity (立場)."""

    meeting: str
    relation: Relation
    capacity: str = ""


@dataclass(frozen=True, kw_only=True)
class Post(Sourced):
    """人の役割: 包括化推進員 A–E, 生活支援コーディネーター, アウトリーチ員 … with employer and title."""

    code: str
    label: str
    role: str
    agency: str | None = None
    employer: str = ""
    title: str = ""
    duties: tuple[str, ...] = ()
    seats: tuple[Seat, ...] = ()
    area: str | None = None
    count: int | None = None
    order: int = 0


@dataclass(frozen=True, kw_only=True)
class Keeper:
    """A person in an office; `login` only where the person has an account."""

    name: str
    login: str = ""


@dataclass(frozen=True, kw_only=True)
class Officer(Sourced):
    """担当者 of a 課 or 事業所: つなぐ to it reaches this person where nobody else is named."""

    code: str
    agency: str
    duty: Duty
    person: Keeper | None = None
    deputies: tuple[Keeper, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FlowStep(Sourced):
    """A step of the town's support flow. Steps with the same `branch` belong together.

    `receiver` takes the matter over, `meeting` looks at it, `decided_by` says in words who decides,
    `next` are the steps that may follow (a flow may come back to an earlier one).
    """

    code: str
    title: str
    text: str = ""
    branch: str = ""
    when: str = ""
    receiver: str | None = None
    receiver_text: str = ""
    meeting: str | None = None
    decided_by: str = ""
    next: tuple[str, ...] = ()
    order: int


@dataclass(frozen=True, kw_only=True)
class Issue(Sourced):
    """対象として想定する課題 (8050問題 …) and the class of problems it belongs to."""

    code: str
    label: str
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Pillar(Sourced):
    """One of the pillars of 地域共生社会 as the town prints it."""

    code: str
    number: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Passage(Sourced):
    """A piece of plain text of the programme's page, with its notes (注)."""

    code: str
    title: str
    text: tuple[str, ...]
    notes: tuple[str, ...] = ()
    order: int


@dataclass(frozen=True, kw_only=True)
class Link(Sourced):
    """関連リンク with its guidance text; `url` stays empty where the source lost it."""

    code: str
    title: str
    text: str = ""
    url: str = ""
    last_checked: str = ""
    order: int = 0


@dataclass(frozen=True, kw_only=True)
class Document(Sourced):
    """A paper on the programme's shelf: plan, flyer, manual, form, 要綱, パンフレット, 広報誌."""

    code: str
    title: str
    kind: str
    format: str = ""
    size_text: str = ""
    date: str = ""
    version: str = ""
    owner: str | None = None
    next_revision: str = ""
    url: str = ""
    order: int = 0


@dataclass(frozen=True, kw_only=True)
class Contact(Sourced):
    """問合せ先: 課・係・場所・TEL・FAX."""

    code: str
    section: str
    unit: str = ""
    place: str = ""
    tel: str | None = None
    fax: str | None = None
    agency: str | None = None


@dataclass(frozen=True, kw_only=True)
class Form(Sourced):
    """様式: whether the town uses it, under which name, and the manual that explains it."""

    code: str
    name: str
    used: bool | None = None
    manual: str | None = None


@dataclass(frozen=True, kw_only=True)
class Defect(Sourced):
    """A defect of the source: its text (`original`), what it should be, and what Tasuki does."""

    code: str
    where: str
    correction: str = ""

"""What a pack is made of: frozen shapes, one for each kind of table in its TOML files."""

from dataclasses import dataclass
from enum import StrEnum

from tasuki.town.municipality import words


class State(StrEnum):
    """How an item stands to its source."""

    VERBATIM = words.VERBATIM
    CORRECTED = words.CORRECTED
    UNKNOWN = words.UNKNOWN


class Regime(StrEnum):
    """Which chapter of the 個人情報保護法 an agency stands under (5章 / 4章)."""

    PUBLIC = "public"
    PRIVATE = "private"
    UNKNOWN = "unknown"


class ConsentRule(StrEnum):
    """What a meeting asks about the 相談者's consent before it takes a matter."""

    GIVEN = words.CONSENT_GIVEN
    NONE = words.CONSENT_NONE
    ANY = words.CONSENT_ANY


class Rank(StrEnum):
    """How a member sits in a meeting."""

    REPRESENTATIVE = words.REPRESENTATIVE
    WORKER = words.WORKER
    MEMBER = words.MEMBER


class DecisionOrder(StrEnum):
    """When the municipality's 支援決定 is made, seen from the sitting."""

    BEFORE = "before"
    IN = "in"
    AFTER = "after"


@dataclass(frozen=True, kw_only=True)
class Sourced:
    """Every item says where it comes from and how sure it is.

    `original` keeps the source's own text where the item was corrected; `unknown` names the fields
    whose value is a working choice because the source is silent; `question` is what to ask the town.
    """

    source: str
    state: State
    note: str = ""
    original: str = ""
    question: str = ""
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Code(Sourced):
    """One entry of a code list. `national` maps a town's own code to the State's."""

    code: str
    label: str
    national: str = ""
    national_report: bool = False
    group: str = ""
    article: str = ""
    help: str = ""
    retired: bool = False


@dataclass(frozen=True, kw_only=True)
class CodeList(Sourced):
    """コード表: in the order in which a form shows it."""

    code: str
    label: str
    codes: tuple[Code, ...] = ()

    def find(self, code: str) -> Code | None:
        return next((one for one in self.codes if one.code == code), None)


@dataclass(frozen=True, kw_only=True)
class Town(Sourced):
    """The municipality itself. `code6` is 全国地方公共団体コード with its check digit, as text."""

    code6: str
    name: str
    kana: str
    prefecture: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Happening(Sourced):
    """One step of the programme's history."""

    fiscal_year: int
    text: str


@dataclass(frozen=True, kw_only=True)
class BaseType(Sourced):
    """設置形態 (基本型/総合型/地域型) and what it means."""

    code: str
    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Programme(Sourced):
    """The town's name and frame for the 重層的支援体制整備事業."""

    name: str
    plan_name: str
    slogan: tuple[str, ...]
    made_on: str
    revised_on: str
    legal_basis: str
    base_plan: str
    base_plan_made_on: str
    philosophy: str
    aim: str
    ideals: tuple[str, ...]
    related_plans: tuple[str, ...]
    progress: str
    base_type: str
    history: tuple[Happening, ...]
    base_types: tuple[BaseType, ...]


@dataclass(frozen=True, kw_only=True)
class PackAgency(Sourced):
    """支援関係機関 as the pack names it; the database's Agency is made from it."""

    code: str
    name: str
    kind: str
    regime: Regime
    parent: str | None = None
    tel: str | None = None
    fax: str | None = None
    has_accounts: bool = False
    is_counter: bool = False
    is_contractor: bool = False
    contracts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Project(Sourced):
    """One of the five projects, under the town's name and in the town's order."""

    code: str
    number: str
    name: str
    national_name: str
    law_item: int
    law_article: str
    implementer: str
    contractor: str | None = None
    contracted: bool | None = None
    since_fiscal_year: int
    prepared_since: int | None = None
    status: str
    outline: str
    order: int


@dataclass(frozen=True, kw_only=True)
class Staffing:
    """人員: who is placed and how many."""

    label: str
    count: int


@dataclass(frozen=True, kw_only=True)
class ProjectLine(Sourced):
    """A row of the plan's table of projects: national base × local doers."""

    code: str
    project: str
    law_item: int
    national_base: str
    local_project: str
    law: str = ""
    requirements: tuple[str, ...] = ()
    departments: tuple[str, ...]
    operators: tuple[str, ...] = ()
    base_count: int | None = None
    type: str
    sub_types: tuple[str, ...] = ()
    content: tuple[str, ...]
    staffing: tuple[Staffing, ...] = ()
    order: int


@dataclass(frozen=True, kw_only=True)
class Member:
    """Who sits in a meeting: an agency of the pack, or others in words."""

    text: str
    agency: str | None = None
    rank: Rank = Rank.MEMBER


@dataclass(frozen=True, kw_only=True)
class MeetingBody(Sourced):
    """A meeting under its local name; its legal types and rules stand apart from the name."""

    code: str
    name: str
    class_name: str
    group_name: str = ""
    legal_types: tuple[str, ...] = ()
    consent_rule: ConsentRule
    consent_text: str = ""
    basis: str = ""
    frequency: str
    times_a_year: int | None = None
    every_months: int | None = None
    members: tuple[Member, ...]
    members_by_case: bool = False
    member_rank: Rank
    convener: str | None = None
    purpose: str
    duties: tuple[str, ...]
    decides: tuple[str, ...] = ()
    examines: tuple[str, ...] = ()
    case_data: bool
    secrecy_by_law: bool = False
    secrecy_pledge: bool = False
    invite_referrer: bool = False
    may_name_referrer_lead: bool = False
    decision_order: DecisionOrder | None = None
    order: int


@dataclass(frozen=True, kw_only=True)
class FlowRule(Sourced):
    """A rule of the town's support flow, in words; what machines need of it stands in choices."""

    number: int
    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Criterion(Sourced):
    """When a counter asks for 多機関協働."""

    code: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Choice(Sourced):
    """One decision of the town that the program follows."""

    code: str
    label: str
    value: str | bool | int


@dataclass(frozen=True, kw_only=True)
class Term(Sourced):
    """A number of days after which somebody is asked to look."""

    code: str
    label: str
    days: int


@dataclass(frozen=True, kw_only=True)
class Preset(Sourced):
    """「次に見る日」 by one click."""

    code: str
    label: str
    months: int


@dataclass(frozen=True, kw_only=True)
class Word(Sourced):
    """What the town calls a thing, beside what the State calls it."""

    code: str
    text: str
    national: str = ""


def _fits(regime: Regime, regimes: tuple[Regime, ...]) -> bool:
    either = Regime.PUBLIC in regimes and Regime.PRIVATE in regimes
    return either if regime is Regime.UNKNOWN else regime in regimes


@dataclass(frozen=True, kw_only=True)
class Ground(Sourced):
    """根拠 on which something of a person is told to somebody, and whom it fits."""

    code: str
    label: str
    article: str
    text: str
    senders: tuple[Regime, ...]
    receivers: tuple[Regime, ...]
    same_body: bool | None = None
    in_meeting_only: bool = False
    needs_consent: bool = False
    condition: str = ""
    retired: bool = False

    def fits(self, sender: Regime, receiver: Regime, *, same_body: bool) -> bool:
        """Whether this ground can carry something from the one to the other.

        An agency whose regime nobody knows is served only by what fits under either.
        """
        bodies = self.same_body is None or self.same_body == same_body
        return bodies and _fits(sender, self.senders) and _fits(receiver, self.receivers)


@dataclass(frozen=True, kw_only=True)
class Course(Sourced):
    """研修・講座・催し."""

    code: str
    name: str
    kind: str
    frequency: str = ""
    times_a_year: int | None = None
    target: str = ""
    purpose: str = ""


@dataclass(frozen=True, kw_only=True)
class Task(Sourced):
    """A standing task of the plan."""

    code: str
    name: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class ResourceExample(Sourced):
    """社会資源の例."""

    code: str
    name: str

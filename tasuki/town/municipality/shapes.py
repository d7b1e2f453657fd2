"""What a pack is made of: frozen shapes, one for each kind of table in its TOML files.

Here stands what the town's work runs on; the programme and its projects are in `shapes_programme`,
what its pages tell in `shapes_about`, the week in `shapes_week`, a prefecture's back-up in
`shapes_prefecture`.
"""

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


class Standing(StrEnum):
    """Whether a meeting is there already; from which 年度 on says `founded_in`."""

    THERE = words.THERE
    PLANNED = words.PLANNED
    UNKNOWN = words.UNKNOWN


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
    `demo_choice` (見本の設定) names the fields whose value was chosen for the demo's story alone.
    """

    source: str
    state: State
    note: str = ""
    original: str = ""
    question: str = ""
    unknown: tuple[str, ...] = ()
    demo_choice: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Code(Sourced):
    """One entry of a code list. `national` maps a town's own code to the State's. `categories`: of
    a field or a trait, what kinds of information it is; of a kind of agency, which it works with."""

    code: str
    label: str
    national: str = ""
    national_report: bool = False
    group: str = ""
    article: str = ""
    help: str = ""
    categories: tuple[str, ...] = ()
    retired: bool = False


@dataclass(frozen=True, kw_only=True)
class CodeList(Sourced):
    """コード表: in the order in which a form shows it."""

    code: str
    label: str
    codes: tuple[Code, ...] = ()

    def find(self, code: str) -> Code | None:
        return next((one for one in self.codes if one.code == code), None)

    def categories_of(self, code: str) -> tuple[str, ...]:
        """What kinds of information a code is: its own, or those of the State's code it counts as."""
        known = self.find(code)
        if known is None or known.categories or not known.national:
            return known.categories if known else ()
        above = self.find(known.national)
        return above.categories if above else ()


@dataclass(frozen=True, kw_only=True)
class Town(Sourced):
    """The body itself. `code6` is 全国地方公共団体コード with its check digit, as text.

    Without a 福祉事務所 of its own (`welfare_office = false`), 生活保護 and 自立相談支援 are offices
    of the prefecture outside the town. `small_team` (少人数): three accounts or fewer.
    `second_factor`: the roles that sign in with 二段階ログイン in a real town (trust.access.roles).
    """

    code6: str
    name: str
    kana: str
    prefecture: str
    kind: str
    welfare_office: bool | None = None
    small_team: bool = False
    second_factor: tuple[str, ...] = ("admin", "secretary")
    municipalities: int | None = None


@dataclass(frozen=True, kw_only=True)
class PackAgency(Sourced):
    """支援関係機関 as the pack names it; the database's Agency is made from it.

    `outside`: an office of the prefecture or of a wider area, no part of the town.
    """

    code: str
    name: str
    kind: str
    regime: Regime
    parent: str | None = None
    operator: str | None = None
    tel: str | None = None
    fax: str | None = None
    place: str = ""
    outside: bool = False
    has_accounts: bool = False
    is_counter: bool = False
    is_contractor: bool = False
    contracts: tuple[str, ...] = ()


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
    class_name: str = ""
    group_name: str = ""
    standing: Standing = Standing.THERE
    founded_in: int | None = None
    legal_types: tuple[str, ...] = ()
    consent_rule: ConsentRule
    consent_text: str = ""
    basis: str = ""
    frequency: str = ""
    times_a_year: int | None = None
    every_months: int | None = None
    members: tuple[Member, ...] = ()
    members_by_case: bool = False
    member_rank: Rank = Rank.MEMBER
    convener: str | None = None
    purpose: str = ""
    duties: tuple[str, ...] = ()
    decides: tuple[str, ...] = ()
    examines: tuple[str, ...] = ()
    case_data: bool
    secrecy_by_law: bool = False
    secrecy_pledge: bool = False
    invite_referrer: bool = False
    may_name_referrer_lead: bool = False
    decision_order: DecisionOrder | None = None
    order: int

    @property
    def chosen_for_the_demo(self) -> bool:
        """見本の設定: what the body may do was chosen for the demo's story."""
        return bool(self.demo_choice)

    def stands_in(self, fiscal_year: int) -> bool:
        """Whether it can be called together in that 年度."""
        if self.founded_in is not None:
            return fiscal_year >= self.founded_in
        return self.standing is Standing.THERE


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


@dataclass(frozen=True, kw_only=True)
class Ground(Sourced):
    """根拠 on which something of a person is told to somebody, in the town's words.

    Whom it fits and when stands in `residents.grounds`. `retired`: the town does not use it.
    `confidence`: how sure the town is of its source, where that is not what the table says;
    `decided_yes`, `decided_no`: rows of the table which were 要確認 until the town decided.
    """

    code: str
    label: str
    article: str
    text: str
    condition: str = ""
    limits: str = ""
    confidence: str = ""
    decided_yes: tuple[str, ...] = ()
    decided_no: tuple[str, ...] = ()
    retired: bool = False


class Body(StrEnum):
    """What a receiver of 通告・通報 is in law."""

    MUNICIPALITY = "municipality"  # 市町村
    WELFARE_OFFICE = "welfare_office"  # 福祉事務所
    CHILD_GUIDANCE = "child_guidance"  # 児童相談所
    PREFECTURE = "prefecture"  # 都道府県
    DV_CENTER = "dv_center"  # 配偶者暴力相談支援センター
    POLICE = "police"  # 警察官


class Protects(StrEnum):
    """For whom a receiver of 通告・通報 is there."""

    CHILD = "child"
    ELDER = "elder"
    DISABLED = "disabled"
    SPOUSE = "spouse"


@dataclass(frozen=True, kw_only=True)
class Receiver(Sourced):
    """通告・通報の受け手 and its telephones. An unknown number stays empty; then `instead` is the code
    of the receiver whose number is shown beside it."""

    code: str
    name: str
    body: Body
    protects: tuple[Protects, ...]
    tel: str = ""
    night_tel: str = ""
    hours: str = ""
    national: bool = False
    urgent: bool = False
    instead: str = ""
    retired: bool = False


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

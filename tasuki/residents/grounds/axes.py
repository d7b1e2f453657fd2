"""The axes of the question 「伝えてよいか」: every value a cell of the law's table can have."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any


class Regime(StrEnum):
    """Which chapter of 個人情報保護法 binds: 5章, 4章, or nobody has said yet."""

    PUBLIC = "public"
    PRIVATE = "private"
    UNKNOWN = "unknown"


class Office(StrEnum):
    """What the agency is in the laws that bind its people to silence or make it take reports."""

    TOWN = "town"
    PREFECTURE = "prefecture"
    NATION = "nation"
    CHILD_GUIDANCE = "child_guidance"
    COMMISSIONER = "commissioner"
    POLICE = "police"
    SCHOOL = "school"
    MEDICAL = "medical"
    SUPPORT_CENTER = "support_center"
    SELF_RELIANCE = "self_reliance"
    DISABILITY_SUPPORT = "disability_support"
    RIGHTS_CENTER = "rights_center"
    DV_CENTER = "dv_center"
    CONTRACTOR = "contractor"
    WELFARE = "welfare"
    OTHER = "other"


class Category(StrEnum):
    """What is told. The last four have rules of their own."""

    ATTRIBUTES = "attributes"
    HEALTH = "health"
    SCHOOLING_WORK = "schooling_work"
    MONEY = "money"
    WELFARE_USE = "welfare_use"
    LIFE_HISTORY = "life_history_issues"
    TAX = "tax"
    MY_NUMBER = "my_number"
    REPORTER = "reporter"
    PROTECTED_ADDRESS = "protected_address"


SPECIAL = (Category.TAX, Category.MY_NUMBER, Category.REPORTER, Category.PROTECTED_ADDRESS)
ORDINARY = tuple(one for one in Category if one not in SPECIAL)


class Consent(StrEnum):
    """What is known of 本人's consent to this, to this agency."""

    GIVEN = "given"
    PARTLY = "partly"
    NONE = "none"
    ASKING = "asking"
    WITHDRAWN = "withdrawn"
    INCAPABLE = "incapable"
    UNKNOWN = "unknown"


class Plight(StrEnum):
    """Danger to life, body or property, and whether consent can be had."""

    CALM = "calm"
    HARD_TO_ASK = "hard_to_ask"
    DANGER = "danger"
    URGENT = "urgent"  # danger, and consent is hard to get


class Meeting(StrEnum):
    """At which statutory table the matter stands."""

    NONE = "none"
    SUPPORT = "support"
    SELF_RELIANCE = "self_reliance"
    CHILD = "child"


class Commission(StrEnum):
    """Whether the one works for the other under a contract."""

    NONE = "none"
    TO_CONTRACTOR = "to_contractor"
    FROM_CONTRACTOR = "from_contractor"


class Purpose(StrEnum):
    """Whether telling lies within the purpose for which the data is held."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


class Report(StrEnum):
    """What a report would be of."""

    NONE = "none"
    CHILD = "child"
    ELDER = "elder"
    DISABILITY = "disability"
    DV = "dv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """「この情報を、この機関に、伝えてよいか」, as facts. What nobody knows stays at its default.

    `benefit`: telling is clearly for 本人's good; `hindered`: asking 本人 would hinder the office's work;
    `joint_use`: both stand in an announced circle of 共同利用.
    `sender_agency`, `receiver_agency` and `matter` (its baton) say whose facts these are; the law does
    not read them.
    """

    sender: Regime = Regime.UNKNOWN
    sender_office: Office = Office.OTHER
    receiver: Regime = Regime.UNKNOWN
    receiver_office: Office = Office.OTHER
    categories: frozenset[Category] = frozenset({Category.ATTRIBUTES})
    same_body: bool = False
    consent: Consent = Consent.UNKNOWN
    plight: Plight = Plight.CALM
    meeting: Meeting = Meeting.NONE
    both_sit: bool = False
    programme: bool = True
    commission: Commission = Commission.NONE
    purpose: Purpose = Purpose.UNKNOWN
    child: bool = False
    report: Report = Report.NONE
    statute: bool = False
    benefit: bool = False
    hindered: bool = False
    joint_use: bool = False
    sender_agency: str = ""
    receiver_agency: str = ""
    matter: str = ""

    def as_facts(self) -> dict[str, Any]:
        """As it is stored: plain values, categories in their order, and nothing that names a matter."""
        facts = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "matter"}
        facts["categories"] = [one.value for one in Category if one in self.categories]
        return {
            name: value.value if isinstance(value, StrEnum) else value
            for name, value in facts.items()
        }


BOTH = (True, False)
# Every axis with all its values; of a category: told or not.
AXES: dict[str, tuple[Any, ...]] = {
    "sender": tuple(Regime),
    "sender_office": tuple(Office),
    "receiver": tuple(Regime),
    "receiver_office": tuple(Office),
    "same_body": BOTH,
    "consent": tuple(Consent),
    "plight": tuple(Plight),
    "meeting": tuple(Meeting),
    "both_sit": BOTH,
    "programme": BOTH,
    "commission": tuple(Commission),
    "purpose": tuple(Purpose),
    "child": BOTH,
    "report": tuple(Report),
    "statute": BOTH,
    "benefit": BOTH,
    "hindered": BOTH,
    "joint_use": BOTH,
    **{one.value: BOTH for one in Category},
}
# What a worker may say at a door by choosing a ground and writing down why it fits. Who sits where,
# who works for whom, who agreed and under which chapter somebody stands is not theirs to say.
DECLARED: dict[str, tuple[Any, ...]] = {
    "purpose": (Purpose.INSIDE,),
    "plight": (Plight.DANGER, Plight.HARD_TO_ASK, Plight.URGENT),
    "child": (True,),
    "report": tuple(one for one in Report if one is not Report.NONE),
    "statute": (True,),
    "benefit": (True,),
    "hindered": (True,),
    "joint_use": (True,),
}


def question_from(facts: dict[str, Any]) -> Question:
    """A stored question again, for the answer as the law and the town now stand."""
    plain = Question()
    said = {name: value for name, value in facts.items() if hasattr(plain, name)}
    for name, value in said.items():
        kind = type(getattr(plain, name))
        said[name] = kind(value) if issubclass(kind, StrEnum) else value
    said["categories"] = frozenset(map(Category, said["categories"]))
    return Question(**said)


def value_of(question: Question, axis: str) -> Any:
    """Where the question stands on an axis."""
    if axis in Category._value2member_map_:
        return axis in question.categories
    return getattr(question, axis)

"""The law as one table: each row says who may tell whom what, under which conditions, on what article.

Articles as of 2026-11. What an axis is not named for, a row does not ask; the four special categories
are shut out of a row unless it names them. `call`: HOLDS as it stands; JUDGED when the worker can
write down why the condition is met; CONFIRM when the town has to decide first. `confidence` says how
sure the source is; below HIGH the page says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tasuki.residents.grounds.axes import (
    AXES,
    SPECIAL,
    Category,
    Commission,
    Consent,
    Meeting,
    Office,
    Plight,
    Purpose,
    Regime,
    Report,
)


class Call(StrEnum):
    """What a row says of the cells it covers, best first."""

    HOLDS = "holds"
    JUDGED = "judged"
    CONFIRM = "confirm"


class Confidence(StrEnum):
    """How sure the source of a row is."""

    HIGH = "high"
    MID = "mid"
    LOW = "low"


class Nature(StrEnum):
    """What kind of ground it is; duties of silence are lifted by kinds."""

    CONSENT = "consent"
    INSIDE = "inside"
    COMMISSION = "commission"
    MEETING = "meeting"
    REPORT = "report"
    URGENT = "urgent"
    STATUTE = "statute"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `code` is the ground's in the pack; `id` is the row's own."""

    id: str
    code: str
    article: str
    nature: Nature
    call: Call
    where: Mapping[str, frozenset[Any]]
    confidence: Confidence = Confidence.HIGH
    effort: bool = False  # 努力義務: the law asks to try

    def covers(self, axis: str, value: Any) -> bool:
        """Whether a cell with this value can be the row's."""
        return axis not in self.where or value in self.where[axis]


APPI = "個人情報の保護に関する法律"
WELFARE = "社会福祉法"
PUBLIC, PRIVATE, UNKNOWN = Regime.PUBLIC, Regime.PRIVATE, Regime.UNKNOWN
SOME = Commission.TO_CONTRACTOR
TOLD = frozenset({True})
# What forbids telling, by the chapter under which the speaker stands.
FORBIDS = {
    Regime.PUBLIC: f"{APPI}69条1項",
    Regime.PRIVATE: f"{APPI}27条1項",
    Regime.UNKNOWN: f"{APPI}27条1項・69条1項",
}
# What stands in the way of the special categories when no row opens them; the heaviest first.
IN_THE_WAY = (
    (Category.REPORTER, "児童虐待の防止等に関する法律7条"),
    (Category.PROTECTED_ADDRESS, "住民基本台帳事務処理要領第5-10"),
    (
        Category.MY_NUMBER,
        "行政手続における特定の個人を識別するための番号の利用等に関する法律19条",
    ),
    (Category.TAX, "地方税法22条"),
)
_NOT = {one.value: frozenset({False}) for one in SPECIAL}


def as_set(value: Any) -> frozenset[Any]:
    return frozenset(value) if isinstance(value, set | frozenset | tuple) else frozenset({value})


def _row(
    id: str,
    article: str,
    nature: Nature,
    call: Call,
    *,
    sure: Confidence = Confidence.HIGH,
    effort: bool = False,
    **where: Any,
) -> Row:
    asked = {**_NOT, **{axis: as_set(value) for axis, value in where.items()}}
    unknown = set(asked) - set(AXES)
    if unknown:
        raise ValueError(f"{id}: no such axis: {unknown}")
    return Row(id, id.split(".")[0], article, nature, call, asked, sure, effort)


def _consents() -> tuple[Row, ...]:
    """Consent opens under either chapter; to tax data it must be said expressly."""
    made = []
    for sender, article in (
        (PUBLIC, f"{APPI}69条2項1号"),
        (PRIVATE, f"{APPI}27条1項"),
        (UNKNOWN, f"{APPI}69条2項1号・27条1項"),
    ):
        made += [
            _row(
                f"consent.{sender}",
                article,
                Nature.CONSENT,
                Call.HOLDS,
                sender=sender,
                consent=Consent.GIVEN,
            ),
            _row(
                f"consent.{sender}.tax",
                f"{article}、地方税法22条",
                Nature.CONSENT,
                Call.JUDGED,
                sure=Confidence.MID,
                sender=sender,
                consent=Consent.GIVEN,
                tax=True,
            ),
            _row(
                f"consent.{sender}.partly",
                article,
                Nature.CONSENT,
                Call.CONFIRM,
                sender=sender,
                consent=Consent.PARTLY,
            ),
        ]
    return tuple(made)


def _table(code: str, article: str, meeting: Meeting, **where: Any) -> tuple[Row, ...]:
    """A statutory table opens to those who sit at it; whether tax data too, the town decides."""
    at_it = {"meeting": meeting, "both_sit": True, **where}
    return (
        _row(code, article, Nature.MEETING, Call.HOLDS, **at_it),
        _row(
            f"{code}.tax",
            f"{article}、地方税法22条",
            Nature.MEETING,
            Call.CONFIRM,
            sure=Confidence.LOW,
            tax=True,
            **at_it,
        ),
    )


KNOWN = {PUBLIC, PRIVATE}
NOT_URGENT = {Plight.CALM, Plight.HARD_TO_ASK, Plight.DANGER}
CHILD_TAKERS = {Office.TOWN, Office.CHILD_GUIDANCE, Office.PREFECTURE}
ELDER_LAW = "高齢者虐待の防止、高齢者の養護者に対する支援等に関する法律7条・21条"
DISABILITY_LAW = "障害者虐待の防止、障害者の養護者に対する支援等に関する法律7条・16条・22条"

# In the order in which a ground is preferred to the next, of two that hold alike.
ROWS: tuple[Row, ...] = (
    *_consents(),
    _row(
        "inside_purpose",
        f"{APPI}61条・69条1項",
        Nature.INSIDE,
        Call.HOLDS,
        sender=PUBLIC,
        receiver=KNOWN,
        purpose=Purpose.INSIDE,
    ),
    _row(
        "same_body_private",
        f"{APPI}18条・27条1項",
        Nature.INSIDE,
        Call.JUDGED,
        sender=PRIVATE,
        receiver=PRIVATE,
        same_body=True,
    ),
    _row(
        "commission_public",
        f"{APPI}61条・66条2項1号、{WELFARE}106条の4第4項",
        Nature.COMMISSION,
        Call.JUDGED,
        sure=Confidence.MID,
        sender=PUBLIC,
        receiver=KNOWN,
        commission=SOME,
    ),
    _row(
        "commission",
        f"{APPI}27条5項1号",
        Nature.COMMISSION,
        Call.JUDGED,
        sender=PRIVATE,
        receiver=KNOWN,
        commission=SOME,
    ),
    _row(
        "commission_return",
        f"{APPI}66条2項1号、{WELFARE}106条の4第4項",
        Nature.COMMISSION,
        Call.JUDGED,
        sure=Confidence.MID,
        sender=PRIVATE,
        receiver=PUBLIC,
        commission=Commission.FROM_CONTRACTOR,
    ),
    _row(
        "joint_use",
        f"{APPI}27条5項3号",
        Nature.JUDGED,
        Call.JUDGED,
        sure=Confidence.MID,
        sender=PRIVATE,
        receiver=PRIVATE,
        same_body=False,
        joint_use=True,
    ),
    *_table("law_106_6", f"{WELFARE}106条の6", Meeting.SUPPORT, programme=True),
    *_table("law_poverty_9", "生活困窮者自立支援法9条", Meeting.SELF_RELIANCE),
    *_table("law_child_25_2", "児童福祉法25条の2・25条の3", Meeting.CHILD, child=True),
    _row(
        "report_child_abuse",
        "児童虐待の防止等に関する法律6条",
        Nature.REPORT,
        Call.HOLDS,
        report=Report.CHILD,
        receiver_office=CHILD_TAKERS,
    ),
    _row(
        "report_elder_abuse",
        ELDER_LAW,
        Nature.REPORT,
        Call.HOLDS,
        report=Report.ELDER,
        receiver_office=Office.TOWN,
    ),
    _row(
        "report_elder_abuse.center",
        ELDER_LAW,
        Nature.REPORT,
        Call.CONFIRM,
        sure=Confidence.MID,
        report=Report.ELDER,
        receiver_office=Office.SUPPORT_CENTER,
    ),
    _row(
        "report_disability_abuse",
        DISABILITY_LAW,
        Nature.REPORT,
        Call.HOLDS,
        report=Report.DISABILITY,
        receiver_office={Office.TOWN, Office.RIGHTS_CENTER},
    ),
    _row(
        "report_dv",
        "配偶者からの暴力の防止及び被害者の保護等に関する法律6条",
        Nature.REPORT,
        Call.HOLDS,
        effort=True,
        report=Report.DV,
        receiver_office={Office.DV_CENTER, Office.POLICE},
    ),
    _row(
        "law27_1_2",
        f"{APPI}27条1項2号",
        Nature.URGENT,
        Call.HOLDS,
        sender=PRIVATE,
        receiver=KNOWN,
        plight=Plight.URGENT,
    ),
    _row(
        "law69_2_4.urgent",
        f"{APPI}69条2項4号",
        Nature.URGENT,
        Call.JUDGED,
        sender=PUBLIC,
        receiver=KNOWN,
        same_body=False,
        plight=Plight.URGENT,
    ),
    _row(
        "law27_1_3",
        f"{APPI}27条1項3号",
        Nature.JUDGED,
        Call.JUDGED,
        sender=PRIVATE,
        receiver=KNOWN,
        child=True,
        plight={Plight.HARD_TO_ASK, Plight.URGENT},
    ),
    _row(
        "law69_2_2_internal",
        f"{APPI}69条2項2号",
        Nature.JUDGED,
        Call.JUDGED,
        sender=PUBLIC,
        receiver=PUBLIC,
        same_body=True,
    ),
    _row(
        "law69_2_3",
        f"{APPI}69条2項3号",
        Nature.JUDGED,
        Call.JUDGED,
        sender=PUBLIC,
        receiver=PUBLIC,
        same_body=False,
    ),
    _row(
        "law27_1_4",
        f"{APPI}27条1項4号",
        Nature.JUDGED,
        Call.JUDGED,
        sender=PRIVATE,
        receiver=PUBLIC,
        hindered=True,
    ),
    _row(
        "law27_1_4.contractor",
        f"{APPI}27条1項4号",
        Nature.JUDGED,
        Call.JUDGED,
        sure=Confidence.MID,
        sender=PRIVATE,
        receiver=PRIVATE,
        receiver_office={Office.CONTRACTOR, Office.SUPPORT_CENTER, Office.SELF_RELIANCE},
        hindered=True,
    ),
    _row(
        "law69_2_4",
        f"{APPI}69条2項4号",
        Nature.JUDGED,
        Call.JUDGED,
        sender=PUBLIC,
        receiver=KNOWN,
        same_body=False,
        plight=NOT_URGENT,
        benefit=True,
    ),
    _row(
        "law69_1",
        f"{APPI}69条1項",
        Nature.STATUTE,
        Call.JUDGED,
        sender=PUBLIC,
        receiver=KNOWN,
        statute=True,
    ),
    _row(
        "law27_1_1",
        f"{APPI}27条1項1号",
        Nature.STATUTE,
        Call.JUDGED,
        sender=PRIVATE,
        receiver=KNOWN,
        statute=True,
    ),
    _row(
        "my_number_19",
        "行政手続における特定の個人を識別するための番号の利用等に関する法律19条",
        Nature.URGENT,
        Call.CONFIRM,
        sure=Confidence.MID,
        plight={Plight.DANGER, Plight.URGENT},
        sender=KNOWN,
        receiver=KNOWN,
        my_number=True,
    ),
)

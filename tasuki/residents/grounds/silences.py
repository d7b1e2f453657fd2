"""守秘義務: the other half of the answer. Whoever speaks is bound by these, whatever
個人情報保護法 says; each says which kinds of ground lift it beyond doubt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tasuki.residents.grounds.axes import Meeting, Office, Regime
from tasuki.residents.grounds.table import TOLD, WELFARE, Confidence, Nature, as_set

PUBLIC = Regime.PUBLIC


@dataclass(frozen=True, slots=True)
class Silence:
    """守秘義務 of those who work there, and which kinds of ground lift it beyond doubt."""

    code: str
    article: str
    where: Mapping[str, frozenset[Any]]
    lifted_by: frozenset[Nature] = field(
        default_factory=lambda: frozenset(
            {
                Nature.CONSENT,
                Nature.INSIDE,
                Nature.COMMISSION,
                Nature.MEETING,
                Nature.REPORT,
                Nature.URGENT,
                Nature.STATUTE,
            }
        )
    )
    confidence: Confidence = Confidence.HIGH


def _silence(
    code: str, article: str, *, sure: Confidence = Confidence.HIGH, **where: Any
) -> Silence:
    return Silence(
        code, article, {axis: as_set(value) for axis, value in where.items()}, confidence=sure
    )


_PUBLIC_SERVANTS = frozenset(Office) - {Office.NATION, Office.COMMISSIONER}

# Both halves of the answer: whoever speaks is bound by these, whatever 個人情報保護法 says.
SILENCES: tuple[Silence, ...] = (
    _silence(
        "local_officials",
        "地方公務員法34条",
        sender=PUBLIC,
        sender_office=_PUBLIC_SERVANTS,
    ),
    _silence("national_officials", "国家公務員法100条", sender_office=Office.NATION),
    _silence("commissioners", "民生委員法15条", sender_office=Office.COMMISSIONER),
    _silence("doctors", "刑法134条", sender_office=Office.MEDICAL),
    _silence(
        "nurses", "保健師助産師看護師法42条の2", sender_office={Office.MEDICAL, Office.PREFECTURE}
    ),
    _silence("child_guidance", "児童福祉法61条", sender_office=Office.CHILD_GUIDANCE),
    _silence("support_center", "介護保険法115条の46", sender_office=Office.SUPPORT_CENTER),
    _silence(
        "self_reliance",
        "生活困窮者自立支援法5条3項",
        sure=Confidence.MID,
        sender_office=Office.SELF_RELIANCE,
    ),
    _silence("contractor", f"{WELFARE}106条の4第5項", sender_office=Office.CONTRACTOR),
    _silence(
        "social_workers",
        "社会福祉士及び介護福祉士法46条",
        sender_office={
            Office.SUPPORT_CENTER,
            Office.SELF_RELIANCE,
            Office.DISABILITY_SUPPORT,
            Office.RIGHTS_CENTER,
            Office.CONTRACTOR,
            Office.WELFARE,
        },
    ),
    _silence("support_meeting", f"{WELFARE}106条の6第5項", meeting=Meeting.SUPPORT),
    _silence(
        "self_reliance_meeting",
        "生活困窮者自立支援法9条5項",
        sure=Confidence.MID,
        meeting=Meeting.SELF_RELIANCE,
    ),
    _silence("child_council", "児童福祉法25条の5", meeting=Meeting.CHILD),
    Silence(
        "tax",
        "地方税法22条",
        {"tax": TOLD},
        lifted_by=frozenset({Nature.CONSENT}),
        confidence=Confidence.MID,
    ),
    Silence(
        "my_number",
        "行政手続における特定の個人を識別するための番号の利用等に関する法律12条・19条",
        {"my_number": TOLD},
        lifted_by=frozenset(),
        confidence=Confidence.MID,
    ),
)

"""The laws of 通告・通報 as one table, and what they say to few answers. Pure.

What stands here was written from what is known of the laws; `confidence` says how surely, and the
page shows it, so that the town can look at the weaker rows itself.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Whom(StrEnum):
    """Who is to be protected."""

    CHILD = "child"
    ELDER = "elder"
    DISABLED = "disabled"
    SPOUSE = "spouse"


class By(StrEnum):
    """From whom the harm comes, as far as a law asks for it."""

    CARER = "carer"  # 養護者・保護者・家族
    FACILITY = "facility"  # 施設・サービスで働く人
    OWN_FACILITY = "own_facility"  # the same, where the reporter works themself
    EMPLOYER = "employer"  # 使用者
    OTHER = "other"


class Danger(StrEnum):
    """生命・身体への重大な危険. What nobody knows is taken as danger."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Strength(StrEnum):
    """How strongly the law wants it, the strongest first."""

    DUTY = "duty"
    EFFORT = "effort"
    MAY = "may"


class Body(StrEnum):
    """To whom the law wants it told; the codes are those of the pack's receivers."""

    MUNICIPALITY = "municipality"
    WELFARE_OFFICE = "welfare_office"
    CHILD_GUIDANCE = "child_guidance"
    PREFECTURE = "prefecture"
    DV_CENTER = "dv_center"
    POLICE = "police"


class Confidence(StrEnum):
    """How sure the house is of a row."""

    HIGH = "high"
    MID = "mid"


ANYBODY = frozenset(By)
_FACILITY = frozenset({By.FACILITY, By.OWN_FACILITY})


@dataclass(frozen=True, slots=True)
class Law:
    """One duty. `danger` and `medical`: None where the law does not ask.

    `secrecy` says which paragraph keeps a duty of silence from hindering it, `keeps` which article
    binds who takes it not to let out who told; "" where there is none.
    """

    code: str
    article: str
    whom: Whom
    by: frozenset[By]
    strength: Strength
    to: tuple[Body, ...]
    secrecy: str
    keeps: str
    confidence: Confidence
    danger: bool | None = None
    medical: bool | None = None
    adult: bool = False  # under 18 another law takes its place
    consent: bool = False  # the person's wish is to be respected


_CHILD = "児童虐待の防止等に関する法律 "
_WELFARE = "児童福祉法 "
_ELDER = "高齢者虐待の防止、高齢者の養護者に対する支援等に関する法律 "
_DISABLED = "障害者虐待の防止、障害者の養護者に対する支援等に関する法律 "
_DV = "配偶者からの暴力の防止及び被害者の保護等に関する法律 "
_OFFICES = (Body.MUNICIPALITY, Body.CHILD_GUIDANCE, Body.WELFARE_OFFICE)

LAWS: tuple[Law, ...] = (
    Law(
        code="child_abuse_6",
        article=f"{_CHILD}第6条第1項",
        whom=Whom.CHILD,
        by=frozenset({By.CARER}),
        strength=Strength.DUTY,
        to=_OFFICES,
        secrecy=f"{_CHILD}第6条第3項",
        keeps=f"{_CHILD}第7条",
        confidence=Confidence.HIGH,
    ),
    Law(
        code="child_welfare_33_12",
        article=f"{_WELFARE}第33条の12第1項",
        whom=Whom.CHILD,
        by=_FACILITY,
        strength=Strength.DUTY,
        to=(Body.CHILD_GUIDANCE, Body.PREFECTURE, Body.MUNICIPALITY),
        secrecy=f"{_WELFARE}第33条の12第4項",
        keeps=f"{_WELFARE}第33条の13",
        confidence=Confidence.MID,
    ),
    Law(
        code="child_welfare_25",
        article=f"{_WELFARE}第25条第1項",
        whom=Whom.CHILD,
        by=ANYBODY,
        strength=Strength.DUTY,
        to=_OFFICES,
        secrecy=f"{_WELFARE}第25条第2項",
        keeps="",
        confidence=Confidence.HIGH,
    ),
    Law(
        code="elder_7_1",
        article=f"{_ELDER}第7条第1項",
        whom=Whom.ELDER,
        by=frozenset({By.CARER}),
        strength=Strength.DUTY,
        to=(Body.MUNICIPALITY,),
        secrecy=f"{_ELDER}第7条第3項",
        keeps=f"{_ELDER}第8条",
        confidence=Confidence.HIGH,
        danger=True,
    ),
    Law(
        code="elder_7_2",
        article=f"{_ELDER}第7条第2項",
        whom=Whom.ELDER,
        by=frozenset({By.CARER}),
        strength=Strength.EFFORT,
        to=(Body.MUNICIPALITY,),
        secrecy=f"{_ELDER}第7条第3項",
        keeps=f"{_ELDER}第8条",
        confidence=Confidence.HIGH,
        danger=False,
    ),
    Law(
        code="elder_21_1",
        article=f"{_ELDER}第21条第1項",
        whom=Whom.ELDER,
        by=frozenset({By.OWN_FACILITY}),
        strength=Strength.DUTY,
        to=(Body.MUNICIPALITY,),
        secrecy=f"{_ELDER}第21条第6項",
        keeps=f"{_ELDER}第23条",
        confidence=Confidence.HIGH,
    ),
    Law(
        code="elder_21_2",
        article=f"{_ELDER}第21条第2項",
        whom=Whom.ELDER,
        by=frozenset({By.FACILITY}),
        strength=Strength.DUTY,
        to=(Body.MUNICIPALITY,),
        secrecy=f"{_ELDER}第21条第6項",
        keeps=f"{_ELDER}第23条",
        confidence=Confidence.HIGH,
        danger=True,
    ),
    Law(
        code="elder_21_3",
        article=f"{_ELDER}第21条第3項",
        whom=Whom.ELDER,
        by=frozenset({By.FACILITY}),
        strength=Strength.EFFORT,
        to=(Body.MUNICIPALITY,),
        secrecy=f"{_ELDER}第21条第6項",
        keeps=f"{_ELDER}第23条",
        confidence=Confidence.HIGH,
        danger=False,
    ),
    Law(
        code="disabled_7",
        article=f"{_DISABLED}第7条第1項",
        whom=Whom.DISABLED,
        by=frozenset({By.CARER}),
        strength=Strength.DUTY,
        to=(Body.MUNICIPALITY,),
        secrecy=f"{_DISABLED}第7条第2項",
        keeps=f"{_DISABLED}第8条",
        confidence=Confidence.HIGH,
        adult=True,
    ),
    Law(
        code="disabled_16",
        article=f"{_DISABLED}第16条第1項",
        whom=Whom.DISABLED,
        by=_FACILITY,
        strength=Strength.DUTY,
        to=(Body.MUNICIPALITY,),
        secrecy=f"{_DISABLED}第16条第3項",
        keeps=f"{_DISABLED}第18条",
        confidence=Confidence.HIGH,
    ),
    Law(
        code="disabled_22",
        article=f"{_DISABLED}第22条第1項",
        whom=Whom.DISABLED,
        by=frozenset({By.EMPLOYER}),
        strength=Strength.DUTY,
        to=(Body.MUNICIPALITY, Body.PREFECTURE),
        secrecy=f"{_DISABLED}第22条第3項",
        keeps=f"{_DISABLED}第25条",
        confidence=Confidence.HIGH,
    ),
    Law(
        code="dv_6_1",
        article=f"{_DV}第6条第1項",
        whom=Whom.SPOUSE,
        by=ANYBODY,
        strength=Strength.EFFORT,
        to=(Body.DV_CENTER, Body.POLICE),
        secrecy=f"{_DV}第6条第3項",
        keeps="",
        confidence=Confidence.HIGH,
        medical=False,
    ),
    Law(
        code="dv_6_2",
        article=f"{_DV}第6条第2項",
        whom=Whom.SPOUSE,
        by=ANYBODY,
        strength=Strength.MAY,
        to=(Body.DV_CENTER, Body.POLICE),
        secrecy=f"{_DV}第6条第3項",
        keeps="",
        confidence=Confidence.HIGH,
        medical=True,
        consent=True,
    ),
)
BY_CODE = {law.code: law for law in LAWS}
_ORDER = list(Strength)


def applies(
    law: Law,
    *,
    whom: Collection[str],
    by: Collection[str] = (),
    danger: str = Danger.UNKNOWN,
    medical: bool = False,
) -> bool:
    """Whether a law speaks to these answers. Nothing said of `by` means: nobody knows yet."""
    if law.whom not in whom or (by and not law.by & set(by)):
        return False
    if law.adult and Whom.CHILD in whom:
        return False
    if law.danger is not None and law.danger != (danger != Danger.NO):
        return False
    return law.medical is None or law.medical == medical


def asked(
    *,
    whom: Collection[str],
    by: Collection[str] = (),
    danger: str = Danger.UNKNOWN,
    medical: bool = False,
) -> tuple[Law, ...]:
    """Every law that speaks to these answers, the strongest first."""
    found = [law for law in LAWS if applies(law, whom=whom, by=by, danger=danger, medical=medical)]
    return tuple(sorted(found, key=lambda law: _ORDER.index(law.strength)))


def takes(laws: Iterable[Law], *, body: str, protects: Collection[str]) -> bool:
    """Whether a receiver is one to whom one of these laws wants it told."""
    return any(body in law.to and law.whom in protects for law in laws)


def keeps_silence(laws: Iterable[Law], *, body: str, protects: Collection[str]) -> bool:
    """Whether a law binds this receiver not to let out who told."""
    return any(law.keeps and takes([law], body=body, protects=protects) for law in laws)

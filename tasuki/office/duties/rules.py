"""Whose a record is in law and what follows from it; clocks; what is blacked and why. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tasuki.ground.verdict import OK, Verdict, no

LONGEST = 20_000


class Keeper(StrEnum):
    """保有主体."""

    TOWN = "town"  # 市町村
    COMMISSIONED = "commissioned"  # 市町村（受託者が取り扱う）
    ITSELF = "itself"  # 民間が自ら
    OTHER_PUBLIC = "other_public"  # ほかの行政機関等
    UNKNOWN = "unknown"


# A record of this kind is made in the work of one of these projects; none named: in any.
PROJECTS: Mapping[str, frozenset[str]] = {
    "consultation": frozenset({"comprehensive"}),
    "record": frozenset(),
    "referral": frozenset(),
    "consent": frozenset(),
    "report": frozenset(),
    "case": frozenset({"multi_agency"}),
    "assessment": frozenset({"multi_agency"}),
    "plan": frozenset({"multi_agency"}),
    "meeting": frozenset({"multi_agency"}),
    "closing": frozenset({"multi_agency"}),
}


@dataclass(frozen=True, slots=True)
class Maker:
    """What is known of the agency that made a record."""

    regime: str
    outside: bool = False
    counter: bool = False
    contractor: bool = False
    contracts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Custody:
    """Whose it is; `ask` names the question to the town while that is not known."""

    keeper: Keeper
    ask: str = ""


def custody(maker: Maker, kind: str) -> Custody:
    """Whose a record of this kind is that this agency made."""
    if maker.regime == "public":
        return Custody(Keeper.OTHER_PUBLIC if maker.outside else Keeper.TOWN)
    if maker.regime != "private":
        return Custody(Keeper.UNKNOWN, "regime")
    if maker.contracts:
        wanted = PROJECTS.get(kind, frozenset())
        if not wanted or wanted & maker.contracts:
            return Custody(Keeper.COMMISSIONED)
        return Custody(Keeper.UNKNOWN, "which_contract")
    if maker.contractor:
        return Custody(Keeper.UNKNOWN, "contract")
    return Custody(Keeper.UNKNOWN, "counter") if maker.counter else Custody(Keeper.ITSELF)


@dataclass(frozen=True, slots=True)
class Owed:
    """What the law asks of a keeper. `reports` and `answers`: town | agency | other | ask."""

    leak_article: str
    leak_more_than: int
    request_article: str
    reports: str
    answers: str


OWED: Mapping[Keeper, Owed] = {
    Keeper.TOWN: Owed("法第68条", 100, "法第76条", "town", "town"),
    Keeper.COMMISSIONED: Owed("法第68条", 100, "法第76条", "town", "town"),
    Keeper.ITSELF: Owed("法第26条", 1000, "法第33条", "agency", "agency"),
    Keeper.OTHER_PUBLIC: Owed("法第68条", 100, "法第76条", "other", "other"),
    # Until it is known the stricter clock runs, and the town asks.
    Keeper.UNKNOWN: Owed("", 100, "", "ask", "ask"),
}
OF_THE_TOWN = frozenset({Keeper.TOWN, Keeper.COMMISSIONED})


# --- requests ----------------------------------------------------------------------------------

# Of the extension of the days.
KIND_BASIS = {
    "disclosure": "個人情報の保護に関する法律第83条第2項",
    "correction": "個人情報の保護に関する法律第94条第2項",
    "suspension": "個人情報の保護に関する法律第102条第2項",
}


DECISION_BASIS = {
    "disclosure": "個人情報の保護に関する法律第82条",
    "correction": "個人情報の保護に関する法律第93条",
    "suspension": "個人情報の保護に関する法律第101条",
}
TRANSFER_BASIS = "個人情報の保護に関する法律第85条"
# A private holder: 「遅滞なく」, without a number of days.
PRIVATE_BASIS = "個人情報の保護に関する法律第33条"
ITSELF = "itself"


def decision_basis(kind: str, holder: str) -> str:
    """On which article the answer rests."""
    return PRIVATE_BASIS if holder == ITSELF else DECISION_BASIS[kind]


def notice_code(*, kind: str, verdict: str, holder: str) -> str:
    """Which notice of the pack tells it. 存否を答えない is an answer to 開示 alone."""
    if holder == ITSELF:
        return "private_answer"
    if verdict == "silent" and kind != "disclosure":
        verdict = "none"
    return f"{kind}_{verdict}"


def due_on(received_on: date, days: int) -> date:
    """決定の期限: the day of receipt is not counted (民法140条)."""
    return received_on + timedelta(days=days)


def received_right(*, received_on: date, today: date, about: str, wants: str) -> Verdict:
    """Somebody asked for something about somebody, on a day that has come."""
    if received_on > today:
        return no("duties.in_future")
    if not about.strip() or not wants.strip():
        return no("duties.not_said")
    return OK if max(len(wants), len(about)) <= LONGEST else no("duties.too_long")


def asked_right(*, asker: str, identity: str, authority: str) -> Verdict:
    """本人確認 (77条2項); who speaks for another shows that they may."""
    if not identity.strip():
        return no("duties.no_identity", basis="個人情報の保護に関する法律第77条第2項")
    if asker != "self" and not authority.strip():
        return no("duties.no_authority", basis="個人情報の保護に関する法律第77条第2項")
    return OK


def held_right(*, holder: str, regime: str, aim_on: date | None, today: date) -> Verdict:
    """Only a private body holds records of its own, and only it says its own aim."""
    if holder != ITSELF:
        return no("duties.term_by_law", basis="個人情報の保護に関する法律第83条") if aim_on else OK
    if regime != "private":
        return no("duties.not_private", basis=PRIVATE_BASIS)
    return no("duties.aim_passed") if aim_on is not None and aim_on < today else OK


def may_aim(*, holder: str, on: date, today: date, reason: str) -> Verdict:
    """A private holder moves its own aim, and says why."""
    if holder != ITSELF:
        return no("duties.term_by_law", basis="個人情報の保護に関する法律第83条")
    if on < today:
        return no("duties.aim_passed")
    return OK if reason.strip() else no("duties.no_reason")


def may_extend(*, kind: str, holder: str, extended: bool, decided: bool, reason: str) -> Verdict:
    """Once, before the decision, with the reason that is told to who asked."""
    if holder == ITSELF:
        return no("duties.no_term", basis=PRIVATE_BASIS)
    if extended or decided:
        return no("duties.extended_already")
    return OK if reason.strip() else no("duties.no_reason", basis=KIND_BASIS[kind])


def decided_right(
    *, verdict: str, reason: str, danger: bool, person: bool, gathered: bool, kind: str
) -> Verdict:
    """What is not given has a reason; a representative to be feared is given nothing."""
    gives = verdict in ("all", "part")
    if gives and danger:
        return no("duties.danger", basis="個人情報の保護に関する法律第78条第1項第1号")
    if gives and kind == "disclosure" and not (person and gathered):
        return no("duties.nothing_gathered")
    if verdict != "all" and not reason.strip():
        return no("duties.no_reason", basis="行政手続法第8条")
    return OK


def next_step(*, state: str, kind: str, person: bool, gathered: bool) -> str:
    """What has to be done next with a request; "" when it is at its end."""
    if state == "received":
        return "appoint"
    if state == "proposed":
        return "decide"
    if state == "decided":
        return "hand_over"
    if state != "handling":
        return ""
    if not person:
        return "identify"
    if kind != "disclosure":
        return "propose_plain"
    return "propose" if gathered else "gather"


# --- what is blacked ---------------------------------------------------------------------------

# Code → article of the reason; what is FIXED nobody opens.
REASONS: Mapping[str, str] = {
    "danger": "個人情報の保護に関する法律第78条第1項第1号",
    "third": "個人情報の保護に関する法律第78条第1項第2号",
    "company": "個人情報の保護に関する法律第78条第1項第3号",
    "order": "個人情報の保護に関する法律第78条第1項第5号",
    "deliberation": "個人情報の保護に関する法律第78条第1項第6号",
    "work": "個人情報の保護に関する法律第78条第1項第7号",
    "reporter": "個人情報の保護に関する法律第78条第1項第2号",
    "sealed": "個人情報の保護に関する法律第78条第1項第1号",
    "not_held": "個人情報の保護に関する法律第60条第1項",
}
# What a private holder leaves out stands in 33条2項; its items are not in the sources: 要確認.
PRIVATE_REASON = "個人情報の保護に関する法律第33条第2項"


def article(reason: str, holder: str) -> str:
    """Under which article a part is left out."""
    if reason == "not_held":
        return REASONS[reason] if holder != ITSELF else PRIVATE_BASIS
    return PRIVATE_REASON if holder == ITSELF else REASONS[reason]


FIXED = frozenset({"reporter", "sealed"})
BLACK = "■■■■■"


def is_asked(keeper: Keeper, *, private: object, made_by: object) -> bool:
    """Whether a row belongs to whom was asked; while that is not known, it is shown to the two."""
    if private is not None:
        return keeper is Keeper.ITSELF and made_by == private
    return keeper not in (Keeper.ITSELF, Keeper.OTHER_PUBLIC)


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage of a field, from–to, and why; `opens` takes an automatic one away."""

    start: int
    end: int
    reason: str
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a field as it is shown: black parts hold no letter of what stood there."""

    text: str
    reason: str = ""


def cut_up(text: str, auto: Collection[Cut], by_hand: Collection[Cut]) -> list[Part]:
    """The field in stretches; by hand more is blacked, or opened what is not fixed."""
    reasons: list[str] = [""] * len(text)
    opened = [one for one in by_hand if one.opens]
    for one in auto:
        for place in range(one.start, min(one.end, len(text))):
            free = one.reason not in FIXED and any(o.start <= place < o.end for o in opened)
            if not free and reasons[place] not in FIXED:
                reasons[place] = one.reason
    for one in by_hand:
        if not one.opens:
            for place in range(one.start, min(one.end, len(text))):
                reasons[place] = reasons[place] or one.reason
    return _joined(text, reasons)


def _joined(text: str, reasons: list[str]) -> list[Part]:
    parts: list[Part] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or reasons[place] != reasons[start]:
            why = reasons[start]
            parts.append(Part(BLACK if why else text[start:place], why))
            start = place
    return parts


def places_of(text: str, words: Collection[str], reason: str) -> list[Cut]:
    """Wherever one of these words stands."""
    found = []
    for word in words:
        start = text.find(word) if word else -1
        while start >= 0:
            found.append(Cut(start, start + len(word), reason))
            start = text.find(word, start + 1)
    return found


# --- leaks -------------------------------------------------------------------------------------


def leak_reasons(
    *, keeper: Keeper, sensitive: bool, property_harm: bool, dishonest: bool, persons: int
) -> list[str]:
    """Why a leak has to be reported (規則43条・7条); nothing: it need not be."""
    found = []
    if sensitive:
        found.append("sensitive")
    if property_harm:
        found.append("property")
    if dishonest:
        found.append("dishonest")
    if persons > OWED[keeper].leak_more_than:
        found.append("many")
    return found


@dataclass(frozen=True, slots=True)
class LeakClock:
    """The day on which it became known is the first day."""

    first_from: date
    first_until: date
    final: date


def leak_clock(noticed_on: date, *, dishonest: bool) -> LeakClock:
    """速報 within 3–5 days, 確報 within 30 (不正の目的: 60)."""
    day = timedelta(days=1)
    final = 60 if dishonest else 30
    return LeakClock(noticed_on + 2 * day, noticed_on + 4 * day, noticed_on + (final - 1) * day)


def leak_noted(*, what: str, persons: int, noticed_on: date, today: date) -> Verdict:
    """Something happened to somebody, on a day that has come."""
    if noticed_on > today:
        return no("duties.in_future")
    if not what.strip() or persons < 1:
        return no("duties.not_said")
    return OK if len(what) <= LONGEST else no("duties.too_long")


def next_of_leak(*, assessed: bool, owed: bool, first: bool, final: bool, told: bool) -> str:
    """What has to be done next about a leak that is open."""
    if not assessed:
        return "assess_leak"
    if owed and not first:
        return "report_leak"
    if owed and not told:
        return "tell_persons"
    return "report_leak" if owed and not final else "close_leak"


def leak_closes(
    *, reasons: Collection[str], first: bool, final: bool, told: bool, note: str
) -> Verdict:
    """What has to be reported is reported, and the persons know."""
    if reasons and not (first and final and told):
        return no("duties.leak_unreported", basis="個人情報の保護に関する法律第68条・第26条")
    return OK if note.strip() else no("duties.no_reason")


# --- disposal ----------------------------------------------------------------------------------


def may_approve(*, same: bool, small_team: bool) -> Verdict:
    """A second person; where there is none, 課長 looks afterwards."""
    return no("duties.second_person") if same and not small_team else OK


def has_text(text: str) -> Verdict:
    """Something is said, and not a book."""
    if not text.strip():
        return no("duties.no_reason")
    return OK if len(text) <= LONGEST else no("duties.too_long")


def all_means_all(*, verdict: str, black: bool) -> Verdict:
    """全部を認める with something black in it is a part."""
    return no("duties.not_all") if verdict == "all" and black else OK

"""What the town's flow says about 終結, つなぎ戻し, looking after it, and 再開. Pure."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from tasuki.ground.verdict import OK, Verdict, no

LONGEST = 20_000
MATTER = "closing"  # the pack's word for it in the list of what meetings decide


class Stage(StrEnum):
    """Where a closing stands, and so what comes next."""

    WAITING = "waiting"
    RETURNED = "returned"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    OPINION = "opinion"
    NOT_YET = "not_yet"
    READY = "ready"
    CLOSED = "closed"
    CALLED_OFF = "called_off"


CHOOSE_AGAIN = frozenset({Stage.RETURNED, Stage.LAPSED, Stage.WITHDRAWN})


def stage(
    *,
    closed: bool,
    called_off: bool,
    answer: str,
    lapsed: bool,
    carries: bool,
    opinion: str,
    opinion_needed: bool,
) -> Stage:
    """Read from what is stored, so that it can never go stale.

    `carries`: the agency that took the 襷 still holds it.
    """
    if closed:
        return Stage.CLOSED
    if called_off:
        return Stage.CALLED_OFF
    if lapsed:
        return Stage.LAPSED
    if not answer:
        return Stage.WAITING
    if answer != "taken":
        return Stage(answer)
    if not carries:
        return Stage.WITHDRAWN
    if not opinion_needed or opinion == "appropriate":
        return Stage.READY
    return Stage.NOT_YET if opinion in ("revise", "not_now") else Stage.OPINION


def may_propose(*, is_open: bool, before: Stage | None) -> Verdict:
    """One closing of a case at a time; after a no the coordinator chooses again on the same one."""
    if not is_open:
        return no("closing.case_closed")
    if before is None or before in CHOOSE_AGAIN:
        return OK
    return no("closing.waits" if before is Stage.WAITING else "closing.already_taken")


def says_why(
    *, reason: str, reasons: Collection[str], changes: Collection[str], known: Collection[str]
) -> Verdict:
    """A reason of the town's list, and only changes of its list."""
    if reason not in reasons:
        return no("closing.no_reason")
    strange = sorted(set(changes) - set(known))
    return no("closing.unknown_change", change=strange[0]) if strange else OK


def may_carry(*, is_coordination: bool, town_allows: bool, has_accounts: bool) -> Verdict:
    """Who carries on is one that can answer here, and not the 調整役 unless the town says so."""
    if not has_accounts:
        return no("closing.no_accounts")
    if is_coordination and not town_allows:
        return no("closing.carrier_coordinates")
    return OK


def tells_on_ground(*, near: bool, fits: bool, explained: bool) -> Verdict:
    """An agency that already works on the case knows it; any other is told on a ground."""
    if near:
        return OK
    if not fits:
        return no("closing.ground_missing")
    return OK if explained else no("closing.ground_unexplained")


def text_fits(*texts: str) -> Verdict:
    """Nothing is cut: what is too long is refused."""
    longest = max((len(text) for text in texts), default=0)
    return no("closing.too_long", longest=LONGEST, length=longest) if longest > LONGEST else OK


def reason_given(reason: str) -> Verdict:
    """A no is told with its reason."""
    return OK if reason.strip() else no("closing.reason_missing")


def still_open(stands: Stage) -> Verdict:
    """Neither fixed nor called off."""
    if stands is Stage.CLOSED:
        return no("closing.already_closed")
    return no("closing.was_called_off") if stands is Stage.CALLED_OFF else OK


def may_close(stands: Stage, *, carrier: str, meetings: str) -> Verdict:
    """つなぎ戻し is taken, and where the town lets a meeting decide, it has said so."""
    if not (still := still_open(stands)):
        return still
    if stands is Stage.WAITING:
        return no("closing.not_taken", carrier=carrier)
    if stands in CHOOSE_AGAIN:
        return no("closing.nobody_carries")
    if stands is Stage.OPINION:
        return no("closing.opinion_first", meetings=meetings)
    return no("closing.opinion_against", meetings=meetings) if stands is Stage.NOT_YET else OK


def ahead(*, today: date, then: date) -> Verdict:
    """The next follow-up lies ahead (tomorrow at the earliest)."""
    return OK if then > today else no("closing.follow_up_in_past")


def may_answer(*, answered: bool) -> Verdict:
    """Once. Late is better than never."""
    return no("closing.follow_up_answered") if answered else OK


def answer_says(*, answer: str, next_on: date | None, note: str, today: date) -> Verdict:
    """「気になる」 names the day of the next look; 「再開する」 says why."""
    if answer not in ("calm", "worried", "reopen"):
        return no("closing.no_answer")
    if answer == "worried" and next_on is None:
        return no("closing.worried_needs_date")
    if answer == "reopen":
        return OK if note.strip() else no("closing.reopen_needs_note")
    return ahead(today=today, then=next_on) if next_on is not None else OK


def may_reopen(*, is_open: bool, closed: bool, other_open: bool) -> Verdict:
    """What ended by 終結 can begin again, unless the household has another open case by now."""
    if is_open:
        return no("closing.case_goes_on")
    if not closed:
        return no("closing.nothing_to_reopen")
    return no("closing.household_has_case") if other_open else OK


def reopen_says_why(*, reason: str, reasons: Collection[str]) -> Verdict:
    """A reason of the town's list."""
    return OK if reason in reasons else no("closing.no_reopening_reason")

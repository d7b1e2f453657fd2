"""What may be told on which ground, and when a matter goes to the 調整役: no database, no clock."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from tasuki.ground.verdict import OK, Verdict, no
from tasuki.residents.grounds.rules import ORDINARY, Category

LONGEST = 20_000
RETURNS_UNTIL_COORDINATOR = 2
WITHOUT_GROUND = "個人情報の保護に関する法律 第27条第1項・第69条第1項"
# What may be shown before acceptance where it is ticked; the rest of the preview names nobody.
SHOWABLE = ("name", "address", "phone", "narrative")

# Parts of the record → kinds of information, as the ground finder reads them.
KINDS = {
    "name": {Category.ATTRIBUTES},
    "address": {Category.ATTRIBUTES},
    "phone": {Category.ATTRIBUTES},
    "topics": {Category.LIFE_HISTORY},
    "household": {Category.ATTRIBUTES},
}


class Telling(TypedDict, total=False):
    """What goes with an offer."""

    reason: str
    asked: str
    explained: str
    agreed: str
    ground: str
    ground_note: str
    told: list[str]
    shown_before: list[str]
    accompany: str
    accompany_note: str


@dataclass(frozen=True, slots=True)
class Basis:
    """The ground that was chosen, as the pack knows it; `fits` between these two agencies."""

    code: str
    article: str
    fits: bool
    needs_consent: bool
    condition: str = ""


def may_tell(*, agreed: bool, basis: Basis | None, note: str) -> Verdict:
    """Something of a person is told with consent, or on another ground with what it asks for."""
    if basis is None or not basis.fits:
        article = basis.article if basis else WITHOUT_GROUND
        return no("referrals.no_ground", basis=article)
    if basis.needs_consent and not agreed:
        return no("referrals.not_agreed", basis=basis.article)
    if not agreed and not note.strip():
        return no("referrals.ground_unsaid", basis=basis.article, condition=basis.condition)
    return OK


def kinds_of(told: Collection[str]) -> frozenset[Category]:
    """What kinds of information these parts hold; free text may hold any ordinary one."""
    free = any(part not in KINDS for part in told)
    found = set(ORDINARY) if free or not told else set()
    return frozenset(found.union(*(KINDS.get(part, set()) for part in told)))


def shown_is_told(told: Collection[str], shown: Collection[str]) -> Verdict:
    """Before acceptance nothing is shown that is not told, and only what can be ticked."""
    if all(part in told and part in SHOWABLE for part in shown):
        return OK
    return no("referrals.shown_not_told")


def told_is_known(told: Collection[str], known: Collection[str]) -> Verdict:
    """Something is told, and only parts that there are."""
    if not told:
        return no("referrals.told_nothing")
    return OK if all(part in known for part in told) else no("referrals.unknown_part")


def knows_what_it_tells(told: Collection[str], untold: Collection[str]) -> Verdict:
    """What was not told to an agency, it cannot tell on."""
    return no("referrals.not_yours_to_tell") if set(told) & set(untold) else OK


def explained(text: str, *, agreed: bool) -> Verdict:
    """Who agreed was told something; on another ground there may have been no way to explain."""
    return says(text, "referrals.no_explanation") if agreed else fits(text)


def fits(text: str) -> Verdict:
    """Refused while it can still be shortened; nothing is cut."""
    if len(text) > LONGEST:
        return no("referrals.too_long", longest=LONGEST, length=len(text))
    return OK


def says(text: str, code: str) -> Verdict:
    """An act that must say why says it, and not at a length that nobody reads."""
    if not text.strip():
        return no(code)
    return fits(text)


def may_hand_on(*, disputed: bool, same_agency: bool, receives: bool) -> Verdict:
    """Not while the 調整役 decides, not to oneself, only to where somebody answers."""
    if disputed:
        return no("referrals.with_coordinator")
    if same_agency:
        return no("relay.to_yourself")
    return OK if receives else no("referrals.nobody_there")


def why_to_coordinator(*, times_returned: int, says_sender: bool) -> str:
    """ "" while the sender can still choose; else why the matter goes to the 調整役."""
    if says_sender:
        return "each_says_other"
    return "returned_twice" if times_returned >= RETURNS_UNTIL_COORDINATOR else ""


def may_go_to_coordinator(*, is_open: bool, offered: bool, disputed: bool) -> Verdict:
    """An open matter that nobody is considering just now."""
    if not is_open:
        return no("relay.closed")
    if offered:
        return no("referrals.still_offered")
    return no("referrals.with_coordinator") if disputed else OK


def may_hear(*, has_accounts: bool) -> Verdict:
    """Only where nobody answers here does who asked note the answer."""
    return no("relay.answers_itself") if has_accounts else OK


def heard(*, who: str, on: date, asked_on: date, today: date) -> Verdict:
    """Somebody said it, not before they were asked, and not tomorrow."""
    if not who.strip():
        return no("referrals.heard_from_nobody")
    return OK if asked_on <= on <= today else no("referrals.heard_when", asked=asked_on.isoformat())


def may_let_go(*, carries: bool) -> Verdict:
    """An office lets go of what it carries."""
    return OK if carries else no("relay.not_outside")


def may_name(*, settled: bool, receives: bool) -> Verdict:
    """The 調整役 names while the matter stands before them."""
    if settled:
        return no("referrals.settled")
    return OK if receives else no("referrals.nobody_there")


def may_object(*, manner: str, objected: bool) -> Verdict:
    """Only a naming is brought to the next meeting, and once."""
    if manner != "named":
        return no("referrals.not_named")
    return no("referrals.already_objected") if objected else OK


def may_ask(*, is_open: bool, same_agency: bool, receives: bool, standing: bool) -> Verdict:
    """Another agency is asked once at a time, while the matter is open."""
    if not is_open:
        return no("relay.closed")
    if same_agency:
        return no("referrals.ask_yourself")
    if not receives:
        return no("referrals.nobody_there")
    return no("referrals.already_asked") if standing else OK


def in_order(*, today: date, answer_by: date, by_on: date) -> Verdict:
    """The answer comes today or later, and before the thing is to be done."""
    if answer_by < today:
        return no("relay.answer_in_past")
    return OK if by_on >= answer_by else no("referrals.done_before_answer")


def may_reply(*, answer: str, answer_by: date, today: date) -> Verdict:
    """Unanswered and not past its date: from the next midnight on it has lapsed."""
    if answer:
        return no(f"referrals.ask_{answer}")
    if answer_by < today:
        return no("referrals.ask_lapsed")
    return OK


def may_take_on(*, is_open: bool) -> Verdict:
    """What has ended meanwhile opens to nobody any more."""
    return OK if is_open else no("relay.closed")


def may_take_back(*, answer: str) -> Verdict:
    """What is asked can be taken back until it is answered, also after its date."""
    return no(f"referrals.ask_{answer}") if answer else OK


def may_report(*, answer: str, done: bool) -> Verdict:
    """Who took it on says once that it is done."""
    if answer != "taken":
        return no("referrals.not_taken_on")
    return no("referrals.already_done") if done else OK


def may_note(*, ended: bool, seen: bool) -> Verdict:
    """An answer that came is noted once; one that has not come yet cannot be."""
    if seen:
        return no("referrals.already_noted")
    return OK if ended else no("referrals.not_answered")

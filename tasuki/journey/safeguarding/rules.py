"""Where a report stands, and what its record needs. Pure; the laws themselves stand in laws.py."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import StrEnum

from tasuki.ground import names
from tasuki.ground.verdict import OK, Verdict, no
from tasuki.journey.safeguarding.laws import BY_CODE, By, Danger, Whom

LONGEST = 20_000
FORWARD = timedelta(minutes=10)  # clocks of a telephone and of the house differ


class Stage(StrEnum):
    """Where a report stands; read from what is stored."""

    CALLING = "calling"
    TOLD = "told"
    ANSWERED = "answered"
    DECIDED_NOT = "decided_not"
    CALLED_OFF = "called_off"


ENDED = frozenset({Stage.DECIDED_NOT, Stage.CALLED_OFF})


def stage(*, told: bool, answered: bool, decided_not: bool, called_off: bool) -> Stage:
    """Computed, so that it can never go stale."""
    if called_off:
        return Stage.CALLED_OFF
    if decided_not:
        return Stage.DECIDED_NOT
    if not told:
        return Stage.CALLING
    return Stage.ANSWERED if answered else Stage.TOLD


def still_calling(stands: Stage) -> Verdict:
    """Nothing was written down of it yet."""
    if stands is Stage.CALLING:
        return OK
    return no("safeguarding.ended" if stands in ENDED else "safeguarding.already_told")


def may_answer(stands: Stage) -> Verdict:
    """Only what was told can be answered."""
    if stands is Stage.CALLING:
        return no("safeguarding.not_told_yet")
    return no("safeguarding.ended") if stands in ENDED else OK


def says_whom(whom: Collection[str], by: Collection[str], danger: str) -> Verdict:
    """Only answers that the table knows, and at least one kind of person."""
    if not whom:
        return no("safeguarding.no_whom")
    return known(whom, by, danger)


def known(whom: Collection[str], by: Collection[str], danger: str) -> Verdict:
    """Only answers that the table knows."""
    strange = (set(whom) - set(Whom)) | (set(by) - set(By)) | ({danger} - set(Danger))
    return no("safeguarding.unknown_answer", answer=sorted(strange)[0]) if strange else OK


def says_what(*, seen: str, receiver: str, called_at: datetime | None, at: datetime) -> Verdict:
    """What was seen, to whom it was told, and when."""
    if not seen.strip():
        return no("safeguarding.nothing_seen")
    if not receiver.strip():
        return no("safeguarding.no_receiver")
    if called_at is None:
        return no("safeguarding.no_time")
    return no("safeguarding.time_ahead") if called_at > at + FORWARD else OK


def about_somebody(*, subject: bool, about: str) -> Verdict:
    """Somebody of the matter, or free words."""
    return OK if subject or about.strip() else no("safeguarding.about_nobody")


def text_fits(*texts: str) -> Verdict:
    """Nothing is cut: what is too long is refused."""
    longest = max((len(text) for text in texts), default=0)
    return no("safeguarding.too_long", longest=LONGEST, length=longest) if longest > LONGEST else OK


def reporter_said(*, kind: str, name: str) -> Verdict:
    """Somebody else has a name, or is marked as nameless."""
    if kind == "outside" and not name.strip():
        return no("safeguarding.reporter_nameless")
    return OK


def name_may_go(*, wanted: bool, kept: bool) -> Verdict:
    """The reporter's name goes to a receiver whom a law binds to keep it, and to nobody else."""
    return (
        OK
        if kept or not wanted
        else no("safeguarding.name_stays", basis=BY_CODE["child_abuse_6"].keeps)
    )


_PART = 2  # letters: a name of one letter stands in too many words


def names_reporter(name: str, text: str, *, besides: str = "") -> bool:
    """Whether a text lets out the name: the whole, or a part of it, in whatever writing.

    After 「／」 stands how to reach them. `besides`: who the matter is about; a family name that both
    bear gives nobody away.
    """
    said, shared = names.fold(text), names.fold(besides)
    bearer, _, contact = name.partition("／")
    wholes = [names.fold(bearer), names.fold(contact)]
    if any(len(one) >= _PART and one in said for one in wholes):
        return True
    parts = [names.fold(part) for part in bearer.replace("　", " ").split()]
    if len(parts) == 1 and len(wholes[0]) > _PART + 1:  # written without a gap: the family name
        parts = [wholes[0][:_PART]]
    return any(len(one) >= _PART and one in said and one not in shared for one in parts)


def reporter_unnamed(name: str, *texts: str, besides: str = "") -> Verdict:
    """The name stands in its own sealed field and in no other."""
    if name.strip() and any(names_reporter(name, text, besides=besides) for text in texts):
        return no("safeguarding.names_reporter")
    return OK


def answer_says(*, answer: str, answers: Collection[str]) -> Verdict:
    """One of the four."""
    return OK if answer in answers else no("safeguarding.no_answer")


def decision_says(*, reason: str, second: str, opinion: str) -> Verdict:
    """Not to report is said with a reason, and a second person has said what they think of it."""
    if not reason.strip():
        return no("safeguarding.no_reason")
    if not second.strip():
        return no("safeguarding.no_second")
    return OK if opinion.strip() else no("safeguarding.no_second_opinion")


def second_is_another(*, same: bool) -> Verdict:
    """Nobody is their own second opinion."""
    return no("safeguarding.second_is_same") if same else OK


def reason_given(reason: str) -> Verdict:
    """Looking at a reporter's name, and calling off, are said with a reason."""
    return OK if reason.strip() else no("safeguarding.no_reason")


def ahead(*, today: date, then: date) -> Verdict:
    """The day to ask again lies ahead (today counts)."""
    return OK if then >= today else no("safeguarding.follow_up_in_past")


def still_rings(*, is_open: bool) -> Verdict:
    """What is over is not asked about again; something new is told anew."""
    return OK if is_open else no("safeguarding.ended")


def has_reporter(name: str) -> Verdict:
    """There is a sealed name."""
    return OK if name else no("safeguarding.no_reporter")


def may_print_name(*, told: bool) -> Verdict:
    """Only where the worker ticked that the receiver is told."""
    return OK if told else no("safeguarding.name_not_for_paper")


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same, however they are written."""
    return names.fold(one) == names.fold(other)

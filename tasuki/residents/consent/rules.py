"""What makes a consent good, and what it covers. Pure."""

import base64
import binascii
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from tasuki.ground.verdict import OK, Verdict, no

LONGEST = 20_000
LARGEST_SIGNATURE = 300_000
FARTHEST_YEARS = 10
SUPPORT = "support"
_PICTURE = "data:image/png;base64,"


class State(StrEnum):
    """What is known of somebody's consent; the values stand in the town's list of states too."""

    GIVEN = "given"
    PARTLY = "partial"
    NONE = "refused"
    ASKING = "asking"
    WITHDRAWN = "withdrawn"
    INCAPABLE = "unable"
    UNKNOWN = "unknown"


AGREED = frozenset({State.GIVEN, State.PARTLY})
# What a question answered by yes or no reads.
IN_SHORT = {
    State.GIVEN: "yes",
    State.PARTLY: "yes",
    State.NONE: "no",
    State.WITHDRAWN: "no",
    State.ASKING: "unknown",
    State.INCAPABLE: "unknown",
    State.UNKNOWN: "unknown",
}


@dataclass(frozen=True, slots=True)
class Reach:
    """To whom × what × what for. Neither agency nor kind: everybody who supports."""

    categories: frozenset[str]
    purpose: str
    agency: UUID | None = None
    kind: str = ""

    def reaches(self, agency: UUID, kind: str) -> bool:
        """Whether that agency is meant."""
        if self.agency is not None:
            return self.agency == agency
        return not self.kind or self.kind == kind


@dataclass(frozen=True, slots=True)
class Held:
    """The present answer of a person, as far as it decides."""

    state: State
    until: date | None = None
    reaches: tuple[Reach, ...] = ()
    except_agencies: frozenset[UUID] = frozenset()
    except_categories: frozenset[str] = frozenset()


def state_on(held: Held | None, on: date) -> State:
    """A consent whose date has passed is one that has to be asked for again."""
    if held is None or has_ended(held, on):
        return State.UNKNOWN
    return held.state


def has_ended(held: Held, on: date) -> bool:
    """It stood, until its last day."""
    return held.state in AGREED and held.until is not None and held.until < on


def agreed(
    held: Held | None,
    *,
    agency: UUID,
    kind: str,
    categories: Collection[str],
    purpose: str,
    on: date,
) -> State:
    """What the person's answer says of telling that agency these categories for that purpose.

    GIVEN: all of it; PARTLY: some of it; NONE: agreed to other things only. No categories named
    asks whether anything at all may be told; no purpose named asks for any.
    """
    state = state_on(held, on)
    if held is None or state not in AGREED:
        return state
    if agency in held.except_agencies:
        return State.NONE
    covered: set[str] = set()
    for reach in held.reaches:
        if reach.reaches(agency, kind) and purpose in ("", reach.purpose):
            covered |= reach.categories
    left = covered - held.except_categories
    if not left:
        return State.NONE
    wanted = frozenset(categories) or frozenset(covered)
    if wanted <= left:
        return State.GIVEN
    return State.PARTLY if wanted & left else State.NONE


def stands(state: State, *, receiver: str = "") -> Verdict:
    """May an act rest on consent, as the person's own record has it?

    What is not known yet, or is being asked, is left to what the worker states in the act; a no, a
    withdrawal and an unclear capacity are not talked away.
    """
    codes = {
        State.NONE: "consent.does_not_cover",
        State.WITHDRAWN: "consent.was_withdrawn",
        State.INCAPABLE: "consent.capacity_unclear",
    }
    return no(codes[state], receiver=receiver) if state in codes else OK


def taken_right(
    *, giver: str, name: str, relation: str, way: str, witness: str, relations: Collection[str]
) -> Verdict:
    """Who spoke, and what is needed to believe it."""
    if not way:
        return no("consent.no_way")
    if giver == "representative":
        if not name.strip():
            return no("consent.representative_unnamed")
        return OK if relation in relations else no("consent.representative_kind")
    if giver == "family":
        if way != "oral":
            return no("consent.family_only_oral")
        return OK if witness.strip() else no("consent.family_unnamed")
    return OK


def may_represent(
    *, giver: str, estranged: bool, danger: bool, is_person: bool, among: bool = True
) -> Verdict:
    """A representative (or witness of the family) who may be the one the person is in danger from
    speaks for nobody: parental and guardian's powers are for the person's good (民法820条・858条).

    `among`: a representative on record belongs to the person's household or is tied to them.
    """
    if giver == "self":
        return OK
    if is_person:
        return no("consent.represents_self")
    if estranged:
        return no("consent.representative_estranged", basis="民法第820条・第858条")
    if not among:
        return no("consent.not_of_the_household")
    return no("consent.representative_danger", basis="民法第820条・第858条") if danger else OK


def dates_right(*, since: date | None, until: date | None, today: date) -> Verdict:
    """It was said on a day that has come, and ends on one that has not."""
    if since is None:
        return no("consent.no_day")
    if since > today:
        return no("consent.in_future")
    if until is None:
        return OK
    if until < since:
        return no("consent.dates_backwards")
    if until < today:
        return no("consent.already_ended")
    years = FARTHEST_YEARS
    return no("consent.too_far", years=years) if until.year - today.year > years else OK


def reach_says_something(
    reaches: Collection[Reach],
    *,
    categories: Collection[str],
    purposes: Collection[str],
    kinds: Collection[str],
) -> Verdict:
    """Each names categories and a purpose of the town's lists; none at all is no consent."""
    if not reaches:
        return no("consent.nothing_covered")
    for one in reaches:
        if not one.categories:
            return no("consent.no_categories")
        if one.categories - set(categories) or one.purpose not in purposes:
            return no("consent.unknown_code")
        if one.kind and one.kind not in kinds:
            return no("consent.unknown_code")
    return OK


def exceptions_leave_something(
    reaches: Collection[Reach],
    *,
    except_agencies: Collection[UUID],
    except_categories: Collection[str],
    categories: Collection[str],
) -> Verdict:
    """Exceptions are of the town's lists, and something is left of the consent."""
    if set(except_categories) - set(categories):
        return no("consent.unknown_code")
    for one in reaches:
        if one.agency in except_agencies:
            continue
        if one.categories - set(except_categories):
            return OK
    return no("consent.nothing_left")


def may_ask(*, state: State) -> Verdict:
    """Who has agreed is asked again by renewing it."""
    return no("consent.stands_renew") if state in AGREED else OK


def may_answer_no(*, state: State) -> Verdict:
    """A consent that stands is ended by 撤回, so that the person is told what stays."""
    return no("consent.stands_withdraw") if state in AGREED else OK


def may_withdraw(
    *, state: State, present: bool, since: date | None, on: date, today: date
) -> Verdict:
    """What stands, on a day between its beginning and today."""
    if not present or state not in AGREED:
        return no("consent.not_standing")
    if on > today:
        return no("consent.in_future")
    return no("consent.withdrawn_before_given") if since is not None and on < since else OK


def scope_stands(*, withdrawn: bool) -> Verdict:
    """One scope is withdrawn once."""
    return no("consent.scope_withdrawn") if withdrawn else OK


def counter_writes(*, heard: str, present: str, stands: bool, own: bool, corrects: bool) -> bool:
    """Whether what was heard at a counter becomes the present answer.

    `heard`, `present`: states, "" for none. `own`: the present one is of the same reception;
    `corrects`: that reception is being put right, and what was said since is not its business.
    """
    if corrects and present and not own:
        return False
    if not heard:  # never asked: only a correction says so of what it wrote itself
        return own and present != State.ASKING
    if heard == State.NONE:
        return present != State.NONE
    if heard == State.GIVEN:
        return not stands
    return not present or (own and present != State.ASKING)


def may_renew(*, state: State, present: bool) -> Verdict:
    """What was agreed to and not withdrawn goes on, also after its date."""
    return OK if present and state in AGREED else no("consent.not_standing")


def may_attach(*, present: bool, has_answer: bool) -> Verdict:
    """The paper belongs to an answer that was given on paper or otherwise, and that still counts."""
    return OK if present and has_answer else no("consent.nothing_to_attach")


def asked_again(*, on: date, today: date) -> Verdict:
    """The day of the next asking lies ahead."""
    if on.year - today.year > FARTHEST_YEARS:
        return no("consent.too_far", years=FARTHEST_YEARS)
    return OK if on > today else no("consent.ask_in_past")


def says_why(reason: str) -> Verdict:
    """What was seen and said, for who reads it later."""
    return OK if reason.strip() else no("consent.reason_missing")


def was_explained(*, told: str, told_by: str) -> Verdict:
    """Who told us, and that the person knows what stays."""
    if not told_by.strip():
        return no("consent.told_by_missing")
    return OK if told.strip() else no("consent.told_missing")


def text_fits(*texts: str) -> Verdict:
    """Nothing is cut: what is too long is refused."""
    longest = max((len(text) for text in texts), default=0)
    return no("consent.too_long", longest=LONGEST, length=longest) if longest > LONGEST else OK


def signed(*, drawn: bool, name: str, witness: str) -> Verdict:
    """Drawn with a finger, or the name typed before a witness."""
    if drawn or (name.strip() and witness.strip()):
        return OK
    return no("consent.not_signed")


def signature_readable(*, is_picture: bool) -> Verdict:
    """What the pad sent is a picture."""
    return OK if is_picture else no("consent.signature_unreadable")


def has_way(way: str) -> Verdict:
    """Paper, word or screen."""
    return OK if way else no("consent.no_way")


def agencies_known(*, known: int, named: int) -> Verdict:
    """Every agency that is named is one of the town's."""
    return OK if known == named else no("consent.unknown_agency")


def picture_of(data_url: str) -> bytes | None:
    """The drawn signature; None when it cannot be read as a picture (whatever was sent)."""
    if not data_url.startswith(_PICTURE) or len(data_url) > LARGEST_SIGNATURE:
        return None
    try:
        return base64.b64decode(data_url.removeprefix(_PICTURE), validate=True) or None
    except (binascii.Error, ValueError):
        return None

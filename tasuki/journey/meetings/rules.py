"""Who may be spoken of at which table, and what a table may say. Pure; articles as of 2026-11.

社会福祉法106条の4第2項5号 (多機関協働事業): the 重層的支援会議 takes what the 相談者 agrees to.
社会福祉法106条の6: the 支援会議 may take what nobody has agreed to (3項: it may ask for material and
information), its members being bound to secrecy (5項, penalty in 159条).
個人情報の保護に関する法律69条1項: without a law behind it, nobody's data goes round a table.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from tasuki.ground.verdict import OK, Verdict, no

GIVEN, WITHOUT, ANY = "given", "none", "any"
SUPPORT_MEETING = "support_meeting"
# The law of a table → the ground on which its members are told without consent.
LAWS = {
    SUPPORT_MEETING: "law_106_6",
    "livelihood_meeting": "law_poverty_9",
    "child_protection": "law_child_25_2",
}
DECISIONS = ("appropriate", "revise", "not_now")
SHARED, TO_REFERRER = "shared", "lead_to_referrer"


@dataclass(frozen=True, slots=True)
class Table:
    """The frame of a sitting, as far as it says who may be spoken of."""

    name: str
    consent_rule: str
    case_data: bool
    basis: str = ""
    data_law: str = ""  # the article that keeps persons' data off a table without a basis
    others: str = ""  # the town's tables that take cases, for a sentence
    without: str = ""  # where what nobody has agreed to may be spoken of, each with its law


@dataclass(frozen=True, slots=True)
class Powers:
    """What a body may say: matters it decides and examines, and whether it may name the lead."""

    decides: frozenset[str]
    may_name_referrer_lead: bool = False


def where_in_flow(meetings: Sequence[str | None], sat: Sequence[str]) -> list[str]:
    """done | now | next for each step of the town's flow, by the bodies that have sat on the case in
    their order. The same body may come twice; a step without a meeting is passed with the next one."""
    left, last = list(sat), -1
    for place, body in enumerate(meetings):
        if body is not None and body in left:
            del left[: left.index(body) + 1]
            last = place
        elif body is not None:
            break
    ahead = [place for place, body in enumerate(meetings) if place > last and body is not None]
    now = last + 1 if last >= 0 else next(iter(ahead), len(meetings))
    now = min(now, len(meetings) - 1)  # the last step lasts: how it goes is looked at again
    return ["done" if n < now else "now" if n == now else "next" for n in range(len(meetings))]


def takes_cases(*, case_data: bool, legal_types: Collection[str], type_known: bool) -> bool:
    """Nobody's name comes onto a table of which nobody can say by what law it sits."""
    return case_data and bool(legal_types) and type_known


def asks_consent(consent_rule: str, *, lost_support: bool) -> str:
    """A body that would sit under 106条の6 too takes, before it may, only what was agreed to."""
    return GIVEN if lost_support else consent_rule


def may_convene(*, stands: bool, waits_for_programme: bool, **said: str) -> Verdict:
    """Only what stands in that 年度; under 106条の6 only while the programme runs."""
    if stands:
        return OK
    if waits_for_programme:
        return no("meetings.programme_first", basis="社会福祉法106条の6", **said)
    return no("meetings.not_founded", **said)


def ground_of(legal_types: Collection[str], *, agreed: bool) -> str:
    """On what telling this table stands: consent where there is some and the table asks for it, else
    the law of the table; "" when there is neither."""
    laws = [LAWS[one] for one in legal_types if one in LAWS]
    if not laws:
        return "consent" if agreed else ""
    return "consent" if agreed and len(laws) < len(legal_types) else laws[0]


def cite(basis: str) -> str:
    """A citation in the short form used on refusals: 社会福祉法第106条の4第2項第5号 → …106条の4第2項5号."""
    return re.sub(r"第(?=\d+[条号])", "", basis).replace(" ", "")


def may_be_spoken_of(table: Table, *, agreed: bool, reason: str) -> Verdict:
    """Whether a matter may be brought: `agreed` is the 相談者's consent alone.

    Members of the household who have not agreed do not block it; what concerns only them is left
    out of the papers.
    """
    if not table.case_data:
        return no(
            "meetings.no_case_data",
            basis=table.data_law,
            meeting=table.name,
            others=table.others,
        )
    if table.consent_rule == GIVEN and not agreed:
        return no(
            "meetings.needs_consent",
            basis=cite(table.basis),
            meeting=table.name,
            tables=table.without,
        )
    if not agreed and not reason.strip():
        return no("meetings.needs_reason", basis=cite(table.basis), meeting=table.name)
    return OK


def left_out_of_papers(
    table: Table, *, members: Collection[str], agreed_members: Collection[str], subject: str
) -> list[str]:
    """Whose own matters stay out of the papers: where consent is asked, everybody who gave none."""
    if table.consent_rule != GIVEN:
        return []
    return [one for one in members if one != subject and one not in agreed_members]


def may_leave_out(
    *, left_out: Collection[str], members: Collection[str], subject: str, tables: str = ""
) -> Verdict:
    """Only members of the household can be left out, and never the one it is about."""
    if subject and subject in left_out:
        return no("meetings.subject_left_out", tables=tables)
    if not set(left_out) <= set(members):
        return no("meetings.not_a_member")
    return OK


def members_willing(table: Table, *, refused: Collection[str]) -> Verdict:
    """Where consent is asked, a tick does not undo a no: who refused or withdrew is left out."""
    if table.consent_rule == GIVEN and refused:
        names = "、".join(refused)
        return no("meetings.member_refused", basis=cite(table.basis), names=names)
    return OK


def opinions(
    powers: Powers, *, decided_as: str, has_referrer: bool, may_give_back: bool
) -> tuple[str, ...]:
    """What this body may say of this kind of matter, in the order of the form."""
    offered: list[str] = []
    if decided_as and decided_as in powers.decides:
        offered.extend(DECISIONS)
    offered.append(SHARED)
    if may_give_back and has_referrer and powers.may_name_referrer_lead:
        offered.append(TO_REFERRER)
    return tuple(offered)


def may_say(
    opinion: str, *, offered: Sequence[str], meeting: str, deciding: str, note: str = ""
) -> Verdict:
    """Whether the body may give this opinion; `deciding` names the bodies that decide the matter."""
    if opinion not in offered:
        return no("meetings.not_decided_here", meeting=meeting, deciding=deciding)
    if opinion in ("revise", "not_now") and not note.strip():
        return no("meetings.opinion_needs_note")
    return OK


def may_give_back(
    *, note: str, follow_on: date | None, today: date, coordinator_is_referrer: bool
) -> Verdict:
    """Naming the agency that referred as 主担当 takes written advice and a date, and no plan.

    Who coordinates cannot be the 主担当 too, unless the town says so.
    """
    if not note.strip() or follow_on is None:
        return no("meetings.advice_and_date")
    if follow_on < today:
        return no("meetings.follow_on_past")
    return no("meetings.referrer_coordinates") if coordinator_is_referrer else OK


def is_open(*, state: str, closed: bool) -> Verdict:
    """A meeting that was called off, or whose record is closed, does not change any more."""
    if state == "cancelled":
        return no("meetings.cancelled")
    return no("meetings.closed") if closed else OK


def may_close(*, state: str, undecided: int) -> Verdict:
    """A record is closed when the meeting was held and every item has its answer."""
    if state != "held":
        return no("meetings.not_held")
    return no("meetings.undecided", count=undecided) if undecided else OK


def may_cancel(*, decided: int) -> Verdict:
    """A meeting that has already said something took place."""
    return no("meetings.already_said", count=decided) if decided else OK


def has_begun(*, held_on: date, today: date) -> Verdict:
    """Nothing is recorded of a meeting whose day has not come."""
    return OK if held_on <= today else no("meetings.not_yet", on=held_on.isoformat())


def pledge_is_needed(*, secrecy_pledge: bool, pledged: bool) -> Verdict:
    """Only where the town takes a pledge; the law binds without one."""
    return no("meetings.pledge_first") if secrecy_pledge and not pledged else OK

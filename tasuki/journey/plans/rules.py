"""What a plan must say, when it may be decided on, and what a look at it must answer. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tasuki.ground.verdict import OK, Verdict, no

DATED, CONTINUING = "dated", "continuing"
BEFORE, IN, AFTER = "before", "in", "after"
ALONE = "alone"  # no meeting is known in the town: its 決裁 alone decides
WITHOUT_MEETING = frozenset({BEFORE, ALONE})
YES, NO, NOT_ASKED = "yes", "no", "not_asked"
DRAFT, APPROVED, DECIDED = "draft", "approved", "decided"
GOING, DONE, STUCK = "going", "done", "stuck"
NOT_KEPT = "not_kept"
LONG = 20_000
SUPPORT_MEETING = "support_meeting"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the 役割分担表 as it was typed."""

    issue: str
    agency: object
    what: str
    staff: str = ""
    frequency: str = ""
    kind: str = CONTINUING
    due_on: date | None = None
    about: object | None = None  # whose 課題 alone; None: the household's


def rows_stand(
    rows: Sequence[Row], *, offered: Collection[object], members: Collection[object]
) -> Verdict:
    """Each row says for what, who and what; 期限つき has a day, 継続 has none."""
    for number, row in enumerate(rows, start=1):
        if not (row.issue.strip() and row.what.strip() and row.agency):
            return no("plans.row_unfinished", row=number)
        if row.kind not in (DATED, CONTINUING):
            return no("plans.row_without_term", row=number)
        if (row.kind == DATED) != (row.due_on is not None):
            return no(
                "plans.row_dated" if row.kind == DATED else "plans.row_continuing", row=number
            )
        if row.agency not in offered:
            return no("plans.agency_elsewhere", row=number)
        if row.about is not None and row.about not in members:
            return no("plans.person_elsewhere", row=number)
    return OK


def texts_fit(texts: Mapping[str, str]) -> Verdict:
    """No text is longer than can be kept."""
    over = next((text for text in texts.values() if len(text) > LONG), None)
    return OK if over is None else no("plans.too_long", length=len(over), limit=LONG)


def dates_in_order(*, starts_on: date | None, ends_on: date | None) -> Verdict:
    """A plan does not end before it starts."""
    if starts_on is not None and ends_on is not None and ends_on < starts_on:
        return no("plans.ends_before_start")
    return OK


def consent_stands(*, consent: str, on: date | None, how: str, today: date) -> Verdict:
    """A yes has its day and its way; nobody agrees tomorrow."""
    if consent == YES and (on is None or not how):
        return no("plans.consent_unfinished")
    return no("plans.consent_in_future") if on is not None and on > today else OK


def may_draft(*, case_open: bool, in_writing: bool, decided: bool) -> Verdict:
    """One plan at a time is written; what is decided is written anew by 再プラン."""
    if not case_open:
        return no("plans.case_closed")
    if in_writing:
        return no("plans.already_drafted")
    return no("plans.replan_instead") if decided else OK


def may_edit(*, state: str) -> Verdict:
    """Only what is not decided yet."""
    if state in (DRAFT, APPROVED):
        return OK
    return no("plans.decided_stands") if state == DECIDED else no("plans.version_over")


def may_replan(*, state: str, in_writing: bool, case_open: bool) -> Verdict:
    """From the plan in force, once at a time."""
    if not case_open:
        return no("plans.case_closed")
    if in_writing:
        return no("plans.already_drafted")
    return OK if state == DECIDED else no("plans.not_decided")


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a meeting held of the plan: when it sat, and whether it is a 支援会議 (106条の6)."""

    sat_on: date
    appropriate: bool
    without_consent: bool
    order: str = AFTER
    meeting: str = ""


def takes(legal_types: Sequence[str], *, consented: bool) -> bool:
    """Whether a body on these laws takes a plan: before consent only the 支援会議 (106条の6)."""
    if consented:
        return any(one != SUPPORT_MEETING for one in legal_types)
    return SUPPORT_MEETING in legal_types


def may_decide(
    *,
    state: str,
    order: str,
    consent: str,
    opinion: Opinion | None,
    decided_on: date,
    today: date,
    meeting: str,
    support_meeting: bool = True,
    tables: str = "",
) -> Verdict:
    """When the municipality may decide, by the order of the town's pack.

    before: the meeting hears of it later. in: on the day of the sitting, or noted after it.
    after: when the meeting has held the plan to be right. alone: there is no meeting to ask.
    `support_meeting`: whether the town has one that may hold it to be right without consent;
    `tables`: where what nobody has agreed to may be spoken of, in words.
    """
    if not (going := _still_open(state)):
        return going
    if decided_on > today:
        return no("plans.decided_in_future")
    held_right = state == APPROVED and opinion is not None and opinion.appropriate
    asks = order not in WITHOUT_MEETING
    if asks and not held_right:
        return no("plans.opinion_first", meeting=meeting)
    if asks and opinion is not None and decided_on < opinion.sat_on:
        return no("plans.decided_before_sitting", on=opinion.sat_on.isoformat())
    if consent != YES and not (held_right and opinion is not None and opinion.without_consent):
        code = "plans.needs_consent" if support_meeting else "plans.needs_consent_here"
        return no(code, tables=tables)
    return OK


def _still_open(state: str) -> Verdict:
    if state in (DRAFT, APPROVED):
        return OK
    return no("plans.already_decided") if state == DECIDED else no("plans.version_over")


def ready_for_decision(*, promises: int, next_monitoring_on: date | None) -> Verdict:
    """Somebody does something, and a day to look at it stands."""
    if not promises:
        return no("plans.no_promises")
    return OK if next_monitoring_on is not None else no("plans.no_monitoring_date")


def decision_is_named(*, decider: str, approval_number: str) -> Verdict:
    """Who decided, and under which 決裁 number."""
    if decider.strip() and approval_number.strip():
        return OK
    return no("plans.decision_unnamed")


def in_force(*, state: str) -> Verdict:
    """Only a decided plan is monitored, evaluated and kept."""
    return OK if state == DECIDED else no("plans.not_decided")


def monitoring_answers(
    *,
    text: str,
    on: date,
    next_on: date,
    today: date,
    states: Mapping[str, str],
    promises: Collection[str],
) -> Verdict:
    """What was seen, when, how each open promise goes, and a next day that is still to come."""
    if not text.strip():
        return no("plans.monitoring_empty")
    if on > today:
        return no("plans.monitored_in_future")
    if next_on <= today:
        return no("plans.next_monitoring_past")
    if set(states) != set(promises) or set(states.values()) - {GOING, DONE, STUCK}:
        return no("plans.promise_unanswered")
    return OK


def evaluation_answers(
    *,
    on: date,
    today: date,
    result: str,
    verdict: str,
    changes: Collection[str],
    results: Collection[str],
    verdicts: Collection[str],
    known_changes: Collection[str],
) -> Verdict:
    """What was reached and what follows; codes of the town's lists. No change seen is an answer."""
    if on > today:
        return no("plans.evaluated_in_future")
    if result not in results or verdict not in verdicts:
        return no("plans.evaluation_unfinished")
    return OK if set(changes) <= set(known_changes) else no("plans.unknown_change")


def may_note_promise(*, state: str, outcome: str, note: str, finished: bool) -> Verdict:
    """Of a plan in force, not finished yet; a promise not kept says why."""
    if not (standing := in_force(state=state)):
        return standing
    if finished:
        return no("plans.promise_finished")
    if outcome not in (DONE, GOING, NOT_KEPT):
        return no("plans.promise_unanswered")
    return no("plans.not_kept_says_why") if outcome == NOT_KEPT and not note.strip() else OK


def may_hand_promise(*, live: bool) -> Verdict:
    """What is done, or stands in a version that is no longer in force, is nobody's to do."""
    return OK if live else no("plans.promise_is_over")

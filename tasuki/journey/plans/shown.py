"""A plan as its pages show it: facts in words, the table, where it stands, what can be done next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.ground.ui.shapes import Action, Happening
from tasuki.journey.cases.models import Case
from tasuki.journey.plans import policy, queries, rules, sheet, words
from tasuki.journey.plans.models import Consent, Evaluation, Monitoring, Plan, Promise, State
from tasuki.town.municipality import pack
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor

L = words.LABELS
A = words.ACTIONS
STUCK_TONES = {rules.GOING: "info", rules.DONE: "ok", rules.STUCK: "late"}
TONES = {
    State.DRAFT: "wait",
    State.APPROVED: "due",
    State.DECIDED: "ok",
    State.SUPERSEDED: "quiet",
    State.ENDED: "quiet",
}


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of the 役割分担表 with its state."""

    promise: Promise
    about: str
    term: str
    mark: str
    tone: str
    url: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """Everything a page says of a version."""

    goals: list[tuple[str, str]]
    frame: list[tuple[str, str]]
    rows: list[RowShown]
    state: str
    tone: str
    on_agenda: bool
    by_itself: bool
    next: Action | None
    actions: list[Action]
    paper: str


def view_of(plan: Plan, actor: Actor, at: datetime, sections: Section | None = None) -> PlanView:
    """One version for one reader."""
    tabled = plan.is_open and bool(queries.on_agenda([plan.pk]))
    return PlanView(
        goals=[
            (str(L["own_words"]), plan.in_own_words),
            (str(L["direction"]), plan.direction),
            (str(L["long_goal"]), plan.long_goal),
            (str(L["short_goal"]), plan.short_goal),
        ],
        frame=_frame(plan, at),
        rows=[_row(promise, actor) for promise in plan.promises.all()],
        state=str(words.ON_AGENDA) if tabled else str(plan.get_state_display()),
        tone=TONES[State(plan.state)],
        on_agenda=tabled,
        by_itself=plan.is_open and queries.decides_by_itself(at),
        next=_next(plan, actor, at, tabled=tabled),
        actions=_actions(plan, actor, at, sections),
        paper=reverse("desk:paper", args=["plan", plan.pk]),
    )


def _frame(plan: Plan, at: datetime) -> list[tuple[str, str]]:
    opinion = opinion_in_words(plan) if plan.state == State.DECIDED else opinion_asked(plan, at)
    facts = [
        (str(L["period"]), sheet.period(plan)),
        (str(L["monitoring"]), sheet.day(plan.next_monitoring_on)),
        *sheet.uses_of(plan),
        (str(L["consent"]), sheet.consent(plan)),
        *([(str(L["opinion"]), opinion)] if opinion else []),
        (str(L["decision"]), sheet.decision(plan)),
    ]
    return [*facts, (str(L["note"]), plan.note)] if plan.note else facts


def opinion_in_words(plan: Plan) -> str:
    """Which meeting held what of it, and when."""
    item = queries.opinion_on(plan)
    if item is None:
        return str(L["no_meeting" if plan.state == State.DECIDED else "no_opinion"])
    said = [sheet.day(clock.day(item.meeting.held_at)), item.meeting.name]
    return "　".join([*said, str(item.get_opinion_display())])


def opinion_asked(plan: Plan, at: datetime) -> str:
    """The same for who decides; "" where no meeting was asked and the town has none."""
    if queries.opinion_on(plan) is None and queries.decides_by_itself(at):
        return ""
    return opinion_in_words(plan)


def _row(promise: Promise, actor: Actor) -> RowShown:
    mark, tone = "", "quiet"
    if promise.done_at is not None:
        mark, tone = str(dict(words.OUTCOMES)["done"]), "ok"
    elif promise.kept is False:
        mark, tone = str(dict(words.OUTCOMES)["not_kept"]), "late"
    elif promise.noted_at is not None:
        mark, tone = str(dict(words.OUTCOMES)["going"]), "info"
    open_to_note = promise.plan.state == State.DECIDED and promise.done_at is None
    mine = open_to_note and bool(policy.can_keep(actor, promise))
    url = reverse("plans:promise", args=[promise.pk]) if mine else ""
    return RowShown(promise, sheet.about(promise), sheet.term(promise), mark, tone, url)


def _next(plan: Plan, actor: Actor, at: datetime, *, tabled: bool) -> Action | None:
    """The one clear next thing for this reader."""
    if plan.state == State.DECIDED:
        due = (plan.next_monitoring_on or clock.day(at)) <= clock.day(at)
        return _go("plans:monitoring", plan.case_id, "monitor", "eye") if due else None
    if not plan.is_open:
        return None
    if plan.consent == Consent.NOT_ASKED and plan.state == State.DRAFT:
        return _go("plans:consent", plan.pk, "consent", "pencil")
    before = queries.decision_order(plan, queries.opinion_on(plan), at) in rules.WITHOUT_MEETING
    if plan.state == State.APPROVED or before:
        may_decide = policy.can_decide(actor, at)
        return _go("plans:decision", plan.pk, "decide", "flag") if may_decide else None
    return None if tabled else bring(plan)


def bring(plan: Plan, *, without_consent_at: datetime | None = None) -> Action:
    """To the meetings before which this plan can be put."""
    label = str(A["bring"])
    if without_consent_at is not None:
        tables = queries.tables_without_consent(without_consent_at)
        label = str(A["support"]) % {"tables": tables}
    where = f"{reverse('meetings:choose')}?kind={queries.KIND}&item={plan.pk}"
    return Action(where, label, "calendar-event")


def _go(name: str, key: Any, label: str, icon: str = "arrow-right") -> Action:
    return Action(reverse(name, args=[key]), str(A[label]), icon)


def _actions(plan: Plan, actor: Actor, at: datetime, sections: Section | None) -> list[Action]:
    """Everything that can be done from here, for whoever may write."""
    if not policy.can_write(actor, plan.case, at, sections):
        return []
    if plan.is_open:
        return [
            _go("plans:edit", plan.case_id, "edit", "pencil"),
            _go("plans:consent", plan.pk, "consent", "pencil"),
            *([] if queries.decides_by_itself(at) else [bring(plan)]),
        ]
    if plan.state != State.DECIDED:
        return []
    return [
        _go("plans:monitoring", plan.case_id, "monitor", "eye"),
        _go("plans:evaluation", plan.case_id, "evaluate", "list-check"),
        _go("plans:replan", plan.case_id, "replan", "history"),
        _go("plans:consent", plan.pk, "consent", "pencil"),
    ]


def instead(refusal: HouseError, case: Case, plan: Plan | None, at: datetime) -> tuple[Action, ...]:
    """What can be done in place of the refused act."""
    to_plan = _go("plans:plan", case.pk, "plan")
    if plan is None:
        return (to_plan,)
    ways = {
        "plans.needs_consent": (
            _go("plans:consent", plan.pk, "consent", "pencil"),
            bring(plan, without_consent_at=at),
        ),
        "plans.needs_consent_here": (_go("plans:consent", plan.pk, "consent", "pencil"),),
        "plans.opinion_first": (bring(plan), to_plan),
        "plans.no_promises": (_go("plans:edit", case.pk, "edit", "pencil"),),
        "plans.no_monitoring_date": (_go("plans:edit", case.pk, "edit", "pencil"),),
        "plans.replan_instead": (_go("plans:replan", case.pk, "replan", "history"),),
        "plans.decided_stands": (_go("plans:replan", case.pk, "replan", "history"),),
        "plans.agency_elsewhere": (
            Action(reverse("cases:agencies", args=[case.pk]), str(A["around"]), "users"),
        ),
    }
    return ways.get(refusal.code, (to_plan,))


def promise_facts(promise: Promise) -> list[tuple[str, str]]:
    """What was promised, as a list of facts."""
    return [
        (str(L["issue"]), promise.issue),
        (str(L["about"]), sheet.about(promise)),
        (str(L["agency"]), promise.agency.name),
        (str(L["staff"]), promise.staff or str(L["nobody_named"])),
        (str(L["what"]), promise.what),
        (str(L["frequency"]), promise.frequency or str(L["not_written"])),
        (str(L["due"]), sheet.term(promise)),
    ]


@dataclass(frozen=True, slots=True)
class Look:
    """One モニタリング: what was seen, and how each promise went."""

    monitoring: Monitoring
    promises: list[tuple[str, str, str]]


def looks_of(monitorings: Iterable[Monitoring]) -> list[Look]:
    """Looks with their promises in words, in one query more."""
    listed = list(monitorings)
    keys = {key for one in listed for key in one.states}
    found = Promise.objects.filter(pk__in=keys).select_related("agency") if keys else ()
    promises = {str(one.pk): one for one in found}
    labels = dict(words.PROMISE_STATES)
    return [
        Look(
            one,
            [
                (
                    f"{promises[key].issue}（{promises[key].agency.name}）",
                    str(labels.get(state, state)),
                    STUCK_TONES.get(state, "quiet"),
                )
                for key, state in one.states.items()
                if key in promises
            ],
        )
        for one in listed
    ]


@dataclass(frozen=True, slots=True)
class Said:
    """One 評価 in the town's words."""

    evaluation: Evaluation
    facts: list[tuple[str, str]]
    verdict: str


def said_of(one: Evaluation, town: pack.Pack) -> Said:
    """Codes become labels."""
    changes = "、".join(town.labels("changes", list(one.changes))) or str(L["no_change"])
    return Said(
        one,
        [
            (str(L["result"]), town.label("goal_results", one.result)),
            (str(L["achieved"]), one.achieved),
            (str(L["changes"]), changes),
            (str(L["remaining"]), one.remaining),
            (str(L["voice"]), one.voice),
        ],
        town.label("verdicts", one.verdict),
    )


def story_of(plan: Plan) -> list[Happening]:
    """Where the plan was brought and what was said, newest first."""
    return [
        Happening(
            at=item.decided_at or item.meeting.held_at,
            sentence=str(item.get_opinion_display()) or str(words.ON_AGENDA),
            who=item.meeting.name,
            text=item.opinion_note,
        )
        for item in queries.items_on(plan)
    ]


def town_at(at: datetime) -> pack.Pack:
    """The town's pack of that day."""
    return pack.current(clock.day(at))


def page_ahead(name: str, case_id: UUID) -> str:
    """The address of a page about the case in a room ahead of this one; "" where none stands."""
    try:
        return reverse(name, args=[case_id])
    except NoReverseMatch:
        return ""

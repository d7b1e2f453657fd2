"""What this room puts on the desk: twenty rows a list, a constant number of queries."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from tasuki.ground import clock
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.journey.cases.models import Around
from tasuki.journey.plans import policy, words
from tasuki.journey.plans.models import OPEN_STATES, Consent, Plan, Promise, State
from tasuki.journey.plans.queries.plans import on_agenda, persons_of
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

ON_DESK = 20


def desk_rows(actor: Actor, at: datetime) -> dict[str, list[DeskRow]]:
    """Plans that wait for a yes, an opinion or a decision; plans and promises whose day has come."""
    today = clock.day(at)
    deciding = bool(policy.deciding_agencies(actor, at))
    if not (actor.works or deciding):
        return {}
    cases: set[UUID] = set()
    lists = {
        "held": _waiting(actor, at, cases, deciding=deciding),
        "due": _to_monitor(actor, today, cases) + _promised(actor, today, cases),
    }
    lists["due"].sort(key=lambda row: row.on or today)
    lists["due"] = lists["due"][:ON_DESK]
    look(persons_of(cases))
    return lists


def _mine(actor: Actor) -> Q:
    """The plans of the cases that the actor's agencies carry."""
    return Q(case__lead__holder__in=actor.agency_ids) | Q(
        case__coordination__holder__in=actor.agency_ids
    )


def _plans(found: QuerySet[Plan]) -> QuerySet[Plan]:
    return found.filter(case__lead__closed_at__isnull=True).select_related("case")


def _waiting(actor: Actor, at: datetime, cases: set[UUID], *, deciding: bool) -> list[DeskRow]:
    mine = _mine(actor)
    wanted = mine & Q(state__in=OPEN_STATES)
    if deciding:
        wanted |= Q(state=State.APPROVED)
    plans = list(_plans(Plan.objects.filter(wanted)).order_by("changed_at", "pk")[:ON_DESK])
    readable = set(
        Plan.objects.filter(
            policy.visible_to(actor, at), pk__in=[one.pk for one in plans]
        ).values_list("pk", flat=True)
    )
    tabled = on_agenda(plan.pk for plan in plans)
    rows = []
    for plan in plans:
        if plan.pk in readable:
            cases.add(plan.case.lead_id)
        rows.append(
            _waiting_row(
                plan, readable=plan.pk in readable, tabled=plan.pk in tabled, deciding=deciding
            )
        )
    return rows


def _waiting_row(plan: Plan, *, readable: bool, tabled: bool, deciding: bool) -> DeskRow:
    mark, tone = _standing(plan, tabled=tabled)
    return _plan_row(
        plan,
        readable=readable,
        mark=mark,
        tone=tone,
        on=clock.day(plan.changed_at),
        action=_next(plan, deciding=deciding),
    )


def _standing(plan: Plan, *, tabled: bool) -> tuple[str, str]:
    if plan.state == State.APPROVED:
        return str(words.WAITING_DECISION), "due"
    if tabled:
        return str(words.ON_AGENDA), "wait"
    if plan.consent == Consent.YES:
        return str(words.WAITING_OPINION), "wait"
    return str(words.REFUSED if plan.consent == Consent.NO else words.NOT_AGREED), "due"


def _next(plan: Plan, *, deciding: bool) -> Action:
    if plan.state == State.APPROVED and deciding:
        url = reverse("plans:decision", args=[plan.pk])
        return Action(url, str(words.ACTIONS["decide"]), "flag")
    if plan.state == State.DRAFT and plan.consent == Consent.NOT_ASKED:
        url = reverse("plans:consent", args=[plan.pk])
        return Action(url, str(words.ACTIONS["consent"]), "pencil")
    return Action(reverse("plans:plan", args=[plan.case_id]), str(words.ACTIONS["plan"]))


def _plan_row(
    plan: Plan,
    *,
    mark: str,
    tone: str,
    on: date | None,
    action: Action,
    on_label: str = "",
    readable: bool = True,
) -> DeskRow:
    """Who decides without reading the case is told number and version, and no name."""
    title = str(words.TITLE) % {"number": plan.case.number, "version": plan.version_no}
    return DeskRow(
        record=f"plan:{plan.pk}",
        title=plan.case.title if readable else title,
        url=reverse("plans:plan", args=[plan.case_id]) if readable else action.url,
        number=plan.case.number,
        note=title if readable else "",
        mark=mark,
        tone=tone,
        on=on,
        on_label=on_label,
        action=action,
    )


def _to_monitor(actor: Actor, today: date, cases: set[UUID]) -> list[DeskRow]:
    due = Plan.objects.filter(_mine(actor), state=State.DECIDED, next_monitoring_on__lte=today)
    rows = []
    for plan in _plans(due).order_by("next_monitoring_on", "pk")[:ON_DESK]:
        cases.add(plan.case.lead_id)
        late = plan.next_monitoring_on is not None and plan.next_monitoring_on < today
        url = reverse("plans:monitoring", args=[plan.case_id])
        rows.append(
            _plan_row(
                plan,
                mark=str(words.MONITORING_LATE if late else words.MONITORING_DUE),
                tone="late" if late else "due",
                on=plan.next_monitoring_on,
                on_label=str(words.MONITORING_ON),
                action=Action(url, str(words.ACTIONS["monitor"]), "eye"),
            )
        )
    return rows


def _promised(actor: Actor, today: date, cases: set[UUID]) -> list[DeskRow]:
    """期限つき promises of the actor's agencies, unanswered on their day; only while the agency still
    stands around the case or carries it."""
    standing = Around.objects.filter(
        case=OuterRef("plan__case"), agency=OuterRef("agency"), until__isnull=True
    )
    carried = Q(plan__case__lead__holder__in=actor.agency_ids) | Q(
        plan__case__coordination__holder__in=actor.agency_ids
    )
    found = (
        Promise.objects.filter(
            Q(Exists(standing)) | carried,
            agency__in=actor.agency_ids,
            plan__state=State.DECIDED,
            plan__case__lead__closed_at__isnull=True,
            done_at__isnull=True,
            kept__isnull=True,
            due_on__lte=today,
        )
        .select_related("plan__case")
        .order_by("due_on", "pk")[:ON_DESK]
    )
    rows = []
    for promise in found:
        cases.add(promise.plan.case.lead_id)
        rows.append(_promise_row(promise, today))
    return rows


def _promise_row(promise: Promise, today: date) -> DeskRow:
    case = promise.plan.case
    late = promise.due_on is not None and promise.due_on < today
    url = reverse("plans:promise", args=[promise.pk])
    return DeskRow(
        record=f"promise:{promise.pk}",
        title=case.title,
        url=url,
        number=case.number,
        note=promise.what.splitlines()[0],
        mark=str(words.PROMISE_LATE if late else words.PROMISE_DUE),
        tone="late" if late else "due",
        on=promise.due_on,
        on_label=str(words.DUE_ON),
        action=Action(url, str(words.ACTIONS["keep"]), "check"),
    )

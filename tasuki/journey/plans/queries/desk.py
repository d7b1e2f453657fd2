"""What this room puts on the desk: twenty rows a list, a constant number of queries."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tasuki.ground import addresses, clock
from tasuki.ground.prepared import Prepared
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.journey.cases.models import Around, Case
from tasuki.journey.plans import policy, words
from tasuki.journey.plans.models import OPEN_STATES, Consent, Plan, Promise, State
from tasuki.journey.plans.queries.plans import on_agenda, persons_of
from tasuki.town.relay import queries as relay
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
        "held": _waiting(actor, at, cases, deciding=deciding) + _roles(actor, at, cases),
        "due": _to_monitor(actor, at, cases) + _promised(actor, at, cases),
    }
    lists["due"].sort(key=lambda row: row.on or today)
    lists["due"] = lists["due"][:ON_DESK]
    if cases:
        look(persons_of(cases))
    return lists


def _carried(agencies: list[UUID], staff: UUID, at: datetime) -> Exists:
    """Whether an agency carries the plan's case, and the case is open.

    Asked of each plan that is found: the unfinished and the due are few, a town's cases are many.
    """
    carries = Q(lead__holder__in=agencies) | Q(coordination__holder__in=agencies)
    return Exists(_open_case(staff, at).filter(carries))


def _open_case(staff: UUID, at: datetime) -> QuerySet[Case]:
    near = relay.not_closed_to(staff, at, "lead_id")
    return Case.objects.filter(near, pk=OuterRef("case"), lead__closed_at__isnull=True)


def _unfinished(
    agencies: list[UUID], staff: UUID, at: datetime, *, deciding: bool
) -> QuerySet[Plan]:
    mine = Q(_carried(agencies, staff, at)) if agencies else Q(pk__in=[])
    if deciding:
        mine |= Q(Exists(_open_case(staff, at)), state=State.APPROVED)
    found = Plan.objects.filter(mine, state__in=list(OPEN_STATES))
    return found.select_related("case").order_by("changed_at", "pk")[:ON_DESK]


_UNFINISHED = Prepared(_unfinished)


def _waiting(actor: Actor, at: datetime, cases: set[UUID], *, deciding: bool) -> list[DeskRow]:
    plans = _UNFINISHED(agencies=actor.agency_ids, staff=actor.staff_id, at=at, deciding=deciding)
    if not plans:
        return []
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
        url = addresses.of("plans:decision", plan.pk)
        return Action(url, str(words.ACTIONS["decide"]), "flag")
    if plan.state == State.DRAFT and plan.consent == Consent.NOT_ASKED:
        url = addresses.of("plans:consent", plan.pk)
        return Action(url, str(words.ACTIONS["consent"]), "pencil")
    return Action(addresses.of("plans:plan", plan.case_id), str(words.ACTIONS["plan"]))


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
        url=addresses.of("plans:plan", plan.case_id) if readable else action.url,
        number=plan.case.number,
        note=title if readable else "",
        mark=mark,
        tone=tone,
        on=on,
        on_label=on_label,
        action=action,
    )


def _due(agencies: list[UUID], staff: UUID, at: datetime, today: date) -> QuerySet[Plan]:
    due = Plan.objects.filter(
        _carried(agencies, staff, at), state=State.DECIDED, next_monitoring_on__lte=today
    )
    return due.select_related("case").order_by("next_monitoring_on", "pk")[:ON_DESK]


_DUE = Prepared(_due)


def _to_monitor(actor: Actor, at: datetime, cases: set[UUID]) -> list[DeskRow]:
    rows, today = [], clock.day(at)
    for plan in _DUE(agencies=actor.agency_ids, staff=actor.staff_id, at=at, today=today):
        cases.add(plan.case.lead_id)
        late = plan.next_monitoring_on is not None and plan.next_monitoring_on < today
        url = addresses.of("plans:monitoring", plan.case_id)
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


def _standing_around() -> Q:
    around = Around.objects.filter(
        case=OuterRef("plan__case"), agency=OuterRef("agency"), until__isnull=True
    )
    return Q(Exists(around))


def _carrying(agencies: list[UUID]) -> Q:
    lead = Q(plan__case__lead__holder__in=agencies)
    return lead | Q(plan__case__coordination__holder__in=agencies)


def _open_promises(agencies: list[UUID], staff: UUID, at: datetime) -> QuerySet[Promise]:
    return Promise.objects.filter(
        relay.not_closed_to(staff, at, "plan__case__lead_id"),
        agency__in=agencies,
        plan__state=State.DECIDED,
        plan__case__lead__closed_at__isnull=True,
        done_at__isnull=True,
    ).select_related("plan__case")


def _unanswered(agencies: list[UUID], staff: UUID, at: datetime, today: date) -> QuerySet[Promise]:
    near = _standing_around() | _carrying(agencies)
    found = _open_promises(agencies, staff, at).filter(near, kept__isnull=True, due_on__lte=today)
    return found.order_by("due_on", "pk")[:ON_DESK]


_PROMISED = Prepared(_unanswered)


def _taken_on(agencies: list[UUID], staff: UUID, at: datetime) -> QuerySet[Promise]:
    near = _standing_around() & ~_carrying(agencies)
    return _open_promises(agencies, staff, at).filter(near).order_by("-pk")[:ON_DESK]


_TAKEN_ON = Prepared(_taken_on)


def _roles(actor: Actor, at: datetime, cases: set[UUID]) -> list[DeskRow]:
    """The cases that others carry and in which the actor's agencies have a role, once each, the
    newest promise first: who stands only in the 役割分担表 must find it on the desk too."""
    by_case: dict[UUID, list[Promise]] = {}
    for one in _TAKEN_ON(agencies=actor.agency_ids, staff=actor.staff_id, at=at):
        by_case.setdefault(one.plan.case_id, []).append(one)
    cases.update(some[0].plan.case.lead_id for some in by_case.values())
    return [_role_row(some) for some in by_case.values()]


def _role_row(some: list[Promise]) -> DeskRow:
    case, note = some[0].plan.case, some[0].what.splitlines()[0]
    if len(some) > 1:
        note = str(words.AND_MORE) % {"what": note, "count": len(some) - 1}
    dated = [one.due_on for one in some if one.due_on is not None]
    url = addresses.of("desk:case", case.pk)
    return DeskRow(
        record=f"case:{case.pk}",
        title=case.title,
        url=url,
        number=case.number,
        note=note,
        mark=str(words.HAS_ROLE),
        on=min(dated, default=None),
        on_label=str(words.DUE_ON),
        action=Action(url, str(words.SEE_CASE)),
    )


def _promised(actor: Actor, at: datetime, cases: set[UUID]) -> list[DeskRow]:
    """期限つき promises of the actor's agencies, unanswered on their day; only while the agency still
    stands around the case or carries it."""
    rows, today = [], clock.day(at)
    found = _PROMISED(agencies=actor.agency_ids, staff=actor.staff_id, at=at, today=today)
    for promise in found:
        cases.add(promise.plan.case.lead_id)
        rows.append(_promise_row(promise, today))
    return rows


def _promise_row(promise: Promise, today: date) -> DeskRow:
    case = promise.plan.case
    late = promise.due_on is not None and promise.due_on < today
    url = addresses.of("plans:promise", promise.pk)
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

"""Reads of plans. What hands out content of persons notes the look."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from tasuki.ground import clock
from tasuki.ground.prepared import Prepared
from tasuki.journey.cases import queries as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import kinds
from tasuki.journey.meetings.models import AgendaItem, Opinion
from tasuki.journey.meetings.models import State as MeetingState
from tasuki.journey.meetings.queries import bodies_that_decide
from tasuki.journey.plans import policy, rules, words
from tasuki.journey.plans.models import (
    OPEN_STATES,
    Decision,
    Evaluation,
    Monitoring,
    Order,
    Plan,
    Promise,
    State,
)
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern, Person, Standing
from tasuki.residents.protection import queries as protection
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

KIND = "plan"
PROGRESS = "progress"  # the plan in force, before the body that looks at how it goes
# What the form writes, and what another's saving is compared by.
FIELDS = (
    "in_own_words",
    "direction",
    "long_goal",
    "short_goal",
    "starts_on",
    "ends_on",
    "next_monitoring_on",
    "uses_outreach",
    "uses_participation",
    "note",
    "consent",
    "consent_on",
    "consent_how",
    "consent_by",
)
ROW_FIELDS = ("issue", "about", "agency", "what", "staff", "frequency", "kind", "due")


# --- one plan ------------------------------------------------------------------------------------------


def _whole(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    return plans.select_related(
        "case__lead__holder",
        "case__lead__person",
        "case__coordination__holder",
        "case__coordination__person",
        "case__household",
        "author",
        "agency",
        "changed_by",
        "decision__item__meeting",
    ).prefetch_related(
        Prefetch("promises", shown_rows().select_related("agency", "about", "noted_by"))
    )


def shown_rows() -> QuerySet[Promise]:
    """The rows of role tables, without those of who is left out of the case."""
    return Promise.objects.filter(protection.shown_beside(person="about", baton="plan__case__lead"))


def plans_for(actor: Actor, at: datetime) -> QuerySet[Plan]:
    """The plans whose case's PLAN section is open to the actor; who shows one calls `shown`."""
    return _whole(Plan.objects.filter(policy.visible_to(actor, at)))


def decidable_for(actor: Actor, at: datetime) -> QuerySet[Plan]:
    """What the actor may read, and for whoever decides what waits for the decision."""
    return _whole(Plan.objects.filter(policy.decidable_to(actor, at)))


def shown(plan: Plan) -> Plan:
    """Note that this plan's people are being shown."""
    look(persons_of([plan.case.lead_id]))
    return plan


def persons_of(baton_ids: Iterable[UUID]) -> list[UUID]:
    """Whom these cases concern."""
    return people.concerned(list(baton_ids))


def cases_for(actor: Actor, at: datetime) -> QuerySet[Case]:
    """The cases of which the actor may read the plan."""
    return cases.cases_for(actor, at, Section.PLAN)


def versions_of(case: Case) -> list[Plan]:
    """Every version, newest first. The caller has asked whether the plan may be seen."""
    return _VERSIONS(case=case.pk)


_VERSIONS: Prepared[Plan] = Prepared(
    lambda case: _whole(Plan.objects.filter(case=case)).order_by("-version_no")
)


def plan_in_force(case: Case) -> Plan | None:
    """The decided version."""
    return next(iter(_IN_FORCE(case=case.pk)), None)


_IN_FORCE: Prepared[Plan] = Prepared(
    lambda case: _whole(Plan.objects.filter(case=case, state=State.DECIDED))
)


def plan_in_writing(case: Case) -> Plan | None:
    """The version that is not decided yet."""
    return _whole(Plan.objects.filter(case=case, state__in=OPEN_STATES)).first()


def current_plan(case: Case) -> Plan | None:
    """What a page about the case's plan is about: what is being written, else what is in force,
    else the last one."""
    versions = versions_of(case)
    order = {State.DRAFT: 0, State.APPROVED: 0, State.DECIDED: 1}
    return min(versions, key=lambda plan: order.get(State(plan.state), 2), default=None)


def as_form(plan: Plan) -> dict[str, Any]:
    """What stands, by the names of the form: fields, and `issue_1`, `agency_1`, … of each row."""
    said = {name: getattr(plan, name) for name in FIELDS}
    for number, promise in enumerate(plan.promises.all(), start=1):
        row = (
            promise.issue,
            str(promise.about_id or ""),
            str(promise.agency_id),
            promise.what,
            promise.staff,
            promise.frequency,
            promise.kind,
            promise.due_on,
        )
        said.update(
            {f"{name}_{number}": value for name, value in zip(ROW_FIELDS, row, strict=True)}
        )
    return said


def agencies_around(case: Case) -> list[Agency]:
    """Who can be given something to do: who carries the case, and who stands around it."""
    agencies = [case.lead.holder, case.coordination.holder]
    agencies += [one.agency for one in cases.around_of(case)]
    return list({agency.pk: agency for agency in agencies}.values())


def members_for(actor: Actor, case: Case, at: datetime) -> list[Person]:
    """Whose a 課題 can be, as far as the actor sees them: 本人 and the others of the household."""
    concerns = people.persons_of([case.lead_id]).get(case.lead_id, [])
    members = [one.person for one in concerns if one.part != Standing.VISITOR]
    seen = people.people_for(actor, at).filter(pk__in=[one.pk for one in members])
    keys = set(seen.values_list("pk", flat=True))
    return [one for one in members if one.pk in keys]


def members_of(case: Case) -> set[UUID]:
    """The same by their ids alone, whoever asks."""
    concerns = Concern.objects.filter(baton=case.lead_id).exclude(part=Standing.VISITOR)
    return set(concerns.values_list("person_id", flat=True))


# --- opinion and decision --------------------------------------------------------------------------------


def items_on(plan: Plan) -> list[AgendaItem]:
    """Where it was brought, newest first."""
    return list(
        AgendaItem.objects.filter(kind=KIND, item_id=plan.pk)
        .select_related("meeting")
        .order_by("-created_at", "-id")
    )


def on_agenda(plan_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these plans some meeting has before it and has not answered yet."""
    return set(_TABLED(plans=list(plan_ids)))


def _tabled(plans: list[UUID]) -> QuerySet[AgendaItem, UUID]:
    waiting = AgendaItem.objects.filter(
        kind=KIND, item_id__in=plans, opinion="", meeting__closed_at__isnull=True
    )
    called = waiting.exclude(meeting__state=MeetingState.CANCELLED)
    return called.values_list("item_id", flat=True)


_TABLED = Prepared(_tabled)


def opinion_on(plan: Plan) -> AgendaItem | None:
    """The latest opinion on whether the plan is right; that a meeting shared it is none."""
    return next(iter(_OPINION(plan=plan.pk)), None)


def _opinion(plan: UUID) -> QuerySet[AgendaItem]:
    said = [Opinion.APPROPRIATE, Opinion.REVISE, Opinion.NOT_NOW]
    items = AgendaItem.objects.filter(kind=KIND, item_id=plan, opinion__in=said)
    return items.select_related("meeting").order_by("-decided_at", "-id")[:1]


_OPINION = Prepared(_opinion)


def opinion_facts(item: AgendaItem | None) -> rules.Opinion | None:
    """An opinion as the rules want it."""
    if item is None:
        return None
    return rules.Opinion(
        sat_on=clock.day(item.meeting.held_at),
        appropriate=item.opinion == Opinion.APPROPRIATE,
        without_consent=rules.SUPPORT_MEETING in item.meeting.legal_types,
    )


def decision_order(plan: Plan, item: AgendaItem | None, at: datetime) -> str:
    """before | in | after: by the body that gave its opinion, else by the one that would."""
    if item is None and decides_by_itself(at):
        return Order.ALONE.value
    body = _body_of(item) if item else _body_to_ask(plan, at)
    order = body.decision_order if body else None
    return str(order.value) if order else Order.AFTER.value


def _body_of(item: AgendaItem) -> pack.MeetingBody | None:
    """The body in the pack of the meeting's year; None when that pack knows it no more."""
    bodies = pack.current(clock.day(item.meeting.held_at)).meetings
    return next((body for body in bodies if body.code == item.meeting.body), None)


def meeting_to_ask(plan: Plan, at: datetime) -> str:
    """The name of the body that has to hold the plan to be right."""
    body = _body_to_ask(plan, at)
    return body.name if body else bodies_that_decide(kinds.kind(KIND), at)


def decides_by_itself(at: datetime) -> bool:
    """Whether the town's 決裁 alone decides, no meeting being known for it in that 年度."""
    day = clock.day(at)
    return pack.current(day).decides_by_itself(clock.fiscal_year(day))


def has_support_meeting(at: datetime) -> bool:
    """Whether some body of the year may hold a plan to be right that the person has not agreed to."""
    return any(_sits_without_consent(body, at) for body in _deciding(at))


def tables_without_consent(at: datetime) -> str:
    """Where what nobody has agreed to may be spoken of in that year, each with its law."""
    day = clock.day(at)
    return pack.current(day).tables_without_consent(clock.fiscal_year(day))


def held_right_by(plan: Plan, at: datetime) -> str:
    """The body that held the plan to be right without the person's consent, with its law."""
    item = opinion_on(plan)
    law = pack.current(clock.day(at)).lists["meeting_legal_types"].find(rules.SUPPORT_MEETING)
    if item is None or law is None:
        return tables_without_consent(at)
    return str(words.TABLE) % {"meeting": item.meeting.name, "law": law.article}


def _deciding(at: datetime) -> tuple[pack.MeetingBody, ...]:
    day = clock.day(at)
    return pack.current(day).bodies_that_decide("appropriateness", clock.fiscal_year(day))


def _sits_without_consent(body: pack.MeetingBody, at: datetime) -> bool:
    day = clock.day(at)
    return rules.SUPPORT_MEETING in pack.current(day).legal_types_in(body, clock.fiscal_year(day))


def _body_to_ask(plan: Plan, at: datetime) -> pack.MeetingBody | None:
    """With the person's consent the 重層的支援会議, without it the 支援会議."""
    day, year = clock.day(at), clock.fiscal_year(clock.day(at))
    town = pack.current(day)
    types = {body.code: town.legal_types_in(body, year) for body in _deciding(at)}
    fit = [
        body for body in _deciding(at) if rules.takes(types[body.code], consented=plan.consented)
    ]
    return next(iter(fit), None)


def decision_of(plan: Plan) -> Decision | None:
    """支援決定 of this version."""
    return getattr(plan, "decision", None)


# --- while it is in force --------------------------------------------------------------------------------


def promises_for(actor: Actor, at: datetime) -> QuerySet[Promise]:
    """Promises of plans that the actor may read."""
    seen = Plan.objects.filter(policy.visible_to(actor, at)).values("pk")
    return Promise.objects.filter(plan__in=seen).select_related(
        "plan__case__lead__holder",
        "plan__case__lead__person",
        "plan__case__coordination__holder",
        "plan__case__coordination__person",
        "agency",
        "about",
        "noted_by",
    )


def monitorings_of(case: Case) -> list[Monitoring]:
    """Every look at the case's plans, newest first."""
    return _MONITORINGS(case=case.pk)


def _newest(found: QuerySet[Any]) -> QuerySet[Any]:
    return found.select_related("plan", "author", "agency").order_by("-on", "-pk")


_MONITORINGS: Prepared[Monitoring] = Prepared(
    lambda case: _newest(Monitoring.objects.filter(plan__case=case))
)
_EVALUATIONS: Prepared[Evaluation] = Prepared(
    lambda case: _newest(Evaluation.objects.filter(plan__case=case))
)


def evaluations_of(case: Case) -> list[Evaluation]:
    """Every evaluation of the case's plans, newest first."""
    return _EVALUATIONS(case=case.pk)


def last_evaluation(case: Case) -> Evaluation | None:
    """The newest one; closing reads the changes seen from it."""
    return next(iter(evaluations_of(case)), None)


def consent_to_plan(case: Case) -> str:
    """yes | no | not_asked for the plan that is written or in force; "" without a plan."""
    plan = current_plan(case)
    return plan.consent if plan else ""


def carried_by(actor: Actor, case: Case) -> list[Baton]:
    """What the actor's agencies carry of the case: 主担当's part, the coordination, both or none."""
    return [one for one in (case.lead, case.coordination) if one.holder_id in actor.agency_ids]

"""Who may read, write, decide and keep a plan. Sight is the relay's, over the case's Parts."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from tasuki.ground import clock
from tasuki.journey.cases import queries as cases
from tasuki.journey.cases.models import Around, Case
from tasuki.journey.meetings.models import AgendaItem
from tasuki.journey.plans.models import Consent, Plan, Promise, State
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency, Regime
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny
from tasuki.trust.access.roles import Role

DECIDING = (Role.COORDINATOR, Role.SUPERVISOR, Role.SECRETARY)


def visible_to(actor: Actor, at: datetime) -> Q:
    """Plans of the cases whose PLAN section is open to the actor; for a query over Plan."""
    return Q(case__in=cases.cases_for(actor, at, Section.PLAN).values("pk"))


def can_see(actor: Actor, plan: Plan, at: datetime) -> Decision:
    """visible_to, on one key."""
    if Plan.objects.filter(visible_to(actor, at), pk=plan.pk).exists():
        return ALLOW
    return _not_writing(plan.case)


def can_write(actor: Actor, case: Case, at: datetime, sections: Section | None = None) -> Decision:
    """主担当, 調整役, the agencies around, and whom the town's pack calls the writer of plans.

    `sections`: what is open to the actor, where the page has asked already.
    """
    if not actor.works:
        return deny("access.not_your_work")
    opened = cases.sections_for(actor, case, at) if sections is None else sections
    if Section.PLAN not in opened:
        return _not_writing(case)
    if {case.lead.holder_id, case.coordination.holder_id} & actor.agency_ids:
        return ALLOW
    around = Around.objects.filter(case=case, until__isnull=True, agency__in=actor.agency_ids)
    writer = str(pack.current(clock.day(at)).choice("plan_writer"))
    if around.exists() or Agency.objects.filter(code=writer, pk__in=actor.agency_ids).exists():
        return ALLOW
    return _not_writing(case)


def _not_writing(case: Case) -> Decision:
    return deny("plans.not_writing", lead=case.lead.holder.name)


def deciding_agencies(actor: Actor, at: datetime) -> frozenset[UUID]:
    """The agencies for which this actor decides: the town's deciding office and its branches,
    as far as they are the municipality's own."""
    worn = frozenset(pk for role in DECIDING for pk in actor.agencies_with(role))
    if not worn:
        return worn
    office = pack.current(clock.day(at)).deciding_office.code
    own = Agency.objects.filter(Q(code=office) | Q(parent__code=office), regime=Regime.PUBLIC)
    return frozenset(own.filter(pk__in=worn).values_list("pk", flat=True))


def can_decide(actor: Actor, at: datetime) -> Decision:
    """支援決定 is the municipality's: its 調整役, its 管理職, or its 事務局 that notes the 決裁."""
    if deciding_agencies(actor, at):
        return ALLOW
    return deny(
        "plans.municipality_decides", office=pack.current(clock.day(at)).deciding_office.name
    )


def decidable_to(actor: Actor, at: datetime) -> Q:
    """What waits for the municipality's decision may be decided by who decides, also by 事務局,
    which sees number and dates of it and nothing else."""
    seen = visible_to(actor, at)
    if not deciding_agencies(actor, at):
        return seen
    waiting = Q(state=State.APPROVED) | Q(state=State.DRAFT, consent=Consent.YES)
    return seen | waiting & relay.not_closed_to(actor.staff_id, at, "case__lead_id")


def can_take_opinion(plan: Plan, item: AgendaItem, opinion: str) -> Decision:
    """Whoever runs the meeting was asked there; here only what that meeting wrote down counts."""
    if (item.kind, item.item_id, item.opinion) == ("plan", plan.pk, opinion):
        return ALLOW
    return deny("plans.opinion_elsewhere")


def can_keep(actor: Actor, promise: Promise) -> Decision:
    """Who promised says how it went."""
    if promise.agency_id in actor.agency_ids:
        return ALLOW
    return deny("plans.not_your_promise", agency=promise.agency.name)


def can_hand(actor: Actor, promise: Promise) -> Decision:
    """Who promised says who of them does it; the clock, inside acts that a later room asked for."""
    return ALLOW if actor.staff_id is None else can_keep(actor, promise)

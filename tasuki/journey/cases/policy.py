"""Who may see and work on a case. Sight is read from the parts of its two batons."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tasuki.journey.cases.models import Case, InformationRequest, Request
from tasuki.journey.intake.models import Consultation
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Part, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny

# What an agency that works on a case sees of it. The reception of another counter is not in it.
TOGETHER = Section.CARD | Section.RECORDS | Section.ASSESSMENT | Section.PLAN


def visible_to(actor: Actor, at: datetime, section: Section = Section.CARD) -> Q:
    """Cases with a part of either baton that opens `section`; for a query over Case."""
    return open_to(actor.agency_ids, actor.staff_id, at, section)


def open_to(
    agencies: Collection[UUID],
    staff: UUID | None,
    at: datetime,
    section: Section = Section.CARD,
) -> Q:
    """visible_to, for a worker of these agencies."""
    parts = relay.open_to(agencies, staff, at, section)
    return Q(Exists(parts.filter(baton=OuterRef("lead_id")))) | Q(
        Exists(parts.filter(baton=OuterRef("coordination_id")))
    )


def can_see(actor: Actor, case: Case, at: datetime, section: Section = Section.CARD) -> Decision:
    """visible_to, on one key."""
    if Case.objects.filter(visible_to(actor, at, section), pk=case.pk).exists():
        return ALLOW
    return why_not(actor, case)


def why_not(actor: Actor, case: Case) -> Decision:
    """The refusal in words, for those who may know that the case exists."""
    if not actor.works:
        return deny("access.no_appointment")
    return deny("cases.no_part", lead=case.lead.holder.name)


def who_can_see(case: Case, at: datetime, section: Section = Section.CARD) -> QuerySet[Agency]:
    """The same parts read the other way."""
    parts: QuerySet[Part] = relay.parts_of(
        Case.objects.filter(pk=case.pk).values("lead"), at
    ) | relay.parts_of(Case.objects.filter(pk=case.pk).values("coordination"), at)
    fit = [part.agency_id for part in parts if part.opens(section)]
    return Agency.objects.filter(pk__in=fit)


def can_request(actor: Actor, consultation: Consultation) -> Decision:
    """The counter that carries the worry asks for coordination."""
    if consultation.baton.holder_id in actor.agency_ids:
        return ALLOW
    return deny("cases.not_your_consultation", holder=consultation.baton.holder.name)


def can_answer_request(actor: Actor, request: Request) -> Decision:
    """The agency that was asked."""
    if request.to_agency_id in actor.agency_ids:
        return ALLOW
    return deny("cases.not_asked", agency=request.to_agency.name)


def can_heed_request(actor: Actor, request: Request) -> Decision:
    """The counter that asked."""
    if request.from_agency_id in actor.agency_ids:
        return ALLOW
    return deny("cases.not_asking", agency=request.from_agency.name)


def can_settle(actor: Actor) -> Decision:
    """Writing lapses down is the clock's."""
    return ALLOW if actor.staff_id is None else deny("access.clock_only")


def can_work(actor: Actor, case: Case, at: datetime) -> Decision:
    """Who sees the assessment works on it; an answer of theirs is one among equals."""
    return can_see(actor, case, at, Section.ASSESSMENT)


def can_steer(actor: Actor, case: Case) -> Decision:
    """The 調整役 and the 主担当 say who stands around a case and who is asked for what."""
    if {case.lead.holder_id, case.coordination.holder_id} & actor.agency_ids:
        return ALLOW
    return deny(
        "cases.not_steering",
        lead=case.lead.holder.name,
        coordination=case.coordination.holder.name,
    )


def can_reopen(actor: Actor, case: Case, at: datetime) -> Decision:
    """Who carried the case may take it up again."""
    return can_see(actor, case, at, Section.PLAN)


def information_visible_to(actor: Actor, at: datetime) -> Q:
    """The agency that was asked, the one that asks, and who sees the case's assessment."""
    cases = Case.objects.filter(visible_to(actor, at, Section.ASSESSMENT), pk=OuterRef("case_id"))
    named = Q(asked__in=actor.agency_ids) | Q(asking_agency__in=actor.agency_ids)
    near = named & relay.not_closed_to(actor.staff_id, at, "case__lead_id")
    return near | Q(Exists(cases))


def can_see_information(actor: Actor, information: InformationRequest, at: datetime) -> Decision:
    """information_visible_to, on one key."""
    asked = InformationRequest.objects.filter(information_visible_to(actor, at), pk=information.pk)
    return ALLOW if asked.exists() else why_not(actor, information.case)


def can_answer_information(actor: Actor, information: InformationRequest) -> Decision:
    """The agency that was asked."""
    if information.asked_id in actor.agency_ids:
        return ALLOW
    return deny("cases.not_asked", agency=information.asked.name)


def can_note_information(actor: Actor, information: InformationRequest) -> Decision:
    """The agency that asked notes what it was told by telephone, or takes its question back."""
    if information.asking_agency_id in actor.agency_ids:
        return ALLOW
    return deny("cases.not_asking", agency=information.asking_agency.name)


def requests_visible_to(actor: Actor, at: datetime) -> Q:
    """Sender and receiver, and once accepted who may see the case's reception."""
    cases = Case.objects.filter(visible_to(actor, at, Section.INTAKE), pk=OuterRef("case_id"))
    named = Q(from_agency__in=actor.agency_ids) | Q(to_agency__in=actor.agency_ids)
    near = named & relay.not_closed_to(actor.staff_id, at, "consultation__baton_id")
    return near | Q(Exists(cases))


def reads_whole(actor: Actor, request: Request, at: datetime) -> bool:
    """The counter that asked, and who reads the reception, as the agency that was asked does once
    it has accepted. Until then it reads the preview; after a no, that it was asked and how it
    ended."""
    if request.from_agency_id in actor.agency_ids:
        return True
    if relay.may_see(actor, request.consultation.baton_id, Section.INTAKE, at):
        return True
    return request.case is not None and bool(can_see(actor, request.case, at, Section.INTAKE))


def reads_preview(actor: Actor, request: Request, at: datetime) -> bool:
    """The agency that was asked, as long as it can answer."""
    return request.to_agency_id in actor.agency_ids and request.is_open(at)


def can_follow(actor: Actor) -> Decision:
    """A change of contractor is decided above this room: inside that act the clock acts here."""
    return ALLOW if actor.staff_id is None else deny("access.clock_only")

"""Who may see and move a matter: the rule of sight is written once, over `Part`."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from tasuki.town.organizations.models import Agency
from tasuki.town.relay.models import Baton, Part, Pass, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny


def live(at: datetime) -> Q:
    """Parts that hold at that moment."""
    return Q(since__lte=at) & (Q(until__isnull=True) | Q(until__gt=at))


def visible_to(actor: Actor, at: datetime, section: Section = Section.CARD) -> QuerySet[Part]:
    """The live parts of the actor's agencies that open `section`."""
    return open_to(actor.agency_ids, at, section)


def open_to(
    agencies: Collection[UUID], at: datetime, section: Section = Section.CARD
) -> QuerySet[Part]:
    """visible_to, for whoever works at these agencies."""
    return (
        Part.objects.filter(live(at), agency__in=agencies)
        .annotate(opened=F("sections").bitand(int(section)))
        .filter(opened=int(section))
    )


def can_see(actor: Actor, baton: Baton, at: datetime, section: Section = Section.CARD) -> Decision:
    """visible_to, on one key."""
    if visible_to(actor, at, section).filter(baton=baton).exists():
        return ALLOW
    return why_not(actor, baton)


def why_not(actor: Actor, baton: Baton) -> Decision:
    """The refusal in words; only ever shown to those who may know that the matter exists."""
    if not actor.works:
        return deny("access.no_appointment")
    return deny("relay.no_part", holder=baton.holder.name)


def who_can_see(baton: Baton, at: datetime, section: Section = Section.CARD) -> QuerySet[Agency]:
    """The same parts read the other way."""
    parts = (
        Part.objects.filter(live(at), baton=baton)
        .annotate(opened=F("sections").bitand(int(section)))
        .filter(opened=int(section))
    )
    return Agency.objects.filter(pk__in=parts.values("agency"))


def holds(actor: Actor, baton: Baton) -> Decision:
    """The actor works at the agency that carries the baton."""
    if baton.holder_id in actor.agency_ids:
        return ALLOW
    return deny("relay.not_holder", holder=baton.holder.name)


def can_begin(actor: Actor) -> Decision:
    """Anybody who works on matters may open one."""
    return ALLOW if actor.works else deny("access.not_your_work")


def can_move(actor: Actor, baton: Baton, at: datetime) -> Decision:
    """The holder, or an agency to which the matter itself is open: its reception, or the papers of
    a table it sits at (later rooms narrow it).

    The clock too: it acts inside acts that a later room has already asked for.
    """
    if actor.staff_id is None or holds(actor, baton):
        return ALLOW
    if can_see(actor, baton, at, Section.INTAKE):
        return ALLOW
    return can_see(actor, baton, at, Section.PAPERS)


def can_answer(actor: Actor, handover: Pass) -> Decision:
    """An offer is answered by the agency it was made to."""
    if handover.to_agency_id in actor.agency_ids:
        return ALLOW
    return deny("relay.not_receiver", receiver=handover.to_agency.name)


def can_withdraw(actor: Actor, handover: Pass) -> Decision:
    """An offer is withdrawn by the agency that made it."""
    if handover.from_agency_id in actor.agency_ids:
        return ALLOW
    return deny("relay.not_sender", sender=handover.from_agency.name)

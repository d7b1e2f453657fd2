"""Who may see and move a matter: the rule of sight is written once, over `Part`.

A part opens something to an agency; a restricted part only to its workers with a clearance; and a
barrier keeps one worker out, whatever is open. Both are asked of the worker in sets that are read
once for a query, so they cost nothing for each row.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from tasuki.town.organizations.models import Agency
from tasuki.town.relay.models import (
    CATEGORIES,
    Barrier,
    Baton,
    Clearance,
    Part,
    Pass,
    Section,
)
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny


def live(at: datetime) -> Q:
    """Parts that hold at that moment."""
    return Q(since__lte=at) & (Q(until__isnull=True) | Q(until__gt=at))


def cleared(staff: UUID | None, at: datetime) -> QuerySet[Clearance, UUID]:
    """The matters of which this worker may use restricted parts."""
    return Clearance.objects.filter(live(at), staff=staff).values_list("baton_id", flat=True)


def barred(staff: UUID | None, at: datetime) -> QuerySet[Barrier, UUID]:
    """The matters from which this worker is kept away by name."""
    return Barrier.objects.filter(live(at), staff=staff).values_list("baton_id", flat=True)


def for_worker(staff: UUID | None, at: datetime) -> Q:
    """Of an agency's parts those that this worker of it may use; for a query over Part."""
    open_part = Q(restricted=False) | Q(baton__in=cleared(staff, at))
    return open_part & ~Q(baton__in=barred(staff, at))


def not_closed_to(staff: UUID | None, at: datetime, baton: str = "baton_id") -> Q:
    """Matters that are not closed to this worker in person; for a query over any table whose
    column `baton` names one. What the agency may know of them is asked besides."""
    secret = Q(secret=True) & ~Q(pk__in=cleared(staff, at))
    closed = Baton.objects.filter(secret | Q(pk__in=barred(staff, at)), pk=OuterRef(baton))
    return ~Q(Exists(closed))


def visible_to(actor: Actor, at: datetime, section: Section = Section.CARD) -> QuerySet[Part]:
    """The live parts of the actor's agencies that open `section` to the actor."""
    return open_to(actor.agency_ids, actor.staff_id, at, section)


def open_to(
    agencies: Collection[UUID],
    staff: UUID | None,
    at: datetime,
    section: Section = Section.CARD,
) -> QuerySet[Part]:
    """visible_to, for a worker of these agencies."""
    return (
        Part.objects.filter(live(at), for_worker(staff, at), agency__in=agencies)
        .annotate(opened=F("sections").bitand(int(section)))
        .filter(opened=int(section))
    )


def within(actor: Actor, baton: Baton, at: datetime) -> Decision:
    """The matter is not closed to the actor in person. The clock keeps what others decided."""
    if actor.staff_id is None:
        return ALLOW
    if Baton.objects.filter(not_closed_to(actor.staff_id, at, "pk"), pk=baton.pk).exists():
        return ALLOW
    return deny("relay.closed_to_you")


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


def reads(sections: Section, categories: Iterable[str]) -> bool:
    """Need-to-know inside the assessment: whether what is of all these categories is open to whom
    these sections are. The one place that decides it, for pages, papers, forms and lists alike; a
    category that nobody knows is open to those who have the whole."""
    wanted = Section.ASSESSMENT
    for one in categories:
        wanted |= Section(0) if one == "attributes" else CATEGORIES.get(one, Section.ALL)
    return (sections & wanted) == wanted


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
    if actor.staff_id is None:
        return ALLOW
    if not (near := within(actor, baton, at)):
        return near
    if holds(actor, baton) or can_see(actor, baton, at, Section.INTAKE):
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


def can_hear(actor: Actor, handover: Pass) -> Decision:
    """Who made the offer notes what an office without accounts answered to it."""
    return can_withdraw(actor, handover)


def can_look(actor: Actor, staff_id: UUID) -> Decision:
    """Somebody who works on matters, for themself."""
    own = actor.works and actor.staff_id == staff_id
    return ALLOW if own else deny("access.not_your_work")


def can_end_look(actor: Actor, baton: Baton) -> Decision:
    """Whoever carries the matter; the clock, inside acts that a later room has asked for."""
    return ALLOW if actor.staff_id is None else holds(actor, baton)


def can_limit(actor: Actor, baton: Baton, at: datetime) -> Decision:
    """Who sees a matter of the own agency's says who else of all may."""
    if not (held := holds(actor, baton)):
        return held
    return within(actor, baton, at)


def can_name(actor: Actor, baton: Baton, at: datetime) -> Decision:
    """Who carries it names the worker; the clock, inside acts that a later room has asked for."""
    if actor.staff_id is None:
        return ALLOW
    if not (held := holds(actor, baton)):
        return held
    return within(actor, baton, at)


def can_bar(actor: Actor) -> Decision:
    """The clock alone, inside acts that a later room has asked for."""
    return ALLOW if actor.staff_id is None else deny("access.not_your_work")

"""Who may see, convene and run a meeting, and who may bring something before it.

事務局 works on no matter, but as secretary of a body sees that body's meetings and papers; a seat
opens a matter to its agency through a Part, so what somebody sees of an item is the relay's answer.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from tasuki.journey.meetings.models import AgendaItem, Meeting, Seat
from tasuki.town.municipality.pack import Duty, MeetingBody
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny
from tasuki.trust.access.roles import Role

COORDINATING = (Role.COORDINATOR, Role.MULTI_AGENCY)


def secretary_of(actor: Actor) -> frozenset[UUID]:
    """The agencies whose meetings this actor keeps the books of: the own one and the one above."""
    own = actor.agencies_with(Role.SECRETARY)
    if not own:
        return own
    above = Agency.objects.filter(pk__in=own, parent__isnull=False).values_list(
        "parent_id", flat=True
    )
    return own | frozenset(parent for parent in above if parent is not None)


def convening(actor: Actor) -> frozenset[UUID]:
    """The agencies in whose name this actor convenes."""
    return actor.agency_ids | secretary_of(actor)


def coordinates(actor: Actor) -> bool:
    """調整役 and 多機関協働担当 plan sittings and see when they are."""
    return any(actor.has(role) for role in COORDINATING)


def visible_to(actor: Actor) -> Q:
    """The meetings this actor knows of: convened, sat in, or planned by those who coordinate."""
    if coordinates(actor):
        return Q()
    seats = own_seats(actor).values("meeting")
    return Q(convener__in=convening(actor)) | Q(pk__in=seats)


def can_convene(actor: Actor, body: MeetingBody, convener: Agency) -> Decision:
    """The convener of the body, its secretary, and for meetings on one case who coordinates."""
    if convener.pk in convening(actor) or (body.members_by_case and coordinates(actor)):
        return ALLOW
    return deny("meetings.cannot_convene", meeting=body.name, convener=convener.name)


def can_run(actor: Actor, meeting: Meeting) -> Decision:
    """Invite, record, close, call off: the convener and its secretary."""
    if meeting.convener_id in convening(actor):
        return ALLOW
    return deny("meetings.not_convener", convener=meeting.convener.name)


def can_bring(actor: Actor, baton: Baton, coordination: Baton | None, at: datetime) -> Decision:
    """主担当 and 調整役 bring a matter; a 調整役's own staff only where the matter is open to them."""
    holders = {baton.holder_id, coordination.holder_id if coordination else None}
    if holders & actor.agency_ids:
        return ALLOW
    if coordinates(actor) and relay.may_see(actor, baton.pk, Section.INTAKE, at):
        return ALLOW
    return deny("meetings.cannot_bring", holder=baton.holder.name)


def can_withdraw(actor: Actor, item: AgendaItem) -> Decision:
    """Who brought it takes it back, or the convener takes it off the agenda."""
    if item.brought_for_id in actor.agency_ids:
        return ALLOW
    return can_run(actor, item.meeting)


def can_take(actor: Actor, item: AgendaItem) -> Decision:
    """Only the agency that was named takes the lead."""
    if item.referrer_id in actor.agency_ids:
        return ALLOW
    receiver = item.referrer.name if item.referrer else ""
    return deny("meetings.cannot_take", receiver=receiver)


def sits(actor: Actor, meeting: Meeting) -> Decision:
    """One of the seats is the actor's, or the actor's agency's."""
    if seats_of(actor, meeting).exists():
        return ALLOW
    return deny("meetings.no_seat")


def own_seats(actor: Actor) -> QuerySet[Seat]:
    """The seats of the actor, of the actor's agencies, and of the office for which the actor comes."""
    return seats_for(actor.staff_id, seated_for(actor))


def seated_for(actor: Actor) -> frozenset[UUID]:
    """The agencies in whose seat the actor may sit."""
    if not actor.works:
        return actor.agency_ids
    return actor.agency_ids.union(organizations.named_above(actor, Duty.MEETING))


def seats_for(staff_id: UUID | None, agencies: Collection[UUID]) -> QuerySet[Seat]:
    """own_seats, for whoever it is."""
    mine = Q(agency__in=agencies)
    if staff_id is not None:
        mine |= Q(staff=staff_id)
    return Seat.objects.filter(mine)


def seats_of(actor: Actor, meeting: Meeting) -> QuerySet[Seat]:
    """Those of one meeting."""
    return own_seats(actor).filter(meeting=meeting)


def can_hand_seat(actor: Actor, seat: Seat) -> Decision:
    """The agency whose seat it is says who sits in it; the clock, inside acts asked for above."""
    if actor.staff_id is None or seat.agency_id in actor.agency_ids:
        return ALLOW
    return deny("meetings.no_seat")


def can_follow(actor: Actor) -> Decision:
    """Papers follow a consent inside the act that wrote it down: the clock acts here."""
    return ALLOW if actor.staff_id is None else deny("access.clock_only")

"""Who hands on: who leaves, their 管理職, 管理者; of contractors the office that commissions."""

from datetime import datetime
from uuid import UUID

from tasuki.office.transfers.models import Succession, Transfer
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Staff
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny
from tasuki.trust.access.roles import Role

COMMISSIONING = (Role.SECRETARY, Role.COORDINATOR)


def agencies_of(actor: Actor, staff: Staff, at: datetime) -> frozenset[UUID]:
    """The agencies of that worker for which the actor may hand on."""
    theirs = organizations.agencies_ever(staff.pk)
    if actor.is_admin or actor.staff_id is None:
        return theirs
    mine = actor.agencies_with(Role.SUPERVISOR)
    if actor.staff_id == staff.pk:
        mine |= actor.agency_ids
    else:
        mine |= _without_supervisor(actor, theirs, at)
    return theirs & mine


def _without_supervisor(actor: Actor, theirs: frozenset[UUID], at: datetime) -> frozenset[UUID]:
    """A counter without 管理職: there a colleague does it."""
    shared = theirs & actor.agency_ids
    return frozenset(
        agency
        for agency in shared
        if not organizations.appointed(agency, Role.SUPERVISOR, at).exists()
    )


def can_hand_on(actor: Actor, staff: Staff, agency_id: UUID, at: datetime) -> Decision:
    """agencies_of, on one key."""
    if agency_id in agencies_of(actor, staff, at):
        return ALLOW
    return deny("transfers.not_yours")


def took_over(actor: Actor, transfer: Transfer) -> Decision:
    """Who has it now, by name, and still works at that agency."""
    there = transfer.agency_id in actor.agency_ids
    if there and transfer.lines.filter(to_person=actor.staff_id).exists():
        return ALLOW
    return deny("transfers.not_to_you")


def sees_titles(actor: Actor, agency_id: UUID) -> bool:
    """管理者 reads numbers and dates; whoever works at the agency reads what is open to it."""
    return agency_id in actor.agency_ids


def is_clock(actor: Actor) -> Decision:
    """What happens by itself on the day after."""
    return ALLOW if actor.staff_id is None else deny("access.clock_only")


def commissioning(actor: Actor) -> frozenset[UUID]:
    """The agencies in whose name this actor changes contractors."""
    return frozenset().union(*(actor.agencies_with(role) for role in COMMISSIONING))


def can_name(actor: Actor) -> Decision:
    """事務局 and 調整役 of the section that commissions."""
    return ALLOW if commissioning(actor) else deny("transfers.office_only")


def commissions(actor: Actor, succession: Succession) -> Decision:
    """The office that named this change."""
    if succession.commissioner_id in commissioning(actor):
        return ALLOW
    return deny("transfers.not_commissioner", office=succession.commissioner.name)


def can_offer(actor: Actor, succession: Succession) -> Decision:
    """The office, or the old contractor itself."""
    if succession.old_id in actor.agency_ids:
        return ALLOW
    return commissions(actor, succession)


def can_take(actor: Actor, succession: Succession) -> Decision:
    """The new contractor."""
    if succession.new_id in actor.agency_ids:
        return ALLOW
    return deny("transfers.not_receiver", receiver=succession.new.name)

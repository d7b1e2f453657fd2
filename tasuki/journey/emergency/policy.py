"""Who may look in an emergency, who reads of it, and who says afterwards whether it was right."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from tasuki.journey.emergency.models import EmergencyLook
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny
from tasuki.trust.access.roles import Role


def can_look(actor: Actor) -> Decision:
    """Who works on matters, in person."""
    if actor.works and actor.staff_id is not None:
        return ALLOW
    return deny("access.not_your_work")


def visible_to(actor: Actor, at: datetime) -> Q:
    """Who looked; the agencies that carry or coordinate the matter, but for whom it is closed to;
    管理者. The last two read that it happened and no more."""
    if actor.is_admin:
        return Q()
    return Q(staff=actor.staff_id) | carried_by(actor.agency_ids, actor.staff_id, at)


def carried_by(agencies: Collection[UUID], staff: UUID | None, at: datetime) -> Q:
    """Looks at matters of which these agencies have the whole: 主担当 and 調整役."""
    # Asked of each look, of which there are few: an agency may have fifteen thousand matters.
    whole = relay.open_to(agencies, staff, at, Section.ALL).filter(baton=OuterRef("baton_id"))
    return Q(Exists(whole))


def reads_why(actor: Actor, look: EmergencyLook) -> bool:
    """The reason tells of the matter: who looked wrote it, who carries the matter may know it."""
    return look.staff_id == actor.staff_id or look.baton.holder_id in actor.agency_ids


def can_review(actor: Actor, look: EmergencyLook) -> Decision:
    """管理職 of the agency that carries the matter, or 管理者; nobody their own look."""
    own = look.staff_id == actor.staff_id
    supervises = look.baton.holder_id in actor.agencies_with(Role.SUPERVISOR)
    if not own and (actor.is_admin or supervises):
        return ALLOW
    return deny("emergency.not_yours")


def can_end(actor: Actor, look: EmergencyLook) -> Decision:
    """Who looked has seen enough, or who carries the matter closes it."""
    if look.staff_id == actor.staff_id or look.baton.holder_id in actor.agency_ids:
        return ALLOW
    return deny("emergency.not_yours_to_end")

"""Who may change agencies, accounts and appointments: the clock (at founding) and 管理者."""

from uuid import UUID

from tasuki.ground.errors import NotAllowed
from tasuki.town.organizations.models import Staff
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny


def can_administer(actor: Actor) -> Decision:
    """The operator's commands act as the clock."""
    if is_clock(actor) or actor.is_admin:
        return ALLOW
    return deny("organizations.admin_only")


def is_self(actor: Actor, staff: Staff) -> Decision:
    """One's own password and one's own sign-ins."""
    return ALLOW if actor.staff_id == staff.pk else deny("organizations.own_only")


def in_person(actor: Actor) -> UUID:
    """The person behind an act that no clock does."""
    if actor.staff_id is None:
        raise NotAllowed("access.no_appointment")
    return actor.staff_id


def is_clock(actor: Actor) -> Decision:
    """What happens by itself at night."""
    return ALLOW if actor.staff_id is None else deny("access.clock_only")

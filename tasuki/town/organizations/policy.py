"""Who may change agencies, accounts and appointments: the clock (at founding) and 管理者."""

from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny


def can_administer(actor: Actor) -> Decision:
    """The operator's commands act as the clock."""
    if actor.staff_id is None or actor.is_admin:
        return ALLOW
    return deny("organizations.admin_only")

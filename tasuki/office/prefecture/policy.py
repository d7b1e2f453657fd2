"""Who sees the prefecture's side: who backs municipalities and works on no matter (社会福祉法6条3項).

The two sides never meet in one account: what is known of a household cannot be read here, and what is
written here is read by nobody who works on households.
"""

from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny
from tasuki.trust.access.roles import Role


def can_view(actor: Actor) -> Decision:
    """後方支援担当, who works on no matter."""
    if actor.has(Role.BACKING) and not actor.works:
        return ALLOW
    return deny("prefecture.not_backing")


def can_change(actor: Actor) -> Decision:
    """Who sees it also keeps it."""
    return can_view(actor)


def can_load(actor: Actor) -> Decision:
    """From the pack: the operator's."""
    return ALLOW if actor.staff_id is None else deny("access.clock_only")

"""Who may found a town: the operator's command alone, which acts as the clock."""

from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny


def can_found(actor: Actor) -> Decision:
    """Nobody has an account before the town stands."""
    return ALLOW if actor.staff_id is None else deny("municipality.operator_only")

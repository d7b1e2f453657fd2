"""Whether somebody may open a file is asked by the room that owns its target; here only: who is it."""

from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny


def can_handle(actor: Actor) -> Decision:
    """Somebody by name who works here; a file is never handed to nobody."""
    return ALLOW if actor.staff_id is not None and actor.works else deny("vault.nobody")


def can_bring(actor: Actor) -> Decision:
    """A paper about nobody (a manual, a flyer): whoever is appointed anywhere."""
    return ALLOW if actor.staff_id is not None and actor.hats else deny("vault.nobody")

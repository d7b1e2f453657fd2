"""Who may ask, and who stores a ground with an act."""

from tasuki.residents.grounds.models import Asked
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny


def can_ask(actor: Actor) -> Decision:
    """Everybody who works anywhere in the town; what the law says is nobody's secret."""
    return ALLOW if actor.hats else deny("grounds.not_staff")


def can_rule(actor: Actor) -> Decision:
    """The act that tells has asked whether it may; here is asked only that somebody acts."""
    return ALLOW if actor.staff_id is None or actor.hats else deny("grounds.not_staff")


def can_read(actor: Actor, asked: Asked) -> Decision:
    """What somebody asked is theirs to read again."""
    return ALLOW if asked.staff_id == actor.staff_id else deny("grounds.not_staff")

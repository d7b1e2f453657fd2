"""Who may change the town's words and choices, and who reads what is still open."""

from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny


def can_edit(actor: Actor) -> Decision:
    """事務局 and 管理者 (decisions: accounts and packs); neither sees a matter by it."""
    if actor.is_secretary or actor.is_admin:
        return ALLOW
    return deny("setup.not_yours")


def can_try(actor: Actor, author_id: object) -> Decision:
    """A draft is walked through by whoever made it, nobody else."""
    if can_edit(actor) and actor.staff_id == author_id:
        return ALLOW
    return deny("setup.not_your_draft")

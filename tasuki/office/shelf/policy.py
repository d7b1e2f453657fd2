"""Who keeps the shelf. Every member of staff reads it; it holds nobody's data."""

from uuid import UUID

from django.db.models import Q

from tasuki.ground.errors import NotAllowed
from tasuki.office.shelf.models import Document
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny


def reads(actor: Actor) -> bool:
    """Whoever is appointed anywhere."""
    return actor.staff_id is not None and bool(actor.hats)


def keeps(actor: Actor) -> bool:
    """事務局 and 管理者 keep the shelf and its links."""
    return actor.is_secretary or actor.is_admin


def can_keep(actor: Actor) -> Decision:
    """Putting a paper up, and trying a link."""
    return ALLOW if keeps(actor) else deny("shelf.keepers_only")


def can_publish(actor: Actor, document: Document) -> Decision:
    """Editions, telling and planning: the keepers, and whoever works at the owner."""
    if keeps(actor) or actor.hat_at(document.owner_id) is not None:
        return ALLOW
    return deny("shelf.owner_only", owner=document.owner.name)


def can_read(actor: Actor) -> Decision:
    """Reading is done in person."""
    return ALLOW if reads(actor) else deny("access.no_appointment")


def anybody(_actor: Actor) -> Decision:
    """Saying that a link did not open needs no name."""
    return ALLOW


def told_to(agencies: list[UUID]) -> Q:
    """`Told` rows that reach who works at these agencies."""
    return Q(agency__isnull=True) | Q(agency__in=agencies)


def in_person(actor: Actor) -> UUID:
    """The worker behind an act that only somebody in person does."""
    if actor.staff_id is None:
        raise NotAllowed("access.no_appointment")
    return actor.staff_id

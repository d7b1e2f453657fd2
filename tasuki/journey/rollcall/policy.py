"""Whose round it is. Who stands on its list is the relay's answer."""

from django.db.models import Q

from tasuki.journey.rollcall.models import Round
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny


def can_begin(actor: Actor, agency: Agency) -> Decision:
    """Who works on matters at that agency."""
    return ALLOW if agency.pk in actor.agency_ids else deny("access.not_your_work")


def visible_to(actor: Actor) -> Q:
    """The rounds of the actor's agencies."""
    return Q(agency__in=actor.agency_ids)


def can_work(actor: Actor, one: Round) -> Decision:
    """visible_to, on one row."""
    if one.agency_id in actor.agency_ids:
        return ALLOW
    return deny("rollcall.not_yours", agency=one.agency.name)

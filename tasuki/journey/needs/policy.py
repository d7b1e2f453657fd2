"""Who notes a need, and who reads how often a project was needed."""

from datetime import datetime

from tasuki.journey.intake.models import Consultation
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny


def can_note(actor: Actor, consultation: Consultation, at: datetime) -> Decision:
    """Who reads the reception knows what would have helped."""
    if actor.works and relay.may_see(actor, consultation.baton_id, Section.INTAKE, at):
        return ALLOW
    return deny("needs.not_yours", holder=consultation.baton.holder.name)


def can_count(actor: Actor) -> Decision:
    """Numbers that name nobody: for 事務局 and 管理者, and for who works on matters."""
    if actor.works or actor.is_secretary or actor.is_admin:
        return ALLOW
    return deny("access.no_appointment")

"""Who may see a hand-over and how much of it, and who may answer it."""

from datetime import datetime
from enum import StrEnum

from django.db.models import Q

from tasuki.ground import clock
from tasuki.journey.intake.models import Consultation
from tasuki.journey.referrals.models import Collaboration, Dispute, Referral, Reply
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Answer, Baton, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny
from tasuki.trust.access.roles import Role


class Level(StrEnum):
    """How much of a hand-over is shown."""

    WHOLE = "whole"  # the sender, whoever has taken it, and those to whom the reception is open
    PREVIEW = "preview"  # the receiver, until it has answered
    ENDED = "ended"  # the receiver afterwards: that it was asked and how it ended, nothing else


def visible_to(actor: Actor, at: datetime) -> Q:
    """Hand-overs that the actor's agencies sent or got, or whose matter is open to them."""
    mine = actor.agency_ids
    named = Q(handover__from_agency__in=mine) | Q(handover__to_agency__in=mine)
    near = named & relay.not_closed_to(actor.staff_id, at, "handover__baton_id")
    return near | relay.opened_to(actor, at, Section.INTAKE, baton="handover__baton_id")


def level(actor: Actor, referral: Referral, at: datetime) -> Level:
    """How much of it; the caller has asked visible_to."""
    handover = referral.handover
    if relay.may_see(actor, handover.baton_id, Section.INTAKE, at):
        return Level.WHOLE
    if handover.to_agency_id in actor.agency_ids and handover.is_open(at):
        return Level.PREVIEW
    return Level.ENDED


def can_offer(actor: Actor, baton: Baton) -> Decision:
    """The agency that holds the matter hands it on, asks the 調整役, or asks others to help."""
    if not actor.works:
        return deny("access.not_your_work")
    if baton.holder_id in actor.agency_ids:
        return ALLOW
    return deny("referrals.not_holder", holder=baton.holder.name)


def can_answer(actor: Actor, referral: Referral) -> Decision:
    """The agency to which it was offered."""
    if referral.handover.to_agency_id in actor.agency_ids:
        return ALLOW
    return deny("referrals.not_receiver", receiver=referral.handover.to_agency.name)


def can_withdraw(actor: Actor, referral: Referral) -> Decision:
    """The agency that made the offer."""
    if referral.handover.from_agency_id in actor.agency_ids:
        return ALLOW
    return deny("referrals.not_sender", sender=referral.handover.from_agency.name)


def can_choose(actor: Actor, referral: Referral, at: datetime) -> bool:
    """The holder after a return or a lapse that nobody has followed up yet."""
    handover = referral.handover
    came_back = handover.answer == Answer.RETURNED or handover.has_lapsed(clock.day(at))
    return (
        came_back
        and handover.seen_lapse_at is None
        and handover.baton.is_open
        and handover.baton.holder_id in actor.agency_ids
    )


def can_name(actor: Actor, dispute: Dispute) -> Decision:
    """The 調整役, at the agency before which the matter stands."""
    if dispute.coordinator_id in actor.agencies_with(Role.COORDINATOR):
        return ALLOW
    return deny("referrals.not_coordinator", agency=dispute.coordinator.name)


def disputes_visible_to(actor: Actor, at: datetime) -> Q:
    """調整 of matters whose reception is open to the actor (the 調整役's is, while it lasts)."""
    return relay.opened_to(actor, at, Section.INTAKE)


def asks_visible_to(actor: Actor, at: datetime) -> Q:
    """一緒に対応 that the actor's agencies asked or were asked, or of matters open to them."""
    mine = actor.agency_ids
    named = Q(from_agency__in=mine) | Q(asked__in=mine)
    near = named & relay.not_closed_to(actor.staff_id, at)
    return near | relay.opened_to(actor, at, Section.INTAKE)


def ask_level(actor: Actor, one: Collaboration, at: datetime) -> Level:
    """How much of it; the caller has asked asks_visible_to."""
    if relay.may_see(actor, one.baton_id, Section.INTAKE, at):
        return Level.WHOLE
    if one.asked_id in actor.agency_ids and (one.is_open(at) or one.answer == Reply.TAKEN):
        return Level.PREVIEW
    return Level.ENDED


def can_reply(actor: Actor, one: Collaboration) -> Decision:
    """The agency that was asked."""
    if one.asked_id in actor.agency_ids:
        return ALLOW
    return deny("referrals.not_asked", asked=one.asked.name)


def can_take_back(actor: Actor, one: Collaboration) -> Decision:
    """The agency that asked, and whoever holds the matter since."""
    if actor.agency_ids & {one.from_agency_id, one.baton.holder_id}:
        return ALLOW
    return deny("referrals.not_asker", asker=one.from_agency.name)


def sees_all_of(actor: Actor, consultation: Consultation) -> bool:
    """The counter that took the worry in wrote it down itself."""
    return consultation.counter_id in actor.agency_ids

"""Who reads the record of others, who reviews whose looking, who takes the record out."""

from uuid import UUID

from django.db.models import Q

from tasuki.ground.errors import NotAllowed
from tasuki.office.oversight.models import Finding, Question
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny
from tasuki.trust.access.roles import Role


def reads_all(actor: Actor) -> bool:
    """管理者 and 事務局 read every line, without its words and without a matter."""
    return actor.is_admin or actor.is_secretary


def supervised(actor: Actor) -> frozenset[UUID]:
    """The agencies whose workers' lines this person reads: those they are 管理職 of."""
    return actor.agencies_with(Role.SUPERVISOR)


def is_clock(actor: Actor) -> Decision:
    """What is found out at night is found by nobody in person."""
    return ALLOW if actor.staff_id is None else deny("access.clock_only")


def reviewable(actor: Actor) -> Q:
    """Findings about others: 管理者 of all, 管理職 of their own agency's."""
    mine = Q(agency__in=supervised(actor))
    return (Q() if actor.is_admin else mine) & ~Q(staff=actor.staff_id)


def reviews(actor: Actor) -> bool:
    """Whether anything could ever be there to review."""
    return actor.is_admin or bool(supervised(actor))


def can_review(actor: Actor, finding: Finding) -> Decision:
    """reviewable, on one key: never one's own looking."""
    if finding.staff_id == actor.staff_id:
        return deny("oversight.own_looking")
    if actor.is_admin or finding.agency_id in supervised(actor):
        return ALLOW
    return deny("oversight.not_reviewer")


def can_explain(actor: Actor, question: Question) -> Decision:
    """Nobody answers for another."""
    if question.finding.staff_id == actor.staff_id:
        return ALLOW
    return deny("oversight.not_asked")


def in_person(actor: Actor) -> UUID:
    """The worker behind an act that only somebody in person does."""
    if actor.staff_id is None:
        raise NotAllowed("access.no_appointment")
    return actor.staff_id


def can_export(actor: Actor) -> Decision:
    """Whoever reads lines of others may take them out, and it is written down."""
    if reads_all(actor) or supervised(actor):
        return ALLOW
    return deny("oversight.no_export")

"""Who may write what of a consultation. Sight itself is the relay's, over its Parts."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from tasuki.journey.intake.models import Consultation, Progress, Reach
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny
from tasuki.trust.access.roles import Role


def can_open_reception(actor: Actor) -> Decision:
    """The page on which a worry is taken in: for who works on matters, anywhere."""
    if actor.works:
        return ALLOW
    backs = actor.has(Role.BACKING) or pack.current().is_prefecture
    return deny("intake.towns_take_in" if backs else "access.not_your_work")


def can_receive(actor: Actor, agency: Agency) -> Decision:
    """Any counter takes in any worry, whatever it is about (属性を問わない)."""
    if not (may := can_open_reception(actor)):
        return may
    return ALLOW if agency.pk in actor.agency_ids else deny("intake.not_your_counter")


def can_change(actor: Actor, consultation: Consultation) -> Decision:
    """Corrections, results and the end belong to the agency that holds the matter."""
    if not actor.works:
        return deny("access.not_your_work")
    if consultation.baton.holder_id in actor.agency_ids:
        return ALLOW
    return deny("intake.not_holder", holder=consultation.baton.holder.name)


def can_assess(actor: Actor, consultation: Consultation, at: datetime) -> Decision:
    """The holder, and whoever works on it with the assessment open to them."""
    if held := can_change(actor, consultation):
        return held
    if relay.may_see(actor, consultation.baton_id, Section.ASSESSMENT, at):
        return ALLOW
    return can_change(actor, consultation)


def can_record(actor: Actor, baton: Baton, at: datetime) -> Decision:
    """Whoever reads the 経過 of a matter also writes it."""
    if not actor.works:
        return deny("access.not_your_work")
    if relay.may_see(actor, baton.pk, Section.RECORDS, at):
        return ALLOW
    return deny("intake.no_records", holder=baton.holder.name)


def read_by(agencies: Collection[UUID], staff: UUID | None, at: datetime) -> Q:
    """Which records of an open 経過 these agencies read; for a query over Progress. What was kept to
    the carriers is read by whoever has the whole of the matter, what is 限定 by who wrote it."""
    whole = relay.open_to(agencies, staff, at, Section.ALL).values("baton")
    return Q(reach=Reach.AROUND) | Q(agency__in=agencies) | Q(reach=Reach.CARRIERS, baton__in=whole)


def can_correct_record(actor: Actor, progress: Progress, at: datetime) -> Decision:
    """The agency that wrote it puts it right, as long as it reads the matter."""
    if not (seen := can_record(actor, progress.baton, at)):
        return seen
    if progress.agency_id in actor.agency_ids:
        return ALLOW
    return deny("intake.not_your_record", agency=progress.agency.name)


def can_inquire(actor: Actor, consultation: Consultation | None) -> Decision:
    """Who is taking a worry in, or holds it, may ask whether others know the person."""
    if not actor.works or actor.agency_id is None:
        return deny("access.not_your_work")
    return ALLOW if consultation is None else can_change(actor, consultation)


def can_see_doubles(actor: Actor) -> Decision:
    """People who may be the same at two agencies are the 調整役's to bring together."""
    return ALLOW if actor.is_coordinator else deny("access.not_your_work")

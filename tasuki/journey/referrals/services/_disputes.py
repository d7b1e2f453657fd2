"""Inner halves of 調整: the matter comes before the 調整役 and leaves again, inside other acts."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from tasuki.ground import clock
from tasuki.ground.errors import HouseError, WrongState
from tasuki.journey.intake.models import Consultation
from tasuki.journey.referrals.models import Dispute, Referral, Why
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import DETAILS, Section
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.audit import services as audit

OPENED = Section.CARD | Section.INTAKE | Section.RECORDS | Section.ASSESSMENT


def raise_dispute(
    actor: Actor, consultation: Consultation, why: str, note: str, at: datetime
) -> Dispute:
    """Put the matter on the 調整役's desk and open it to them (called inside an act)."""
    coordinator = _coordinator(clock.day(at))
    try:
        with transaction.atomic():
            dispute = Dispute.objects.create(
                created_at=at,
                baton=consultation.baton,
                consultation=consultation,
                why=why,
                note=note,
                raised_at=at,
                raised_by_id=actor.staff_id,
                coordinator=coordinator,
            )
    except IntegrityError:
        raise WrongState("referrals.with_coordinator") from None
    # The receiver who returns has no right to open the matter; the rule has, so the clock does it.
    relay.share(
        actor=CLOCK,
        baton=consultation.baton,
        agency=coordinator,
        source=f"dispute:{dispute.pk}",
        sections=OPENED | DETAILS,
        ground="coordination",
        at=at,
    )
    audit.record(
        actor=actor,
        action="referrals.disputed",
        target=f"dispute:{dispute.pk}",
        at=at,
        persons=[consultation.subject_id],
        words={"to": coordinator.name, "why": str(Why(why).label), "note": note},
    )
    return dispute


def close_dispute(actor: Actor, referral: Referral, dispute: Dispute, at: datetime) -> None:
    """The named one has taken it: the 調整 is over, and what it opened closes."""
    Dispute.objects.filter(pk=dispute.pk).update(settled_at=at)
    relay.unshare(
        actor=CLOCK,
        baton=referral.handover.baton,
        agency=dispute.coordinator,
        source=f"dispute:{dispute.pk}",
        at=at,
    )
    audit.record(
        actor=actor,
        action="referrals.settled",
        target=f"dispute:{dispute.pk}",
        at=at,
        persons=[referral.consultation.subject_id],
        words={"to": referral.handover.to_agency.name},
    )


def _coordinator(on: date) -> Agency:
    try:
        town = pack.current(on)
        return organizations.agency_by_code(town.coordinator_agency.code)
    except Agency.DoesNotExist:
        raise HouseError("referrals.no_coordinator") from None

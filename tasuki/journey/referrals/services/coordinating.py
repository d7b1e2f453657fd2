"""調整: the matter goes before the 調整役, who names the holder. Until then the last one keeps it."""

from datetime import date, datetime
from typing import Unpack

from django.db import IntegrityError, transaction

from tasuki.ground import clock
from tasuki.ground.errors import HouseError, WrongState
from tasuki.journey.intake.models import Consultation
from tasuki.journey.referrals import policy, queries, rules
from tasuki.journey.referrals.models import Dispute, Referral, Why
from tasuki.journey.referrals.services import _telling
from tasuki.journey.referrals.services.offering import check, put, tell
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import queries as relay_queries
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit

OPENED = Section.CARD | Section.INTAKE | Section.RECORDS | Section.ASSESSMENT


@transaction.atomic
def to_coordinator(*, actor: Actor, consultation: Consultation, note: str, at: datetime) -> Dispute:
    """「調整役に相談する」: the holder asks who should hold the matter, and keeps it meanwhile."""
    baton = consultation.baton
    require(policy.can_offer(actor, baton))
    relay.settle(actor=actor, baton=baton, at=at)
    require(
        rules.may_go_to_coordinator(
            is_open=baton.is_open,
            offered=relay_queries.offer_on(baton) is not None,
            disputed=queries.open_dispute(baton) is not None,
        )
    )
    require(rules.says(note, "referrals.no_coordinator_reason"))
    relay.chosen(actor=actor, baton=baton, at=at)
    return raise_dispute(actor, consultation, Why.SENDER_ASKS, note, at)


@transaction.atomic
def name_holder(
    *,
    actor: Actor,
    dispute: Dispute,
    to: Agency,
    answer_by: date,
    at: datetime,
    to_person: Staff | None = None,
    **said: Unpack[rules.Telling],
) -> Referral:
    """「担当を決める」: an offer that cannot be returned, only taken or brought to the next meeting."""
    require(policy.can_name(actor, dispute))
    stands = Dispute.objects.select_for_update(of=("self",)).get(pk=dispute.pk)
    telling = _telling.with_blanks(said)
    receives = organizations.receiving_agencies().filter(pk=to.pk).exists()
    require(rules.may_name(settled=stands.settled_at is not None, receives=receives))
    require(rules.says(telling["reason"], "referrals.no_naming_reason"))
    if to.pk != dispute.baton.holder_id:
        check(telling, dispute.coordinator, to, at)
    Dispute.objects.filter(pk=dispute.pk).update(
        named=to, named_at=at, named_reason=telling["reason"]
    )
    referral = put(
        actor,
        dispute.consultation,
        to,
        telling,
        at,
        sender=dispute.coordinator,
        answer_by=answer_by,
        to_person=to_person,
        dispute=dispute,
    )
    tell(actor, "referrals.named", referral, at, reason=telling["reason"])
    return referral


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
        sections=OPENED,
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

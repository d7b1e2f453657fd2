"""The other side's answer: 「受け取る」, 「差し戻す」, 「次の会議に出す」."""

from datetime import date, datetime

from django.db import transaction

from tasuki.journey.referrals import policy, queries, rules
from tasuki.journey.referrals.models import Referral, Told
from tasuki.journey.referrals.services._disputes import close_dispute, raise_dispute
from tasuki.journey.referrals.services._handing import tell
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Staff
from tasuki.town.relay import queries as relay_queries
from tasuki.town.relay import services as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, deny, require


@transaction.atomic
def accept(
    *,
    actor: Actor,
    referral: Referral,
    look_again_on: date,
    at: datetime,
    person: Staff | None = None,
) -> Referral:
    """「受け取る」: from this moment the receiver holds the matter, with a date and a worker."""
    require(policy.can_answer(actor, referral))
    receiver = referral.handover.to_agency_id
    if person is not None:
        there = organizations.colleagues(receiver, at).filter(pk=person.pk).exists()
        require(ALLOW if there else deny("relay.person_elsewhere"))
    referral.handover = relay.take(
        actor=actor,
        handover=referral.handover,
        person=person,
        look_again_on=look_again_on,
        at=at,
        named=Told.NAME in referral.told,
    )
    tell(actor, "referrals.accepted", referral, at, person=person.name if person else "")
    if referral.dispute is not None:
        close_dispute(actor, referral, referral.dispute, at)
    return referral


@transaction.atomic
def give_back(
    *,
    actor: Actor,
    referral: Referral,
    reason: str,
    at: datetime,
    code: str = "",
    says_sender: bool = False,
) -> Referral:
    """「差し戻す」 with a reason. The second return, or a return which says that the sender should
    hold, puts the matter before the 調整役 in the same moment.
    """
    require(policy.can_answer(actor, referral))
    require(rules.says(reason, "referrals.no_return_reason"))
    referral.handover = relay.give_back(
        actor=actor, handover=referral.handover, reason=reason, at=at
    )
    referral.return_code, referral.says_sender = code, says_sender
    referral.save(update_fields=["return_code", "says_sender"])
    tell(actor, "referrals.given_back", referral, at, reason=reason)
    baton = referral.handover.baton
    why = rules.why_to_coordinator(
        times_returned=relay_queries.times_returned(baton), says_sender=says_sender
    )
    if why and queries.open_dispute(baton) is None:
        raise_dispute(actor, referral.consultation, why, reason, at)
    return referral


@transaction.atomic
def object_to_naming(*, actor: Actor, referral: Referral, reason: str, at: datetime) -> Referral:
    """「次の会議に出す」: a naming cannot be returned; until it is taken the last holder keeps it."""
    require(policy.can_answer(actor, referral))
    handover = referral.handover
    require(rules.may_object(manner=handover.manner, objected=referral.objected_at is not None))
    require(queries.may_still_answer(handover, at))
    require(rules.says(reason, "referrals.no_objection"))
    written = Referral.objects.filter(pk=referral.pk, objected_at__isnull=True).update(
        objection=reason, objected_at=at
    )
    require(rules.may_object(manner=handover.manner, objected=not written))
    referral.objection, referral.objected_at = reason, at
    tell(actor, "referrals.objected", referral, at, reason=reason)
    return referral

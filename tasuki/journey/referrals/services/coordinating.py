"""調整: the matter goes before the 調整役, who names the holder. Until then the last one keeps it."""

from datetime import date, datetime
from typing import Unpack

from django.db import transaction

from tasuki.journey.intake.models import Consultation
from tasuki.journey.referrals import policy, queries, rules
from tasuki.journey.referrals.models import Dispute, Referral, Why
from tasuki.journey.referrals.services import _telling
from tasuki.journey.referrals.services._disputes import raise_dispute
from tasuki.journey.referrals.services._handing import check, put, tell
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import queries as relay_queries
from tasuki.town.relay import services as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require


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

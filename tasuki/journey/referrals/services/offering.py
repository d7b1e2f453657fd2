"""つなぐ: holding the matter out to another agency, again, and taking the offer back."""

from datetime import date, datetime
from typing import Unpack

from django.db import transaction

from tasuki.ground import clock
from tasuki.journey.intake.models import Consultation
from tasuki.journey.referrals import policy, queries, rules
from tasuki.journey.referrals.models import Dispute, Referral, Told
from tasuki.journey.referrals.services import _telling
from tasuki.journey.referrals.services._handing import check, is_same, put, tell
from tasuki.town.municipality import pack
from tasuki.town.municipality.pack import Duty
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import queries as relay_queries
from tasuki.town.relay import services as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require


@transaction.atomic
def offer(
    *,
    actor: Actor,
    consultation: Consultation,
    to: Agency,
    answer_by: date,
    at: datetime,
    to_person: Staff | None = None,
    after: Referral | None = None,
    **said: Unpack[rules.Telling],
) -> Referral:
    """「つなぐ」: offer the matter with its つなぐシート. The sender holds it until it is taken; in a
    small team, where who offers works at the receiver too, it is taken in the same act.

    `after` is the returned or lapsed hand-over which this one follows.
    """
    require(policy.can_offer(actor, consultation.baton))
    telling = _telling.with_blanks(said)
    sender = consultation.baton.holder
    require(
        rules.may_hand_on(
            disputed=queries.open_dispute(consultation.baton) is not None,
            same_agency=to.pk == sender.pk,
            receives=organizations.offerable_agencies().filter(pk=to.pk).exists(),
        )
    )
    untold = queries.not_told(actor, consultation)
    require(rules.knows_what_it_tells(telling["told"], untold))
    check(telling, sender, to, at)
    if to_person is None:
        to_person = organizations.officer_at(to, Duty.PROMOTION, at)
    at_once = relay_queries.in_one_hand(actor, to.pk, at)
    referral = put(
        actor,
        consultation,
        to,
        telling,
        at,
        sender=sender,
        answer_by=answer_by,
        to_person=to_person,
        after=after,
        says=not at_once,
    )
    if at_once:
        return _take_at_once(actor, referral, at)
    action = "referrals.offered_again" if is_same(after, to) else "referrals.offered"
    tell(actor, action, referral, at, by=answer_by.isoformat())
    return referral


def _take_at_once(actor: Actor, referral: Referral, at: datetime) -> Referral:
    """少人数: who offers works there too; the matter moves in this act, with this one line."""
    handover, today = referral.handover, clock.day(at)
    there = organizations.colleagues(handover.to_agency_id, at)
    person = handover.to_person or there.filter(pk=str(actor.staff_id)).first()
    days = pack.current(today).term("look_after_take_days")
    referral.handover = relay.take(
        actor=actor,
        handover=handover,
        person=person,
        look_again_on=clock.add_days(today, days),
        at=at,
        named=Told.NAME in referral.told,
        says=False,
    )
    tell(actor, "referrals.moved", referral, at, person=person.name if person else "")
    return referral


@transaction.atomic
def offer_again(
    *, actor: Actor, referral: Referral, answer_by: date, at: datetime, reason: str = ""
) -> Referral:
    """「もう一度差し出す」: the same matter to the same agency, told as it now stands."""
    before = referral.handover
    return offer(
        actor=actor,
        consultation=referral.consultation,
        to=before.to_agency,
        answer_by=answer_by,
        at=at,
        to_person=before.to_person,
        after=referral,
        reason=reason or before.reason,
        asked=referral.asked,
        explained=referral.explained,
        agreed=referral.agreed,
        ground=before.ground,
        ground_note=referral.ground_note,
        told=referral.told,
        shown_before=referral.shown_before,
        accompany=referral.accompany,
        accompany_note=referral.accompany_note,
    )


@transaction.atomic
def withdraw(*, actor: Actor, referral: Referral, at: datetime, reason: str = "") -> Referral:
    """「取り下げる」: take the offer back before it is answered."""
    require(policy.can_withdraw(actor, referral))
    require(rules.fits(reason))
    referral.handover = relay.withdraw(
        actor=actor, handover=referral.handover, at=at, reason=reason
    )
    if referral.dispute_id is not None:
        # The naming is undone; the matter stands before the 調整役 as before.
        Dispute.objects.filter(pk=referral.dispute_id).update(
            named=None, named_at=None, named_reason=""
        )
    tell(actor, "referrals.withdrawn", referral, at)
    return referral

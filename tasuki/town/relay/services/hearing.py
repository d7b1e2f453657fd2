"""Offices without accounts: what they answer by telephone or in person is noted by who offered.

Taken so, the office outside is 主担当, and the holder stays with the matter as 見届け役: its dates,
silence and follow-up ring there, so nothing hangs on somebody who is never rung.
"""

from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.town.relay import policy, rules
from tasuki.town.relay.models import Answer, Baton, Pass, Section
from tasuki.town.relay.services._moves import (
    answer,
    current,
    grant,
    let_go,
    lock,
    revoke,
    step,
    told,
)
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def taken_by_word(
    *, actor: Actor, handover: Pass, look_again_on: date, at: datetime, named: bool = True
) -> Pass:
    """The office outside has taken it: it is 主担当 now, and who holds the baton watches over it."""
    handover, baton = _open_offer(actor, handover, at)
    today = clock.day(at)
    require(rules.dates_in_order(today=today, then=look_again_on, code="relay.look_in_past"))
    answer(handover, Answer.TAKEN, actor, at)
    revoke(baton, handover.to_agency_id, source=f"offer:{handover.pk}", at=at)
    let_go(baton, at)
    grant(
        baton,
        handover.to_agency_id,
        source="carrier",
        sections=Section.CARD,
        ground=handover.ground,
        at=at,
        named=named,
    )
    step(baton, handover.to_agency_id, how="word", at=at)
    baton.carrier_id = handover.to_agency_id
    baton.look_again_on, baton.look_note = look_again_on, ""
    baton.save(update_fields=["carrier", "look_again_on", "look_note"])
    handover.baton = baton
    told(actor, "relay.taken_by_word", handover, at)
    return handover


@transaction.atomic
def returned_by_word(*, actor: Actor, handover: Pass, reason: str, at: datetime) -> Pass:
    """The office outside does not take it; who offered, and never stopped holding, goes on."""
    handover, baton = _open_offer(actor, handover, at)
    answer(handover, Answer.RETURNED, actor, at, reason)
    revoke(baton, handover.to_agency_id, source=f"offer:{handover.pk}", at=at)
    told(actor, "relay.returned_by_word", handover, at, reason=reason)
    return handover


@transaction.atomic
def carry_again(*, actor: Actor, baton: Baton, look_again_on: date, at: datetime) -> Baton:
    """The office outside has let go of it: who watched over it carries it again."""
    require(policy.holds(actor, baton))
    baton = lock(baton)
    require(policy.holds(actor, baton))
    require(policy.within(actor, baton, at))
    outside = baton.carrier
    require(rules.may_carry_again(is_open=baton.is_open, carried_outside=outside is not None))
    today = clock.day(at)
    require(rules.dates_in_order(today=today, then=look_again_on, code="relay.look_in_past"))
    let_go(baton, at)
    step(baton, baton.holder_id, how="again", at=at, person=baton.person)
    baton.carrier = None
    baton.look_again_on, baton.look_note = look_again_on, ""
    baton.save(update_fields=["carrier", "look_again_on", "look_note"])
    audit.record(
        actor=actor,
        action="relay.carried_again",
        target=f"baton:{baton.pk}",
        at=at,
        agency_id=baton.holder_id,
        words={"from": outside.name if outside else "", "to": baton.holder.name},
    )
    return baton


def _open_offer(actor: Actor, handover: Pass, at: datetime) -> tuple[Pass, Baton]:
    """The offer and its baton as they stand under the lock, after everything that must hold."""
    require(policy.can_hear(actor, handover))
    baton = lock(handover.baton)
    require(policy.within(actor, baton, at))
    handover = current(handover)
    require(rules.may_hear(has_accounts=handover.to_agency.has_accounts))
    require(
        rules.may_answer(
            answered=handover.answer, answer_by=handover.answer_by, today=clock.day(at)
        )
    )
    return handover, baton

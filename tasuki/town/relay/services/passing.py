"""Handing on: offered, then taken, returned, withdrawn or lapsed. One truth, whatever races."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import policy, queries, rules
from tasuki.town.relay.models import Answer, Baton, Manner, Pass, Section
from tasuki.town.relay.services._moves import (
    NAMED,
    admit,
    answer,
    current,
    dismiss,
    grant,
    let_go,
    lock,
    revoke,
    standing_offer,
    step_taken,
    told,
    write_lapse,
)
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def offer(
    *,
    actor: Actor,
    baton: Baton,
    to: Agency,
    reason: str,
    ground: str,
    preview: dict[str, Any],
    answer_by: date,
    at: datetime,
    manner: Manner = Manner.HAND,
    to_person: Staff | None = None,
    from_agency: Agency | None = None,
    says: bool = True,
) -> Pass:
    """Hold the baton out to another agency. The holder keeps it until the other side has taken it.

    Not `says`: the same hands take it in the same act, which writes the one line of both.

    `from_agency` is given only where somebody else than the holder makes the offer (指名 by the
    調整役, つなぎ戻し by the coordinating agency).
    """
    require(policy.can_move(actor, baton, at))
    today = clock.day(at)
    baton = lock(baton)
    if manner == Manner.HAND and actor.staff_id is not None:
        # It may have been taken since the page was read. (The clock: a later room has asked.)
        require(policy.holds(actor, baton))
    before = standing_offer(baton)
    if before is not None and before.answer_by < today:
        write_lapse(before, at)
        before = None
    require(
        rules.may_offer(
            is_open=baton.is_open,
            offered=before is not None,
            same_agency=to.pk == baton.holder_id,
            manner=manner,
            carries=to.pk == baton.carrier_id and not to.has_accounts,
        )
    )
    require(rules.dates_in_order(today=today, then=answer_by, code="relay.answer_in_past"))
    _ask_for_whom(baton, to, to_person, at)
    sender = from_agency or baton.holder
    try:
        with transaction.atomic():
            handover = Pass.objects.create(
                created_at=at,
                baton=baton,
                manner=manner,
                from_agency=sender,
                to_agency=to,
                to_person=to_person,
                reason=reason,
                ground=ground,
                preview=preview,
                offered_by_id=actor.staff_id,
                offered_at=at,
                answer_by=answer_by,
            )
    except IntegrityError:
        raise WrongState("relay.already_offered") from None
    Pass.objects.filter(baton=baton, answered_at__isnull=False, seen_lapse_at__isnull=True).update(
        seen_lapse_at=at
    )
    grant(
        baton, to.pk, source=f"offer:{handover.pk}", sections=Section.PREVIEW, ground=ground, at=at
    )
    if baton.secret and to_person is not None:
        admit(baton, to_person.pk, why=f"offer:{handover.pk}", by=actor.staff_id, at=at)
    if not says:
        return handover
    audit.record(
        actor=actor,
        action="relay.offered",
        target=f"baton:{baton.pk}",
        at=at,
        agency_id=sender.pk,
        basis=ground,
        words={"from": sender.name, "to": to.name, "by": answer_by.isoformat(), "reason": reason},
    )
    return handover


@transaction.atomic
def take(
    *,
    actor: Actor,
    handover: Pass,
    look_again_on: date,
    at: datetime,
    person: Staff | None = None,
    sender_keeps: Section = Section.CARD | Section.INTAKE,
    named: bool = True,
    says: bool = True,
) -> Pass:
    """Take the baton: from this moment the receiver holds it, and nobody else does.

    Not `named`: the receiver was not told whom the matter is about, and does not learn it so.
    """
    require(policy.can_answer(actor, handover))
    today = clock.day(at)
    baton = lock(handover.baton)
    require(policy.within(actor, baton, at))
    handover = current(handover)
    require(rules.may_answer(answered=handover.answer, answer_by=handover.answer_by, today=today))
    require(rules.dates_in_order(today=today, then=look_again_on, code="relay.look_in_past"))
    answer(handover, Answer.TAKEN, actor, at)
    former = baton.holder_id
    knew = queries.says_whom(baton)
    if former != handover.to_agency_id:
        revoke(baton, former, source="holder", at=at)
        grant(
            baton,
            former,
            source="former",
            sections=sender_keeps,
            ground="former",
            at=at,
            named=knew,
        )
    revoke(baton, handover.to_agency_id, source=f"offer:{handover.pk}", at=at)
    grant(
        baton,
        handover.to_agency_id,
        source="holder",
        sections=Section.ALL,
        ground=handover.ground,
        at=at,
        named=knew if former == handover.to_agency_id else named,
    )
    if baton.carrier_id == handover.to_agency_id or handover.manner != Manner.HAND:
        let_go(baton, at)
        baton.carrier = None  # who is named, or has accounts by now, carries it in the house
    step_taken(baton, handover, person, at)
    if baton.secret:
        _know(baton, handover, actor, person, at)
    baton.holder_id = handover.to_agency_id
    baton.person = person
    baton.held_since = at
    baton.look_again_on = look_again_on
    baton.look_note = ""
    baton.save()
    if says:
        told(actor, "relay.taken", handover, at)
    return handover


@transaction.atomic
def give_back(*, actor: Actor, handover: Pass, reason: str, at: datetime) -> Pass:
    """Decline an offer with a reason; the sender, who never stopped holding, goes on."""
    require(policy.can_answer(actor, handover))
    require(policy.within(actor, lock(handover.baton), at))
    handover = current(handover)
    require(rules.may_return(manner=handover.manner))
    require(
        rules.may_answer(
            answered=handover.answer, answer_by=handover.answer_by, today=clock.day(at)
        )
    )
    answer(handover, Answer.RETURNED, actor, at, reason)
    revoke(handover.baton, handover.to_agency_id, source=f"offer:{handover.pk}", at=at)
    dismiss([handover.baton_id], at, why=f"offer:{handover.pk}")
    told(actor, "relay.returned", handover, at, reason=reason)
    return handover


@transaction.atomic
def withdraw(*, actor: Actor, handover: Pass, at: datetime, reason: str = "") -> Pass:
    """Take an offer back before it is answered."""
    require(policy.can_withdraw(actor, handover))
    require(policy.within(actor, lock(handover.baton), at))
    handover = current(handover)
    require(
        rules.may_answer(
            answered=handover.answer, answer_by=handover.answer_by, today=clock.day(at)
        )
    )
    answer(handover, Answer.WITHDRAWN, actor, at, reason)
    Pass.objects.filter(pk=handover.pk).update(seen_lapse_at=at)
    revoke(handover.baton, handover.to_agency_id, source=f"offer:{handover.pk}", at=at)
    dismiss([handover.baton_id], at, why=f"offer:{handover.pk}")
    told(actor, "relay.withdrawn", handover, at, reason=reason)
    return handover


@transaction.atomic
def settle(*, actor: Actor, baton: Baton, at: datetime) -> bool:
    """Write a lapse down, in its own transaction; anybody near the matter (or the clock) may."""
    if actor.staff_id is not None:
        require(policy.can_see(actor, baton, at))
    baton = lock(baton)
    before = standing_offer(baton)
    if before is None or before.answer_by >= clock.day(at):
        return False
    return write_lapse(before, at)


@transaction.atomic
def chosen(*, actor: Actor, baton: Baton, at: datetime) -> int:
    """The sender has chosen what comes after a return or a lapse without a new offer; from now on
    neither desk asks for it. Answers how many offers that were."""
    require(policy.holds(actor, baton))
    require(policy.within(actor, lock(baton), at))
    heard = Pass.objects.filter(
        baton=baton, answered_at__isnull=False, seen_lapse_at__isnull=True
    ).update(seen_lapse_at=at)
    audit.record(
        actor=actor,
        action="relay.chosen",
        target=f"baton:{baton.pk}",
        at=at,
        agency_id=baton.holder_id,
        words={"holder": baton.holder.name},
    )
    return heard


def _ask_for_whom(baton: Baton, to: Agency, person: Staff | None, at: datetime) -> None:
    """A secret matter is held out to a person by name, or to one who knows of it already."""
    if not baton.secret:
        return
    if person is None:
        require(queries.reaches(baton, to.pk, at))
        return
    colleagues = organizations.colleagues(to.pk, at)
    barred = baton.barriers.filter(policy.live(at), staff=person).exists()
    require(rules.may_be_told(works_there=colleagues.filter(pk=person.pk).exists(), barred=barred))


def _know(baton: Baton, handover: Pass, actor: Actor, person: Staff | None, at: datetime) -> None:
    """Who takes a secret matter, and who is to carry it, know it and all that belongs to it."""
    dismiss([baton.pk], at, why=f"offer:{handover.pk}")
    near = (actor.staff_id, person.pk if person else None)
    for pk in queries.kin(baton):
        for staff_id in {one for one in near if one is not None}:
            admit(Baton.objects.get(pk=pk), staff_id, why=NAMED, by=actor.staff_id, at=at)

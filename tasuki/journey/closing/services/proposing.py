"""「終結する」: why, what changed, what is left, and who carries on; and calling it off again."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db import transaction

from tasuki.ground import clock
from tasuki.journey.cases.models import Case
from tasuki.journey.closing import policy, queries, rules
from tasuki.journey.closing.models import Closing
from tasuki.journey.closing.services import _halves as halves
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.grounds import services as ruling
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay_queries
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import DETAILS, Manner, Pass, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit

# Who carried the case until now wrote most of it, and goes on reading what it wrote.
FORMER = (
    Section.CARD | Section.INTAKE | Section.RECORDS | Section.ASSESSMENT | Section.PLAN | DETAILS
)


class Said(TypedDict, total=False):
    """What is told of the end beside its reason."""

    remaining: str
    voice: str
    asked: str
    ground: str
    ground_note: str


@transaction.atomic
def propose(
    *,
    actor: Actor,
    case: Case,
    reason: str,
    changes: Sequence[str],
    carrier: Agency,
    at: datetime,
    answer_by: date | None = None,
    **said: Unpack[Said],
) -> Closing:
    """Offer the 襷 to who carries on; the case goes on as it is until that agency has taken it. In a
    small team, where the same person works there, it is taken in this act.

    After a 差し戻し or a lapse the same closing is offered anew, to the same agency or another.
    """
    case = halves.locked_case(case.pk)
    require(policy.can_coordinate(actor, case))
    relay.settle(actor=actor, baton=case.lead, at=at)
    closing = _before(case)
    stands = queries.stage_of(closing, at) if closing else None
    require(rules.may_propose(is_open=case.lead.is_open, before=stands))
    town, today = pack.current(clock.day(at)), clock.day(at)
    require(
        rules.says_why(
            reason=reason,
            reasons=town.known("closing_reasons"),
            changes=changes,
            known=town.known("changes"),
        )
    )
    require(rules.text_fits(*(str(text) for text in said.values())))
    require(
        rules.may_carry(
            is_coordination=carrier.pk == case.coordination.holder_id,
            town_allows=town.lead_and_coordinator_may_be_same,
            has_accounts=carrier.has_accounts,
        )
    )
    _ask_for_ground(case, carrier, said, at)
    answer_by = answer_by or clock.add_days(today, town.term("referral_answer_days"))
    at_once = relay_queries.in_one_hand(actor, carrier.pk, at)
    handover = _offer(
        actor, case, carrier, said, reason=reason, answer_by=answer_by, at=at, says=not at_once
    )
    _rule(actor, case, handover, said, at)
    facts = {"reason": reason, "changes": list(changes), "carrier": carrier, **said}
    if closing is None:
        closing = Closing(created_at=at, case=case, proposed_at=at, proposed_by_id=actor.staff_id)
    for name, value in {**facts, "handover": handover}.items():
        setattr(closing, name, value)
    closing.save()
    if at_once:
        _take_at_once(actor, closing, carrier, at)
    audit.record(
        actor=actor,
        action="closing.kept" if at_once else "closing.proposed",
        target=f"case:{case.pk}",
        at=at,
        agency_id=case.coordination.holder_id,
        basis=said.get("ground", ""),
        persons=queries.persons_of(case),
        words={"to": carrier.name, "reason": town.label("closing_reasons", reason)},
    )
    return closing


def _take_at_once(actor: Actor, closing: Closing, carrier: Agency, at: datetime) -> None:
    """少人数: who proposes is who carries on; both are this one act, with its one line."""
    today = clock.day(at)
    closing.handover = relay.take(
        actor=actor,
        handover=closing.handover,
        person=halves.staff_at(actor, carrier, at),
        look_again_on=clock.add_days(today, pack.current(today).term("look_after_take_days")),
        at=at,
        sender_keeps=FORMER,
        says=False,
    )


def _before(case: Case) -> Closing | None:
    found = queries.last_of(case)
    return halves.standing(found) if found is not None and found.is_open else None


def _ask_for_ground(case: Case, carrier: Agency, said: Said, at: datetime) -> None:
    """An agency that is not around the case yet is told something new: on a ground that fits."""
    near = queries.is_near(case, carrier)
    code, note = said.get("ground", ""), said.get("ground_note", "")
    agreeing = grounds.with_consent(grounds.question(case.coordination.holder, carrier, at))
    chosen = grounds.claim(agreeing, code, at)
    consented = queries.consent_of(case)[0] == "yes"
    needs_note = chosen is not None and not (code == grounds.CONSENT and consented)
    explained = bool(note.strip()) or not needs_note
    require(rules.tells_on_ground(near=near, fits=chosen is not None, explained=explained))


def _rule(actor: Actor, case: Case, handover: Pass, said: Said, at: datetime) -> None:
    """Who is near knows it; anybody else is told on a ground, which is kept with the offer."""
    if queries.is_near(case, handover.to_agency):
        return
    code, note = said.get("ground", ""), said.get("ground_note", "")
    consented = queries.consent_of(case)[0] == "yes"
    persons = grounds.subjects_of(case.lead_id)
    ruling.rule(
        actor=actor,
        question=grounds.question(
            case.coordination.holder,
            handover.to_agency,
            at,
            persons=persons,
            baton_id=case.lead_id,
            consent=grounds.said_as(consented or (code == grounds.CONSENT and bool(note.strip()))),
        ),
        chosen=code,
        note=note,
        target=f"pass:{handover.pk}",
        at=at,
        persons=persons,
    )


def _offer(
    actor: Actor,
    case: Case,
    carrier: Agency,
    said: Said,
    *,
    reason: str,
    answer_by: date,
    at: datetime,
    says: bool,
) -> Pass:
    return relay.offer(
        actor=actor,
        baton=case.lead,
        to=carrier,
        from_agency=case.coordination.holder,
        manner=Manner.BACK,
        reason=said.get("asked", ""),
        ground=said.get("ground", "") or "holder",
        preview={"number": case.number, "reason": reason, "asked": said.get("asked", "")},
        answer_by=answer_by,
        at=at,
        says=says,
    )


@transaction.atomic
def call_off(*, actor: Actor, closing: Closing, reason: str, at: datetime) -> Closing:
    """「終結をやめる」: support goes on; who has taken the 襷 meanwhile keeps it."""
    closing = halves.standing(closing)
    require(policy.can_coordinate(actor, closing.case))
    require(rules.still_open(queries.stage_of(closing, at)))
    require(rules.reason_given(reason))
    relay.settle(actor=actor, baton=closing.case.lead, at=at)
    closing = halves.standing(closing)
    if not closing.handover.answer:
        relay.withdraw(actor=actor, handover=closing.handover, at=at, reason=reason)
    closing.called_off_at, closing.called_off_reason = at, reason
    closing.save(update_fields=["called_off_at", "called_off_reason"])
    audit.record(
        actor=actor,
        action="closing.called_off",
        target=f"case:{closing.case_id}",
        at=at,
        agency_id=closing.case.coordination.holder_id,
        persons=queries.persons_of(closing.case),
        words={"why": reason},
    )
    return closing

"""Two records: what the meeting holds of a plan, and what the municipality decides."""

from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.wareki import show
from tasuki.journey.meetings.models import AgendaItem, Opinion
from tasuki.journey.plans import policy, queries, rules
from tasuki.journey.plans.models import Decision, Plan, State
from tasuki.journey.plans.services import _opening, _writing
from tasuki.journey.plans.transitions import PLAN
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit

MOVES = {
    Opinion.APPROPRIATE: "approve",
    Opinion.REVISE: "send_back",
    Opinion.NOT_NOW: "send_back",
}


@transaction.atomic
def take_opinion(*, actor: Actor, plan: Plan, item: AgendaItem, opinion: str, at: datetime) -> Plan:
    """適切性の協議, inside the meeting's transaction, whose policy has asked who gives it.

    A plan already decided (the town decides before the sitting) only hears it.
    """
    require(policy.can_take_opinion(plan, item, opinion))
    plan = _writing.lock_plan(plan)
    move = MOVES.get(Opinion(opinion))
    if move is not None and plan.is_open:
        PLAN.apply(plan, move)
        plan.save(update_fields=["state"])
        if plan.state == State.APPROVED:
            _opening.open_to_office(plan, actor, at)
    audit.record(
        actor=actor,
        action="plans.opinion_taken",
        target=f"plan:{plan.pk}",
        at=at,
        basis=item.basis_article,
        persons=_writing.persons_of(plan.case),
        words={"version": str(plan.version_no), "opinion": str(Opinion(opinion).label)},
    )
    return plan


@transaction.atomic
def decide_support(
    *,
    actor: Actor,
    plan: Plan,
    decided_on: date,
    decider: str,
    approval_number: str,
    at: datetime,
) -> Decision:
    """「支援決定」: the municipality's act. The version before it gives way; who promised may see."""
    require(policy.can_decide(actor, at))
    plan = _writing.lock_plan(plan)
    item = queries.opinion_on(plan)
    order = queries.decision_order(plan, item, at)
    require(
        rules.may_decide(
            state=plan.state,
            order=order,
            consent=plan.consent,
            opinion=queries.opinion_facts(item),
            decided_on=decided_on,
            today=clock.day(at),
            meeting=queries.meeting_to_ask(plan, at),
            support_meeting=queries.has_support_meeting(at),
            tables=queries.tables_without_consent(at),
        )
    )
    require(
        rules.ready_for_decision(
            promises=plan.promises.count(), next_monitoring_on=plan.next_monitoring_on
        )
    )
    require(rules.decision_is_named(decider=decider, approval_number=approval_number))
    _give_way(plan, actor, at)
    PLAN.apply(plan, "decide")
    plan.save(update_fields=["state"])
    decision = Decision.objects.create(
        created_at=at,
        plan=plan,
        decided_on=decided_on,
        decider=decider.strip(),
        approval_number=approval_number.strip(),
        order=order,
        item=item,
        noted_by_id=_writing.who(actor),
    )
    agencies = _opening.open_to_promising(plan, actor, at)
    audit.record(
        actor=actor,
        action="plans.decided",
        target=f"plan:{plan.pk}",
        at=at,
        agency_id=min(policy.deciding_agencies(actor, at)),
        basis=item.basis_article if item else "",
        persons=_writing.persons_of(plan.case),
        words={
            "version": str(plan.version_no),
            "on": show(decided_on),
            "decider": decider,
            "approval_number": approval_number,
            "agencies": "・".join(agency.name for agency in agencies),
        },
    )
    return decision


def _give_way(plan: Plan, actor: Actor, at: datetime) -> None:
    """The version in force ends where the new one begins."""
    for old in Plan.objects.filter(case=plan.case_id, state=State.DECIDED).select_related(
        "case__lead__holder", "case__coordination__holder"
    ):
        PLAN.apply(old, "supersede")
        old.save(update_fields=["state"])
        _opening.close_to_promising(old, actor, at)
        _opening.close_to_office(old, actor, at)
        audit.record(
            actor=actor,
            action="plans.superseded",
            target=f"plan:{old.pk}",
            at=at,
            words={"version": str(old.version_no), "by": str(plan.version_no)},
        )

"""Writing a plan: 「プラン案」, writing it over, 「再プラン」."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from tasuki.journey.cases.models import Case
from tasuki.journey.plans import policy, queries, rules
from tasuki.journey.plans.models import OPEN_STATES, Plan, State
from tasuki.journey.plans.services import _opening, _writing
from tasuki.journey.plans.transitions import PLAN
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def draft_plan(
    *,
    actor: Actor,
    case: Case,
    content: Mapping[str, Any],
    rows: Sequence[rules.Row],
    at: datetime,
) -> Plan:
    """「プラン案」: goals, 役割分担表, dates, the person's answer. `content` by queries.FIELDS."""
    require(policy.can_write(actor, case, at))
    case = _writing.lock_case(case)
    states = set(Plan.objects.filter(case=case).values_list("state", flat=True))
    require(
        rules.may_draft(
            case_open=case.is_open,
            in_writing=bool(states & set(OPEN_STATES)),
            decided=State.DECIDED in states,
        )
    )
    _writing.require_content(case, content, rows, at)
    plan = _writing.new_plan(case, content, rows, actor, at)
    if plan.consented:
        _opening.open_to_office(plan, actor, at)
    audit.record(
        actor=actor,
        action="plans.drafted",
        target=f"plan:{plan.pk}",
        at=at,
        agency_id=plan.agency_id,
        persons=_writing.persons_of(case),
        words={"version": str(plan.version_no), "number": case.number},
    )
    return plan


@transaction.atomic
def edit_plan(
    *,
    actor: Actor,
    plan: Plan,
    version: int,
    content: Mapping[str, Any],
    rows: Sequence[rules.Row],
    at: datetime,
) -> Plan:
    """Write a draft over. What a meeting had held to be right was the former text: it goes back.

    Raises:
        Stale: somebody saved since `version`.
    """
    require(policy.can_write(actor, plan.case, at))
    plan = _writing.lock_plan(plan)
    require(rules.may_edit(state=plan.state))
    _writing.require_fresh(plan, version)
    _writing.require_content(plan.case, content, rows, at)
    _writing.keep_revision(plan, at)
    agreed_before, waited = plan.consented, plan.state == State.APPROVED
    for name in queries.FIELDS:
        if name in content:
            setattr(plan, name, content[name])
    PLAN.apply(plan, "rewrite")
    _writing.count_save(plan, actor, at)
    plan.save()
    _writing.put_rows(plan, rows, at)
    if plan.consented and not agreed_before:
        _opening.open_to_office(plan, actor, at)
    elif not plan.consented and (agreed_before or waited):
        _opening.close_to_office(plan, actor, at)
    audit.record(
        actor=actor,
        action="plans.edited",
        target=f"plan:{plan.pk}",
        at=at,
        agency_id=_writing.acting_agency(actor, plan.case),
        persons=_writing.persons_of(plan.case),
        words={"version": str(plan.version_no), "lock": str(plan.lock)},
    )
    return plan


@transaction.atomic
def replan(*, actor: Actor, plan: Plan, at: datetime) -> Plan:
    """「再プラン」: a new version that begins as the old one; the person is asked anew.

    The old one stays in force until the new one is decided. What is finished is not promised again.
    """
    require(policy.can_write(actor, plan.case, at))
    case = _writing.lock_case(plan.case)
    plan = _writing.lock_plan(plan)
    in_writing = Plan.objects.filter(case=case, state__in=OPEN_STATES).exists()
    require(rules.may_replan(state=plan.state, in_writing=in_writing, case_open=case.is_open))
    content = {
        name: getattr(plan, name) for name in queries.FIELDS if not name.startswith("consent")
    }
    finished = set(plan.promises.filter(done_at__isnull=False).values_list("order", flat=True))
    rows = [
        row
        for promise, row in zip(plan.promises.all(), _writing.rows_of(plan), strict=True)
        if promise.order not in finished
    ]
    new = _writing.new_plan(case, content, rows, actor, at)
    audit.record(
        actor=actor,
        action="plans.replanned",
        target=f"plan:{new.pk}",
        at=at,
        agency_id=new.agency_id,
        persons=_writing.persons_of(case),
        words={"version": str(new.version_no), "from": str(plan.version_no)},
    )
    return new

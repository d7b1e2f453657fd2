"""While a plan is in force: promises kept, 「モニタリング」, 「評価」, and its end."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.wareki import show
from tasuki.journey.plans import policy, queries, rules, words
from tasuki.journey.plans.models import LIVE_STATES, Evaluation, Monitoring, Plan, Promise
from tasuki.journey.plans.services import _opening, _writing
from tasuki.journey.plans.transitions import PLAN
from tasuki.town.municipality import pack
from tasuki.town.relay import services as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def keep_promise(
    *, actor: Actor, promise: Promise, outcome: str, at: datetime, note: str = ""
) -> Promise:
    """「約束を記録する」: who promised says whether it was done, goes on, or could not be kept."""
    require(policy.can_keep(actor, promise))
    promise = (
        Promise.objects.select_for_update(of=("self",))
        .select_related("plan__case", "agency")
        .get(pk=promise.pk)
    )
    require(
        rules.may_note_promise(
            state=promise.plan.state,
            outcome=outcome,
            note=note,
            finished=promise.done_at is not None,
        )
    )
    _note(promise, outcome, note, actor, at)
    audit.record(
        actor=actor,
        action="plans.promise_noted",
        target=f"promise:{promise.pk}",
        at=at,
        agency_id=promise.agency_id,
        persons=_writing.persons_of(promise.plan.case),
        words={
            "agency_name": promise.agency.name,
            "outcome": str(dict(words.OUTCOMES)[outcome]),
            "note": note,
        },
    )
    return promise


@transaction.atomic
def monitor(
    *,
    actor: Actor,
    plan: Plan,
    on: date,
    text: str,
    states: Mapping[str, str],
    next_on: date,
    at: datetime,
    look_on: date | None = None,
) -> Monitoring:
    """「モニタリング」: how each promise goes ({promise id: going | done | stuck}), and the next day.

    `look_on`: 次に見る日 of what the actor carries of the case; None leaves it as it is.
    """
    require(policy.can_write(actor, plan.case, at))
    plan = _writing.lock_plan(plan)
    require(rules.in_force(state=plan.state))
    unfinished = list(plan.promises.filter(done_at__isnull=True))
    require(
        rules.monitoring_answers(
            text=text,
            on=on,
            next_on=next_on,
            today=clock.day(at),
            states=states,
            promises={str(one.pk) for one in unfinished},
        )
    )
    require(rules.texts_fit({"text": text}))
    for promise in unfinished:
        if states[str(promise.pk)] == rules.DONE:
            _note(promise, rules.DONE, promise.done_note, actor, at)
    plan.next_monitoring_on = next_on
    plan.save(update_fields=["next_monitoring_on"])
    looked = Monitoring.objects.create(
        created_at=at,
        plan=plan,
        on=on,
        text=text,
        states=dict(states),
        next_on=next_on,
        author_id=_writing.who(actor),
        agency_id=_writing.acting_agency(actor, plan.case),
    )
    audit.record(
        actor=actor,
        action="plans.monitored",
        target=f"plan:{plan.pk}",
        at=at,
        agency_id=looked.agency_id,
        persons=_writing.persons_of(plan.case),
        words={"version": str(plan.version_no), "next": show(next_on)},
    )
    if look_on is not None:
        carried = queries.carried_by(actor, plan.case) or [plan.case.lead]
        for baton in carried:
            relay.look_again(actor=actor, baton=baton, on=look_on, note=baton.look_note, at=at)
    return looked


@transaction.atomic
def evaluate(
    *,
    actor: Actor,
    plan: Plan,
    on: date,
    result: str,
    verdict: str,
    at: datetime,
    changes: Sequence[str] = (),
    achieved: str = "",
    remaining: str = "",
    voice: str = "",
) -> Evaluation:
    """「評価」: what was reached, the changes seen, what is left, and what follows."""
    require(policy.can_write(actor, plan.case, at))
    plan = _writing.lock_plan(plan)
    require(rules.in_force(state=plan.state))
    town = pack.current(clock.day(at))
    require(
        rules.evaluation_answers(
            on=on,
            today=clock.day(at),
            result=result,
            verdict=verdict,
            changes=changes,
            results=town.known("goal_results"),
            verdicts=town.known("verdicts"),
            known_changes=town.known("changes"),
        )
    )
    require(rules.texts_fit({"achieved": achieved, "remaining": remaining, "voice": voice}))
    evaluation = Evaluation.objects.create(
        created_at=at,
        plan=plan,
        on=on,
        result=result,
        achieved=achieved,
        changes=list(changes),
        remaining=remaining,
        voice=voice,
        verdict=verdict,
        author_id=_writing.who(actor),
        agency_id=_writing.acting_agency(actor, plan.case),
    )
    audit.record(
        actor=actor,
        action="plans.evaluated",
        target=f"plan:{plan.pk}",
        at=at,
        agency_id=evaluation.agency_id,
        persons=_writing.persons_of(plan.case),
        words={"version": str(plan.version_no), "verdict": town.label("verdicts", verdict)},
    )
    return evaluation


@transaction.atomic
def end_plan(*, actor: Actor, plan: Plan, at: datetime) -> Plan:
    """The plan ends with its case, or is given up; what it opened stays as long as the case's
    other parts say so."""
    require(policy.can_write(actor, plan.case, at))
    plan = _writing.lock_plan(plan)
    decided = plan.state in LIVE_STATES and not plan.is_open
    PLAN.apply(plan, "end")
    plan.save(update_fields=["state"])
    if decided:
        _opening.close_to_promising(plan, actor, at)
    _opening.close_to_office(plan, actor, at)
    audit.record(
        actor=actor,
        action="plans.ended",
        target=f"plan:{plan.pk}",
        at=at,
        persons=_writing.persons_of(plan.case),
        words={"version": str(plan.version_no)},
    )
    return plan


def _note(promise: Promise, outcome: str, note: str, actor: Actor, at: datetime) -> None:
    promise.kept = {rules.DONE: True, rules.NOT_KEPT: False}.get(outcome)
    promise.done_at = at if outcome == rules.DONE else None
    promise.done_note = note
    promise.noted_at, promise.noted_by_id = at, actor.staff_id
    promise.save()

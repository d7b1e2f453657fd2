"""「安否確認を始める」「確認済みにする」「安否確認を終える」"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tasuki.journey.rollcall import policy, queries, rules
from tasuki.journey.rollcall.models import Check, Round
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def begin(*, actor: Actor, agency: Agency, reason: str, at: datetime) -> Round:
    """Open a round of that agency, with what has happened."""
    require(policy.can_begin(actor, agency))
    require(rules.may_begin(reason=reason))
    one = Round.objects.create(
        created_at=at, agency=agency, reason=reason.strip(), begun_at=at, begun_by_id=actor.staff_id
    )
    audit.record(
        actor=actor,
        action="rollcall.begun",
        target=f"round:{one.pk}",
        at=at,
        agency_id=agency.pk,
        words={"reason": one.reason},
    )
    return one


@transaction.atomic
def tick(*, actor: Actor, round: Round, persons: Collection[UUID], at: datetime) -> list[Check]:
    """Write down who was found well. Who was ticked meanwhile by somebody else stays as they did."""
    require(policy.can_work(actor, round))
    one = _locked(round)
    lines = {line.person_id: line for line in queries.lines_of(actor, one, at)}
    require(rules.may_tick(is_open=one.is_open, chosen=persons, listed=lines))
    new = [
        Check.objects.create(
            created_at=at,
            round=one,
            person_id=pk,
            baton_id=lines[pk].baton_id,
            at=at,
            by_id=actor.staff_id,
        )
        for pk in dict.fromkeys(persons)
        if lines[pk].checked is None
    ]
    audit.record(
        actor=actor,
        action="rollcall.ticked",
        target=f"round:{one.pk}",
        at=at,
        agency_id=one.agency_id,
        persons=[check.person_id for check in new],
        words={"count": str(len(new))},
    )
    return new


@transaction.atomic
def end(*, actor: Actor, round: Round, at: datetime) -> Round:
    """The round is over; who was not found stays unticked, and stands so in the record."""
    require(policy.can_work(actor, round))
    one = _locked(round)
    require(rules.may_end(is_open=one.is_open))
    lines = queries.lines_of(actor, one, at)
    left = sum(1 for line in lines if line.checked is None)
    one.ended_at, one.ended_by_id = at, actor.staff_id
    one.save(update_fields=["ended_at", "ended_by"])
    audit.record(
        actor=actor,
        action="rollcall.ended",
        target=f"round:{one.pk}",
        at=at,
        agency_id=one.agency_id,
        words={"checked": str(one.checks.count()), "left": str(left)},
    )
    return one


def _locked(one: Round) -> Round:
    return Round.objects.select_for_update(of=("self",)).select_related("agency").get(pk=one.pk)

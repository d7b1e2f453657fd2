"""Opening a matter in an emergency, and closing it again before its time."""

from datetime import date, datetime, timedelta

from django.db import transaction

from tasuki.ground.errors import NotAllowed
from tasuki.journey.emergency import policy, queries, rules
from tasuki.journey.emergency.models import Attempt, Danger, EmergencyLook
from tasuki.journey.emergency.services._shutting import shut
from tasuki.residents.people import queries as people
from tasuki.town.organizations import queries as organizations
from tasuki.town.relay import queries as relay_queries
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def open_look(
    *,
    actor: Actor,
    danger: Danger,
    whose: str,
    reason: str,
    why_alone: str,
    at: datetime,
    number: str = "",
    name: str = "",
    birth_on: date | None = None,
) -> Attempt:
    """Open what was asked for to this worker alone, for some hours; who carries it and 管理者 are
    told in the same transaction. Nothing found and nothing to be opened answer the same."""
    require(policy.can_look(actor))
    if actor.staff_id is None or actor.agency_id is None:
        raise NotAllowed("access.not_your_work")
    require(rules.asks_for_one(number=number, name=name, birth_on=birth_on))
    require(rules.says_enough(whose=whose, reason=reason, why_alone=why_alone))
    require(rules.not_too_often(queries.tries_on(actor.staff_id, at)))
    batons = queries.openable(actor, queries.asked_for(number, name, birth_on), at)
    closed = [
        one for one in batons if not relay_queries.may_see(actor, one.pk, Section.RECORDS, at)
    ]
    require(rules.not_open_anyway(found=len(batons), closed=len(closed)))
    attempt = Attempt.objects.create(
        created_at=at,
        staff_id=actor.staff_id,
        agency_id=actor.agency_id,
        number=number.strip().upper()[:20],
        name=name.strip(),
        birth_on=birth_on,
        danger=danger,
        whose=whose,
        reason=reason,
        why_alone=why_alone,
    )
    for baton in closed:
        _open(actor, attempt, baton, at)
    audit.record(
        actor=actor,
        action="emergency.opened" if closed else "emergency.nothing",
        target=f"attempt:{attempt.pk}",
        at=at,
        agency_id=actor.agency_id,
        basis="emergency" if closed else "",
        persons=people.concerned([baton.pk for baton in closed]),
        words={"count": str(len(closed)), "danger": str(Danger(danger).label)},
    )
    return attempt


def _open(actor: Actor, attempt: Attempt, baton: Baton, at: datetime) -> None:
    look = EmergencyLook.objects.create(
        created_at=at,
        attempt=attempt,
        staff_id=attempt.staff_id,
        agency_id=attempt.agency_id,
        baton=baton,
        since=at,
        until=at + timedelta(hours=rules.HOURS),
        told_at=at,
    )
    relay.look_in(
        actor=actor,
        baton=baton,
        staff=organizations.staff_member(attempt.staff_id),
        agency=organizations.agency(attempt.agency_id),
        look_id=look.pk,
        until=look.until,
        at=at,
    )


@transaction.atomic
def end_look(*, actor: Actor, look: EmergencyLook, at: datetime) -> EmergencyLook:
    """Enough was seen, or who carries the matter closes it."""
    require(policy.can_end(actor, look))
    look = EmergencyLook.objects.select_for_update(of=("self",)).get(pk=look.pk)
    require(rules.may_end(ended=look.until <= at))
    shut(look, at)
    audit.record(
        actor=actor, action="emergency.ended", target=f"attempt:{look.attempt_id}", at=at, words={}
    )
    return look

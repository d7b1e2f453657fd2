"""What happens at the table: secrecy pledged, the sitting recorded, the record closed."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import NotAllowed, Stale, WrongState
from tasuki.journey.meetings import policy, queries, rules
from tasuki.journey.meetings.models import Meeting, State
from tasuki.journey.meetings.services import _parts
from tasuki.journey.meetings.transitions import MEETING
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def pledge(*, actor: Actor, meeting: Meeting, at: datetime) -> int:
    """「守秘を誓約する」, where the town takes a pledge: before it no paper opens."""
    require(policy.sits(actor, meeting))
    require(rules.is_open(state=meeting.state, closed=meeting.closed_at is not None))
    if not meeting.secrecy_pledge:
        raise WrongState("meetings.no_pledge_here")
    pledged = policy.seats_of(actor, meeting).filter(pledged_at__isnull=True)
    count: int = pledged.update(pledged_at=at, pledged_by=actor.staff_id)
    if not count:
        raise WrongState("meetings.pledged_already")
    _parts.open_to_seats(actor, meeting, at)
    audit.record(
        actor=actor,
        action="meetings.pledged",
        target=f"meeting:{meeting.pk}",
        at=at,
        basis=meeting.basis,
        words=_parts.in_words(meeting),
    )
    return count


@transaction.atomic
def record_sitting(
    *,
    actor: Actor,
    meeting: Meeting,
    version: int,
    minutes: str,
    present: Collection[UUID],
    at: datetime,
    chair: str = "",
    place: str = "",
) -> Meeting:
    """「会議の記録」: who came and what was said. Who wrote on an older version loses nothing."""
    require(policy.can_run(actor, meeting))
    meeting = _parts.lock(meeting)
    if not queries.record_is_open(actor, meeting, at):
        raise NotAllowed("relay.closed_to_you")
    require(rules.is_open(state=meeting.state, closed=meeting.closed_at is not None))
    require(rules.has_begun(held_on=clock.day(meeting.held_at), today=clock.day(at)))
    if version != meeting.version:
        raise _stale(meeting)
    before = MEETING.apply(meeting, "record")[0]
    meeting.minutes, meeting.chair, meeting.place = minutes, chair, place
    meeting.version += 1
    meeting.recorded_at, meeting.recorded_by_id = at, actor.staff_id
    meeting.save()
    for seat in meeting.seats.all():
        seat.attended = seat.pk in set(present)
        seat.save(update_fields=["attended"])
    if before == State.PLANNED:
        _parts.open_to_seats(actor, meeting, at)
    audit.record(
        actor=actor,
        action="meetings.recorded",
        target=f"meeting:{meeting.pk}",
        at=at,
        agency_id=meeting.convener_id,
        basis=meeting.basis,
        words=_parts.in_words(meeting, version=str(meeting.version)),
    )
    return meeting


@transaction.atomic
def close_sitting(*, actor: Actor, meeting: Meeting, at: datetime) -> Meeting:
    """「会議の記録を確定する」: nothing changes after this, and the papers close."""
    require(policy.can_run(actor, meeting))
    meeting = _parts.lock(meeting)
    require(rules.is_open(state=meeting.state, closed=meeting.closed_at is not None))
    require(
        rules.may_close(state=meeting.state, undecided=meeting.items.filter(opinion="").count())
    )
    meeting.closed_at = at
    meeting.save(update_fields=["closed_at"])
    _parts.close_to_seats(actor, meeting, at)
    audit.record(
        actor=actor,
        action="meetings.closed",
        target=f"meeting:{meeting.pk}",
        at=at,
        agency_id=meeting.convener_id,
        basis=meeting.basis,
        words=_parts.in_words(meeting),
    )
    return meeting


def _stale(meeting: Meeting) -> Stale:
    who = meeting.recorded_by.name if meeting.recorded_by else ""
    return Stale(
        "meetings.stale", theirs=queries.recorded(meeting), who=who, at=meeting.recorded_at
    )

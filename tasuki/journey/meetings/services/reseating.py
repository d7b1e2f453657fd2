"""Somebody else of the same agency comes to the table."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tasuki.ground.errors import HouseError, WrongState
from tasuki.journey.meetings import policy, queries, rules
from tasuki.journey.meetings.models import Because, Meeting, Seat, State
from tasuki.journey.meetings.services import _grounds, _parts
from tasuki.town.organizations.models import Agency, Staff
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def hand_seat(*, actor: Actor, seat: Seat, staff: Staff | None, at: datetime) -> Seat:
    """The seat stays the agency's: another worker sits in it, or nobody by name."""
    require(policy.can_hand_seat(actor, seat))
    meeting = _parts.lock(seat.meeting)
    require(rules.is_open(state=meeting.state, closed=meeting.closed_at is not None))
    taken = Seat.objects.filter(meeting=meeting, agency=seat.agency_id, staff=staff)
    if taken.exclude(pk=seat.pk).exists():
        seat.delete()  # the agency, or that worker, sits there already
    else:
        seat.staff = staff
        try:
            with transaction.atomic():
                seat.save(update_fields=["staff"])
        except IntegrityError:
            raise WrongState("meetings.seated_already") from None
    audit.record(
        actor=actor,
        action="meetings.seat_handed",
        target=f"meeting:{meeting.pk}",
        at=at,
        agency_id=seat.agency_id,
        basis=meeting.basis,
        words=_parts.in_words(meeting, seat=queries.seat_name(seat)),
    )
    return seat


@transaction.atomic
def pass_seats(
    *,
    actor: Actor,
    agency: Agency,
    to: Agency,
    at: datetime,
    besides: Collection[UUID] = (),
) -> int:
    """Another agency does its work from now on: it sits where the former one was still to sit.

    `besides`: batons of which the former one keeps the care, and with them the seat. What lies on
    the agenda opens to the new one only on a ground that holds for it; without one the seat goes,
    and who convenes invites anew. Answers how many seats changed.
    """
    require(policy.can_follow(actor))
    coming = Seat.objects.filter(
        agency=agency, meeting__state=State.PLANNED, meeting__held_at__gt=at
    ).exclude(meeting__items__baton__in=list(besides))
    passed = 0
    for seat in coming.select_related("meeting").order_by("meeting__held_at", "id"):
        meeting = _parts.lock(seat.meeting)
        names = [queries.seat_name(seat)]
        seat.delete()
        if _sits(actor, meeting, seat.because, to, at):
            names.append(to.name)
            _parts.open_to_seats(actor, meeting, at)
        audit.record(
            actor=actor,
            action="meetings.seat_handed",
            target=f"meeting:{meeting.pk}",
            at=at,
            agency_id=to.pk,
            basis=meeting.basis,
            words=_parts.in_words(meeting, seat=" → ".join(names)),
        )
        passed += 1
    return passed


def _sits(actor: Actor, meeting: Meeting, because: str, to: Agency, at: datetime) -> bool:
    try:
        with transaction.atomic():
            for item in meeting.items.select_related("brought_for", "meeting"):
                _grounds.rule_for(actor, item, [to], at)
    except HouseError:
        return False
    _parts.ensure_agency(meeting, at, Because(because), to)
    return True

"""Somebody else of the same agency comes to the table."""

from datetime import datetime

from django.db import IntegrityError, transaction

from tasuki.ground.errors import WrongState
from tasuki.journey.meetings import policy, queries, rules
from tasuki.journey.meetings.models import Seat
from tasuki.journey.meetings.services import _parts
from tasuki.town.organizations.models import Staff
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

"""Rows of the desk: meetings to sit in, records to write, leads somebody was named for.

Every list is bounded and costs the same number of queries whatever it holds.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery, UUIDField
from django.utils import timezone

from tasuki.ground import addresses, clock
from tasuki.ground.prepared import Prepared
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.journey.meetings import policy, words
from tasuki.journey.meetings.models import AgendaItem, Meeting, Seat, State
from tasuki.town.municipality.pack import Duty
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.queries import OnDuty
from tasuki.town.relay import queries as relay
from tasuki.trust.access.actor import Actor

ON_DESK = 20


def day_start(at: datetime) -> datetime:
    """The first moment of that local day."""
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)


def day_end(at: datetime) -> datetime:
    """The first moment of the day after."""
    return day_start(at) + timedelta(days=1)


def desk_rows(actor: Actor, at: datetime) -> dict[str, list[DeskRow]]:
    """Meetings I sit in or convene, records still to be written, and leads I was named for."""
    return {
        "meetings": [*_to_record(actor, at), *_to_sit_in(actor, at)][:ON_DESK],
        "offered": _named(actor, at),
    }


def _to_sit_in(actor: Actor, at: datetime) -> list[DeskRow]:
    found = _COMING(
        staff=actor.staff_id,
        agencies=policy.seated_for(actor),
        convening=policy.convening(actor),
        today=day_start(at),
    )
    near = organizations.on_duty_near(actor, Duty.MEETING, at) if found else {}
    return [
        _row(
            meeting,
            str(words.NEXT),
            "info",
            Action(_url(meeting), str(words.ACTIONS["show"])),
            near.get(meeting.office),
            actor,
        )
        for meeting in found
    ]


def _coming(
    staff: UUID, agencies: list[UUID], convening: list[UUID], today: datetime
) -> QuerySet[Any]:
    """`office`: the actor's agency whose seat it is, where that is nobody's by name."""
    mine = Q(pk__in=policy.seats_for(staff, agencies).values("meeting"))
    mine |= Q(convener__in=convening)
    found = Meeting.objects.filter(mine, state=State.PLANNED, held_at__gte=today)
    offices = Seat.objects.filter(
        meeting=OuterRef("pk"), agency__in=agencies, staff__isnull=True, name=""
    )
    found = found.annotate(
        office=Subquery(offices.values("agency_id")[:1], output_field=UUIDField())
    )
    return found.defer("minutes").order_by("held_at", "id")[:ON_DESK]


_COMING: Prepared[Any] = Prepared(_coming)


def _to_record(actor: Actor, at: datetime) -> list[DeskRow]:
    return [
        _row(
            meeting,
            str(words.NOT_CLOSED if meeting.state == State.HELD else words.LATE),
            "due",
            Action(_url(meeting, "meetings:minutes"), str(words.ACTIONS["minutes"])),
        )
        for meeting in _PAST(convening=policy.convening(actor), today=day_start(at))
    ]


def _unclosed(convening: list[UUID], today: datetime) -> QuerySet[Meeting]:
    found = Meeting.objects.filter(
        Q(state=State.PLANNED, held_at__lt=today) | Q(state=State.HELD),
        convener__in=convening,
        closed_at__isnull=True,
    )
    return found.defer("minutes").order_by("held_at", "id")[:ON_DESK]


_PAST = Prepared(_unclosed)


def _named(actor: Actor, at: datetime) -> list[DeskRow]:
    return [
        DeskRow(
            record=f"item:{item.pk}",
            title=item.title,
            url=addresses.of("meetings:take", item.pk),
            note=item.meeting.name,
            mark=str(words.OFFERED),
            tone="wait" if item.handover and item.handover.is_open(at) else "late",
            on=item.handover.answer_by if item.handover else None,
            on_label=str(words.ANSWER_BY),
            action=Action(addresses.of("meetings:take", item.pk), str(words.ACTIONS["take"])),
        )
        for item in _NAMED(agencies=actor.agency_ids, staff=actor.staff_id, at=at)
    ]


def _naming(agencies: list[UUID], staff: UUID, at: datetime) -> QuerySet[AgendaItem]:
    found = AgendaItem.objects.filter(
        relay.not_closed_to(staff, at),
        referrer__in=agencies,
        handover__isnull=False,
        handover__answered_at__isnull=True,
    )
    return found.select_related("handover", "meeting").order_by("handover__answer_by", "id")[
        :ON_DESK
    ]


_NAMED = Prepared(_naming)


def _row(
    meeting: Meeting,
    mark: str,
    tone: str,
    action: Action,
    comes: OnDuty | None = None,
    actor: Actor | None = None,
) -> DeskRow:
    said = ""
    if comes is not None:
        who = words.DEPUTY if comes.is_deputy else words.OFFICER
        said = str(who) % {"name": comes.name}
    return DeskRow(
        record=f"meeting:{meeting.pk}",
        title=meeting.name,
        url=_url(meeting),
        note="　".join(
            filter(None, (f"{timezone.localtime(meeting.held_at):%H:%M}", meeting.place, said))
        ),
        mark=mark,
        tone=tone,
        on=clock.day(meeting.held_at),
        on_label=str(words.HELD_ON),
        action=action,
        first=comes is not None and actor is not None and comes.staff_id == actor.staff_id,
    )


def _url(meeting: Meeting, name: str = "meetings:show") -> str:
    return addresses.of(name, meeting.pk)

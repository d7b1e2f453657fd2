"""What a seat opens: the case's papers to the seat's agency, from the bringing to the meeting's end.

The parts end with the meeting's day; while its record is being written they stay, and closing the
record ends them. The one who acts may be the convener, who carries no matter: then the clock opens.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from tasuki.ground import clock
from tasuki.ground.wareki import show
from tasuki.journey.meetings import queries
from tasuki.journey.meetings.models import AgendaItem, Because, Meeting, Seat, State
from tasuki.residents.people import queries as people
from tasuki.residents.protection import queries as protection
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay import services as relay_acts
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.decision import deny, require

# The papers alone: whom they leave out stands in the assessment and the plan, and whoever reads
# these also writes them.
OPENED = Section.CARD | Section.PAPERS


def lock(meeting: Meeting) -> Meeting:
    """The row as it stands now, locked until the transaction ends (SQLite: the file is)."""
    return (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("convener")
        .get(pk=meeting.pk)
    )


def lasting(meeting: Meeting) -> datetime | None:
    """Until when a seat sees: the end of the day, or for as long as the record is being written."""
    return None if meeting.state == State.HELD else queries.day_end(meeting.held_at)


def ground_of(meeting: Meeting) -> str:
    """The legal type under which the meeting sits."""
    return str(meeting.legal_types[0]) if meeting.legal_types else meeting.body


def seat(
    meeting: Meeting,
    at: datetime,
    because: Because,
    *,
    agency: Agency | None,
    staff_id: UUID | None = None,
    name: str = "",
) -> Seat | None:
    """Give a seat; None when that agency, worker or guest has one already."""
    held = Seat.objects.filter(meeting=meeting, agency=agency)
    if staff_id is None:
        held = held.filter(staff__isnull=True, name=name)
    else:
        held = held.filter(staff_id=staff_id)
    if held.exists():
        return None
    return Seat.objects.create(
        created_at=at, meeting=meeting, agency=agency, staff_id=staff_id, name=name, because=because
    )


def ensure_agency(meeting: Meeting, at: datetime, because: Because, agency: Agency) -> None:
    """See that an agency sits, by whomever."""
    if not Seat.objects.filter(meeting=meeting, agency=agency).exists():
        seat(meeting, at, because, agency=agency)


def open_to_seats(actor: Actor, meeting: Meeting, at: datetime) -> None:
    """Open everything on the agenda to every agency at the table."""
    for baton in _batons(meeting):
        open_baton(actor, meeting, baton, at)


def open_baton(actor: Actor, meeting: Meeting, baton: Baton, at: datetime) -> None:
    """Open one matter to the table; where the town takes a pledge, to those who have pledged."""
    until = lasting(meeting)
    if until is not None and until <= at:
        return
    if meeting.items.filter(baton=baton, papers_closed_at__isnull=False).exists():
        return  # the consent on which it lay there was taken back
    seats = meeting.seats.all()
    if meeting.secrecy_pledge:
        seats = seats.filter(pledged_at__isnull=False)
    for agency in _concerned(meeting, baton, seats):
        relay_acts.share(
            actor=_mover(actor, baton, at),
            baton=baton,
            agency=agency,
            source=source(meeting),
            sections=OPENED,
            ground=ground_of(meeting),
            at=at,
            until=until,
        )


def _concerned(meeting: Meeting, baton: Baton, seats: QuerySet[Seat]) -> list[Agency]:
    """Members, guests and the convener read the whole agenda; who sits because of one matter
    (it referred, brings or carries it) reads the papers of that matter."""
    whole = ~Q(because__in=[Because.REFERRER, Because.ROLE]) | Q(agency=meeting.convener_id)
    near = {baton.holder_id}
    case = queries.case_of(baton)
    if case is not None:
        near.add(case.coordination.holder_id)
    for referrer, brought_for in meeting.items.filter(baton=baton).values_list(
        "referrer", "brought_for"
    ):
        near |= {referrer, brought_for}
    sitting = seats.filter(whole | Q(agency__in=near - {None}))
    return list(Agency.objects.filter(pk__in=sitting.values("agency")))


def close_to_seats(
    actor: Actor, meeting: Meeting, at: datetime, *, batons: Iterable[Baton] | None = None
) -> None:
    """End what the meeting had opened."""
    agencies = list(Agency.objects.filter(pk__in=meeting.seats.values("agency")))
    for baton in _batons(meeting) if batons is None else batons:
        for agency in agencies:
            relay_acts.unshare(
                actor=_mover(actor, baton, at),
                baton=baton,
                agency=agency,
                source=source(meeting),
                at=at,
            )


def source(meeting: Meeting) -> str:
    """The name under which this meeting opens a matter."""
    return queries.seat_source(meeting)


def keep_apart(
    meeting: Meeting, *, batons: Iterable[UUID] = (), name: str = "", staff_id: UUID | None = None
) -> None:
    """Nobody sits at the table at which a person is spoken of who fled from them: neither who is
    invited now (`name`, `staff_id`), nor who sits there when something is brought (`batons`)."""
    about = set(
        people.concerned(list(batons) or list(meeting.items.values_list("baton", flat=True)))
    )
    if not protection.is_protected(about):
        return
    guests = [(name, staff_id)]
    if batons:
        seats = meeting.seats.filter(Q(staff__isnull=False) | ~Q(name=""))
        guests = list(seats.values_list("name", "staff_id"))
    for named, seated in guests:
        if protection.may_not_meet(about, name=named, staff_id=seated):
            require(deny("protection.may_not_meet"))


def persons_of(item: AgendaItem) -> list[UUID]:
    """Whom a line about this item concerns."""
    return [one.person_id for one in people.persons_of([item.baton_id]).get(item.baton_id, [])]


def in_words(meeting: Meeting, **more: str) -> dict[str, str]:
    """What every line about a meeting says."""
    return {"meeting": meeting.name, "on": show(clock.day(meeting.held_at)), **more}


def _batons(meeting: Meeting) -> list[Baton]:
    return list(Baton.objects.select_related("holder").filter(pk__in=meeting.items.values("baton")))


def _mover(actor: Actor, baton: Baton, at: datetime) -> Actor:
    if baton.holder_id in actor.agency_ids or relay.may_see(actor, baton.pk, Section.INTAKE, at):
        return actor
    return CLOCK

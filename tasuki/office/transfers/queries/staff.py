"""What somebody carries by name: 襷, promises, seats."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tasuki.ground import clock
from tasuki.ground.prepared import Prepared
from tasuki.journey.meetings.models import Seat, State
from tasuki.journey.plans.models import LIVE_STATES, Promise
from tasuki.office.transfers import policy
from tasuki.office.transfers.models import Carried, Transfer, TransferLine
from tasuki.office.transfers.queries.changes import numbers
from tasuki.residents.people import queries as people
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Appointment, Staff
from tasuki.town.relay import matters
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.roles import CASEWORK
from tasuki.trust.audit.services import look

SOON = 62  # days ahead in which a leaver is shown to those who stay


@dataclass(frozen=True, slots=True)
class Item:
    """One thing carried: how it is called to this actor, and until when it has to be looked at."""

    what: str
    pk: UUID
    agency_id: UUID
    title: str
    number: str
    on: date | None
    url: str = ""
    # The matter it is about (none: a seat), whose sight has been asked for.
    baton_id: UUID | None = None

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.what}_{self.pk.hex}"


def staff_for(actor: Actor, staff_id: UUID, at: datetime) -> Staff | None:
    """That worker, if the actor may hand on for any agency of theirs."""
    staff = Staff.objects.filter(pk=staff_id).first()
    return staff if staff is not None and policy.agencies_of(actor, staff, at) else None


def carried(actor: Actor, staff: Staff, at: datetime, *, noted: bool = True) -> list[Item]:
    """Everything open that is named to this worker at agencies for which the actor may hand on.

    What is closed to the actor in person is left out; the clock, and who may see it, hand that on.
    """
    agencies = policy.agencies_of(actor, staff, at)
    items = _batons(actor, staff, agencies, at)
    items += _promises(actor, staff, agencies, at)
    items += _seats(staff, agencies, at)
    if noted:
        titled = {one.baton_id for one in items if one.title and one.baton_id}
        look(people.concerned(list(titled)))
    return items


def open_batons(staff_id: UUID, agencies: frozenset[UUID]) -> QuerySet[Baton]:
    """襷 named to this worker."""
    found = Baton.objects.filter(
        closed_at__isnull=True, person=staff_id, holder__in=agencies
    ).select_related("holder")
    return found.order_by("look_again_on", "id")


def open_promises(staff: Staff, agencies: frozenset[UUID]) -> QuerySet[Promise]:
    """Rows of plans in force or in writing that name this worker."""
    return (
        Promise.objects.filter(
            agency__in=agencies,
            staff=staff.name,
            done_at__isnull=True,
            plan__state__in=LIVE_STATES,
        )
        .select_related("plan__case__lead", "agency")
        .order_by("due_on", "id")
    )


def coming_seats(staff_id: UUID, agencies: frozenset[UUID], at: datetime) -> QuerySet[Seat]:
    """Seats in meetings that are still to come or to be written up."""
    open_one = Q(meeting__closed_at__isnull=True) & ~Q(meeting__state=State.CANCELLED)
    return (
        Seat.objects.filter(open_one, staff=staff_id, agency__in=agencies)
        .filter(meeting__held_at__gte=at - timedelta(days=31))
        .select_related("meeting", "agency")
        .order_by("meeting__held_at", "id")
    )


def _batons(actor: Actor, staff: Staff, agencies: frozenset[UUID], at: datetime) -> list[Item]:
    found = open_batons(staff.pk, agencies)
    batons = list(found.filter(relay.not_closed_to(actor.staff_id, at, "pk")))
    titled = [(one.pk, one.matter) for one in batons if policy.sees_titles(actor, one.holder_id)]
    cards = matters.describe(titled, actor, at)
    called = numbers([one.pk for one in batons])
    items = []
    for one in batons:
        card = cards.get(one.pk)
        items.append(
            Item(
                what=Carried.BATON,
                pk=one.pk,
                agency_id=one.holder_id,
                title=card.title if card else "",
                number=called.get(one.pk, ""),
                on=one.look_again_on,
                url=card.url if card else "",
                baton_id=one.pk,
            )
        )
    return items


def _promises(actor: Actor, staff: Staff, agencies: frozenset[UUID], at: datetime) -> list[Item]:
    found = open_promises(staff, agencies)
    items = []
    for one in found.filter(relay.not_closed_to(actor.staff_id, at, "plan__case__lead_id")):
        titled = policy.sees_titles(actor, one.agency_id)
        items.append(
            Item(
                what=Carried.PROMISE,
                pk=one.pk,
                agency_id=one.agency_id,
                title=f"{one.issue} {one.what}" if titled else "",
                number=one.plan.case.number,
                on=one.looked_at_on,
                baton_id=one.plan.case.lead_id,
            )
        )
    return items


def _seats(staff: Staff, agencies: frozenset[UUID], at: datetime) -> list[Item]:
    return [
        Item(
            what=Carried.SEAT,
            pk=one.pk,
            agency_id=one.agency_id,
            title=one.meeting.name,
            number="",
            on=clock.day(one.meeting.held_at),
        )
        for one in coming_seats(staff.pk, agencies, at)
        if one.agency_id is not None
    ]


def leavers(actor: Actor, at: datetime, limit: int = 50) -> list[Appointment]:
    """Appointments that end soon, or ended lately, at agencies for which the actor looks."""
    today = clock.day(at)
    found = Appointment.objects.filter(
        until__isnull=False,
        until__gte=clock.add_days(today, -SOON),
        until__lte=clock.add_days(today, SOON),
        role__in=CASEWORK,
    )
    if not actor.is_admin:
        found = found.filter(agency__in=actor.agency_ids)
    mine = found.select_related("staff", "agency").order_by("until", "id")[:limit]
    return [one for one in mine if policy.agencies_of(actor, one.staff, at)]


def ownerless(actor: Actor, at: datetime) -> int:
    """How many open matters of the actor's agencies lost their worker and have none by name."""
    return sum(_OWNERLESS(agencies=actor.agency_ids, staff=actor.staff_id, at=at))


def _ownerless(agencies: list[UUID], staff: UUID, at: datetime) -> QuerySet[TransferLine, int]:
    # From the lines, which are few: the agencies may have thousands of open matters.
    lost = TransferLine.objects.filter(
        relay.not_closed_to(staff, at, "baton_id"),
        to_person__isnull=True,
        transfer__done_by__isnull=True,
        baton__closed_at__isnull=True,
        baton__person__isnull=True,
        baton__holder__in=agencies,
    )
    each = lost.values("baton__holder").annotate(count=Count("baton", distinct=True))
    return each.values_list("count", flat=True)


_OWNERLESS = Prepared(_ownerless)


def transfers_of(staff_id: UUID) -> list[Transfer]:
    """The hand-overs of a worker, newest first."""
    found = Transfer.objects.filter(staff=staff_id).select_related("agency", "done_by")
    return list(found.prefetch_related("lines__to_person"))


def left_named(at: datetime, limit: int = 500) -> list[tuple[Staff, UUID]]:
    """Who is still named on an open matter of an agency at which they work no more."""
    today = clock.day(at)
    working = organizations.appointments_on(today).filter(
        staff=OuterRef("person"), agency=OuterRef("holder"), role__in=CASEWORK
    )
    named = Baton.objects.filter(closed_at__isnull=True, person__isnull=False)
    pairs = named.filter(~Exists(working)).values_list("person_id", "holder_id").distinct()
    found = list(pairs[:limit])
    staff = Staff.objects.in_bulk({one for one, _agency in found if one is not None})
    return [(staff[one], agency) for one, agency in found if one is not None]

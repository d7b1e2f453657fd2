"""What came to somebody from a leaver: the note, and what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tasuki.ground.prepared import Prepared
from tasuki.journey.meetings.models import Seat
from tasuki.journey.plans.models import Promise
from tasuki.office.transfers.models import Carried, Transfer, TransferLine
from tasuki.residents.people import queries as people
from tasuki.town.relay import matters
from tasuki.town.relay import queries as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

SHOWN = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Received:
    """One thing, as this actor may call it."""

    what: str
    number: str
    title: str
    url: str
    to: str
    read: bool


def received_by(actor: Actor, at: datetime) -> list[Transfer]:
    """Hand-overs of the last year to the actor, or to the agency as a whole."""
    mine = TransferLine.objects.filter(transfer=OuterRef("pk")).filter(
        Q(to_person=actor.staff_id) | Q(to_person__isnull=True)
    )
    found = Transfer.objects.filter(Exists(mine), agency__in=actor.agency_ids)
    recent = found.filter(created_at__gte=at - SHOWN).exclude(staff=actor.staff_id)
    return list(recent.select_related("staff", "agency").prefetch_related("lines")[:20])


def transfer_for(actor: Actor, transfer_id: UUID, at: datetime) -> Transfer | None:
    """One of these."""
    return next((one for one in received_by(actor, at) if one.pk == transfer_id), None)


def unread(actor: Actor) -> list[Transfer]:
    """What the actor has not confirmed yet."""
    return unread_among(news(actor))


def unread_among(found: list[Transfer]) -> list[Transfer]:
    """Of `news`."""
    return [one for one in found if getattr(one, "unread", False) and one.done_by_id is not None]


def news(actor: Actor) -> list[Transfer]:
    """What waits for the actor to confirm, and what lost its worker: one question for both."""
    if actor.staff_id is None:
        return []
    return _NEWS(staff=actor.staff_id, agencies=actor.agency_ids)


def _news(staff: UUID, agencies: list[UUID]) -> QuerySet[Transfer]:
    waiting = TransferLine.objects.filter(
        transfer=OuterRef("pk"), to_person=staff, read_at__isnull=True
    )
    found = Transfer.objects.filter(agency__in=agencies).annotate(unread=Exists(waiting))
    to_me = Q(unread=True) & ~Q(staff=staff) & ~Q(done_by=staff)
    wanted = found.filter(Q(done_by__isnull=True) | to_me).select_related("staff", "agency")
    return wanted.order_by("-unread", "-created_at", "-id")[:20]


_NEWS = Prepared(_news)


def received_lines(actor: Actor, transfer: Transfer, at: datetime) -> list[Received]:
    """What went over in it, to the actor and to the agency; what is closed in person is left out."""
    mine = transfer.lines.filter(Q(to_person=actor.staff_id) | Q(to_person__isnull=True))
    lines = list(mine.select_related("to_person", "baton"))
    promises = Promise.objects.select_related("plan__case__lead").in_bulk(
        [one.item_id for one in lines if one.what == Carried.PROMISE]
    )
    seats = Seat.objects.select_related("meeting").in_bulk(
        [one.item_id for one in lines if one.what == Carried.SEAT]
    )
    batons = {one.pk: _about(one, promises) for one in lines}
    known = relay.sections_of(actor, [one for one in batons.values() if one], at)
    pairs = {(pk, relay_matter) for pk, relay_matter in _pairs(lines, promises) if pk in known}
    cards = matters.describe(pairs, actor, at)
    look(people.concerned(list(cards)))
    shown = []
    for one in lines:
        about = batons[one.pk]
        card = cards.get(about) if about else None
        if one.what != Carried.SEAT and card is None:
            continue
        shown.append(_shown(one, card, promises, seats))
    return shown


def _about(line: TransferLine, promises: dict[UUID, Promise]) -> UUID | None:
    if line.what == Carried.BATON:
        return line.baton_id
    promise = promises.get(line.item_id)
    return promise.plan.case.lead_id if promise is not None else None


def _pairs(lines: Sequence[TransferLine], promises: dict[UUID, Promise]) -> list[tuple[UUID, str]]:
    found = [(one.baton.pk, one.baton.matter) for one in lines if one.baton is not None]
    leads = [one.plan.case.lead for one in promises.values()]
    return found + [(one.pk, one.matter) for one in leads]


def _shown(
    line: TransferLine,
    card: matters.Card | None,
    promises: dict[UUID, Promise],
    seats: dict[UUID, Seat],
) -> Received:
    title = card.title if card else ""
    if (promise := promises.get(line.item_id)) is not None:
        title = f"{title}　{promise.issue} {promise.what}"
    if (seat := seats.get(line.item_id)) is not None:
        title = seat.meeting.name
    return Received(
        what=str(Carried(line.what).label),
        number=card.number if card else "",
        title=title,
        url=card.url if card else "",
        to=line.to_person.name if line.to_person else "",
        read=line.read_at is not None,
    )

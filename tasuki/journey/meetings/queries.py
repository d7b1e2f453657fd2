"""Reads of meetings. What somebody sees of an item is asked of the relay (PAPERS), never of the seat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tasuki.ground.prepared import Prepared
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import frames, kinds, policy, rules, words
from tasuki.journey.meetings.frames import bodies_that_decide as bodies_that_decide
from tasuki.journey.meetings.frames import body_of as body_of
from tasuki.journey.meetings.frames import opinion_label as opinion_label
from tasuki.journey.meetings.kinds import AgendaKind, Waiting
from tasuki.journey.meetings.models import AgendaItem, Meeting, Opinion, Seat, State
from tasuki.journey.meetings.rows import day_end as day_end
from tasuki.journey.meetings.rows import day_start as day_start
from tasuki.journey.meetings.rows import desk_rows as desk_rows
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern, Standing
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

PAGE = 50
# How the parts of a seat are called.
SEAT = "seat:"


# --- meetings ---------------------------------------------------------------------------------------


def meetings_for(actor: Actor, at: datetime) -> QuerySet[Meeting]:
    """The meetings this actor knows of, newest day first."""
    return (
        Meeting.objects.filter(policy.visible_to(actor), created_at__lte=at)
        .select_related("convener", "recorded_by")
        .order_by("-held_at", "-id")
    )


def meeting_for(actor: Actor, meeting_id: UUID, at: datetime) -> Meeting:
    """One meeting.

    Raises:
        Meeting.DoesNotExist: there is none, or none for this actor.
    """
    return meetings_for(actor, at).get(pk=meeting_id)


def _known(actor: Actor, at: datetime) -> Any:
    return meetings_for(actor, at).order_by().values("pk")


def coming(actor: Actor, at: datetime, limit: int = PAGE) -> list[Meeting]:
    """Planned meetings from today on, the nearest first."""
    found = meetings_for(actor, at).filter(state=State.PLANNED, held_at__gte=day_start(at))
    return list(_counted(found).order_by("held_at", "id")[:limit])


def past(
    actor: Actor, at: datetime, *, before: tuple[datetime, UUID] | None = None, limit: int = PAGE
) -> list[Meeting]:
    """Everything else, the newest first; a page by key."""
    found = meetings_for(actor, at).exclude(state=State.PLANNED, held_at__gte=day_start(at))
    if before is not None:
        held, pk = before
        found = found.filter(Q(held_at__lt=held) | Q(held_at=held, pk__lt=pk))
    return list(_counted(found)[:limit])


def _counted(found: QuerySet[Meeting]) -> QuerySet[Any]:
    return found.annotate(
        n_items=Count("items", distinct=True), n_seats=Count("seats", distinct=True)
    )


def taking(actor: Actor, at: datetime, kind: AgendaKind) -> list[Meeting]:
    """The open meetings before which something of that kind could be brought: none that sat long
    ago, though its record is not closed yet."""
    found = meetings_for(actor, at).filter(case_data=True, closed_at__isnull=True)
    found = found.exclude(state=State.CANCELLED).filter(
        held_at__gte=day_start(at) - timedelta(days=7)
    )
    return [one for one in found.order_by("held_at", "id")[:PAGE] if takes(one, kind)]


def takes(meeting: Meeting, kind: AgendaKind) -> bool:
    """Whether the body has to do with such matters at all."""
    body = frames.body_of(meeting)
    if body is None or not meeting.case_data:
        return False
    return bool({kind.examined_as, kind.decided_as} & {*body.decides, *body.examines})


def support_meetings(actor: Actor, at: datetime) -> list[Meeting]:
    """Planned 支援会議 this actor could bring something to, the nearest first."""
    planned = meetings_for(actor, at).filter(state=State.PLANNED, held_at__gte=day_start(at))
    near = planned.filter(consent_rule__in=[rules.WITHOUT, rules.ANY], case_data=True)
    near = near.order_by("held_at", "id")
    return list(near[:5])


# --- items -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item as this actor may see it: without its part, only that there is one."""

    item: AgendaItem
    is_open: bool
    title: str
    kind: str
    opinion: str
    n_left_out: int
    why: str = ""  # a paper that was open and is closed says why


def items_shown(actor: Actor, meeting: Meeting, at: datetime) -> list[ItemShown]:
    """The agenda; an item that is not open to the actor has neither name nor content."""
    items = list(
        meeting.items.select_related(
            "baton", "baton__holder", "brought_for", "referrer", "handover"
        )
    )
    opened = open_items(actor, meeting, items, at)
    return [_shown(item, item.pk in opened) for item in items]


def _why_closed(item: AgendaItem, is_open: bool) -> str:
    if is_open or item.papers_closed_at is None:
        return ""
    return str(words.PAPERS_CLOSED) % {"agency": item.brought_for.name}


def _shown(item: AgendaItem, is_open: bool) -> ItemShown:
    return ItemShown(
        why=_why_closed(item, is_open),
        item=item,
        is_open=is_open,
        title=item.title if is_open else str(words.HIDDEN_TITLE),
        kind=kinds.label(item.kind),
        opinion=frames.opinion_label(item.opinion) if is_open else "",
        n_left_out=len(item.left_out),
    )


def open_items(
    actor: Actor, meeting: Meeting, items: Sequence[AgendaItem], at: datetime
) -> set[UUID]:
    """The items whose papers this actor may read, in one query."""
    if not rules.pledge_is_needed(
        secrecy_pledge=meeting.secrecy_pledge, pledged=has_pledged(actor, meeting)
    ):
        return set()
    if meeting.convener_id in policy.secretary_of(actor):
        return _not_closed(actor, [one for one in items if one.papers_closed_at is None], at)
    batons = {item.baton_id for item in items}
    # A seat opens the papers of its own meeting: another of the same matter may have ended since.
    seat = seat_source(meeting)
    seen = {
        baton
        for baton, source in relay.opening(actor, batons, Section.PAPERS, at)
        if source == seat or not source.startswith(SEAT)
    }
    return {item.pk for item in items if item.baton_id in seen}


def seat_source(meeting: Meeting) -> str:
    """The name under which this meeting opens a matter to its seats."""
    return f"{SEAT}{meeting.pk}"


def _not_closed(actor: Actor, items: Sequence[AgendaItem], at: datetime) -> set[UUID]:
    """Who keeps the books reads the agenda, but for matters that are closed to them in person."""
    found = AgendaItem.objects.filter(
        relay.not_closed_to(actor.staff_id, at), pk__in=[item.pk for item in items]
    )
    return set(found.values_list("pk", flat=True))


def has_pledged(actor: Actor, meeting: Meeting) -> bool:
    """Whether the actor's seat has pledged secrecy; who only keeps the books has none to pledge."""
    if not meeting.secrecy_pledge:
        return False
    seats = list(policy.seats_of(actor, meeting).values_list("pledged_at", flat=True))
    if not seats:
        return meeting.convener_id in policy.convening(actor)
    return any(pledged is not None for pledged in seats)


def record_is_open(actor: Actor, meeting: Meeting, at: datetime) -> bool:
    """reads_record, for whoever has not asked for the items yet."""
    items = list(meeting.items.all())
    return reads_record(actor, meeting, items, open_items(actor, meeting, items, at), at)


def reads_record(
    actor: Actor, meeting: Meeting, items: Sequence[AgendaItem], opened: set[UUID], at: datetime
) -> bool:
    """Whether what was written of all these items may be read: every paper open, or, for whoever
    runs the meeting and writes it, no matter among them that is closed to this worker in person."""
    if len(opened) == len(items) or meeting.state != State.HELD:
        return True
    if meeting.recorded_by_id == actor.staff_id:
        return True  # their own words
    return runs(actor, meeting) and len(_not_closed(actor, items, at)) == len(items)


def item_for(actor: Actor, item_id: UUID, at: datetime) -> AgendaItem:
    """One item whose papers the actor may read.

    Raises:
        AgendaItem.DoesNotExist: there is none, or none for this actor.
    """
    item = AgendaItem.objects.select_related(
        "meeting",
        "meeting__convener",
        "baton",
        "baton__holder",
        "referrer",
        "brought_for",
        "handover",
    ).get(pk=item_id, meeting__in=_known(actor, at))
    if item.pk not in open_items(actor, item.meeting, [item], at):
        raise AgendaItem.DoesNotExist
    return item


def named_item_for(actor: Actor, item_id: UUID, at: datetime) -> AgendaItem:
    """An item by which the actor's agency was named 主担当: it may answer long after the day.

    Raises:
        AgendaItem.DoesNotExist: there is none, or none for this actor.
    """
    return AgendaItem.objects.select_related(
        "meeting", "baton", "baton__holder", "referrer", "handover"
    ).get(
        relay.not_closed_to(actor.staff_id, at),
        pk=item_id,
        referrer__in=actor.agency_ids,
        handover__isnull=False,
        decided_at__lte=at,
    )


def lying_about(person_id: UUID) -> QuerySet[AgendaItem]:
    """What lies on tables about this person, of which the record is not closed."""
    batons = Concern.objects.filter(person=person_id).exclude(part=Standing.VISITOR)
    found = AgendaItem.objects.filter(
        baton__in=batons.values("baton"), meeting__closed_at__isnull=True
    ).exclude(meeting__state=State.CANCELLED)
    return found.select_related("meeting__convener", "baton__holder", "brought_for")


def seat_for(actor: Actor, seat_id: UUID, at: datetime) -> Seat:
    """A seat of a meeting the actor knows of.

    Raises:
        Seat.DoesNotExist: there is none, or none for this actor.
    """
    return Seat.objects.select_related("meeting", "meeting__convener", "agency", "staff").get(
        pk=seat_id, meeting__in=_known(actor, at)
    )


def seats_here(actor: Actor, meeting: Meeting) -> list[Seat]:
    """The seats of the actor and of the actor's agencies."""
    return list(policy.seats_of(actor, meeting).select_related("agency", "staff"))


def seats_of(meeting: Meeting) -> list[Seat]:
    """Everybody invited, in the order of the invitation."""
    return list(meeting.seats.select_related("agency", "staff"))


def runs(actor: Actor, meeting: Meeting) -> bool:
    """Whether the actor convenes this meeting or keeps its books."""
    return bool(policy.can_run(actor, meeting))


def note_look(meeting: Meeting, items: Sequence[AgendaItem]) -> None:
    """Note that these items' people are being shown, on the ground under which they were brought."""
    concerns = people.persons_of([item.baton_id for item in items])
    ground = str(meeting.legal_types[0]) if meeting.legal_types else ""
    look([one.person_id for some in concerns.values() for one in some], ground)


def seat_name(seat: Seat) -> str:
    """鈴木（生活自立相談支援センター） as the paper says it."""
    who = seat.staff.name if seat.staff else seat.name
    agency = seat.agency.name if seat.agency else ""
    return "　".join(part for part in (agency, who) if part)


def case_of(baton: Baton) -> Case | None:
    """The case whose 主担当 baton this is."""
    return (
        Case.objects.select_related(
            "lead", "lead__holder", "coordination", "coordination__holder", "household"
        )
        .filter(lead=baton)
        .first()
    )


def referrer_of(case: Case | None) -> Agency | None:
    """つないだ機関: the counter that asked for 多機関協働."""
    return case.origin.from_agency if case is not None else None


def before_of(kind: str, item_id: UUID) -> list[AgendaItem]:
    """What meetings have said of this record, newest first."""
    found = AgendaItem.objects.filter(kind=kind, item_id=item_id).select_related("meeting")
    return list(found.order_by("-created_at", "-id"))


def approved_on(kind: str, item_id: UUID) -> AgendaItem | None:
    """The item in which a deciding body found this record appropriate, the latest."""
    found = AgendaItem.objects.filter(
        kind=kind, item_id=item_id, opinion=Opinion.APPROPRIATE
    ).select_related("meeting")
    return found.order_by("-decided_at", "-id").first()


def sittings_of(baton_ids: Sequence[UUID], limit: int = 20) -> list[AgendaItem]:
    """The items of a case, newest sitting first. The caller has asked whether PAPERS are open."""
    return _SITTINGS(batons=list(baton_ids), limit=limit)


def _sittings(batons: list[UUID], limit: int) -> QuerySet[AgendaItem]:
    found = AgendaItem.objects.filter(baton__in=batons).select_related("meeting")
    return found.defer("meeting__minutes").order_by("-meeting__held_at", "-id")[:limit]


_SITTINGS = Prepared(_sittings)


def known_among(actor: Actor, ids: Sequence[UUID], at: datetime) -> set[UUID]:
    """Which of these meetings the actor knows of."""
    if not ids:
        return set()
    return set(meetings_for(actor, at).filter(pk__in=ids).order_by().values_list("pk", flat=True))


# --- what waits --------------------------------------------------------------------------------------


def agenda_waiting(
    actor: Actor, at: datetime, beside: Meeting | None = None
) -> list[tuple[AgendaKind, list[Waiting]]]:
    """What each kind has for the next sitting, without what is on an agenda already; and without
    what the sitting `beside` has found right, which it need not see twice."""
    offered = [(kind, list(kind.waiting(actor, at))) for kind in kinds.every()]
    ids = [one.item_id for _, waiting in offered for one in waiting]
    standing = Q(opinion="", meeting__closed_at__isnull=True)
    if beside is not None:
        standing |= Q(opinion=Opinion.APPROPRIATE, meeting=beside)
    placed = set(
        AgendaItem.objects.filter(standing, item_id__in=ids)
        .exclude(meeting__state=State.CANCELLED)
        .values_list("kind", "item_id")
    )
    left = [
        (kind, [one for one in waiting if (kind.code, one.item_id) not in placed])
        for kind, waiting in offered
    ]
    people.persons_of({one.baton_id for _, some in left for one in some})  # notes the look
    return [(kind, waiting) for kind, waiting in left if waiting]


def waiting_for(
    actor: Actor, meeting: Meeting, at: datetime
) -> list[tuple[AgendaKind, list[Waiting]]]:
    """What of it this body has to do with, but for what this very sitting has found right."""
    waiting = agenda_waiting(actor, at, beside=meeting)
    return [pair for pair in waiting if takes(meeting, pair[0])]


def recorded(meeting: Meeting) -> dict[str, Any]:
    """The fields of the record as its form names them."""
    seats = seats_of(meeting)
    return {
        "minutes": meeting.minutes,
        "chair": meeting.chair,
        "place": meeting.place,
        "present": [str(seat.pk) for seat in seats if seat.attended],
    }

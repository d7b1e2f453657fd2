"""Reads of meetings. What somebody sees of an item is asked of the relay (PAPERS), never of the seat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import kinds, policy, rules, words
from tasuki.journey.meetings.kinds import AgendaKind, Waiting
from tasuki.journey.meetings.models import AgendaItem, Meeting, Opinion, Seat, State
from tasuki.town.municipality import pack
from tasuki.town.municipality.pack import MeetingBody
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import Actor

PAGE = 50
# The pack's names of what the house calls otherwise.
_PACK_OPINIONS = {"revise": "resubmit", "not_now": "deferred"}


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
    """The open meetings before which something of that kind could be brought."""
    found = meetings_for(actor, at).filter(case_data=True, closed_at__isnull=True)
    found = found.exclude(state=State.CANCELLED).filter(
        Q(state=State.HELD) | Q(held_at__gte=day_start(at) - timedelta(days=7))
    )
    return [one for one in found.order_by("held_at", "id")[:PAGE] if takes(one, kind)]


def takes(meeting: Meeting, kind: AgendaKind) -> bool:
    """Whether the body has to do with such matters at all."""
    body = body_of(meeting)
    if body is None or not meeting.case_data:
        return False
    return bool({kind.examined_as, kind.decided_as} & {*body.decides, *body.examines})


def support_meetings(actor: Actor, at: datetime) -> list[Meeting]:
    """Planned 支援会議 this actor could bring something to, the nearest first."""
    planned = meetings_for(actor, at).filter(state=State.PLANNED, held_at__gte=day_start(at))
    near = planned.filter(consent_rule=rules.WITHOUT, case_data=True).order_by("held_at", "id")
    return list(near[:5])


def day_start(at: datetime) -> datetime:
    """The first moment of that local day."""
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)


def day_end(at: datetime) -> datetime:
    """The first moment of the day after."""
    return day_start(at) + timedelta(days=1)


# --- the frame ---------------------------------------------------------------------------------------


def body_of(meeting: Meeting) -> MeetingBody | None:
    """The body in the pack of the meeting's year; None when that pack knows it no more."""
    try:
        return pack.current(clock.day(meeting.held_at)).meeting_body(meeting.body)
    except HouseError:
        return None


def table_of(meeting: Meeting) -> rules.Table:
    """The frame under which the meeting sits, as the rules want it."""
    return rules.Table(
        name=meeting.name,
        consent_rule=meeting.consent_rule,
        case_data=meeting.case_data,
        basis=meeting.basis,
        data_law=str(words.DATA_LAW),
    )


def powers_of(meeting: Meeting) -> rules.Powers:
    """What the body may say."""
    body = body_of(meeting)
    if body is None:
        return rules.Powers(decides=frozenset())
    return rules.Powers(frozenset(body.decides), body.may_name_referrer_lead)


def convening_agency(body: MeetingBody) -> Agency:
    """Who convenes that body: the pack's word, else the 調整役."""
    code = body.convener or pack.current().coordinator_agency.code
    return organizations.agency_by_code(code)


def bodies_for(actor: Actor, at: datetime) -> list[MeetingBody]:
    """The bodies this actor may convene, in the pack's order."""
    bodies = sorted(pack.current(clock.day(at)).meetings, key=lambda body: body.order)
    codes = {body.convener or pack.current().coordinator_agency.code for body in bodies}
    agencies = {agency.code: agency for agency in Agency.objects.filter(code__in=codes)}
    convening = policy.convening(actor)
    return [
        body
        for body in bodies
        if (agency := agencies.get(body.convener or pack.current().coordinator_agency.code))
        and (agency.pk in convening or (body.members_by_case and policy.coordinates(actor)))
    ]


def bodies_that_decide(kind: AgendaKind, at: datetime) -> str:
    """The names of the bodies which decide on such matters, for a sentence."""
    bodies = pack.current(clock.day(at)).bodies_that_decide(kind.decided_as)
    return "・".join(body.name for body in bodies) or str(words.NOTHING_DECIDES)


def opinions_for(item: AgendaItem) -> list[tuple[str, str]]:
    """What this meeting may say of this item, with the town's words."""
    kind = kinds.kind(item.kind) if kinds.known(item.kind) else None
    offered = rules.opinions(
        powers_of(item.meeting),
        decided_as=kind.decided_as if kind else "",
        has_referrer=item.referrer_id is not None,
        may_give_back=kind.may_give_back if kind else False,
    )
    return [(code, opinion_label(code)) for code in offered]


def opinion_label(code: str) -> str:
    """The town's word for an opinion, else the house's."""
    if not code:
        return ""
    listed = pack.current().lists.get("opinions")
    known = listed.find(_PACK_OPINIONS.get(code, code)) if listed else None
    return known.label if known else str(Opinion(code).label)


def secrecy_notice(meeting: Meeting) -> str:
    """What stands on every page and paper of a 支援会議; "" for other meetings."""
    return str(words.SECRECY) if meeting.secrecy_by_law else ""


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


def items_shown(actor: Actor, meeting: Meeting, at: datetime) -> list[ItemShown]:
    """The agenda; an item that is not open to the actor has neither name nor content."""
    items = list(
        meeting.items.select_related(
            "baton", "baton__holder", "brought_for", "referrer", "handover"
        )
    )
    opened = open_items(actor, meeting, items, at)
    return [_shown(item, item.pk in opened) for item in items]


def _shown(item: AgendaItem, is_open: bool) -> ItemShown:
    return ItemShown(
        item=item,
        is_open=is_open,
        title=item.title if is_open else str(words.HIDDEN_TITLE),
        kind=kinds.label(item.kind),
        opinion=opinion_label(item.opinion) if is_open else "",
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
        return {item.pk for item in items}
    seen = relay.sections_of(actor, [item.baton_id for item in items], at)
    return {item.pk for item in items if seen.get(item.baton_id, Section(0)) & Section.PAPERS}


def has_pledged(actor: Actor, meeting: Meeting) -> bool:
    """Whether the actor's seat has pledged secrecy; who only keeps the books has none to pledge."""
    if not meeting.secrecy_pledge:
        return False
    seats = list(policy.seats_of(actor, meeting).values_list("pledged_at", flat=True))
    if not seats:
        return meeting.convener_id in policy.convening(actor)
    return any(pledged is not None for pledged in seats)


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
    ).get(pk=item_id, referrer__in=actor.agency_ids, handover__isnull=False, decided_at__lte=at)


def seat_for(actor: Actor, seat_id: UUID, at: datetime) -> Seat:
    """A seat of a meeting the actor knows of.

    Raises:
        Seat.DoesNotExist: there is none, or none for this actor.
    """
    return Seat.objects.select_related("meeting", "meeting__convener", "agency", "staff").get(
        pk=seat_id, meeting__in=_known(actor, at)
    )


def own_seats(actor: Actor, meeting: Meeting) -> list[Seat]:
    """The seats of the actor and of the actor's agencies."""
    return list(policy.seats_of(actor, meeting).select_related("agency", "staff"))


def seats_of(meeting: Meeting) -> list[Seat]:
    """Everybody invited, in the order of the invitation."""
    return list(meeting.seats.select_related("agency", "staff"))


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
    found = AgendaItem.objects.filter(baton__in=baton_ids).select_related("meeting")
    return list(found.order_by("-meeting__held_at", "-id")[:limit])


# --- what waits --------------------------------------------------------------------------------------


def agenda_waiting(actor: Actor, at: datetime) -> list[tuple[AgendaKind, list[Waiting]]]:
    """What each kind has for the next sitting, without what is on an agenda already."""
    offered = [(kind, list(kind.waiting(actor, at))) for kind in kinds.every()]
    ids = [one.item_id for _, waiting in offered for one in waiting]
    placed = set(
        AgendaItem.objects.filter(item_id__in=ids, opinion="", meeting__closed_at__isnull=True)
        .exclude(meeting__state=State.CANCELLED)
        .values_list("kind", "item_id")
    )
    left = [
        (kind, [one for one in waiting if (kind.code, one.item_id) not in placed])
        for kind, waiting in offered
    ]
    return [(kind, waiting) for kind, waiting in left if waiting]


def waiting_for(
    actor: Actor, meeting: Meeting, at: datetime
) -> list[tuple[AgendaKind, list[Waiting]]]:
    """What of it this body has to do with."""
    return [pair for pair in agenda_waiting(actor, at) if takes(meeting, pair[0])]

"""Rows of this room on the desk: one for each change of contractor, one for what lost its worker."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from tasuki.ground import addresses, clock
from tasuki.ground.prepared import Prepared
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.office.transfers import policy, words
from tasuki.office.transfers.models import Succession, Transfer
from tasuki.office.transfers.queries import changes, received
from tasuki.office.transfers.queries.staff import SOON, carried, ownerless
from tasuki.town.organizations.models import Staff
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.roles import CASEWORK

Rows = dict[str, list[DeskRow]]


def desk_rows(actor: Actor, at: datetime) -> Rows:
    """offered | stalled | due; two questions where nothing is under way."""
    lists: Rows = {"offered": [], "stalled": [], "due": []}
    for succession in _running(actor):
        _place(lists, succession, actor, at)
    if actor.works:
        news = received.news(actor)
        if any(one.done_by_id is None for one in news):
            lists["stalled"] += _lost(actor, at)
        lists["due"] += [_received(one) for one in received.unread_among(news)]
        lists["due"] += _own_leave(actor, at)
    return lists


def offered_rows(actor: Actor, at: datetime) -> list[DeskRow]:
    """What stands on 受け取り待ち."""
    rows: Rows = {"offered": [], "stalled": [], "due": []}
    for succession in _running(actor):
        _place(rows, succession, actor, at)
    return rows["offered"]


def _received(one: Transfer) -> DeskRow:
    """What somebody handed on to the actor, until it is confirmed."""
    url = addresses.of("transfers:received", one.pk)
    return DeskRow(
        record=f"transfer:{one.pk}",
        title=str(words.RECEIVED) % {"name": one.staff.name},
        url=url,
        note=str(words.RECEIVED_NOTE if one.note else words.RECEIVED_NO_NOTE),
        tone="wait",
        on=clock.day(one.created_at),
        on_label=str(words.HANDED_ON),
        action=Action(url, str(words.READ)),
    )


def _own_leave(actor: Actor, at: datetime) -> list[DeskRow]:
    """Who leaves is told so, and what is left to hand on."""
    today = clock.day(at)
    rows: list[DeskRow] = []
    soon = clock.add_days(today, SOON)
    ending = [one for one in actor.hats if one.role in CASEWORK and one.until is not None]
    for one in ending:
        if one.until is None or one.until > soon or actor.staff_id is None:
            continue
        items = carried(actor, Staff.objects.get(pk=actor.staff_id), at, noted=False)
        left = [item for item in items if item.agency_id == one.agency_id]
        if not left:
            continue
        url = addresses.of("transfers:staff", actor.staff_id)
        rows.append(
            DeskRow(
                record=f"appointment:{one.appointment_id}",
                title=str(words.LEAVING) % {"agency": one.agency_name},
                url=url,
                mark=str(words.LEAVING_LEFT) % {"count": len(left)},
                tone="late",
                on=one.until,
                on_label=str(words.LAST_DAY),
                action=Action(url, str(words.HAND_ON)),
            )
        )
    return rows


def _open_changes(agencies: list[UUID], offices: list[UUID]) -> QuerySet[Succession]:
    mine = Q(old__in=agencies) | Q(new__in=agencies) | Q(commissioner__in=offices)
    unfinished = Q(ended_at__isnull=True) | Q(received_at__isnull=True)
    found = Succession.objects.filter(mine, unfinished)
    return found.select_related("old", "new", "commissioner").order_by("last_day", "pk")[:10]


_CHANGES = Prepared(_open_changes)


def _running(actor: Actor) -> list[Succession]:
    agencies, offices = actor.agency_ids, policy.commissioning(actor)
    return _CHANGES(agencies=agencies, offices=offices) if agencies or offices else []


def _lost(actor: Actor, at: datetime) -> Iterable[DeskRow]:
    count = ownerless(actor, at)
    if not count:
        return []
    url = reverse("transfers:overview")
    return [
        DeskRow(
            record="transfers:lost",
            title=str(words.LOST) % {"count": count},
            url=url,
            note=str(words.LOST_NOTE),
            mark=str(words.NO_WORKER),
            tone="late",
            action=Action(url, str(words.SEE)),
        )
    ]


def _place(lists: Rows, succession: Succession, actor: Actor, at: datetime) -> None:
    today = clock.day(at)
    page = addresses.of("transfers:contractor", succession.pk)
    if succession.new_id in actor.agency_ids and changes.still_to_take(succession, at):
        take = Action(addresses.of("transfers:take", succession.pk), str(words.TAKE), "check")
        lists["offered"].append(_row(succession, take, succession.last_day))
    near = {succession.old_id, succession.new_id} & actor.agency_ids
    office = succession.commissioner_id in policy.commissioning(actor)
    if (near or office) and succession.offered_at and changes.untaken(succession, at):
        see = Action(page, str(words.SEE))
        stuck = succession.last_day < today or changes.still_to_offer(succession, at)
        if stuck:
            lists["stalled"].append(_row(succession, see, succession.last_day, words.NOT_TAKEN))
    elif succession.offered_at is None and (succession.old_id in actor.agency_ids or office):
        offer = Action(addresses.of("transfers:offer", succession.pk), str(words.OFFER))
        lists["due"].append(_row(succession, offer, succession.last_day))
    if office and succession.received_at is None and succession.last_day < today:
        keep = Action(addresses.of("transfers:certificate", succession.pk), str(words.CERTIFY))
        lists["stalled"].append(_row(succession, keep, succession.last_day, words.NO_CERTIFICATE))


def _row(succession: Succession, action: Action, on: date, mark: object = "") -> DeskRow:
    return DeskRow(
        record=f"succession:{succession.pk}",
        title=str(words.CHANGE) % {"old": succession.old.name, "new": succession.new.name},
        url=addresses.of("transfers:contractor", succession.pk),
        mark=str(mark),
        tone="late" if mark else "wait",
        on=on,
        on_label=str(words.LAST_DAY),
        action=action,
    )

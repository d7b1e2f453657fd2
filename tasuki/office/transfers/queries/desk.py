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
from tasuki.office.transfers.queries import changes
from tasuki.office.transfers.queries.staff import ownerless
from tasuki.trust.access.actor import Actor

Rows = dict[str, list[DeskRow]]


def desk_rows(actor: Actor, at: datetime) -> Rows:
    """offered | stalled | due; two questions where nothing is under way."""
    lists: Rows = {"offered": [], "stalled": [], "due": []}
    for succession in _running(actor):
        _place(lists, succession, actor, at)
    if actor.works and _LOST(agencies=actor.agency_ids):
        lists["stalled"] += _lost(actor, at)
    return lists


def offered_rows(actor: Actor, at: datetime) -> list[DeskRow]:
    """What stands on 受け取り待ち."""
    rows: Rows = {"offered": [], "stalled": [], "due": []}
    for succession in _running(actor):
        _place(rows, succession, actor, at)
    return rows["offered"]


def _open_changes(agencies: list[UUID], offices: list[UUID]) -> QuerySet[Succession]:
    mine = Q(old__in=agencies) | Q(new__in=agencies) | Q(commissioner__in=offices)
    unfinished = Q(ended_at__isnull=True) | Q(received_at__isnull=True)
    found = Succession.objects.filter(mine, unfinished)
    return found.select_related("old", "new", "commissioner").order_by("last_day", "pk")[:10]


_CHANGES = Prepared(_open_changes)


def _running(actor: Actor) -> list[Succession]:
    agencies, offices = actor.agency_ids, policy.commissioning(actor)
    return _CHANGES(agencies=agencies, offices=offices) if agencies or offices else []


def _agencies_with_loss(agencies: list[UUID]) -> QuerySet[Transfer, UUID]:
    found = Transfer.objects.filter(agency__in=agencies, done_by__isnull=True)
    return found.values_list("pk", flat=True)[:1]


_LOST = Prepared(_agencies_with_loss)


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

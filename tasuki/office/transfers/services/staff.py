"""人事異動: everything that a worker carried gets its next person in one act."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tasuki.journey.meetings import services as meetings
from tasuki.journey.meetings.models import Seat
from tasuki.journey.plans import services as plans
from tasuki.journey.plans.models import Promise
from tasuki.office.transfers import policy, queries, rules
from tasuki.office.transfers.models import Carried, Transfer, TransferLine
from tasuki.office.transfers.queries.staff import left_named, open_batons
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def hand_on(
    *,
    actor: Actor,
    staff: Staff,
    agency: Agency,
    chosen: Mapping[str, Staff | None],
    at: datetime,
    note: str = "",
) -> Transfer:
    """Each chosen thing (by `Item.key`) goes to that person; to nobody: to the agency as a whole.

    What is not chosen stays with the worker until the appointment ends; then the clock lets it go
    to the agency. Nothing is without a holder at any moment: the agency holds it all along.
    """
    require(policy.can_hand_on(actor, staff, agency.pk, at))
    require(rules.reason_fits(note))
    items = {
        one.key: one
        for one in queries.carried(actor, staff, at, noted=False)
        if one.agency_id == agency.pk and one.key in chosen
    }
    require(rules.something_chosen(len(items)))
    transfer = Transfer.objects.create(
        created_at=at, staff=staff, agency=agency, done_by_id=actor.staff_id, note=note
    )
    for key, item in items.items():
        person = chosen[key]
        require(rules.not_to_the_leaver(same=person is not None and person.pk == staff.pk))
        _hand(actor, item.what, item.pk, person, at)
        _line(transfer, item.what, item.pk, person, at)
    audit.record(
        actor=actor,
        action="transfers.handed_on",
        target=f"staff:{staff.pk}",
        at=at,
        agency_id=agency.pk,
        words={"name": staff.name, "at_agency": agency.name, "count": str(len(items))},
    )
    return transfer


@transaction.atomic
def confirm_received(*, actor: Actor, transfer: Transfer, at: datetime) -> int:
    """Who took over has read the note and knows what is theirs now."""
    require(policy.took_over(actor, transfer))
    mine = transfer.lines.filter(to_person=actor.staff_id, read_at__isnull=True)
    count = mine.update(read_at=at)
    require(rules.something_unread(count))
    audit.record(
        actor=actor,
        action="transfers.received",
        target=f"staff:{transfer.staff_id}",
        at=at,
        agency_id=transfer.agency_id,
        words={"name": transfer.staff.name, "count": str(count)},
    )
    return count


@transaction.atomic
def let_go_leavers(*, actor: Actor, at: datetime) -> int:
    """The clock: what names somebody who works there no more is the agency's as a whole. Of a
    secret matter somebody else learns, so that it is never left unseen."""
    require(policy.is_clock(actor))
    count = 0
    for staff, agency_id in left_named(at):
        agency = Agency.objects.get(pk=agency_id)
        transfer = Transfer.objects.create(created_at=at, staff=staff, agency=agency)
        batons = list(open_batons(staff.pk, frozenset({agency_id})))
        for baton in batons:
            if baton.secret:
                relay.keep_known(actor=actor, baton=baton, leaver=staff, at=at)
            relay.hand_person(actor=actor, baton=baton, person=None, at=at)
            _line(transfer, Carried.BATON, baton.pk, None, at)
        audit.record(
            actor=actor,
            action="transfers.left_to_agency",
            target=f"staff:{staff.pk}",
            at=at,
            agency_id=agency_id,
            words={"name": staff.name, "at_agency": agency.name, "count": str(len(batons))},
        )
        count += len(batons)
    return count


def _hand(actor: Actor, what: str, pk: UUID, person: Staff | None, at: datetime) -> None:
    """管理者 carries no matter: this room has asked, and the clock does it."""
    if what == Carried.BATON:
        baton = Baton.objects.select_related("holder").get(pk=pk)
        mover = actor if baton.holder_id in actor.agency_ids else CLOCK
        relay.hand_person(actor=mover, baton=baton, person=person, at=at)
    elif what == Carried.PROMISE:
        promise = Promise.objects.select_related("agency").get(pk=pk)
        mover = actor if promise.agency_id in actor.agency_ids else CLOCK
        name = person.name if person else ""
        plans.hand_promise(actor=mover, promise=promise, person=name, at=at)
    else:
        seat = Seat.objects.select_related("meeting", "agency").get(pk=pk)
        mover = actor if seat.agency_id in actor.agency_ids else CLOCK
        meetings.hand_seat(actor=mover, seat=seat, staff=person, at=at)


def _line(transfer: Transfer, what: str, pk: UUID, person: Staff | None, at: datetime) -> None:
    TransferLine.objects.create(
        created_at=at,
        transfer=transfer,
        what=what,
        item_id=pk,
        baton_id=pk if what == Carried.BATON else None,
        to_person=person,
    )

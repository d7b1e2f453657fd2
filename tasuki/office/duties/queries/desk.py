"""What waits on the desk: requests and leaks by their day, disposals and holds."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from tasuki.ground import addresses, clock
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.office.duties import policy, words
from tasuki.office.duties.models import (
    ENDED,
    Disclosure,
    Disposal,
    DisposalState,
    Hold,
    Leak,
    LeakState,
    State,
)
from tasuki.office.duties.queries import holds
from tasuki.office.duties.queries.disposals import disposals_for
from tasuki.office.duties.queries.leaks import leak_clock, leaks_for
from tasuki.office.duties.queries.requests import requests_for
from tasuki.trust.access.actor import Actor


def desk_rows(actor: Actor, at: datetime) -> dict[str, list[DeskRow]]:
    """Requests and leaks by their day; disposals that wait."""
    today = clock.day(at)
    rows: list[DeskRow] = []
    if policy.keeps_registers(actor):
        rows += [_request_row(one, today) for one in _waiting_requests(actor)]
        rows += [_disposal_row(one) for one in _waiting_disposals(actor)]
        rows += [_hold_row(one) for one in holds.waiting(actor, at)]
    if policy.watches_leaks(actor):
        open_ = leaks_for(actor).exclude(state=LeakState.CLOSED).order_by("noticed_on")[:20]
        rows += [_leak_row(one, today) for one in open_]
    return {"due": rows} if rows else {}


def _waiting_requests(actor: Actor) -> QuerySet[Disclosure]:
    mine = Q(handler=actor.staff_id, state__in=[State.HANDLING, State.DECIDED])
    mine |= Q(second=actor.staff_id, state=State.PROPOSED) | Q(state=State.RECEIVED)
    return requests_for(actor).filter(mine).exclude(state__in=ENDED).order_by("due_on")[:20]


def _waiting_disposals(actor: Actor) -> QuerySet[Disposal]:
    wanted = Q(state=DisposalState.PROPOSED) & ~Q(proposed_by=actor.staff_id)
    if policy.is_head(actor):
        wanted |= Q(state=DisposalState.REVIEW) & ~Q(proposed_by=actor.staff_id)
    return disposals_for(actor).filter(wanted)[:20]


def _request_row(one: Disclosure, today: date) -> DeskRow:
    url = addresses.of("duties:request", one.pk)
    return DeskRow(
        record=f"disclosure:{one.pk}",
        title=str(words.DESK_REQUEST) % {"kind": one.get_kind_display()},
        url=url,
        number=one.number,
        note=str(one.get_state_display()),
        tone="late" if one.is_late(today) else "due",
        mark=str(words.LATE) if one.is_late(today) else "",
        on=one.due_on,
        on_label=str(words.LABELS["due_on" if one.has_term else "aim_on"]),
        action=Action(url, str(words.OPEN)),
    )


def _leak_row(leak: Leak, today: date) -> DeskRow:
    url = addresses.of("duties:leak", leak.pk)
    days = leak_clock(leak)
    on = days.first_until if leak.first_on is None else days.final
    late = on < today
    return DeskRow(
        record=f"leak:{leak.pk}",
        title=str(words.DESK_LEAK),
        url=url,
        number=leak.number,
        note=str(leak.get_state_display()),
        tone="late" if late else "due",
        mark=str(words.LATE) if late else "",
        on=on,
        on_label=str(words.LABELS["first_until" if leak.first_on is None else "final_until"]),
        action=Action(url, str(words.OPEN)),
    )


def _disposal_row(one: Disposal) -> DeskRow:
    url = addresses.of("duties:disposal", one.pk)
    return DeskRow(
        record=f"disposal:{one.pk}",
        title=str(words.DESK_DISPOSAL),
        url=url,
        number=one.number,
        note=str(one.get_state_display()),
        on=clock.day(one.created_at),
        on_label=str(words.LABELS["proposed_on"]),
        action=Action(url, str(words.OPEN)),
    )


def _hold_row(one: Hold) -> DeskRow:
    url = addresses.of("duties:hold_page", one.pk)
    asked = one.lift_asked_at
    return DeskRow(
        record=f"hold:{one.pk}",
        title=str(words.DESK_HOLD_ASKED if asked else words.DESK_HOLD_NEW),
        url=url,
        note=str(one.get_reason_display()),
        on=clock.day(asked or one.created_at),
        on_label=str(words.LABELS["asked_lift_on" if asked else "held_on"]),
        action=Action(url, str(words.OPEN)),
    )

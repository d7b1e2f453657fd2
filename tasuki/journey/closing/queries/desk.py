"""Rows of this room on the desk: つなぎ戻し on both sides, looks afterwards, and their silence."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from tasuki.ground import addresses, clock
from tasuki.ground import words as register
from tasuki.ground.prepared import Prepared
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.journey.cases.models import Case
from tasuki.journey.closing import words
from tasuki.journey.closing.models import AfterCare, Closing
from tasuki.journey.closing.queries import closings as queries
from tasuki.journey.closing.rules import CHOOSE_AGAIN, Stage
from tasuki.residents.people.models import Concern
from tasuki.town.relay import queries as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

ON_DESK = 20
Rows = dict[str, list[DeskRow]]


def desk_rows(actor: Actor, at: datetime) -> Rows:
    """offered | sent | due | stalled; a fixed number of queries, 20 rows each at most."""
    lists: Rows = {"offered": [], "sent": [], "due": [], "stalled": []}
    if not actor.works:
        return lists
    closings = _open_closings(actor, at)
    stages = queries.stages(closings, at) if closings else {}
    for closing in closings:
        _place(lists, closing, stages[closing.pk], actor)
    follow_ups = _follow_ups(actor, at)
    for follow_up in follow_ups:
        _place_follow_up(lists, follow_up, actor, clock.day(at))
    named = [one.case for one in closings if _is_near(one.case, actor)]
    _note_look([*named, *(one.closing.case for one in follow_ups)])
    return {key: rows[:ON_DESK] for key, rows in lists.items()}


def _open_closings(actor: Actor, at: datetime) -> list[Closing]:
    return _OPEN(agencies=actor.agency_ids, staff=actor.staff_id, at=at)


def _still_open(agencies: list[UUID], staff: UUID, at: datetime) -> QuerySet[Closing]:
    mine = Q(carrier__in=agencies) | Q(case__coordination__holder__in=agencies)
    mine &= relay.not_closed_to(staff, at, "case__lead_id")
    found = Closing.objects.filter(mine, closed_at__isnull=True, called_off_at__isnull=True)
    found = found.select_related(*queries.NEAR_CASE).order_by("handover__answer_by", "pk")
    return found[: ON_DESK * 2]


_OPEN = Prepared(_still_open)


def _follow_ups(actor: Actor, at: datetime) -> list[AfterCare]:
    return _UNANSWERED(agencies=actor.agency_ids, staff=actor.staff_id, at=at, today=clock.day(at))


def _unanswered(
    agencies: list[UUID], staff: UUID, at: datetime, today: date
) -> QuerySet[AfterCare]:
    """Those of the day and before; the watcher sees only the ones whose day has passed."""
    mine = Q(agency__in=agencies, due_on__lte=today)
    watched = Q(watcher__in=agencies, due_on__lt=today)
    near = relay.not_closed_to(staff, at, "closing__case__lead_id")
    found = AfterCare.objects.filter(mine | watched, near, answered_at__isnull=True)
    found = found.select_related("agency", "closing__case").order_by("due_on", "pk")
    return found[: ON_DESK * 2]


_UNANSWERED = Prepared(_unanswered)


def _note_look(cases: Iterable[Case]) -> None:
    """Titles name households; numbers alone name nobody."""
    leads = {case.lead_id for case in cases}
    if leads:
        look(Concern.objects.filter(baton__in=leads).values_list("person_id", flat=True))


def _place(lists: Rows, closing: Closing, stage: Stage, actor: Actor) -> None:
    coordinates = closing.case.coordination.holder_id in actor.agency_ids
    asked = closing.carrier_id in actor.agency_ids
    if asked and stage in (Stage.WAITING, Stage.LAPSED):
        take = Action(addresses.of("closing:take_back", closing.pk), str(words.TAKE), "check")
        seen = Action(_page(closing.case), str(words.SEE))
        action = take if stage is Stage.WAITING else seen
        lists["offered"].append(_row(closing, stage, action, _said_by(closing), actor))
    if not coordinates:
        return
    if stage is Stage.WAITING:
        action = Action(_page(closing.case), str(words.SEE))
        lists["sent"].append(_row(closing, stage, action, _sent_to(closing), actor))
    elif stage in CHOOSE_AGAIN or stage is Stage.NOT_YET:
        action = Action(_page(closing.case), str(words.CLOSE), "pencil")
        lists["stalled"].append(_row(closing, stage, action, _sent_to(closing), actor))
    elif stage is Stage.READY:
        action = Action(addresses.of("closing:close", closing.pk), str(words.CONFIRM), "flag")
        lists["due"].append(_row(closing, stage, action, "", actor))


def _row(closing: Closing, stage: Stage, action: Action, note: str, actor: Actor) -> DeskRow:
    waits = stage in (Stage.WAITING, Stage.LAPSED)
    tone = {Stage.WAITING: "wait", Stage.READY: "info"}.get(stage, "late")
    return DeskRow(
        record=f"case:{closing.case_id}",
        title=_title(closing.case, named=_is_near(closing.case, actor)),
        url=_page(closing.case),
        number=closing.case.number,
        note=note,
        mark=register.say(f"closing.stage_{stage}"),
        tone=tone,
        on=closing.handover.answer_by if waits else None,
        on_label=str(words.ANSWER_BY) if waits else "",
        action=action,
    )


def _place_follow_up(lists: Rows, follow_up: AfterCare, actor: Actor, today: date) -> None:
    late = follow_up.due_on < today
    mine = follow_up.agency_id in actor.agency_ids
    note = words.FOLLOW_UP_NOTE if mine else words.WATCHED_NOTE
    lists["stalled" if late else "due"].append(
        DeskRow(
            record=f"case:{follow_up.closing.case_id}",
            title=_title(follow_up.closing.case, named=True),
            url=_page(follow_up.closing.case),
            number=follow_up.closing.case.number,
            note=str(note) % {"agency": follow_up.agency.name},
            mark=str(words.NO_ANSWER if late else words.TODAY),
            tone="late" if late else "due",
            on=follow_up.due_on,
            on_label=str(words.FOLLOW_UP_ON),
            action=Action(addresses.of("closing:follow_up", follow_up.pk), str(words.ANSWER)),
        )
    )


def _is_near(case: Case, actor: Actor) -> bool:
    return bool({case.lead.holder_id, case.coordination.holder_id} & actor.agency_ids)


def _title(case: Case, *, named: bool) -> str:
    """Who is only asked to carry on learns the number, not the household."""
    return case.title if named else str(words.TITLE_UNSEEN) % {"number": case.number}


def _page(case: Case) -> str:
    return addresses.of("closing:closing", case.pk)


def _said_by(closing: Closing) -> str:
    return str(words.OFFERED_NOTE) % {"sender": closing.handover.from_agency.name}


def _sent_to(closing: Closing) -> str:
    return str(words.SENT_NOTE) % {"carrier": closing.carrier.name}

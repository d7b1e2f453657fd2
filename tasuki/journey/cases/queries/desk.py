"""What this room puts on the desk: twenty rows a list, a constant number of queries."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from tasuki.ground import addresses, clock
from tasuki.ground.prepared import Prepared
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.journey.cases import words
from tasuki.journey.cases.models import Answer, Case, InformationRequest, Request
from tasuki.journey.cases.queries.asked import called_before
from tasuki.journey.cases.queries.cases import (
    COORDINATION,
    MATTER,
    cards_of,
    silent_among,
)
from tasuki.journey.cases.queries.glance import state_words
from tasuki.journey.intake import queries as intake
from tasuki.residents.people import queries as people
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

ON_DESK = 20


def desk_rows(
    actor: Actor, at: datetime, held: Sequence[Baton] | None = None
) -> dict[str, list[DeskRow]]:
    """Cases held and due, what others ask of the actor, what the actor waits for, 「任せきり」.

    `held` is relay.held, where the desk has asked already.
    """
    if not actor.works:
        return {}
    today = clock.day(at)
    cases: set[UUID] = set()
    held = relay.held(actor, at, relay.NEAREST) if held is None else held
    lists = _held(held[:ON_DESK], today, cases)
    lists["stalled"] = (lists["stalled"] + _left_alone(held, at, cases))[:ON_DESK]
    lists["offered"] = offered_rows(actor, at)
    lists["sent"] = _sent(actor, at)
    look(people.concerned(cases))
    return lists


def _held(held: Sequence[Baton], today: date, cases: set[UUID]) -> dict[str, list[DeskRow]]:
    batons = [one for one in held if one.matter in (MATTER, COORDINATION)]
    found = cards_of(_ids(batons, MATTER), _ids(batons, COORDINATION))
    cases.update(case.lead_id for case in found.values())
    rows = [(_held_row(found[one.pk], one, today), one) for one in batons if one.pk in found]
    lists: dict[str, list[DeskRow]] = {"held": [row for row, _ in rows], "due": [], "stalled": []}
    for _, one in rows:
        on = one.look_again_on or today
        if on <= today:
            key = "due" if on == today else "stalled"
            lists[key].append(_due_row(found[one.pk], one, today))
    return lists


def _held_row(case: Case, baton: Baton, today: date) -> DeskRow:
    leading = baton.pk == case.lead_id
    mark, tone = state_words(baton.look_again_on, today)
    action = (
        Action(addresses.of("intake:record", case.lead_id), str(words.RECORD), "pencil")
        if leading
        # What is next stands on the case's own page: it need not be the assessment.
        else Action(addresses.of("desk:case", case.pk), str(words.SEE_CASE), "list-check")
    )
    return _case_row(
        case,
        note=_role(case, baton),
        mark=mark,
        tone=tone,
        on=baton.look_again_on,
        on_label=str(words.LOOK_AGAIN_ON),
        action=action,
    )


def _role(case: Case, baton: Baton) -> str:
    return str(words.AS_LEAD if baton.pk == case.lead_id else words.AS_COORDINATION)


def _due_row(case: Case, baton: Baton, today: date) -> DeskRow:
    mark, tone = state_words(baton.look_again_on, today)
    return _case_row(
        case,
        note=baton.look_note or _role(case, baton),
        mark=mark,
        tone=tone,
        on=baton.look_again_on,
        on_label=str(words.LOOK_AGAIN_ON),
        action=Action(addresses.of("intake:look_again", baton.pk), str(words.LOOK_AGAIN), "eye"),
    )


def _case_row(case: Case, **shown: Any) -> DeskRow:
    return DeskRow(
        record=f"{MATTER}:{case.pk}",
        title=case.title,
        url=addresses.of("desk:case", case.pk),
        number=case.number,
        **shown,
    )


def _ids(held: Iterable[Baton], matter: str) -> set[UUID]:
    return {one.pk for one in held if one.matter == matter}


def _left_alone(held: Sequence[Baton], at: datetime, cases: set[UUID]) -> list[DeskRow]:
    """「任せきり」, shown to the 主担当 and to the 調整役 alike; asked of the nearest matters at each
    look at the desk, of all for the agenda of the next meeting."""
    leads = _ids(held, MATTER)
    silent = silent_among(leads, _ids(held, COORDINATION), at, ON_DESK)
    rows = []
    for case in silent:
        cases.add(case.lead_id)
        leading = case.lead_id in leads
        rows.append(
            _case_row(
                case,
                note=str(words.LEFT_ALONE_LEAD if leading else words.LEFT_ALONE_COORDINATION),
                mark=str(words.LEFT_ALONE),
                tone="late",
                on=clock.day(case.lead.held_since),
                on_label=str(words.SINCE),
                action=Action(
                    addresses.of("intake:record", case.lead_id), str(words.RECORD), "pencil"
                ),
            )
        )
    return rows


def _worker(actor: Actor, at: datetime) -> dict[str, Any]:
    return {"agencies": actor.agency_ids, "staff": actor.staff_id, "at": at}


def _to_coordinate(agencies: list[UUID], staff: UUID, at: datetime) -> QuerySet[Request]:
    asked = Request.objects.filter(
        relay.not_closed_to(staff, at, "consultation__baton_id"),
        to_agency__in=agencies,
        answered_at__isnull=True,
        consultation__baton__closed_at__isnull=True,
    )
    return asked.select_related("consultation__subject", "from_agency").order_by("answer_by", "pk")[
        :ON_DESK
    ]


_ASKED = Prepared(_to_coordinate)


def offered_rows(actor: Actor, at: datetime) -> list[DeskRow]:
    """What other agencies ask of the actor's: to coordinate, to tell; nearest date first."""
    today = clock.day(at)
    asked = _ASKED(**_worker(actor, at))
    look([one.consultation.subject_id for one in asked if "name" in one.preview])
    rows = [_asked_to_coordinate(one, today) for one in asked]
    told = _ASKED_TO_TELL(**_worker(actor, at))
    rows += [_asked_to_tell(one, today) for one in told]
    rows.sort(key=lambda row: row.on or today)
    return rows[:ON_DESK]


def _asked_to_coordinate(request: Request, today: date) -> DeskRow:
    late = request.has_lapsed(today)
    return _request_row(
        request,
        called_before(request),
        note=str(words.FROM) % {"agency": request.from_agency.name},
        mark=str(words.LAPSED if late else words.WAITS_FOR_YOU),
        tone="late" if late else "wait",
        action=str(words.READ_REQUEST),
    )


def _request_row(request: Request, called: str, *, action: str, **shown: Any) -> DeskRow:
    url = addresses.of("cases:show_request", request.pk)
    about = request.consultation
    return DeskRow(
        record=f"request:{request.pk}",
        title=called,
        url=url,
        number=about.number,
        on=request.answer_by,
        on_label=str(words.ANSWER_BY),
        action=Action(url, action),
        **shown,
    )


def _asked_to_tell(information: InformationRequest, today: date) -> DeskRow:
    late = information.is_late(today)
    return _information_row(
        information,
        note=str(words.FROM) % {"agency": information.asking_agency.name},
        mark=str(words.LATE if late else words.WAITS_FOR_YOU),
        tone="late" if late else "wait",
        action=str(words.ANSWER_INFORMATION),
    )


def _information_row(information: InformationRequest, *, action: str, **shown: Any) -> DeskRow:
    url = addresses.of("cases:show_information", information.pk)
    return DeskRow(
        record=f"information:{information.pk}",
        title=str(words.INFORMATION),
        url=url,
        number=information.case.number,
        on=information.answer_by,
        on_label=str(words.ANSWER_BY),
        action=Action(url, action),
        **shown,
    )


def _information(which: Q, staff: UUID, at: datetime) -> QuerySet[InformationRequest]:
    near = relay.not_closed_to(staff, at, "case__lead_id")
    asked = InformationRequest.objects.filter(which, near, answered_at__isnull=True)
    return asked.select_related("case", "asked", "asking_agency").order_by("answer_by", "pk")[
        :ON_DESK
    ]


_ASKED_TO_TELL: Prepared[InformationRequest] = Prepared(
    lambda agencies, staff, at: _information(Q(asked__in=agencies), staff, at)
)
_ASKED_OTHERS: Prepared[InformationRequest] = Prepared(
    lambda agencies, staff, at: _information(Q(asking_agency__in=agencies), staff, at)
)


def _unheeded(agencies: list[UUID], staff: UUID, at: datetime) -> QuerySet[Request]:
    sent = Request.objects.filter(
        relay.not_closed_to(staff, at, "consultation__baton_id"),
        Q(answered_at__isnull=True) | Q(answer__in=[Answer.RETURNED, Answer.LAPSED]),
        from_agency__in=agencies,
        heeded_at__isnull=True,
        consultation__baton__closed_at__isnull=True,
    )
    return sent.select_related("consultation__subject", "to_agency").order_by("answer_by", "pk")[
        :ON_DESK
    ]


_SENT = Prepared(_unheeded)


def _sent(actor: Actor, at: datetime) -> list[DeskRow]:
    """What was asked and not answered, and answers after which the counter must choose."""
    today = clock.day(at)
    sent = _SENT(**_worker(actor, at))
    look([one.consultation.subject_id for one in sent])
    nameless = intake.unnamed([one.consultation for one in sent], actor, at)
    rows = [_waited_for(one, nameless, today) for one in sent]
    rows += [_waited_for_telling(one, today) for one in _ASKED_OTHERS(**_worker(actor, at))]
    rows.sort(key=lambda row: row.on or today)
    return rows[:ON_DESK]


def _waited_for(request: Request, nameless: set[UUID], today: date) -> DeskRow:
    if request.answer == Answer.RETURNED:
        mark, tone, action = words.RETURNED, "stop", words.CHOOSE_NEXT
    elif request.has_lapsed(today):
        mark, tone, action = words.LAPSED, "late", words.CHOOSE_NEXT
    else:
        mark, tone, action = words.WAITING, "wait", words.READ_REQUEST
    about = request.consultation
    return _request_row(
        request,
        intake.title(about, named=about.baton_id not in nameless),
        note=str(words.TO) % {"agency": request.to_agency.name},
        mark=str(mark),
        tone=tone,
        action=str(action),
    )


def _waited_for_telling(information: InformationRequest, today: date) -> DeskRow:
    late = information.is_late(today)
    return _information_row(
        information,
        note=str(words.TO) % {"agency": information.asked.name},
        mark=str(words.LATE if late else words.WAITING),
        tone="late" if late else "wait",
        action=str(words.NOTE_PHONE if late else words.READ_INFORMATION),
    )

"""Rows of the desk: what waits for an answer, what came back, what is done together, what is 調整.

Every list is bounded and costs the same number of queries whatever it holds.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Value

from tasuki.ground import addresses, clock
from tasuki.ground.prepared import Prepared
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.journey.referrals import words
from tasuki.journey.referrals.models import Collaboration, Dispute, Referral, Reply
from tasuki.town.relay import matters
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Answer, Baton, Pass
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.roles import Role

ON_DESK = 20
NOTE = 60


def desk_rows(actor: Actor, at: datetime) -> dict[str, list[DeskRow]]:
    """This room's rows by list of the desk."""
    if not actor.works:
        return {}
    today = clock.day(at)
    offered = relay.offered_to(actor, at, ON_DESK)
    lapsed = relay.lapsed_at(actor, at, ON_DESK)
    back = relay.came_back(actor, at, ON_DESK)
    sent = relay.sent_by(actor, at, ON_DESK)
    referrals = _referrals([*offered, *lapsed, *back, *sent])
    asked, doing = _asked(actor, at), _doing(actor, at)
    asks, disputes = _asks(actor, at), _disputes(actor, at)
    cards = _cards(
        actor,
        at,
        [one.baton for one in [*back, *sent] if one.pk in referrals]
        + [one.baton for one in [*doing, *asks]]
        + [one.baton for one in disputes],
    )
    lists: dict[str, list[DeskRow]] = {
        "offered": [
            *_received_rows([*offered, *lapsed], referrals, today, actor),
            *(_asked_row(one, today) for one in asked),
        ],
        "sent": _sent([*back, *sent], referrals, cards, today, asks),
        "held": [_doing_row(one, cards, today) for one in doing],
        "stalled": [_dispute_row(one, cards) for one in disputes],
    }
    return {key: rows[:ON_DESK] for key, rows in lists.items()}


def offered_page(
    actor: Actor, at: datetime, *, after: tuple[date, UUID] | None = None, limit: int = relay.PAGE
) -> tuple[list[DeskRow], tuple[date, UUID] | None]:
    """受け取り待ち, a page by key, and the key to go on from (None on the last page)."""
    today = clock.day(at)
    offered = relay.offered_to(actor, at, limit, after)
    referrals = _referrals(offered)
    rows = _received_rows(offered, referrals, today, actor)
    if after is None:
        rows += [_asked_row(one, today) for one in _asked(actor, at)]
    last = (offered[-1].answer_by, offered[-1].pk) if len(offered) == limit else None
    return rows, last


def ringing(actor: Actor, at: datetime) -> int:
    """How many 一緒に対応 wait for the actor's agencies (counted to 99); hand-overs the relay counts."""
    return len(_RINGING(**_worker(actor, at)))


def _worker(actor: Actor, at: datetime) -> dict[str, Any]:
    return {"agencies": actor.agency_ids, "staff": actor.staff_id, "at": at}


def _unanswered(agencies: list[UUID], staff: UUID, at: datetime) -> QuerySet[Collaboration]:
    """Of matters that somebody still carries."""
    return Collaboration.objects.filter(
        relay.not_closed_to(staff, at),
        asked__in=agencies,
        answered_at__isnull=True,
        baton__closed_at__isnull=True,
    )


def _ringing(agencies: list[UUID], staff: UUID, at: datetime) -> QuerySet[Collaboration, int]:
    waiting = _unanswered(agencies, staff, at)
    return waiting.annotate(one=Value(1)).values_list("one", flat=True)[:99]


_RINGING = Prepared(_ringing)


def _referrals(handovers: Iterable[Pass]) -> dict[UUID, UUID]:
    """The hand-over of this room by the relay's offer: {offer: hand-over}."""
    return dict(_REFERRALS(ids=[one.pk for one in handovers]))


def _of_offers(ids: list[UUID]) -> QuerySet[Referral, tuple[UUID, UUID]]:
    return Referral.objects.filter(handover__in=ids).values_list("handover_id", "pk")


_REFERRALS = Prepared(_of_offers)


def _asked(actor: Actor, at: datetime) -> list[Collaboration]:
    return _ASKED(**_worker(actor, at))


def _asked_of(agencies: list[UUID], staff: UUID, at: datetime) -> QuerySet[Collaboration]:
    waiting = _unanswered(agencies, staff, at)
    return waiting.select_related("from_agency").order_by("answer_by", "pk")[:ON_DESK]


_ASKED = Prepared(_asked_of)


def _doing(actor: Actor, at: datetime) -> list[Collaboration]:
    return _DOING(**_worker(actor, at))


def _done_by(agencies: list[UUID], staff: UUID, at: datetime) -> QuerySet[Collaboration]:
    taken = Collaboration.objects.filter(
        relay.not_closed_to(staff, at),
        asked__in=agencies,
        answer=Reply.TAKEN,
        done_at__isnull=True,
    ).exclude(baton__closed_at__isnull=False)
    return taken.select_related("from_agency", "baton").order_by("by_on", "pk")[:ON_DESK]


_DOING = Prepared(_done_by)


def _asks(actor: Actor, at: datetime) -> list[Collaboration]:
    """Asked by the actor's agencies: unanswered, or answered with no (or done) and not yet read; and
    what an office without accounts has taken on, since it has no desk on which that could ring."""
    return _ASKS(**_worker(actor, at))


def _asked_by(agencies: list[UUID], staff: UUID, at: datetime) -> QuerySet[Collaboration]:
    asks = Collaboration.objects.filter(
        relay.not_closed_to(staff, at),
        from_agency__in=agencies,
        seen_at__isnull=True,
    ).exclude(baton__closed_at__isnull=False)
    return asks.select_related("asked", "baton").order_by("answer_by", "pk")[:ON_DESK]


_ASKS = Prepared(_asked_by)


def _disputes(actor: Actor, at: datetime) -> list[Dispute]:
    before = actor.agencies_with(Role.COORDINATOR)
    if not before:
        return []
    waiting = Dispute.objects.filter(
        relay.not_closed_to(actor.staff_id, at),
        coordinator__in=before,
        settled_at__isnull=True,
        baton__closed_at__isnull=True,
    )
    return list(waiting.select_related("baton", "named").order_by("raised_at", "pk")[:ON_DESK])


def _cards(actor: Actor, at: datetime, batons: Iterable[Baton]) -> dict[UUID, matters.Card]:
    return matters.describe({(one.pk, one.matter) for one in batons}, actor, at)


def _received_rows(
    handovers: Iterable[Pass], referrals: dict[UUID, UUID], today: date, actor: Actor
) -> list[DeskRow]:
    """Fifty a page, all day long: each word is looked up once for all rows."""
    said = {name: str(getattr(words, name)) for name in _RECEIVED_WORDS}
    return [
        _received(one, referrals[one.pk], said, today, mine=one.to_person_id == actor.staff_id)
        for one in handovers
        if one.pk in referrals
    ]


_RECEIVED_WORDS = (
    "FROM",
    "SEE",
    "SEE_AND_ANSWER",
    "LAPSED",
    "WAITING_TO_TAKE",
    "ANSWER_BY",
    "TOPIC_UNTOLD",
    "PREVIEW_TITLE",
)


def _received(
    handover: Pass, referral: UUID, said: dict[str, str], today: date, *, mine: bool
) -> DeskRow:
    gone = handover.has_lapsed(today)
    sender = said["FROM"] % {"agency": handover.from_agency.name}
    url = addresses.of("referrals:show", referral)
    return DeskRow(
        record=f"referral:{referral}",
        title=sender if gone else _preview_title(handover, said),
        url=url,
        note="" if gone else sender,
        mark=said["LAPSED" if gone else "WAITING_TO_TAKE"],
        tone="late" if gone else "wait",
        on=handover.answer_by,
        on_label=said["ANSWER_BY"],
        action=Action(url, said["SEE" if gone else "SEE_AND_ANSWER"], "inbox"),
        first=mine and not gone,
    )


def _preview_title(handover: Pass, said: dict[str, str]) -> str:
    shown = handover.preview
    topics = shown.get("topics") or [said["TOPIC_UNTOLD"]]
    return said["PREVIEW_TITLE"] % {"age": shown.get("age", ""), "topic": topics[0]}


def _sent(
    handovers: list[Pass],
    referrals: dict[UUID, UUID],
    cards: dict[UUID, matters.Card],
    today: date,
    asks: list[Collaboration],
) -> list[DeskRow]:
    """What came back or lapsed first, then what is still waited for."""
    known = [one for one in handovers if one.pk in referrals]
    rows = [
        (_waits(one, today), one.answer_by, _sent_row(one, referrals, cards, today))
        for one in known
    ]
    rows += [(_ask_waits(one, today), one.answer_by, _ask_row(one, cards, today)) for one in asks]
    rows.sort(key=lambda row: row[:2])
    return [row for _, _, row in rows]


def _waits(handover: Pass, today: date) -> bool:
    return handover.answered_at is None and not handover.has_lapsed(today)


def _ask_waits(one: Collaboration, today: date) -> bool:
    return one.answered_at is None and not one.has_lapsed(today)


def _sent_row(
    handover: Pass, referrals: dict[UUID, UUID], cards: dict[UUID, matters.Card], today: date
) -> DeskRow:
    referral, card = referrals[handover.pk], cards[handover.baton_id]
    url = addresses.of("referrals:show", referral)
    waits = _waits(handover, today)
    mark, tone = words.WAITING_FOR_ANSWER, "wait"
    if not waits:
        returned = handover.answer == Answer.RETURNED
        mark, tone = (words.RETURNED, "due") if returned else (words.LAPSED, "late")
    by_word = not handover.to_agency.has_accounts
    label = (words.HEAR if by_word else words.AWAIT) if waits else words.CHOOSE_NEXT
    return DeskRow(
        record=f"referral:{referral}",
        title=card.title,
        url=url,
        number=card.number,
        note=str(words.TO) % {"agency": handover.to_agency.name},
        mark=str(mark),
        tone=tone,
        on=_came_on(handover),
        on_label=str(words.ANSWERED_ON if handover.answer == Answer.RETURNED else words.ANSWER_BY),
        action=Action(url, str(label), "send" if waits else "arrow-right"),
    )


def _came_on(handover: Pass) -> date:
    """The day by which a row stands: what came back stands before what is still waited for."""
    if handover.answer == Answer.RETURNED and handover.answered_at is not None:
        return clock.day(handover.answered_at)
    return handover.answer_by


def _asked_row(one: Collaboration, today: date) -> DeskRow:
    gone = one.has_lapsed(today)
    url = addresses.of("referrals:together_show", one.pk)
    label = words.SEE if gone else words.SEE_AND_ANSWER
    return DeskRow(
        record=f"together:{one.pk}",
        title=str(words.TOGETHER_FROM) % {"agency": one.from_agency.name},
        url=url,
        note="" if gone else one.what[:NOTE],
        mark=str(words.LAPSED if gone else words.TOGETHER),
        tone="late" if gone else "wait",
        on=one.answer_by,
        on_label=str(words.ANSWER_BY),
        action=Action(url, str(label), "heart-handshake"),
    )


def _ask_row(one: Collaboration, cards: dict[UUID, matters.Card], today: date) -> DeskRow:
    card = cards[one.baton_id]
    url = addresses.of("referrals:together_show", one.pk)
    on, on_label = one.answer_by, words.ANSWER_BY
    mark, tone, label = words.WAITING_FOR_ANSWER, "wait", words.AWAIT
    if one.answered_at is None and not one.asked.has_accounts:
        label = words.HEAR
    if one.done_at is not None:
        mark, tone, label = words.DONE, "ok", words.NOTE
    elif one.answer == Reply.TAKEN:
        on, on_label = one.by_on, words.BY_ON
        mark, label = words.OUTSIDE_TAKEN, words.HEAR_DONE
        tone = "due" if one.by_on <= today else "info"
    elif one.answer == Reply.DECLINED:
        mark, tone, label = words.DECLINED, "due", words.CHOOSE_NEXT
    elif one.has_lapsed(today):
        mark, tone, label = words.LAPSED, "late", words.CHOOSE_NEXT
    return DeskRow(
        record=f"together:{one.pk}",
        title=card.title,
        url=url,
        number=card.number,
        note=str(words.TOGETHER_WITH) % {"agency": one.asked.name},
        mark=str(mark),
        tone=tone,
        on=on,
        on_label=str(on_label),
        action=Action(url, str(label), "heart-handshake"),
    )


def _doing_row(one: Collaboration, cards: dict[UUID, matters.Card], today: date) -> DeskRow:
    card = cards[one.baton_id]
    return DeskRow(
        record=f"together:{one.pk}",
        title=card.title,
        url=addresses.of("referrals:together_show", one.pk),
        number=card.number,
        note=one.what[:NOTE],
        mark=str(words.TOGETHER),
        tone="due" if one.by_on <= today else "info",
        on=one.by_on,
        on_label=str(words.BY_ON),
        action=Action(
            addresses.of("referrals:together_show", one.pk), str(words.SEE), "heart-handshake"
        ),
    )


def _dispute_row(one: Dispute, cards: dict[UUID, matters.Card]) -> DeskRow:
    card = cards[one.baton_id]
    url = addresses.of("referrals:dispute", one.pk)
    named = one.named
    note = str(words.TO) % {"agency": named.name} if named else one.get_why_display()
    return DeskRow(
        record=f"dispute:{one.pk}",
        title=card.title,
        url=url,
        number=card.number,
        note=note,
        mark=str(words.COORDINATION),
        tone="due",
        on=clock.day(one.raised_at),
        on_label=str(words.RAISED_ON),
        action=Action(url, str(words.AWAIT if named else words.NAME_HOLDER), "flag"),
    )

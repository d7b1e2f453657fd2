"""Papers of a meeting: the agenda for each seat, and the minutes of the stored version.

Whom consent leaves out stands in neither, not by name and not by what concerns only them.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404

from tasuki.ground import clock, paper, wareki
from tasuki.journey.meetings import frames, kinds, queries, words
from tasuki.journey.meetings.kinds import PaperPart
from tasuki.journey.meetings.models import AgendaItem, Meeting, Seat, State
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import Actor, TownRequest

Sections = list[dict[str, Any]]


def register_papers() -> None:
    """The kinds this room makes."""
    paper.register("agenda", agenda)
    paper.register("minutes", minutes)


def agenda(request: TownRequest, pk: UUID) -> bytes:
    """次第・資料 for one seat: `pk` is the seat, or the meeting (then the reader's own)."""
    actor, at = request.actor, request.at
    meeting, seat = _meeting_and_seat(actor, pk, at)
    items = list(meeting.items.select_related("baton", "referrer", "meeting"))
    opened = queries.open_items(actor, meeting, items, at)
    if items and not opened:
        raise Http404
    queries.note_look(meeting, [item for item in items if item.pk in opened])
    said = words.LABELS
    sections: Sections = [_frame(meeting, seat), _invited(meeting)]
    if meeting.previous_note:
        sections.append({"title": str(said["previous"]), "text": meeting.previous_note})
    for item in items:
        sections += _item(item, seat, is_open=item.pk in opened)
    return _compiled(meeting, words.AGENDA_TITLE, sections, at)


def minutes(request: TownRequest, pk: UUID) -> bytes:
    """会議の記録, from the stored record and its version."""
    actor, at = request.actor, request.at
    try:
        meeting = queries.meeting_for(actor, pk, at)
    except ObjectDoesNotExist:
        raise Http404 from None
    items = list(meeting.items.select_related("baton", "referrer", "meeting"))
    opened = queries.open_items(actor, meeting, items, at)
    if meeting.state != State.HELD or len(opened) < len(items):
        raise Http404
    queries.note_look(meeting, items)
    said = words.LABELS
    sections: Sections = [
        _frame(meeting, None),
        _attended(meeting),
        *(_said_of(item) for item in items),
        {"title": str(said["minutes"]), "text": meeting.minutes},
        _signed(meeting),
    ]
    return _compiled(meeting, words.MINUTES_TITLE, sections, at)


def _meeting_and_seat(actor: Actor, pk: UUID, at: datetime) -> tuple[Meeting, Seat | None]:
    """Whose paper is asked for; a seat's paper is given to that seat and to those who run it."""
    try:
        meeting = queries.meeting_for(actor, pk, at)
    except ObjectDoesNotExist:
        return _of_seat(actor, pk, at)
    own = queries.seats_here(actor, meeting)
    return meeting, own[0] if own else None


def _of_seat(actor: Actor, pk: UUID, at: datetime) -> tuple[Meeting, Seat]:
    try:
        seat = queries.seat_for(actor, pk, at)
    except ObjectDoesNotExist:
        raise Http404 from None
    own = {one.pk for one in queries.seats_here(actor, seat.meeting)}
    if seat.pk not in own and not queries.runs(actor, seat.meeting):
        raise Http404
    return seat.meeting, seat


def _frame(meeting: Meeting, seat: Seat | None) -> dict[str, Any]:
    said = words.LABELS
    facts = [
        ("class", meeting.class_name),
        ("basis", meeting.basis),
        ("consent", meeting.get_consent_rule_display()),
        ("held_at", wareki.show_moment(meeting.held_at)),
        ("place", meeting.place),
        ("chair", meeting.chair),
        ("convener", meeting.convener.name),
    ]
    pairs = [[str(said[name]), value] for name, value in facts if value or name != "basis"]
    if seat is not None:
        pairs.append([str(said["for_seat"]), queries.seat_name(seat)])
    return {"title": str(said["meeting"]), "facts": pairs}


def _invited(meeting: Meeting) -> dict[str, Any]:
    said = words.LABELS
    rows = [
        [seat.agency.name if seat.agency else "", _who(seat), seat.get_because_display()]
        for seat in queries.seats_of(meeting)
    ]
    heads = [str(said[name]) for name in ("agency", "person", "because")]
    return {"title": str(said["invited"]), "heads": heads, "rows": rows}


def _attended(meeting: Meeting) -> dict[str, Any]:
    said = words.LABELS
    rows = [
        [
            seat.agency.name if seat.agency else "",
            _who(seat),
            str(said["yes" if seat.attended else "no"]),
            _secrecy(meeting, seat),
        ]
        for seat in queries.seats_of(meeting)
    ]
    heads = [str(said[name]) for name in ("agency", "person", "attended", "secrecy")]
    return {"title": str(said["seats"]), "heads": heads, "rows": rows}


def _secrecy(meeting: Meeting, seat: Seat) -> str:
    said = words.LABELS
    if meeting.secrecy_pledge:
        return str(said["pledged" if seat.pledged_at else "not_pledged"])
    return str(said["by_law"]) if meeting.secrecy_by_law else ""


def _who(seat: Seat) -> str:
    return seat.staff.name if seat.staff else seat.name


def _item(item: AgendaItem, seat: Seat | None, *, is_open: bool) -> Sections:
    if not is_open or not kinds.known(item.kind):
        return [{"title": f"{item.position}　{words.HIDDEN_TITLE}", "text": ""}]
    kind = kinds.kind(item.kind)
    return [
        {"title": f"{item.position}　{kind.label}", "facts": _brought(item)},
        *_parts(kind.paper(item, seat), {UUID(one) for one in item.left_out}),
    ]


def _brought(item: AgendaItem) -> list[list[str]]:
    said = words.LABELS
    agreed = str(said["agreed" if item.agreed else "not_agreed"])
    pairs = [
        [str(said["title"]), item.title],
        [str(said["consent"]), f"{agreed}　{item.basis_article}".strip()],
    ]
    if item.reason:
        pairs.append([str(said["reason"]), item.reason])
    if item.question:
        pairs.append([str(said["question"]), item.question])
    if item.left_out:
        pairs.append(["", str(words.LEFT_OUT_NOTE) % {"count": len(item.left_out)}])
    return pairs


def _parts(given: Sequence[PaperPart] | Mapping[str, Any], left_out: set[UUID]) -> Sections:
    """The kind's own content, without the parts that are about somebody who is left out."""
    if isinstance(given, Mapping):
        sections: Sections = list(given.get("sections", []))
        return sections
    return [_section(part) for part in given if not part.persons & left_out]


def _section(part: PaperPart) -> dict[str, Any]:
    section: dict[str, Any] = {"title": part.title}
    if part.facts:
        section["facts"] = [list(pair) for pair in part.facts]
    if part.heads:
        section["heads"], section["rows"] = list(part.heads), [list(row) for row in part.rows]
    if part.text:
        section["text"] = part.text
    return section


def _said_of(item: AgendaItem) -> dict[str, Any]:
    said = words.LABELS
    pairs = [
        *_brought(item),
        [str(said["opinion"]), frames.opinion_label(item.opinion)],
        [str(said["advice"]), item.opinion_note],
    ]
    if item.follow_on:
        pairs.append([str(said["follow_on"]), wareki.show(item.follow_on)])
    return {"title": f"{item.position}　{kinds.label(item.kind)}", "facts": pairs}


def _signed(meeting: Meeting) -> dict[str, Any]:
    said = words.LABELS
    who = meeting.recorded_by.name if meeting.recorded_by else ""
    when = wareki.show_moment(meeting.recorded_at) if meeting.recorded_at else ""
    closed = wareki.show_moment(meeting.closed_at) if meeting.closed_at else str(said["draft"])
    facts = [
        [str(said["version"]), str(meeting.version)],
        [str(said["recorded"]), f"{who}　{when}"],
        [str(said["closed"]), closed],
    ]
    return {"title": str(said["recorded"]), "facts": facts}


def _compiled(meeting: Meeting, title: Any, sections: Sections, at: datetime) -> bytes:
    notices = [frames.secrecy_notice(meeting), str(words.NOT_PUBLIC)]
    return paper.compile(
        paper.PLAIN,
        {
            "title": str(title) % {"meeting": meeting.name},
            "on": wareki.show(clock.day(meeting.held_at)),
            "office": pack.current(clock.day(at)).municipality.name,
            "printed": str(words.PRINTED) % {"on": wareki.show_moment(at)},
            "notices": [notice for notice in notices if notice],
            "sections": sections,
        },
    )

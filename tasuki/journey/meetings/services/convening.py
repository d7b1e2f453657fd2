"""Calling a meeting, filling its table, calling it off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.journey.meetings import frames, policy, queries, rules
from tasuki.journey.meetings.models import Because, ConsentRule, Meeting, Seat
from tasuki.journey.meetings.services import _grounds, _parts
from tasuki.journey.meetings.transitions import MEETING
from tasuki.town.municipality import pack
from tasuki.town.municipality.pack import MeetingBody
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import deny, require
from tasuki.trust.audit import services as audit


@dataclass(frozen=True, slots=True)
class Guest:
    """Whom to invite: an agency, one of its staff, or somebody from outside by name."""

    agency: Agency | None = None
    staff: Staff | None = None
    name: str = ""
    because: Because = Because.ADDED


@transaction.atomic
def convene(
    *,
    actor: Actor,
    body: str,
    held_at: datetime,
    at: datetime,
    place: str = "",
    chair: str = "",
    previous_note: str = "",
    seats: Sequence[Guest] = (),
) -> Meeting:
    """「会議を開く」: call a sitting of a body. Its standing members sit without being named."""
    town = pack.current(clock.day(held_at))
    shape = town.meeting_body(body)
    named = frames.convening_agency(shape)
    require(policy.can_convene(actor, shape, named))
    require(frames.may_convene(shape, clock.day(held_at)))
    meeting = Meeting.objects.create(
        created_at=at,
        held_at=held_at,
        place=place,
        chair=chair,
        previous_note=previous_note,
        convener=named if named.pk in policy.convening(actor) else _own(actor),
        **_frame(frames.in_year(shape, clock.day(held_at))),
    )
    _seat_everybody(meeting, shape, seats, at)
    audit.record(
        actor=actor,
        action="meetings.convened",
        target=f"meeting:{meeting.pk}",
        at=at,
        agency_id=meeting.convener_id,
        basis=meeting.basis,
        words=_parts.in_words(meeting),
    )
    return meeting


@transaction.atomic
def invite(
    *,
    actor: Actor,
    meeting: Meeting,
    at: datetime,
    agency: Agency | None = None,
    staff: Staff | None = None,
    name: str = "",
) -> Seat:
    """Give somebody a seat; what is on the agenda opens to that agency from now on."""
    require(policy.can_run(actor, meeting))
    meeting = _parts.lock(meeting)
    require(rules.is_open(state=meeting.state, closed=meeting.closed_at is not None))
    _require_guest(agency, staff, name, at)
    _parts.keep_apart(meeting, name=name, staff_id=staff.pk if staff else None)
    seat = _parts.seat(
        meeting,
        at,
        Because.ADDED,
        agency=agency,
        staff_id=staff.pk if staff else None,
        name=name,
    )
    if seat is None:
        raise WrongState("meetings.seated_already")
    if agency is not None:
        for item in meeting.items.select_related("brought_for", "meeting"):
            _grounds.rule_for(actor, item, [agency], at)
        _parts.open_to_seats(actor, meeting, at)
    audit.record(
        actor=actor,
        action="meetings.invited",
        target=f"meeting:{meeting.pk}",
        at=at,
        agency_id=meeting.convener_id,
        basis=meeting.basis,
        words=_parts.in_words(meeting, seat=_invited(meeting, seat)),
    )
    return seat


def _invited(meeting: Meeting, seat: Seat) -> str:
    """Who is invited; of an office, by the name of who comes for it."""
    if seat.agency is None or seat.staff is not None or seat.name:
        return queries.seat_name(seat)
    officer = frames.officers(meeting).get(seat.agency.code)
    return "　".join(one for one in (seat.agency.name, officer.name if officer else "") if one)


@transaction.atomic
def uninvite(*, actor: Actor, seat: Seat, at: datetime) -> None:
    """Take a seat away, as long as nothing has been opened to it."""
    require(policy.can_run(actor, seat.meeting))
    meeting = _parts.lock(seat.meeting)
    require(rules.is_open(state=meeting.state, closed=meeting.closed_at is not None))
    if meeting.items.exists():
        raise WrongState("meetings.seat_in_use")
    said = queries.seat_name(seat)
    seat.delete()
    audit.record(
        actor=actor,
        action="meetings.uninvited",
        target=f"meeting:{meeting.pk}",
        at=at,
        agency_id=meeting.convener_id,
        words=_parts.in_words(meeting, seat=said),
    )


@transaction.atomic
def cancel(*, actor: Actor, meeting: Meeting, reason: str, at: datetime) -> Meeting:
    """Call a meeting off: what was on its agenda waits for the next."""
    require(policy.can_run(actor, meeting))
    meeting = _parts.lock(meeting)
    require(rules.is_open(state=meeting.state, closed=meeting.closed_at is not None))
    require(rules.may_cancel(decided=meeting.items.exclude(opinion="").count()))
    MEETING.apply(meeting, "cancel")
    meeting.cancel_reason = reason
    meeting.save(update_fields=["state", "cancel_reason"])
    _parts.close_to_seats(actor, meeting, at)
    audit.record(
        actor=actor,
        action="meetings.cancelled",
        target=f"meeting:{meeting.pk}",
        at=at,
        agency_id=meeting.convener_id,
        words=_parts.in_words(meeting, reason=reason),
    )
    return meeting


def _frame(there: frames.InYear) -> dict[str, object]:
    """What the town's pack says of the body in that 年度, kept with the sitting."""
    body = there.body
    return {
        "body": body.code,
        "name": body.name,
        "class_name": body.class_name,
        "legal_types": list(there.legal_types),
        "consent_rule": ConsentRule(there.consent_rule),
        "basis": body.basis,
        "case_data": there.case_data,
        "secrecy_by_law": body.secrecy_by_law,
        "secrecy_pledge": body.secrecy_pledge,
    }


def _own(actor: Actor) -> Agency:
    """The agency at which the actor coordinates."""
    hats = [hat.agency_id for hat in actor.hats if hat.role in policy.COORDINATING]
    return Agency.objects.get(pk=hats[0])


def _seat_everybody(
    meeting: Meeting, body: MeetingBody, guests: Sequence[Guest], at: datetime
) -> None:
    codes = [member.agency for member in body.members if member.agency]
    members = {one.code: one for one in Agency.objects.filter(code__in=codes)}
    for member in body.members:
        agency = members.get(member.agency or "")
        if agency is not None:
            _parts.seat(meeting, at, Because.MEMBER, agency=agency)
        elif not body.members_by_case and not member.agency:
            _parts.seat(meeting, at, Because.MEMBER, agency=None, name=member.text)
    _parts.ensure_agency(meeting, at, Because.ROLE, meeting.convener)
    for guest in guests:
        _require_guest(guest.agency, guest.staff, guest.name, at)
        _parts.seat(
            meeting,
            at,
            guest.because,
            agency=guest.agency,
            staff_id=guest.staff.pk if guest.staff else None,
            name=guest.name,
        )


def _require_guest(agency: Agency | None, staff: Staff | None, name: str, at: datetime) -> None:
    if agency is None and not name.strip():
        require(deny("meetings.seat_of_nobody"))
    if staff is None:
        return
    if agency is None or not organizations.colleagues(agency.pk, at).filter(pk=staff.pk).exists():
        require(deny("meetings.staff_elsewhere"))

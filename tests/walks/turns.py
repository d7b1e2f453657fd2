"""Whose turn the catalogue says it is after an event, and whether that agency's desk knows.

Read from the stored records, not from the rooms' own desk code: an event that lies is found out.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from tasuki.doors.desk import lists
from tasuki.journey.cases.models import Around, Case, InformationRequest, Request
from tasuki.journey.closing.models import AfterCare, Closing
from tasuki.journey.intake.models import Consultation
from tasuki.journey.meetings.models import AgendaItem, Meeting, Seat
from tasuki.journey.plans.models import Plan, Promise
from tasuki.journey.referrals.models import Collaboration, Dispute, Referral
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Appointment, Staff
from tasuki.town.relay.models import Baton, Pass
from tasuki.trust.audit import catalogue
from tasuki.trust.audit.catalogue import Turn
from tasuki.trust.audit.models import Entry


def lies(entry: Entry, at: datetime) -> str:
    """What is wrong with the entry's turn; "" when the desk of its agency shows the matter."""
    event = catalogue.event(entry.action)
    if event.turn == Turn.NOBODY:
        return ""
    wanted = matters(entry.target)
    asked = [agency for agency in _agencies(event.turn, entry.target) if _works(agency, at)]
    if not wanted or not asked:
        return ""  # it has ended meanwhile, or the agency answers by telephone
    moments = [at, *_later(event.turn, entry.target, at)]
    for agency in asked:
        for moment in moments:
            if wanted & _on_desk(agency, moment):
                return ""
    names = [organizations.names(asked)[agency] for agency in asked]
    return f"{entry.action} ({event.turn}): {entry.target} is on no desk of {names}"


# --- what a record belongs to -----------------------------------------------------------------


def matters(record: str) -> set[str]:
    """The open matters that a target or a row names, such as {"case:…"}."""
    kind, _, pk = record.partition(":")
    batons = list(_batons(kind, pk)) if pk else []
    found = {_matter(baton) for baton in batons}
    return {one for one in found if one} | ({record} if kind == "meeting" else set())


def _matter(baton: Baton) -> str:
    """The matter as it stands now: what flowed into a case is the case."""
    while baton.successor is not None:
        baton = baton.successor
    case = Case.objects.filter(lead=baton) | Case.objects.filter(coordination=baton)
    if (one := case.first()) is not None:
        return f"case:{one.pk}"
    return f"baton:{baton.pk}" if baton.is_open else ""


def _batons(kind: str, pk: str) -> Iterator[Baton]:
    if kind == "baton":
        yield Baton.objects.get(pk=pk)
    elif kind == "consultation":
        yield Consultation.objects.get(pk=pk).baton
    elif kind == "meeting":
        yield from (item.baton for item in AgendaItem.objects.filter(meeting=pk))
    elif kind == "item":
        yield AgendaItem.objects.get(pk=pk).baton
    elif kind in {"referral", "together", "dispute"}:
        yield _of_referrals(kind, pk)
    elif (case := _case(kind, pk)) is not None:
        yield case.lead
    elif kind == "request":
        yield Request.objects.get(pk=pk).consultation.baton


def _of_referrals(kind: str, pk: str) -> Baton:
    if kind == "referral":
        return Referral.objects.get(pk=pk).handover.baton
    if kind == "together":
        return Collaboration.objects.get(pk=pk).baton
    return Dispute.objects.get(pk=pk).baton


def _case(kind: str, pk: str) -> Case | None:
    if kind == "case":
        return Case.objects.get(pk=pk)
    if kind == "information":
        return InformationRequest.objects.get(pk=pk).case
    if kind == "plan":
        return Plan.objects.get(pk=pk).case
    return Promise.objects.get(pk=pk).plan.case if kind == "promise" else None


# --- whose turn -------------------------------------------------------------------------------


def _agencies(turn: Turn, target: str) -> list[UUID]:
    kind, _, pk = target.partition(":")
    if turn == Turn.HOLDER:
        return [one.holder_id for one in _open(target)]
    if turn == Turn.COORDINATOR:
        return _coordinators(kind, pk, target)
    if turn in {Turn.RECEIVER, Turn.SENDER}:
        return _ends(turn, kind, pk)
    return _asked(kind, pk)


def _open(target: str) -> list[Baton]:
    """The open batons of the target's matters."""
    found: list[Baton] = []
    for name in matters(target):
        kind, _, pk = name.partition(":")
        if kind == "case":
            case = Case.objects.get(pk=pk)
            found += [case.lead, case.coordination]
        elif kind == "baton":
            found.append(Baton.objects.get(pk=pk))
    return [baton for baton in found if baton.is_open]


def _coordinators(kind: str, pk: str, target: str) -> list[UUID]:
    if kind == "meeting":
        return [Meeting.objects.get(pk=pk).convener_id]
    if kind == "dispute":
        return [Dispute.objects.get(pk=pk).coordinator_id]
    cases = [Case.objects.get(pk=name[5:]) for name in matters(target) if name[:5] == "case:"]
    return [case.coordination.holder_id for case in cases]


def _ends(turn: Turn, kind: str, pk: str) -> list[UUID]:
    if kind == "request":
        request = Request.objects.get(pk=pk)
        return [request.to_agency_id if turn == Turn.RECEIVER else request.from_agency_id]
    if kind == "information":
        return [InformationRequest.objects.get(pk=pk).asking_agency_id]
    passes = Pass.objects.order_by("-offered_at")
    if kind == "referral":
        handover = Referral.objects.get(pk=pk).handover
    elif kind == "case":
        handover = passes.filter(pk__in=Closing.objects.filter(case=pk).values("handover"))[0]
    else:
        handover = passes.filter(baton=pk)[0]
    return [handover.to_agency_id if turn == Turn.RECEIVER else handover.from_agency_id]


def _asked(kind: str, pk: str) -> list[UUID]:
    if kind == "together":
        return [Collaboration.objects.get(pk=pk).asked_id]
    if kind == "information":
        return [InformationRequest.objects.get(pk=pk).asked_id]
    if kind == "meeting":
        return [seat.agency_id for seat in Seat.objects.filter(meeting=pk) if seat.agency_id]
    if kind == "plan":
        return [one.agency_id for one in Promise.objects.filter(plan=pk)]
    around = [one.agency_id for one in Around.objects.filter(case=pk, until=None)]
    after = [one.agency_id for one in AfterCare.objects.filter(closing__case=pk)]
    return around + after


def _later(turn: Turn, target: str, at: datetime) -> list[datetime]:
    """What is asked of somebody for a day rings on that day."""
    kind, _, pk = target.partition(":")
    if turn != Turn.ASKED:
        return []
    days = []
    if kind == "case":
        days = [one.due_on for one in AfterCare.objects.filter(closing__case=pk)]
    if kind == "plan":
        plan = Plan.objects.get(pk=pk)
        days = [one.due_on for one in Promise.objects.filter(plan=pk) if one.due_on]
        days += [plan.next_monitoring_on] if plan.next_monitoring_on else []
    return [at + timedelta(days=(day - at.date()).days) for day in days]


# --- the desks --------------------------------------------------------------------------------


def _works(agency: UUID, at: datetime) -> bool:
    return any(True for _ in _staff(agency, at))


def _staff(agency: UUID, at: datetime) -> Iterator[Staff]:
    for appointment in Appointment.objects.filter(agency=agency).select_related("staff"):
        if appointment.valid_on(at.date()):
            yield appointment.staff


def _on_desk(agency: UUID, at: datetime) -> set[str]:
    """The matters on the desks of an agency's workers."""
    found: set[str] = set()
    for staff in _staff(agency, at):
        for shelf in lists.gather(organizations.actor_for(staff, at), at):
            if shelf.key != "drafts":
                for row in shelf.rows:
                    found |= matters(row.record)
    return found

"""The kind of item that meetings themselves know: a case, to be shared and examined."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from tasuki.journey.cases import queries as cases
from tasuki.journey.cases.models import Assessment, Case
from tasuki.journey.meetings import words
from tasuki.journey.meetings.kinds import AgendaKind, ConsentFacts, PaperPart, Waiting
from tasuki.journey.meetings.models import AgendaItem, Seat
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern
from tasuki.residents.protection import queries as protection
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor

CODE = "case"
MOST = 50


def waiting(actor: Actor, at: datetime) -> Sequence[Waiting]:
    """The open cases that this actor's agencies steer; those left to the office alone come first."""
    mine = Q(lead__holder__in=actor.agency_ids) | Q(coordination__holder__in=actor.agency_ids)
    found = list(
        cases.cases_for(actor, at)
        .filter(mine, lead__closed_at__isnull=True)
        .order_by("-opened_at", "-id")[:MOST]
    )
    ids = [case.pk for case in found]
    alone = set(cases.stalled_with_office(at).filter(pk__in=ids).values_list("pk", flat=True))
    found.sort(key=lambda case: case.pk not in alone)
    return [_waiting(case, left_alone=case.pk in alone) for case in found]


def find(actor: Actor, item_id: UUID, at: datetime) -> Waiting | None:
    """A case that this actor can see at all."""
    found = cases.cases_for(actor, at).filter(pk=item_id, lead__closed_at__isnull=True).first()
    return _waiting(found) if found is not None else None


def _waiting(case: Case, *, left_alone: bool = False) -> Waiting:
    note = str(words.LABELS["left_alone"]) if left_alone else ""
    return Waiting(case.pk, case.lead_id, f"{case.number}　{case.title}", note)


def consents(item_id: UUID) -> ConsentFacts:
    """What the 相談者 said at the counter that asked for 多機関協働, and other 本人 at theirs."""
    return of_case(Case.objects.get(pk=item_id))


def of_case(case: Case) -> ConsentFacts:
    """The consent that stands for a case; later rooms' kinds ask the same."""
    consultation = case.origin.consultation
    said = cases.consents_of(case)
    return ConsentFacts(
        subject=said.get(consultation.subject_id, "unknown"),
        how=consultation.share_consent_how,
        agreed_members=frozenset(one for one, answer in said.items() if answer == "yes"),
    )


def paper(item: AgendaItem, seat: Seat | None) -> Sequence[PaperPart]:
    """Who it is about, who works on it, what was found out as far as the work of the seat's agency
    needs it; nothing that concerns only the left out."""
    case = Case.objects.select_related("lead__holder", "coordination__holder").get(pk=item.item_id)
    out = {UUID(one) for one in item.left_out}
    concerns = people.persons_of([case.lead_id]).get(case.lead_id, [])
    shown = [one for one in concerns if one.person_id not in out]
    people.shown([one.person for one in shown], ground=item.basis)
    names = {one.person_id: people.display_name(one.person) for one in shown}
    around = cases.around_of(case)
    said = words.LABELS
    first = PaperPart(
        title=item.title,
        facts=[
            (str(said["lead"]), case.lead.holder.name),
            (str(said["coordination"]), case.coordination.holder.name),
            (str(said["around"]), "、".join(_agency(one.agency.name, one.role) for one in around)),
            (str(said["people"]), "、".join(_person(one) for one in shown)),
        ],
    )
    shown_here = protection.shown_beside(person="person", baton="case__lead")
    found = case.assessments.filter(shown_here).select_related("person")
    reader = cases.Reader(_open_to(case, item, seat), case.lead.holder.name)
    shown_of = [one for one in found if one.person_id not in out]
    return [first, *(_assessed(one, names, reader) for one in shown_of)]


def _agency(name: str, role: str) -> str:
    return f"{name}（{role}）" if role else name


def _person(concern: Concern) -> str:
    return f"{people.display_name(concern.person)}（{concern.get_part_display()}）"


def _open_to(case: Case, item: AgendaItem, seat: Seat | None) -> Section:
    """What of the assessment stands on the paper of this seat: what is decided for its agency in
    the case, else what its kind works with. Without a seat it is the convener's paper."""
    agency = seat.agency if seat is not None else item.meeting.convener
    if agency is None:
        return Section.ASSESSMENT
    return Section.ASSESSMENT | relay.details_at(case.lead_id, agency, item.meeting.held_at)


def _assessed(found: Assessment, names: dict[UUID, str], reader: cases.Reader) -> PaperPart:
    said = words.LABELS
    whom = names.get(found.person_id, "") if found.person_id else str(said["of_household"])
    facts = [
        (line.label, line.value.replace("\n", "、") if line.names == ("traits",) else line.value)
        for line in cases.lines_of(found, reader)
    ]
    return PaperPart(
        title=f"{said['assessment']}：{whom}",
        facts=[(label, value) for label, value in facts if value],
        persons=frozenset({found.person_id} if found.person_id else ()),
    )


KIND = AgendaKind(
    code=CODE,
    label=words.KIND_CASE,
    waiting=waiting,
    find=find,
    paper=paper,
    consents=consents,
    examined_as="information",
    decided_as="assessment",
    may_give_back=True,
)

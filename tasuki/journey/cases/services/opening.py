"""依頼を受理する: a case opens for the household, or the worry joins the household's open case.

Acceptance moves the coordination only. The 主担当 stays the counter that asked.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.journey.cases import policy, queries, rules
from tasuki.journey.cases.models import Answer, Case, FormerBaton, Request
from tasuki.journey.cases.services import _halves as halves
from tasuki.residents.people import queries as people_queries
from tasuki.residents.people import services as people
from tasuki.residents.people.models import Household, Standing
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import queries as relay_queries
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Baton, Ending, Kind, Section
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.decision import deny, require
from tasuki.trust.audit import services as audit

# What is left of a case to who carried it before it was taken up again.
AS_FORMER = Section.CARD | Section.INTAKE


@transaction.atomic
def accept_request(
    *,
    actor: Actor,
    request: Request,
    title: str,
    look_again_on: date,
    at: datetime,
    person: Staff | None = None,
    agencies: Sequence[Agency] = (),
) -> Case:
    """Open a case for the household of the consultation, with these agencies around it."""
    request = _answerable(actor, request, at)
    before = request.consultation.baton
    receiver = request.to_agency
    _ask_whether_apart(before.holder_id, receiver.pk, at)
    _ask_for_colleague(person, receiver, at)
    if not title.strip():
        require(deny("cases.no_title"))
    household = _household(actor, request, title, at)
    require(rules.may_open(household_has_case=queries.open_cases_of(household).exists()))
    lead = _begin_lead(actor, before, receiver, at)
    coordination = relay.begin(
        actor=actor,
        matter=queries.COORDINATION,
        holder=receiver,
        person=person,
        look_again_on=look_again_on,
        at=at,
        kind=Kind.COORDINATION,
        alike=lead,
    )
    people.carry_concerns(actor=actor, source=before, target=lead, at=at)
    case = Case.objects.create(
        created_at=at,
        number=halves.next_number(at),
        title=title.strip(),
        household=household,
        lead=lead,
        coordination=coordination,
        opened_at=at,
    )
    _concern_members(actor, case, at)
    _merge(actor, request, case, at)
    halves.answer(request, Answer.ACCEPTED, actor=actor, at=at, case=case)
    for agency in halves.unique(agencies, {lead.holder_id, receiver.pk}):
        halves.stand_around(
            case,
            agency,
            actor=actor,
            role="",
            ground=request.ground,
            ground_note=request.ground_note,
            at=at,
            consent=queries.consent_towards(request.consultation, agency, at),
        )
    audit.record(
        actor=actor,
        action="cases.opened",
        target=f"case:{case.pk}",
        at=at,
        agency_id=receiver.pk,
        basis=request.ground,
        persons=halves.persons_of(lead.pk),
        words={
            "number": case.number,
            "lead": lead.holder.name,
            "coordination": receiver.name,
        },
    )
    return case


@transaction.atomic
def join_case(
    *,
    actor: Actor,
    request: Request,
    case: Case,
    at: datetime,
    role: str = "",
    tie: str = "",
) -> Case:
    """合流: the second worry of the same household flows into its open case. Its counter stands
    around the case from now on; the 主担当 stays who it was. `tie` says what 本人 is to the household
    where they were not known to belong to it."""
    request = _answerable(actor, request, at)
    case = _locked(case)
    require(policy.can_steer(actor, case))
    consultation = request.consultation
    require(
        rules.may_join(
            is_open=case.lead.is_open,
            same_household=_belongs(actor, request, case, tie=tie, at=at),
        )
    )
    counter = consultation.baton.holder
    people.carry_concerns(actor=actor, source=consultation.baton, target=case.lead, at=at)
    _merge(actor, request, case, at)
    halves.answer(request, Answer.ACCEPTED, actor=actor, at=at, case=case, joined=True)
    carrying = {case.lead.holder_id, case.coordination.holder_id}
    already = {one.agency_id for one in queries.around_of(case)}
    if counter.pk not in carrying | already:
        halves.stand_around(
            case,
            counter,
            actor=actor,
            role=role,
            ground=request.ground,
            ground_note=request.ground_note,
            at=at,
            consent=queries.consent_towards(consultation, counter, at),
        )
    audit.record(
        actor=actor,
        action="cases.joined",
        target=f"case:{case.pk}",
        at=at,
        agency_id=request.to_agency_id,
        basis=request.ground,
        persons=halves.persons_of(consultation.baton_id),
        words={"from": counter.name, "number": case.number},
    )
    return case


@transaction.atomic
def reopen_case(
    *,
    actor: Actor,
    case: Case,
    lead_holder: Agency,
    coordination_holder: Agency,
    look_again_on: date,
    at: datetime,
    lead_person: Staff | None = None,
    coordination_person: Staff | None = None,
) -> Case:
    """Carry a closed case again: two new batons that grew out of the old ones, which stay closed."""
    case = _locked(case)
    require(policy.can_reopen(actor, case, at))
    if case.lead.is_open:
        require(deny("cases.case_open"))
    _ask_whether_apart(lead_holder.pk, coordination_holder.pk, at)
    household = Household.objects.select_for_update().get(pk=case.household_id)
    require(rules.may_open(household_has_case=queries.open_cases_of(household).exists()))
    old = case.lead
    case.lead = relay.begin(
        actor=actor,
        matter=queries.MATTER,
        holder=lead_holder,
        person=lead_person,
        look_again_on=look_again_on,
        at=at,
        origin=old,
        beside=coordination_holder,
        beside_as="coordination",
        how="reopened",
    )
    former = [old, case.coordination]
    case.coordination = relay.begin(
        actor=actor,
        matter=queries.COORDINATION,
        holder=coordination_holder,
        person=coordination_person,
        look_again_on=look_again_on,
        at=at,
        kind=Kind.COORDINATION,
        origin=case.coordination,
        how="reopened",
    )
    case.save(update_fields=["lead", "coordination"])
    for baton in former:
        FormerBaton.objects.create(created_at=at, case=case, baton=baton)
    _open_again(case, old, at)
    people.carry_concerns(actor=actor, source=old, target=case.lead, at=at)
    audit.record(
        actor=actor,
        action="cases.reopened",
        target=f"case:{case.pk}",
        at=at,
        persons=halves.persons_of(case.lead_id),
        words={"number": case.number},
    )
    return case


def _answerable(actor: Actor, request: Request, at: datetime) -> Request:
    """The request under its lock, still to be answered by this actor."""
    require(policy.can_answer_request(actor, request))
    # The baton before the request, everywhere: a standing offer may be taken at this very moment,
    # and the case's 主担当 is whoever holds the worry then.
    batons = Baton.objects.select_for_update(of=("self",)).select_related("holder", "person")
    baton = batons.get(pk=request.consultation.baton_id)
    request = halves.standing(request)
    request.consultation.baton = baton
    require(
        rules.may_answer(answered=request.answer, answer_by=request.answer_by, today=clock.day(at))
    )
    relay.settle(actor=CLOCK, baton=baton, at=at)
    require(
        rules.may_request(
            is_open=baton.is_open,
            offered=relay_queries.offer_on(baton) is not None,
            requested=False,
        )
    )
    _open_reception(request, at)
    return request


def _open_reception(request: Request, at: datetime) -> None:
    """Accepted: in place of the preview the worry itself is open to who coordinates it."""
    relay.share(
        actor=CLOCK,
        baton=request.consultation.baton,
        agency=request.to_agency,
        source=f"request:{request.pk}",
        sections=Section.CARD | Section.INTAKE,
        ground=request.ground,
        at=at,
        until=halves.midnight_after(request.answer_by),
    )


def _ask_whether_apart(lead_id: object, coordination_id: object, at: datetime) -> None:
    town = pack.current(clock.day(at))
    require(
        rules.may_be_same(
            lead=lead_id,
            coordination=coordination_id,
            town_allows=town.lead_and_coordinator_may_be_same,
        )
    )


def _ask_for_colleague(person: Staff | None, agency: Agency, at: datetime) -> None:
    if person is None:
        return
    if not organizations.colleagues(agency.pk, at).filter(pk=person.pk).exists():
        require(deny("cases.person_elsewhere"))


def _begin_lead(actor: Actor, before: Baton, receiver: Agency, at: datetime) -> Baton:
    """The 主担当 stays: same agency, same person, and its date unless that has passed."""
    today = clock.day(at)
    return relay.begin(
        actor=actor,
        matter=queries.MATTER,
        holder=before.holder,
        person=before.person,
        look_again_on=max(before.look_again_on or today, today),
        at=at,
        origin=before,
        beside=receiver,
        beside_as="coordination",
    )


def _household(actor: Actor, request: Request, title: str, at: datetime) -> Household:
    """The household on record, or a new one around 本人; locked, so that it gets one case only."""
    consultation = request.consultation
    subject = consultation.subject
    household = consultation.household
    if household is None:
        known = people_queries.households_of([subject.pk]).get(subject.pk, [])
        household = known[0] if known else None
    if household is None:
        household = people.make_household(
            actor=actor, label=title.strip(), members=[people.Member(subject)], at=at
        )
    return Household.objects.select_for_update().get(pk=household.pk)


def _concern_members(actor: Actor, case: Case, at: datetime) -> None:
    """A case is for the household: its known members stand in it beside 本人."""
    there = set(halves.persons_of(case.lead_id))
    for member in people_queries.members_of(actor, case.household, at):
        if member.person_id not in there:
            people.concern_person(
                actor=actor,
                baton=case.lead,
                person=member.person,
                part=Standing.MEMBER,
                at=at,
            )


def _belongs(actor: Actor, request: Request, case: Case, *, tie: str, at: datetime) -> bool:
    """Whether 本人 is of the case's household; with `tie` said, they are from now on."""
    consultation = request.consultation
    subject = consultation.subject
    if consultation.household_id is not None:
        return consultation.household_id == case.household_id
    if subject.pk in halves.persons_of(case.lead_id):
        return True
    homes = people_queries.households_of([subject.pk]).get(subject.pk, [])
    if any(home.pk == case.household_id for home in homes):
        return True
    if not tie.strip():
        return False
    people.add_member(
        actor=actor, household=case.household, member=people.Member(subject, tie=tie), at=at
    )
    return True


def _merge(actor: Actor, request: Request, case: Case, at: datetime) -> None:
    """The consultation's baton ends in the case's; the 調整役 goes on reading what led to it."""
    before = request.consultation.baton
    relay.share(
        actor=actor,
        baton=before,
        agency=request.to_agency,
        source=f"case:{case.pk}",
        sections=Section.ALL,
        ground=request.ground,
        at=at,
    )
    request.consultation.baton = relay.close(
        actor=actor, baton=before, how=Ending.MERGED, at=at, successor=case.lead
    )


def _open_again(case: Case, old: Baton, at: datetime) -> None:
    """The agencies around the case read on; those that had carried it know that it goes on, and read
    no more of what is written from now on than who handed on any matter does. The clock does it: who
    takes the case up again may be one of them, and has no more right to the new 襷 than they."""
    there = {case.lead.holder_id, case.coordination.holder_id}
    for around in queries.around_of(case):
        if around.agency_id not in there:
            relay.share(
                actor=CLOCK,
                baton=case.lead,
                agency=around.agency,
                source=f"role:{around.pk}",
                sections=policy.TOGETHER | relay_queries.details_at(old.pk, around.agency, at),
                ground=around.ground,
                at=at,
            )
            there.add(around.agency_id)
    before = relay_queries.parts_of(Baton.objects.filter(pk=old.pk).values("pk"), at)
    for part in before.filter(source="former").select_related("agency"):
        if part.agency_id not in there:
            relay.share(
                actor=CLOCK,
                baton=case.lead,
                agency=part.agency,
                source="former",
                sections=Section(part.sections) & AS_FORMER,
                ground=part.ground,
                at=at,
            )


def _locked(case: Case) -> Case:
    return (
        Case.objects.select_for_update(of=("self",))
        .select_related("lead__holder", "lead__person", "coordination__holder", "household")
        .get(pk=case.pk)
    )

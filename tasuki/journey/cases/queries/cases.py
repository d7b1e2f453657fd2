"""Reads of cases: one, a page of them, and what stands around them."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
)

from tasuki.ground import addresses, clock
from tasuki.ground.prepared import Prepared
from tasuki.journey.cases import policy, words
from tasuki.journey.cases.models import Around, Case, FormerBaton
from tasuki.journey.cases.queries.glance import STATES, state_of
from tasuki.journey.cases.queries.rows import CaseRow
from tasuki.journey.intake.models import Consultation, Progress
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern, Household, Standing
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import matters
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

MATTER = "case"
COORDINATION = "coordination"
PROJECT = "multi_agency"  # the pack's code of 多機関協働事業


def cases_for(actor: Actor, at: datetime, section: Section = Section.CARD) -> QuerySet[Case]:
    """The cases of which `section` is open to the actor, with what their page needs."""
    return _whole(Case.objects.filter(policy.visible_to(actor, at, section)))


def near(agency_id: UUID) -> Q:
    """The cases an agency carries, coordinates or stands around; for a query over Case."""
    around = Around.objects.filter(agency=agency_id, until__isnull=True).values("case")
    return Q(lead__holder=agency_id) | Q(coordination__holder=agency_id) | Q(pk__in=around)


def _whole(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.select_related(
        "lead__holder",
        "lead__person",
        "coordination__holder",
        "coordination__person",
        "household",
    )


def case_for(actor: Actor, case_id: UUID, at: datetime) -> Case:
    """One case.

    Raises:
        Case.DoesNotExist: there is none, or none for this actor.
    """
    for case in _CASE(case=case_id, agencies=actor.agency_ids, staff=actor.staff_id, at=at):
        return case
    raise Case.DoesNotExist


def _case(case: UUID, agencies: list[UUID], staff: UUID, at: datetime) -> QuerySet[Case]:
    return _whole(Case.objects.filter(policy.open_to(agencies, staff, at), pk=case))


_CASE = Prepared(_case)


def sections_for(actor: Actor, case: Case, at: datetime) -> Section:
    """All sections of the case that are open to the actor, over both batons, in one query."""
    opened = relay.sections_of(actor, [case.lead_id, case.coordination_id], at)
    return opened.get(case.lead_id, Section(0)) | opened.get(case.coordination_id, Section(0))


def case_by_baton(baton_id: UUID) -> Case | None:
    """The case that this baton carries or carried; the caller has asked whether it may be seen."""
    return by_batons([baton_id]).get(baton_id)


def by_batons(baton_ids: Iterable[UUID]) -> dict[UUID, Case]:
    """Cases by any of their batons, former ones too."""
    wanted = set(baton_ids)
    now = Case.objects.filter(Q(lead__in=wanted) | Q(coordination__in=wanted)).select_related(
        "lead__holder", "lead__person", "coordination__holder", "coordination__person"
    )
    found = {}
    for case in now:
        found.update({case.lead_id: case, case.coordination_id: case})
    if missing := wanted - found.keys():
        former = FormerBaton.objects.filter(baton__in=missing).select_related(
            "case__lead__holder", "case__coordination__holder"
        )
        found.update({one.baton_id: one.case for one in former})
    return {pk: case for pk, case in found.items() if pk in wanted}


def by_number(actor: Actor, number: str, at: datetime) -> Case | None:
    """The case of that number, if the actor may know of it."""
    return cases_for(actor, at).filter(number=number.strip().upper()).first()


def batons_of(case: Case) -> list[UUID]:
    """Every baton whose 経過 belongs to the case's story: its own and all that flowed into it."""
    ids = [case.lead_id, case.coordination_id]
    ids += _FORMER(case=case.pk)
    return relay.with_sources(ids)


def _former(case: UUID) -> QuerySet[FormerBaton, UUID]:
    return FormerBaton.objects.filter(case=case).values_list("baton_id", flat=True)


_FORMER = Prepared(_former)


def case_list(
    actor: Actor,
    at: datetime,
    before: tuple[datetime, UUID] | None = None,
    *,
    closed: bool = False,
    limit: int = relay.PAGE,
) -> list[CaseRow]:
    """A page of the actor's cases, newest first; three queries for one agency, however many rows."""
    parts = relay.listed(actor, MATTER, at, closed=closed, before=before, limit=limit)
    keys = {part.baton_id: part for part in parts}
    rows = _ROWS(leads=set(keys), since=_silent_since(at))
    today = clock.day(at)
    said = {state: (str(text), tone) for state, (text, tone) in STATES.items()}
    found = {
        row[3]: _listed(row, keys[row[3]], said[state_of(row[7], today, row[8], closed=closed)])
        for row in rows
    }
    look(people.concerned([pk for pk in found if keys[pk].says_what]))
    return [found[pk] for pk in keys if pk in found]


def _rows(leads: list[UUID], since: datetime) -> QuerySet[Case, Any]:
    return _with_silence(Case.objects.filter(lead__in=leads), since).values_list(
        "pk",
        "number",
        "title",
        "lead_id",
        "lead__holder__name",
        "lead__person__name",
        "coordination__holder__name",
        "lead__look_again_on",
        "left_alone",
    )


_ROWS = Prepared(_rows)


def _listed(
    row: tuple[UUID, str, str, UUID, str, str | None, str, date | None, bool],
    key: relay.Listed,
    state: tuple[str, str],
) -> CaseRow:
    pk, number, title, _, lead, person, coordinator, look_again_on, _ = row
    mark, tone = state
    return CaseRow(
        id=pk,
        number=number,
        title=title if key.says_what else str(words.CARD_TITLE),
        url=addresses.of("desk:case", pk),
        record=f"{MATTER}:{pk}",
        lead=lead,
        lead_person=person or "",
        coordinator=coordinator,
        look_again_on=look_again_on,
        mark=mark,
        tone=tone,
        sort_key=key.sort_key,
        baton_id=key.baton_id,
    )


def _silent_since(at: datetime) -> datetime:
    """From when on nobody has done anything, where a case is called 「任せきり」 today."""
    return at - timedelta(days=pack.current(clock.day(at)).term("stall_days"))


def _with_silence(cases: QuerySet[Case], since: datetime) -> QuerySet[Any]:
    """Annotates `left_alone`: nobody but who only coordinates did anything since then."""
    stirred = (
        Progress.objects.filter(at__gt=since)
        .filter(Q(baton=OuterRef("lead_id")) | Q(baton=OuterRef("coordination_id")))
        # Where one office is both, what it does is done.
        .filter(
            ~Q(agency=OuterRef("coordination__holder_id")) | Q(agency=OuterRef("lead__holder_id"))
        )
    )
    quiet = Q(lead__closed_at__isnull=True, lead__held_since__lte=since) & ~Q(Exists(stirred))
    return cases.annotate(left_alone=ExpressionWrapper(quiet, output_field=BooleanField()))


def _left_alone(cases: QuerySet[Case], since: datetime) -> QuerySet[Case]:
    quiet = _with_silence(cases.filter(lead__closed_at__isnull=True), since)
    return quiet.filter(left_alone=True).order_by(F("lead__held_since"), "pk")


def stalled_with_office(at: datetime) -> QuerySet[Case]:
    """任せきり: the open cases of the town in which nobody but the 調整役 has done anything for the
    town's number of days. For the next agenda; the caller asks who may see them."""
    return _left_alone(Case.objects.all(), _silent_since(at)).select_related(
        "lead__holder", "lead__person", "coordination__holder"
    )


def silent_among(
    leads: Collection[UUID], coordinations: Collection[UUID], at: datetime, limit: int = 20
) -> list[Case]:
    """Those of the cases of these batons that are 「任せきり」, the longest first."""
    since = _silent_since(at)
    return _SILENT(leads=list(leads), coordinations=list(coordinations), since=since, limit=limit)


def _silent(
    leads: list[UUID], coordinations: list[UUID], since: datetime, limit: int
) -> QuerySet[Case]:
    cases = _of_batons(leads, coordinations).select_related("lead")
    return _left_alone(cases, since)[:limit]


_SILENT = Prepared(_silent)


def is_left_alone(case: Case, at: datetime) -> bool:
    """Whether this case is 「任せきり」."""
    return bool(silent_among([case.lead_id], [], at))


def _of_batons(leads: list[UUID], coordinations: list[UUID]) -> QuerySet[Case]:
    return Case.objects.filter(Q(lead__in=leads) | Q(coordination__in=coordinations))


def cards_of(leads: Collection[UUID], coordinations: Collection[UUID]) -> dict[UUID, Case]:
    """Open cases by either of their batons, without what stands around them."""
    found = {}
    for case in _CARDS(leads=list(leads), coordinations=list(coordinations)):
        found.update({case.lead_id: case, case.coordination_id: case})
    return found


_CARDS: Prepared[Case] = Prepared(_of_batons)


def around_of(case: Case) -> list[Around]:
    """The agencies that now stand around the case."""
    return _AROUND(case=case.pk)


_AROUND: Prepared[Around] = Prepared(
    lambda case: Around.objects.filter(case=case, until__isnull=True).select_related("agency")
)


def open_cases_of(household: Household) -> QuerySet[Case]:
    """The open case of a household (there is one at most)."""
    return Case.objects.filter(household=household, lead__closed_at__isnull=True)


def joinable(actor: Actor, consultation: Consultation, at: datetime) -> list[Case]:
    """Open cases that the actor's agencies coordinate and that are this household's: by the
    consultation's household, by membership, or because 本人 already stands in the case."""
    homes = {
        one.pk
        for one in people.households_of([consultation.subject_id]).get(consultation.subject_id, [])
    }
    if consultation.household_id is not None:
        homes.add(consultation.household_id)
    standing = Concern.objects.filter(
        person=consultation.subject_id,
        part__in=[Standing.SUBJECT, Standing.MEMBER],
        baton__matter=MATTER,
    ).values("baton")
    return list(
        cases_for(actor, at)
        .filter(
            Q(household__in=homes) | Q(lead__in=standing),
            lead__closed_at__isnull=True,
            coordination__holder__in=actor.agency_ids,
        )
        .distinct()
    )


def helping(consultation: Consultation, at: datetime) -> list[UUID]:
    """The agencies that already work on a consultation beside its holder."""
    batons = Baton.objects.filter(pk=consultation.baton_id).values("pk")
    parts = relay.parts_of(batons, at).exclude(agency=consultation.baton.holder_id)
    return [part.agency_id for part in parts if part.opens(Section.RECORDS)]


def receiver_for(holder_id: UUID, at: datetime) -> Agency:
    """Who receives a 多機関協働 request of that counter: the pack's receiver; where that is the
    counter itself and the town keeps 主担当 and 調整役 apart, the pack's coordinator."""
    town = pack.current(clock.day(at))
    receiver = organizations.agency_by_code(town.multi_agency_receiver.code)
    if receiver.pk == holder_id and not town.lead_and_coordinator_may_be_same:
        return organizations.agency_by_code(town.coordinator_agency.code)
    return receiver


def owned_batons() -> QuerySet[Case, UUID]:
    """Every baton that is a case's."""
    return Case.objects.values_list("lead_id", flat=True).union(
        Case.objects.values_list("coordination_id", flat=True),
        FormerBaton.objects.values_list("baton_id", flat=True),
    )


def owned_coordination() -> QuerySet[Case, UUID]:
    """The batons of the 調整役."""
    return Case.objects.values_list("coordination_id", flat=True)


def describe(baton_ids: Iterable[UUID], _actor: Actor, _at: datetime) -> dict[UUID, matters.Card]:
    """Cards for the desk and the log; both batons of a case lead to the case."""
    found = by_batons(baton_ids)
    look(
        Concern.objects.filter(baton__in={case.lead_id for case in found.values()}).values_list(
            "person_id", flat=True
        )
    )
    return {pk: _card(case) for pk, case in found.items()}


def _card(case: Case) -> matters.Card:
    return matters.Card(
        number=case.number,
        title=case.title,
        url=addresses.of("desk:case", case.pk),
        record=f"{MATTER}:{case.pk}",
    )

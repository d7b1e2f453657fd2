"""Who may read which row, said from the relations in the tables and the oracle, without a policy.

Holder, way, 役割分担表, seats, help, looks and who is shut out are read from the rooms' own rows; the
oracle (tests/house/oracle.py) says what each of them opens. Who is named in a row – asked, offered,
told – may open its page; a few registers open to a role.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone

from tasuki.journey.cases.models import Around, Case, FormerBaton, InformationRequest, Request
from tasuki.journey.closing.models import Closing
from tasuki.journey.emergency.models import EmergencyLook
from tasuki.journey.intake.models import Consultation
from tasuki.journey.meetings.models import AgendaItem, Meeting, Seat
from tasuki.journey.referrals.models import Collaboration, Dispute
from tasuki.office.duties.models import ENDED, Disclosure
from tasuki.residents.people.models import Concern, Membership
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency, Appointment, Staff
from tasuki.town.relay.models import Barrier, Baton, Clearance, Part, Pass, Section, Step
from tasuki.trust.access.roles import Role
from tests.house import oracle
from tests.house.crawl.accounts import ROLES, Account, runs_for
from tests.house.crawl.addresses import MODELS

NEEDS = {"health": Section.HEALTH, "money": Section.MONEY, "justice": Section.JUSTICE}
# Rows that lead nowhere: what is read of them is no matter's.
ENDS = {"organizations.Agency", "organizations.Staff", "vault.File", "setup.Edition"}


@dataclass
class Sight:
    """Everything that stands in the tables, as the oracle's words."""

    at: datetime
    logins: dict[UUID, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.logins = dict(Staff.objects.values_list("pk", "login"))
        self._rows: dict[tuple[str, Any], Any] = {}
        self._leads: dict[tuple[str, Any], frozenset[UUID]] = {}
        self._known: dict[tuple[str, UUID], frozenset[str]] = {}

    # --- the relations ---------------------------------------------------------------------------

    def _live(self, one: Any) -> bool:
        return one.since <= self.at and (one.until is None or one.until > self.at)

    @cached_property
    def cases(self) -> dict[UUID, Case]:
        """The case of a baton that carries or coordinates one, or did."""
        found = {}
        for one in Case.objects.select_related("lead", "coordination"):
            found[one.lead_id] = found[one.coordination_id] = one
        for was in FormerBaton.objects.select_related("case__lead", "case__coordination"):
            found[was.baton_id] = was.case
        return found

    @cached_property
    def joined(self) -> dict[UUID, Case]:
        """The case to which a consultation was taken up."""
        taken = Request.objects.filter(case__isnull=False).select_related(
            "consultation", "case__lead", "case__coordination"
        )
        return {one.consultation.baton_id: one.case for one in taken if one.case is not None}

    @cached_property
    def records(self) -> dict[UUID, oracle.Record]:
        """Each matter as the oracle speaks of it."""
        by: dict[str, dict[UUID, set[Any]]] = defaultdict(lambda: defaultdict(set))
        for one in Clearance.objects.all():
            if self._live(one):
                by["cleared"][one.baton_id].add(self.logins[one.staff_id])
        for one in Barrier.objects.all():
            if self._live(one):
                by["barred"][one.baton_id].add(self.logins[one.staff_id])
        for one in Step.objects.filter(until__isnull=False):
            by["former"][one.baton_id].add(str(one.agency_id))
        for one in Collaboration.objects.filter(answer="taken"):
            done = "done" if one.done_at else "helping"
            by[done][one.baton_id].add(str(one.asked_id))
        for one in Pass.objects.filter(answered_at__isnull=True):
            by["offered"][one.baton_id].add(str(one.to_agency_id))
        for one in EmergencyLook.objects.all():
            if self._live(one):
                by["looked"][one.baton_id].add(self.logins[one.staff_id])
        self._around(by)
        self._tables(by)
        return {one.pk: self._record(one, by) for one in Baton.objects.all()}

    def _around(self, by: dict[str, dict[UUID, set[Any]]]) -> None:
        reading = defaultdict(int)
        for part in Part.objects.filter(source__startswith="around"):
            reading[part.baton_id, part.agency_id] |= part.sections
        for one in Around.objects.select_related("case"):
            if not self._live(one):
                continue
            for baton in (one.case.lead_id, one.case.coordination_id):
                by["around"][baton].add(str(one.agency_id))
                for word, section in NEEDS.items():
                    if reading[baton, one.agency_id] & section:
                        by["needs"][baton].add((str(one.agency_id), word))

    def _tables(self, by: dict[str, dict[UUID, set[Any]]]) -> None:
        for item in AgendaItem.objects.select_related("meeting"):
            meeting = item.meeting
            seats = Seat.objects.filter(meeting=meeting, agency__isnull=False)
            if meeting.secrecy_pledge:
                seats = seats.filter(pledged_at__isnull=False)
            for baton in {item.baton_id} | self.together(item.baton_id):
                by["deciding"][baton].add(str(meeting.convener_id))
                if self._lasts(meeting) and item.papers_closed_at is None:
                    agencies = seats.values_list("agency", flat=True)
                    by["seats"][baton] |= {str(one) for one in agencies}

    def _lasts(self, meeting: Meeting) -> bool:
        """A seat reads until the day has ended, or until the record is closed."""
        if meeting.state == "held":
            return meeting.closed_at is None
        today = timezone.localdate(self.at)
        return meeting.state == "planned" and timezone.localdate(meeting.held_at) >= today

    def together(self, baton: UUID) -> set[UUID]:
        """A case has two: who carries it and who coordinates it."""
        case = self.cases.get(baton)
        return {case.lead_id, case.coordination_id} if case else {baton}

    def _record(self, baton: Baton, by: dict[str, dict[UUID, set[Any]]]) -> oracle.Record:
        case = self.cases.get(baton.pk)
        other = ""
        if case is not None:
            both = (case.coordination, case.lead)
            other = str(both[baton.pk == case.coordination_id].holder_id)
        elif baton.pk in self.joined:
            other = str(self.joined[baton.pk].coordination.holder_id)
        needs = defaultdict(set)
        for agency, word in by["needs"][baton.pk]:
            needs[agency].add(word)
        said = {
            name: frozenset(by[key][baton.pk])
            for name, key in {
                "barred": "barred",
                "around": "around",
                "former": "former",
                "helping": "helping",
                "told_done": "done",
                "offered": "offered",
                "seats": "seats",
                "looked": "looked",
                "deciding": "deciding",
            }.items()
        }
        return oracle.Record(
            key=str(baton.pk),
            label=baton.matter,
            kind="case" if case else "consultation",
            holder=str(baton.holder_id),
            secret_to=frozenset(by["cleared"][baton.pk]) if baton.secret else None,
            coordination=other,
            needs={agency: frozenset(words) for agency, words in needs.items()},
            closed=baton.closed_at is not None,
            sheet=True,
            **said,
        )

    def known(self, who: Account, baton: UUID) -> frozenset[str]:
        """What the oracle lets this account know of a matter."""
        key = (who.login, baton)
        if key not in self._known:
            record = self.records[baton]
            self._known[key] = self._beside(who, baton).union(
                *(oracle.may(one, record) for one in who.works_at())
            )
        return self._known[key]

    def _beside(self, who: Account, baton: UUID) -> frozenset[str]:
        """What a 調整 opens, and a case to who carried it to its end (docs/WHO_MAY.md)."""
        if self.closed_to(who, baton):
            return frozenset()
        near = {"disputed": self.disputed[baton], "handed_on": self.handed_on[baton]}
        opened = [oracle.BESIDE[key].parts for key, there in near.items() if there & who.agencies]
        return frozenset().union(*opened)

    @cached_property
    def handed_on(self) -> dict[UUID, set[UUID]]:
        """Who handed a case on with the proposal to end it."""
        found: dict[UUID, set[UUID]] = defaultdict(set)
        for one in Closing.objects.filter(handover__answer="taken").select_related("handover"):
            found[one.handover.baton_id].add(one.handover.from_agency_id)
        return found

    @cached_property
    def disputed(self) -> dict[UUID, set[UUID]]:
        """Before which agencies a matter stands, for which nobody could be found."""
        found: dict[UUID, set[UUID]] = defaultdict(set)
        for one in Dispute.objects.filter(settled_at__isnull=True):
            found[one.baton_id].add(one.coordinator_id)
        return found

    @cached_property
    def lying(self) -> dict[UUID, set[UUID]]:
        """At whose meetings a matter lies: the conveners."""
        found: dict[UUID, set[UUID]] = defaultdict(set)
        for one in AgendaItem.objects.select_related("meeting"):
            for baton in {one.baton_id} | self.together(one.baton_id):
                found[baton].add(one.meeting.convener_id)
        return found

    def reads(self, who: Account, baton: UUID) -> frozenset[str]:
        """What is known of it, and what stands in papers by which no page of the matter opens."""
        if self.lying[baton] & runs_for(who) and not self.closed_to(who, baton):
            return self.known(who, baton) | oracle.BESIDE["runs"].parts
        return self.known(who, baton)

    def handled(self, who: Account) -> frozenset[UUID]:
        """Whose record this worker has to answer for now, or decides on the answer."""
        named = Q(handler=who.staff) | Q(second=who.staff)
        found = Disclosure.objects.filter(named, person__isnull=False)
        return frozenset(one.person_id for one in found if one.state not in ENDED)

    def reads_package(self, who: Account, label: str, pk: Any) -> bool:
        """What was gathered opens to who handles it, and to who decides from the proposal on."""
        row = self.row(label, pk)
        one = row.request if label == "duties.Piece" else row
        if label not in {"duties.Piece", "duties.Disclosure"} or one.state in ENDED:
            return False
        second = one.second_id == who.staff and one.state in {"proposed", "decided"}
        return one.handler_id == who.staff or second

    def answered(
        self, who: Account, rows: Sequence[tuple[str, Any]]
    ) -> tuple[str, frozenset[UUID]]:
        """On the page of a request: the name this account may read on it, and of whom it was
        gathered, if it may read that."""
        for label, pk in rows:
            if label not in {"duties.Piece", "duties.Disclosure"}:
                continue
            row = self.row(label, pk)
            one = row.request if label == "duties.Piece" else row
            reads = who.staff in {one.handler_id, one.second_id}
            reads |= one.handler_id is None and one.received_by_id == who.staff
            whole = self.reads_package(who, label, pk) and one.gathered_at is not None
            about = self.persons.get(one.person_id, frozenset()) if whole else frozenset()
            return (one.about if reads else ""), about
        return "", frozenset()

    def decides(self, who: Account, label: str, pk: Any) -> bool:
        """Whether this plan waits for the decision of an office at which this account decides."""
        plan = self.row(label, pk)
        if label != "plans.Plan":
            return False
        if plan.state != "approved" and (plan.state, plan.consent) != ("draft", "yes"):
            return False
        code = pack.current(timezone.localdate(self.at)).deciding_office.code
        own = Agency.objects.filter(Q(code=code) | Q(parent__code=code), regime="public")
        worn = who.at_with(Role.COORDINATOR, Role.SUPERVISOR, Role.SECRETARY)
        return own.filter(pk__in=worn).exists() and not self.closed_to(who, plan.case.lead_id)

    @cached_property
    def asked(self) -> dict[UUID, set[UUID]]:
        """The agencies that were asked something of a matter: they know its number."""
        found: dict[UUID, set[UUID]] = defaultdict(set)
        for one in Pass.objects.all():
            found[one.baton_id].add(one.to_agency_id)
        for plea in Request.objects.select_related("consultation"):
            found[plea.consultation.baton_id].add(plea.to_agency_id)
        for help_ in Collaboration.objects.all():
            found[help_.baton_id].add(help_.asked_id)
        for question in InformationRequest.objects.select_related("case"):
            found[question.case.lead_id].add(question.asked_id)
        return found

    def closed_to(self, who: Account, baton: UUID) -> bool:
        """Shut to this worker in person, whoever asks their agency."""
        record = self.records[baton]
        if who.login in record.barred:
            return True
        secret = record.secret_to is not None and who.login not in record.secret_to
        return secret and who.login not in record.looked

    # --- where a row leads -----------------------------------------------------------------------

    def row(self, label: str, pk: Any) -> Any:
        if (label, pk) not in self._rows:
            self._rows[label, pk] = MODELS[label]._base_manager.filter(pk=pk).first()
        return self._rows[label, pk]

    @cached_property
    def persons(self) -> dict[UUID, frozenset[UUID]]:
        """The matters in which a person stands: as subject, concerned, of the household."""
        found: dict[UUID, set[UUID]] = defaultdict(set)
        homes: dict[UUID, set[UUID]] = defaultdict(set)
        for one in Concern.objects.all():
            found[one.person_id].add(one.baton_id)
        for taken in Consultation.objects.all():
            found[taken.subject_id].add(taken.baton_id)
            if taken.household_id:
                homes[taken.household_id].add(taken.baton_id)
        for case in Case.objects.all():
            homes[case.household_id] |= {case.lead_id, case.coordination_id}
        for member in Membership.objects.all():
            found[member.person_id] |= homes[member.household_id]
        return {person: frozenset(batons) for person, batons in found.items()}

    def leads(self, label: str, pk: Any) -> frozenset[UUID]:
        """The matters to which the row leads; by its person only where it names no matter."""
        if (label, pk) not in self._leads:
            batons, persons = self._follow(label, pk, 5)
            if not batons:
                batons = {one for person in persons for one in self.persons.get(person, ())}
            self._leads[label, pk] = frozenset(batons)
        return self._leads[label, pk]

    def _follow(self, label: str, pk: Any, hops: int) -> tuple[set[UUID], set[UUID]]:
        if label == "relay.Baton":
            return {pk} | self.together(pk), set()
        if label == "people.Person":
            return set(), {pk}
        row = self.row(label, pk) if hops else None
        if row is None or label in ENDS:
            return set(), set()
        batons: set[UUID] = set()
        persons: set[UUID] = set()
        if label == "meetings.Meeting":
            for item in AgendaItem.objects.filter(meeting=pk):
                batons |= self._follow("relay.Baton", item.baton_id, hops)[0]
            return batons, persons
        for one in _relations(row):
            to, key = one.related_model._meta.label, getattr(row, one.attname)
            if key is not None and to in MODELS:
                more, whom = self._follow(to, key, hops - 1)
                batons |= more
                persons |= whom
        return batons, persons

    def named(self, who: Account, label: str, pk: Any, hops: int = 2) -> bool:
        """Whether the row itself names this worker or an agency they work at."""
        row = self.row(label, pk)
        if row is None:
            return False
        if getattr(row, "staff_id", None) == who.staff or pk == who.staff:
            return True
        for one in _relations(row):
            to, key = one.related_model._meta.label, getattr(row, one.attname)
            if (to == "organizations.Agency" and key in {a for a, _ in who.hats}) or (
                to == "organizations.Staff" and key == who.staff
            ):
                return True
            if hops and to in CARRIERS and key is not None and self.named(who, to, key, hops - 1):
                return True
        if label == "meetings.Meeting":
            return Seat.objects.filter(meeting=pk, agency__in=who.agencies).exists()
        return False

    def colleagues(self, who: Account, rows: Iterable[tuple[str, Any]]) -> bool:
        """Who leaves a counter is helped by whoever works there."""
        at = Appointment.objects.filter(agency__in=who.agencies)
        return all(at.filter(staff=pk).exists() for _, pk in rows)

    def may_open(self, who: Account, label: str, pk: Any) -> bool:
        """Whether a page about this row may be there for the account at all."""
        batons = self.leads(label, pk)
        if any(self.known(who, one) for one in batons):
            return True
        by_role = ROLES.get(label)
        if by_role is not None and by_role(who, self.row(label, pk)):
            return True
        if batons and all(self.closed_to(who, one) for one in batons):
            return False
        return label not in PERSONAL and self.named(who, label, pk)


def _relations(row: Any) -> Iterable[Any]:
    return [one for one in row._meta.concrete_fields if isinstance(one, models.ForeignKey)]


# Rows whose agencies and workers are also those of the rows that hang on them.
CARRIERS = {
    "relay.Pass",
    "meetings.Meeting",
    "oversight.Finding",
    "referrals.Referral",
    "duties.Disclosure",
    "organizations.Invitation",
    "emergency.EmergencyLook",
}
# Who wrote it is named in it and may yet no longer read it: the matter alone decides.
PERSONAL = {"people.Person", "relay.Baton", "intake.Consultation", "cases.Case", "intake.Progress"}

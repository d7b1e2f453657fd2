"""The bench's town, written in bulk by a seeded generator and then held to the constraints.

50,000 people, 20,000 cases, 200,000 records; four workers who carry 1, 50, 500 and 15,000 matters.
"""

import os
import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from django.db import models, transaction

from tasuki.ground import names
from tasuki.ground.records import new_id
from tasuki.journey.cases.models import Around, Case, Request
from tasuki.journey.intake.models import Consent, Consultation, Progress
from tasuki.journey.referrals.models import Referral
from tasuki.residents.people.models import (
    BirthCertainty,
    Concern,
    Household,
    Membership,
    NameToken,
    Person,
    Standing,
)
from tasuki.residents.people.queries import token_rows
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency, Appointment, Staff
from tasuki.town.relay.models import Baton, Ending, Kind, Manner, Part, Pass, Section, Step
from tasuki.trust.access.roles import Role

# BENCH_TIMES=10: ten times the people and the cases, a record each.
TIMES = int(os.environ.get("BENCH_TIMES", "1"))
PEOPLE, CASES, RECORDS, OFFERS = 50_000 * TIMES, 20_000 * TIMES, 200_000, 4_000
CARRIERS = {"bench1": 1, "bench50": 50, "bench500": 500, "bench15000": 15_000}
BEGAN = datetime(2024, 4, 1, 0, 0, tzinfo=UTC)
SURNAMES = ("見本田", "例山", "仮村", "試川", "型島", "雛野", "模井", "範原", "標本", "手本木")
GIVEN = ("花子", "太郎", "一郎", "恵子", "誠", "幸子", "健", "美咲", "翔", "陽菜")
KANA = (
    "ハナコ",
    "タロウ",
    "イチロウ",
    "ケイコ",
    "マコト",
    "サチコ",
    "ケン",
    "ミサキ",
    "ショウ",
    "ヒナ",
)
SURKANA = (
    "ミホンダ",
    "レイヤマ",
    "カリムラ",
    "シカワ",
    "カタシマ",
    "ヒナノ",
    "モイ",
    "ハンバラ",
    "ヒョウモト",
    "テホンギ",
)


def batches(rows: Iterable[Any], size: int = 2000) -> Iterator[list[Any]]:
    """Rows in lots that both engines take in one statement."""
    waiting = iter(rows)
    while lot := list(islice(waiting, size)):
        yield lot


def put(model: type[models.Model], rows: Iterable[Any]) -> None:
    """Write rows of one table."""
    for lot in batches(rows):
        model._default_manager.bulk_create(lot)


class Builder:
    """Holds what the parts of the town refer to."""

    def __init__(self, now: datetime, seed: int = 20261120) -> None:
        self.now = now
        self.dice = random.Random(seed)
        self.agencies: dict[str, Agency] = {one.code: one for one in Agency.objects.all()}
        self.staff: dict[str, Staff] = {}

    def build(self) -> None:
        """Write the town lot by lot: in one transaction 200,000 cases would be one journal of 4 GB."""
        self.workers()
        self.people()
        self.matters()
        self.offers()

    def workers(self) -> None:
        """Four agencies with one worker each, and one that is offered everything."""
        for login in (*CARRIERS, "benchtaker"):
            agency = Agency(code=login, name=f"見本機関 {login}", created_at=self.now, position=900)
            staff = Staff(login=login, name=f"{login}（見本）", created_at=self.now, password="!")
            agency.save()
            staff.save()
            Appointment.objects.create(
                staff=staff,
                agency=agency,
                role=Role.COUNSELLOR,
                since=date(2024, 4, 1),
                created_at=self.now,
            )
            self.agencies[login], self.staff[login] = agency, staff
        self.clerk = Staff.objects.exclude(login__startswith="bench").first() or staff

    def people(self) -> None:
        """Residents in households, found by their tokens."""
        rows: list[Person] = []
        for number in range(PEOPLE):
            one, two = self.dice.randrange(10), self.dice.randrange(10)
            name = f"{SURNAMES[one]}{GIVEN[two]}{number}"
            kana = f"{SURKANA[one]}{KANA[two]}"
            rows.append(
                Person(
                    created_at=self.now,
                    changed_at=self.now,
                    changed_by=self.clerk,
                    name=name,
                    kana=kana,
                    folded=names.fold(name),
                    folded_kana=names.fold(kana),
                    birth_on=date(1930, 1, 1) + timedelta(days=self.dice.randrange(33_000)),
                    birth_certainty=BirthCertainty.EXACT,
                    phone=f"090-{number:08d}"[:13],
                    address=f"見本町{self.dice.randrange(1, 90)}番地",
                )
            )
        put(Person, rows)
        put(NameToken, (token for person in rows for token in token_rows(person)))
        self.residents = rows

    def holder_of(self, number: int) -> str:
        """The first 15,000 cases belong to one agency, the next 500 to another, and so on."""
        edge = 0
        for login, count in sorted(CARRIERS.items(), key=lambda pair: -pair[1]):
            edge += count
            if number < edge:
                return login
        return ""

    def matters(self) -> None:
        """Consultations that became cases, with their batons, parts and records."""
        office = Agency.objects.get(code=pack.current().multi_agency_receiver.code)
        counters = [
            one
            for code, one in self.agencies.items()
            if one.has_accounts and not code.startswith("bench") and one.pk != office.pk
        ]
        tables: dict[type[models.Model], list[Any]] = {}

        def add(row: Any) -> Any:
            tables.setdefault(type(row), []).append(row)
            return row

        for number in range(CASES):
            login = self.holder_of(number)
            holder = self.agencies[login] if login else self.dice.choice(counters)
            person = self.staff.get(login)
            at = BEGAN + timedelta(minutes=55 * number / TIMES)
            first = self.residents[number * 2]
            home = add(Household(created_at=at, label=f"見本世帯{number}"))
            for resident in self.residents[number * 2 : number * 2 + 2]:
                add(Membership(created_at=at, household=home, person=resident, since=at.date()))
            coordination = self.baton(add, at, Kind.COORDINATION, "coordination", office, None)
            lead = self.baton(add, at, Kind.LEAD, "case", holder, person)
            begun = self.baton(add, at, Kind.LEAD, "consultation", holder, person, successor=lead)
            consultation = self.consultation(add, at, begun, holder, first, number)
            case = add(
                Case(
                    created_at=at,
                    number=f"C-R6-{number:05d}",
                    title=f"見本世帯{number}",
                    household=home,
                    lead=lead,
                    coordination=coordination,
                    opened_at=at,
                )
            )
            self.part(add, lead, office, at, Section.ALL, "coordination", listed=True)
            self.part(add, coordination, holder, at, Section.CARD, "lead", listed=False)
            for place in range(2):
                agency = counters[(number + place) % len(counters)]
                if agency.pk in (office.pk, holder.pk):
                    continue
                around = add(
                    Around(
                        created_at=at, case=case, agency=agency, role="", ground="consent", since=at
                    )
                )
                self.part(
                    add,
                    lead,
                    agency,
                    at,
                    Section.CARD | Section.RECORDS | Section.PLAN,
                    f"role:{around.pk}",
                )
            add(
                Request(
                    created_at=at,
                    consultation=consultation,
                    from_agency=holder,
                    to_agency=office,
                    criteria=["role_division"],
                    explained="説明した",
                    convinced=True,
                    ground="consent",
                    requested_by=self.clerk,
                    requested_at=at,
                    answer_by=at.date() + timedelta(days=7),
                    answered_at=at,
                    answer="accepted",
                    answered_by=self.clerk,
                    heeded_at=at,
                    case=case,
                )
            )
            for resident in self.residents[number * 2 : number * 2 + 2]:
                add(Concern(created_at=at, baton=lead, person=resident, part=Standing.MEMBER))
            for entry in range(RECORDS // CASES):
                add(
                    Progress(
                        created_at=at,
                        baton=lead,
                        at=at + timedelta(days=7 * entry),
                        method="phone",
                        with_whom="本人",
                        content="電話で様子を聞いた。食事はとれている。来週また連絡する。" * 3,
                        minutes=15,
                        author=self.clerk,
                        agency=holder,
                    )
                )
            if number % 2000 == 1999:
                self.flush(tables)
        self.flush(tables)

    def flush(self, tables: dict[type[models.Model], list[Any]]) -> None:
        """Write what has gathered, in the order of the keys."""
        order = (
            Household, Membership, Baton, Step, Part, Consultation, Case, Around, Request, Concern,
            Progress, Pass, Referral,
        )  # fmt: skip
        with transaction.atomic():
            for model in order:
                rows = tables.pop(model, [])
                if model is Baton:  # a successor has to stand before what it follows
                    rows.sort(key=lambda baton: baton.successor_id is not None)
                put(model, rows)

    def baton(
        self,
        add: Any,
        at: datetime,
        kind: Kind,
        matter: str,
        holder: Agency,
        person: Staff | None,
        successor: Baton | None = None,
    ) -> Baton:
        """A baton with its step and its holder's part."""
        ended = at if successor else None
        baton: Baton = add(
            Baton(
                id=new_id(),
                created_at=at,
                kind=kind,
                matter=matter,
                holder=holder,
                person=person,
                held_since=at,
                look_again_on=None
                if ended
                else self.now.date() + timedelta(days=self.dice.randrange(1, 200)),
                closed_at=ended,
                closed_how=Ending.MERGED if ended else "",
                successor=successor,
            )
        )
        add(
            Step(
                created_at=at,
                baton=baton,
                agency=holder,
                person=person,
                since=at,
                until=ended,
                how="begun",
            )
        )
        self.part(add, baton, holder, at, Section.ALL, "holder", closed=bool(ended))
        return baton

    def part(
        self,
        add: Any,
        baton: Baton,
        agency: Agency,
        at: datetime,
        sections: Section,
        source: str,
        *,
        listed: bool = True,
        closed: bool = False,
    ) -> None:
        """What an agency may see of a baton."""
        add(
            Part(
                created_at=at,
                baton=baton,
                matter=baton.matter,
                agency=agency,
                source=source,
                sections=int(sections),
                ground="consent",
                since=at,
                sort_key=at,
                listed=listed,
                closed=closed,
            )
        )

    def consultation(
        self, add: Any, at: datetime, baton: Baton, counter: Agency, subject: Person, number: int
    ) -> Consultation:
        """A reception with its concern."""
        add(Concern(created_at=at, baton=baton, person=subject, part=Standing.SUBJECT))
        made: Consultation = add(
            Consultation(
                created_at=at,
                baton=baton,
                number=f"B{number:06d}",
                received_at=at,
                method="visit",
                counter=counter,
                received_by=self.clerk,
                subject=subject,
                topics=["income", "family"],
                main_topic="income",
                narrative="収入が減り、家賃の支払いが遅れている。" * 5,
                share_consent=Consent.YES,
                share_consent_on=at.date(),
            )
        )
        return made

    def offers(self) -> None:
        """Open consultations held out to one agency, to be taken during the bench."""
        tables: dict[type[models.Model], list[Any]] = {}

        def add(row: Any) -> Any:
            tables.setdefault(type(row), []).append(row)
            return row

        holder, taker = self.agencies["bench500"], self.agencies["benchtaker"]
        for number in range(OFFERS):
            at = self.now - timedelta(minutes=number)
            baton = self.baton(add, at, Kind.LEAD, "consultation", holder, None)
            subject = self.residents[CASES * 2 + number]
            one = self.consultation(add, at, baton, holder, subject, CASES + number)
            handover = add(
                Pass(
                    created_at=at,
                    baton=baton,
                    manner=Manner.HAND,
                    from_agency=holder,
                    to_agency=taker,
                    reason="家計の相談",
                    ground="consent",
                    preview={},
                    offered_by=self.clerk,
                    offered_at=at,
                    answer_by=self.now.date() + timedelta(days=7),
                )
            )
            self.part(add, baton, taker, at, Section.PREVIEW, f"offer:{handover.pk}", listed=False)
            add(
                Referral(
                    created_at=at,
                    handover=handover,
                    consultation=one,
                    explained="説明した",
                    agreed="yes",
                )
            )
        self.flush(tables)

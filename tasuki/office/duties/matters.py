"""What is disposed of together: a matter with everything it grew out of or into, and when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from tasuki.ground import clock
from tasuki.journey.cases.models import Case, FormerBaton, Request
from tasuki.journey.closing.models import Reopening
from tasuki.journey.intake.models import Consultation
from tasuki.journey.safeguarding.models import Report
from tasuki.office.duties.models import ENDED, Disclosure, Hold
from tasuki.residents.people.models import Concern, Person, Standing
from tasuki.town.municipality import pack
from tasuki.town.relay.models import Baton
from tasuki.trust.retention import rules
from tasuki.trust.retention.rules import Facts, Period

LOOKED_THROUGH = 300
ADULT = 18

# Which rows tie two batons into one matter: (table, one end, other end).
TIES = (
    (Baton, "pk", "successor"),
    (Baton, "pk", "origin"),
    (Case, "lead", "coordination"),
    (FormerBaton, "case__lead", "baton"),
    (Request, "consultation__baton", "case__lead"),
    (Reopening, "case__lead", "lead"),
    (Report, "baton", "matter"),
)


def whole(baton_ids: Collection[UUID]) -> set[UUID]:
    """These batons and all that are one matter with them."""
    found, front = set(baton_ids), set(baton_ids)
    while front:
        more: set[UUID] = set()
        for model, one, other in TIES:
            rows = model._base_manager.filter(
                Q(**{f"{one}__in": front}) | Q(**{f"{other}__in": front}),
                **{f"{other}__isnull": False},
            )
            for pair in rows.values_list(one, other):
                more.update(pk for pk in pair if pk is not None)
        front = more - found
        found |= front
    return found


@dataclass(frozen=True)
class Matter:
    """One matter: its batons, numbers, what kinds of record it holds, and until when it is kept."""

    batons: frozenset[UUID]
    numbers: tuple[str, ...]
    kinds: tuple[str, ...]
    closed_on: date | None
    kept_until: date | None
    persons: frozenset[UUID]
    stopped: str = ""  # why it may not be disposed of

    @property
    def key(self) -> UUID:
        """The oldest baton stands for the matter."""
        return min(self.batons)


def matter(baton_ids: Collection[UUID], at: datetime) -> Matter:
    """The matter of these batons."""
    today = clock.day(at)
    batons = whole(baton_ids)
    rows = list(Baton.objects.filter(pk__in=batons))
    open_ = [one for one in rows if one.closed_at is None]
    closed = [clock.day(one.closed_at) for one in rows if one.closed_at is not None]
    closed_on = max(closed) if closed and not open_ else None
    persons = set(Concern.everything.filter(baton__in=batons).values_list("person_id", flat=True))
    numbers = [
        *Consultation.objects.filter(baton__in=batons).values_list("number", flat=True),
        *Case.objects.filter(lead__in=batons).values_list("number", flat=True),
    ]
    births = _births(batons, closed_on or today)
    kinds = _kinds(batons, bool(births))
    facts = Facts(
        min((clock.day(one.created_at) for one in rows), default=today), closed_on, births
    )
    return Matter(
        batons=frozenset(batons),
        numbers=tuple(sorted(numbers)),
        kinds=kinds,
        closed_on=closed_on,
        kept_until=_until(kinds, facts, persons, today),
        persons=frozenset(persons),
        stopped=stopped(batons, persons),
    )


def _births(batons: Collection[UUID], on: date) -> tuple[date, ...]:
    """Of the children among those whom the matter is about."""
    about = Concern.everything.filter(
        baton__in=list(batons), part__in=[Standing.SUBJECT, Standing.MEMBER]
    )
    births = about.filter(person__birth_on__isnull=False).values_list("person__birth_on", flat=True)
    return tuple(sorted(birth for birth in births if birth and rules.later(birth, ADULT) > on))


def _kinds(batons: Collection[UUID], has_child: bool) -> tuple[str, ...]:
    there = (
        ("consultation", Consultation.objects.filter(baton__in=batons).exists()),
        ("case", Case.objects.filter(lead__in=batons).exists()),
        ("report", Report.objects.filter(baton__in=batons).exists()),
        ("child", has_child),
    )
    return tuple(kind for kind, is_there in there if is_there)


def _until(
    kinds: Collection[str], facts: Facts, persons: Collection[UUID], today: date
) -> date | None:
    known = pack.current(today)
    periods: list[Period] = []
    for kind in kinds:
        classes = known.retention_of(kind)
        if not classes:
            return None
        periods += [one.period for one in classes]
    until = rules.keep_until(periods, facts)
    asked = Disclosure.objects.filter(person__in=persons, ended_on__isnull=False)
    duty = [one.period for one in known.retention_of("duty")]
    for made_on, ended_on in asked.values_list("received_on", "ended_on"):
        also = rules.keep_until(duty, Facts(made_on, ended_on))
        if until is None or also is None:
            return None
        until = max(until, also)
    return until


def stopped(batons: Collection[UUID], persons: Collection[UUID]) -> str:
    """hold | disclosure | protected: what keeps the matter though its time is over."""
    held = Hold.objects.filter(
        Q(baton__in=list(batons)) | Q(person__in=list(persons)), lifted_at__isnull=True
    )
    if held.exists():
        return "hold"
    if Disclosure.objects.filter(person__in=list(persons)).exclude(state__in=ENDED).exists():
        return "disclosure"
    protected = Person.objects.filter(pk__in=list(persons), protected=True)
    return "protected" if protected.exists() else ""


def due(at: datetime, besides: Collection[UUID] = ()) -> list[Matter]:
    """Matters whose time is over, the oldest first; those that are stopped too, with the reason."""
    today = clock.day(at)
    closed = Baton.objects.filter(closed_at__isnull=False).order_by("closed_at", "pk")
    seen: set[UUID] = set(besides)
    found: list[Matter] = []
    for pk in closed.values_list("pk", flat=True)[:LOOKED_THROUGH]:
        if pk in seen:
            continue
        one = matter([pk], at)
        seen |= one.batons
        if rules.is_due(one.kept_until, today):
            found.append(one)
    return found

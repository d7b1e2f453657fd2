"""What a day of looks was like, worker by worker: the facts that rules.py judges."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from tasuki.office.oversight import queries, rules
from tasuki.office.oversight.models import Kind, Workday
from tasuki.residents.people.models import Concern, Membership, Person
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Appointment, Staff
from tasuki.town.relay.models import Baton, Part
from tasuki.trust.audit.models import Entry

LISTED = 200
EMERGENCY = "emergency"


@dataclass(slots=True)
class Day:
    """Whom one worker looked at on one day, in which lines; and what they worked on."""

    staff: UUID
    seen: dict[UUID, list[int]] = field(default_factory=lambda: defaultdict(list))
    agencies: set[UUID] = field(default_factory=set)
    odd: dict[UUID, list[int]] = field(default_factory=lambda: defaultdict(list))
    worked: set[UUID] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Noticed:
    """One thing about one day: `persons` by their lines."""

    kind: Kind
    persons: dict[UUID, list[int]]
    figures: dict[str, int | str]


def read(day: date) -> dict[UUID, Day]:
    """The looks and acts of a day by worker."""
    since, until = queries.span(day, day)
    hours = _hours(day)
    days: dict[UUID, Day] = {}
    rows = Entry.objects.filter(at__gte=since, at__lt=until, staff_id__isnull=False)
    fields = rows.exclude(persons="").values_list(
        "pk", "at", "staff_id", "agency_id", "action", "persons"
    )
    for pk, at, staff, agency, action, persons in fields.iterator(chunk_size=5000):
        if staff is None:
            continue
        one = days.setdefault(staff, Day(staff))
        if agency:
            one.agencies.add(agency)
        people = [UUID(person) for person in persons.split()]
        if action != "audit.looked":
            one.worked.update(people)
            continue
        for person in people:
            one.seen[person].append(pk)
            if hours and not hours[0] <= _clock(at) < hours[1]:
                one.odd[person].append(pk)
    return days


def _clock(at: datetime) -> str:
    return timezone.localtime(at).strftime("%H:%M")


def _hours(day: date) -> tuple[str, str] | None:
    """From when to when the town works, where it wants hours looked at: the list
    `oversight_hours` of its pack with the labels of "since" and "until" as 08:00."""
    town = pack.current(day)
    if "oversight_hours" not in town.lists:
        return None
    said = dict(town.choices("oversight_hours"))
    return said["since"], said["until"]


def notice(one: Day, day: date, staff: Staff) -> list[Noticed]:
    """What is unusual about a worker's day."""
    found = []
    near, urgent = related(one, day)
    strange = rules.without(one.seen, near | urgent)
    if strange:
        found.append(_noticed(Kind.RELATION, one, strange))
    if only := {person for person in one.seen if person in urgent - near}:
        found.append(_noticed(Kind.EMERGENCY, one, only))
    own = rules.usual(history(one.staff, day))
    if own is not None and rules.is_bulk(len(one.seen), own):
        more = {"days": own.days, "middle": own.middle, "most": own.most}
        found.append(_noticed(Kind.BULK, one, one.seen, **more))
    if family := _family(one, staff):
        found.append(_noticed(Kind.FAMILY, one, family))
    if one.odd:
        hours = _hours(day) or ("", "")
        found.append(_noticed(Kind.HOURS, one, one.odd, since=hours[0], until=hours[1]))
    return found


def _noticed(kind: Kind, one: Day, persons: Iterable[UUID], **more: int | str) -> Noticed:
    lines = {person: one.seen[person] for person in persons}
    return Noticed(kind, lines, {"persons": len(lines), **more})


def history(staff: UUID, day: date) -> list[int]:
    """How many people the worker looked at on their last days before this one."""
    before = Workday.objects.filter(staff=staff, day__lt=day).order_by("-day")
    return list(before.values_list("persons", flat=True)[: rules.HISTORY])


def related(one: Day, day: date) -> tuple[set[UUID], set[UUID]]:
    """Of the persons seen those whom a matter ties to the worker's agencies, with their households;
    and those who are tied by an emergency look alone."""
    since, until = queries.span(day, day)
    valid = Q(until__isnull=True) | Q(until__gte=day)
    work = Appointment.objects.filter(valid, staff=one.staff, since__lte=day)
    parts = Part.objects.filter(agency__in=work.values("agency"), since__lt=until).filter(
        Q(until__isnull=True) | Q(until__gt=since)
    )
    urgent = Q(source__startswith=f"{EMERGENCY}:")
    near = _concerned(parts.exclude(urgent).values("baton"))
    return _with_household(one.seen, near), _with_household(
        one.seen, _concerned(parts.filter(urgent).values("baton"))
    )


def _concerned(batons: QuerySet[Any, Any]) -> set[UUID]:
    found = Concern.objects.filter(baton__in=batons).order_by()
    return set(found.values_list("person_id", flat=True))


def _with_household(seen: dict[UUID, list[int]], near: set[UUID]) -> set[UUID]:
    left = [person for person in seen if person not in near]
    homes = Membership.objects.filter(person__in=left).values("household")
    rows = Membership.objects.filter(household__in=homes).values_list("household_id", "person_id")
    by_home: dict[UUID, set[UUID]] = defaultdict(set)
    for home, person in rows:
        by_home[home].add(person)
    more = set().union(*(home for home in by_home.values() if home & near))
    return {person for person in seen if person in near or person in more}


def _family(one: Day, staff: Staff) -> set[UUID]:
    """Persons of the worker's surname, unless the worker is named for a matter of theirs or worked
    on it that day: then the look is the work."""
    named = _concerned(Baton.objects.filter(person=one.staff).values("pk"))
    rows = Person.objects.filter(pk__in=set(one.seen) - one.worked - named)
    return {
        pk for pk, name in rows.values_list("pk", "name") if rules.same_surname(staff.name, name)
    }

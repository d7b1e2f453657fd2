"""Reading the record, and proving that nobody rewrote it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, QuerySet, Sum
from django.db.models.functions import Length

from tasuki.trust.audit import catalogue
from tasuki.trust.audit.models import Entry, Seal, Sighting
from tasuki.trust.audit.verifying import Fault, Head, Report, What, verify

__all__ = ["Fault", "Head", "Report", "What", "verify"]  # lent to other rooms

PAGE = 50


@dataclass(frozen=True)
class Asked:
    """Which lines are wanted. `groups` are rooms, as the part of an action before its dot."""

    person: UUID | None = None
    staff: UUID | None = None
    agencies: frozenset[UUID] | None = None
    targets: frozenset[str] | None = None
    since: datetime | None = None
    until: datetime | None = None
    group: str = ""
    upto: int | None = None


def found(asked: Asked, *, before: int | None = None, limit: int = PAGE) -> list[Entry]:
    """The newest lines first, a page by key: those not yet sealed, then those of the index."""
    entries = _entries(asked).select_related("words").order_by("-pk")
    if before is not None:
        entries = entries.filter(pk__lt=before)
    if asked.person is None:
        return list(entries[:limit])
    link = last_link()
    last = link.last if link else 0
    some = list(entries.filter(pk__gt=last, persons__contains=asked.person.hex)[:limit])
    indexed = Sighting.objects.filter(person=asked.person).values("entry")
    return some + list(entries.filter(pk__in=indexed)[: limit - len(some)])


def _entries(asked: Asked) -> QuerySet[Entry]:
    entries = Entry.objects.all()
    if asked.staff is not None:
        entries = entries.filter(staff_id=asked.staff)
    if asked.agencies is not None:
        entries = entries.filter(agency_id__in=asked.agencies)
    if asked.targets is not None:
        entries = entries.filter(target__in=asked.targets)
    if asked.since is not None:
        entries = entries.filter(at__gte=asked.since)
    if asked.until is not None:
        entries = entries.filter(at__lt=asked.until)
    if asked.group:
        entries = entries.filter(action__startswith=f"{asked.group}.")
    if asked.upto is not None:
        entries = entries.filter(pk__lte=asked.upto)
    return entries


def last_line() -> int:
    """The number of the newest line."""
    return Entry.objects.aggregate(it=Max("pk"))["it"] or 0


@dataclass(frozen=True)
class Told:
    """One line as a person reads it."""

    entry: Entry
    sentence: str


def lines(
    *,
    target: str = "",
    staff_id: UUID | None = None,
    before: int | None = None,
    limit: int = PAGE,
) -> list[Told]:
    """The newest lines first, a page by key."""
    found: QuerySet[Entry] = Entry.objects.select_related("words").order_by("-pk")
    if staff_id is not None:
        found = found.filter(staff_id=staff_id)
    if target:
        found = found.filter(target=target)
    if before is not None:
        found = found.filter(pk__lt=before)
    return [told(entry) for entry in found[:limit]]


def told(entry: Entry) -> Told:
    """An entry with its sentence."""
    words = entry.words.content if hasattr(entry, "words") else {}
    return Told(entry=entry, sentence=catalogue.tell(entry.action, words))


def plainly(entry: Entry) -> str:
    """The line without its words: what 管理者 reads."""
    return catalogue.plain(entry.action)


groups = catalogue.groups


def head_at(value: str) -> Seal | None:
    """The link of that value: a head that was printed is found as long as nobody rewrote it."""
    return Seal.objects.defer("marks").filter(chain=value.strip().lower()).first()


def last_link() -> Seal | None:
    """The newest link."""
    return Seal.objects.defer("marks").order_by("-position").first()


def is_indexed() -> bool:
    """Whether the index of persons holds as many pairs as the sealed lines name."""
    link = last_link()
    named = Entry.objects.filter(pk__lte=link.last if link else 0).exclude(persons="")
    pairs = named.aggregate(n=Sum((Length("persons") + 1) / 33))["n"] or 0
    return int(pairs) == Sighting.objects.count()

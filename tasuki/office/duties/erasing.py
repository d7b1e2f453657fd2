"""Erasing one matter: its rows in every room, and what stands of it beside them.

The lines of the record stay, with ids that lead to nobody; their words go. So the chain still
verifies, and says how many lines have lost their words.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tasuki.journey.cases.models import Case
from tasuki.journey.intake.models import Consultation
from tasuki.office.duties.matters import Matter
from tasuki.residents.people.models import Person
from tasuki.town.relay.models import Baton
from tasuki.trust.audit import triggers
from tasuki.trust.audit.models import Entry, Sighting, Words
from tasuki.trust.drafts.models import Draft
from tasuki.trust.retention import queries as retention
from tasuki.trust.retention.rules import TARGETS


@dataclass(frozen=True)
class Erased:
    """How many rows of which table are gone, and how many people stayed for other matters."""

    counts: dict[str, int]
    persons: int
    stayed: int


@dataclass(frozen=True)
class Blocked:
    """Keys of rows that stay and point to what would go: nothing was done."""

    keys: tuple[str, ...]


def reach_of(matter: Matter) -> retention.Reach:
    """Everything that ends with the matter."""
    reach = retention.Reach({Baton: matter.batons})
    gone = Person.objects.filter(pk__in=reach.of(Person)).values_list("name", flat=True)
    numbers = [
        *Consultation.objects.filter(pk__in=reach.of(Consultation)).values_list(
            "number", flat=True
        ),
        *Case.objects.filter(pk__in=reach.of(Case)).values_list("number", flat=True),
    ]
    reach.saying([*gone, *numbers])
    return reach


def erase(matter: Matter) -> Erased | Blocked:
    """Erase it, inside the transaction of the act that was allowed to."""
    reach = reach_of(matter)
    left = reach.leaving()
    if left:
        return Blocked(tuple(f"{model._meta.label}.{name}" for model, name, _ in left))
    ended, persons = reach.ids(), set(reach.of(Person))
    counts = {
        "audit.Words": _words(ended, persons),
        "drafts.Draft": _drafts(ended),
        **_rows(reach),
    }
    return Erased(
        counts={label: count for label, count in counts.items() if count},
        persons=len(persons),
        stayed=len(matter.persons - persons),
    )


def _rows(reach: Any) -> dict[str, int]:
    """The rows themselves; also what is only ever added to otherwise."""
    with triggers.letting_go():
        return retention.erase(reach)


def _words(ended: set[UUID], persons: set[UUID]) -> int:
    """The words of lines about what is gone, and of lines in which somebody stands who is gone."""
    entries: set[int] = set()
    for some in retention.chunks(f"{kind}:{pk}" for pk in ended for kind in TARGETS):
        found = Entry.objects.filter(target__in=some)
        entries |= set(found.values_list("pk", flat=True))
    for some in retention.chunks(persons):
        found_in = Sighting.objects.filter(person__in=some)
        entries |= set(found_in.values_list("entry", flat=True))
    sealed = Sighting.objects.order_by("-entry").values_list("entry", flat=True).first() or 0
    for person in persons:
        late = Entry.objects.filter(pk__gt=sealed, persons__contains=person.hex)
        entries |= set(late.values_list("pk", flat=True))
    gone = 0
    for some in retention.chunks(entries):
        rows = Words.objects.filter(pk__in=some)
        gone += rows.count()
        rows._raw_delete(rows.db)
    return gone


def _drafts(ended: set[UUID]) -> int:
    """Drafts about what is gone."""
    names = {str(pk) for pk in ended}
    rows: list[Any] = []
    for pk, subject, page in Draft.objects.values_list("pk", "subject", "page").iterator():
        if any(part in names for part in [*subject.split("/"), *page.split("/")]):
            rows.append(pk)
    for some in retention.chunks(rows):
        Draft.objects.filter(pk__in=some).delete()
    return len(rows)

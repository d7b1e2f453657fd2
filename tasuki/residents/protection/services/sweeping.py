"""Once somebody is protected their contact may still stand in texts of quite other matters: a
neighbour's 経過, an agency's note. Night by night all texts of the town are read, a bounded number
each night, and what is found is listed for who carries the person's matter.

A home or a telephone counts wherever it stands. A school or a workplace is named in many texts: it
counts where the person is named beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tasuki.ground import clock
from tasuki.residents.people.models import CONTACT, Person
from tasuki.residents.protection import places, policy, queries, sealed, veil
from tasuki.residents.protection.models import Elsewhere, SealedContact, Sweep
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit

PER_NIGHT = 50_000
PER_SLICE = 500
OWN = "residents.protection"


@dataclass(frozen=True, slots=True)
class _Looked:
    """Whom the walk looks for: the names that make a school theirs, and what is sealed."""

    person_id: UUID
    named: tuple[str, ...]
    needles: tuple[veil.Needle, ...]


@transaction.atomic
def sweep(*, actor: Actor, at: datetime, rows: int = PER_SLICE) -> int:
    """Read the next slice; answers how many rows were read, 0 when tonight's work is done or there
    is nobody new to look for. Broken off, the next round goes on where this one stood."""
    require(policy.can_sweep(actor))
    walk = _walk(at)
    if walk is None or walk.tonight >= PER_NIGHT:
        return 0
    looked = _looked(walk)
    read = 0
    for place, row in _rows(walk, min(rows, PER_NIGHT - walk.tonight)):
        read += 1
        _look(place, row, looked, at)
    walk.rows += read
    walk.tonight += read
    if not read:
        _end(walk, actor, at)
    walk.save()
    return read


def _walk(at: datetime) -> Sweep | None:
    """The walk that is on; a new one where a contact was sealed since the last."""
    today = clock.day(at)
    walk = Sweep.objects.select_for_update().filter(ended_at__isnull=True).first()
    if walk is None:
        new = SealedContact.objects.filter(
            current=True, swept_at__isnull=True, person__protected=True
        )
        ids = [str(pk) for pk in new.order_by("pk").values_list("pk", flat=True)]
        if not ids:
            return None
        walk = Sweep.objects.create(created_at=at, contacts=ids, night=today)
    if walk.night != today:
        walk.night, walk.tonight = today, 0
    return walk


def _looked(walk: Sweep) -> list[_Looked]:
    """Those of the walk who are still protected."""
    persons = Person.objects.filter(
        protected=True, pk__in=SealedContact.objects.filter(pk__in=walk.contacts).values("person")
    )
    return [
        _Looked(
            one.pk,
            tuple(veil.fold(said).text for said in (one.name, one.kana) if said),
            tuple(sealed.watched(one.pk)),
        )
        for one in persons
    ]


def _rows(walk: Sweep, limit: int) -> Iterator[tuple[places.Place, Any]]:
    """The next rows in the order of tables and keys; the walk notes each step."""
    known = [one for one in places.every() if not one.model.__module__.startswith(f"tasuki.{OWN}")]
    known = sorted(known, key=lambda one: one.model._meta.label)
    left = limit
    for place in known:
        label = place.model._meta.label
        if label < walk.table or left <= 0:
            continue
        some = place.after(walk.after if label == walk.table else "", left)
        walk.table = label
        for row in some:
            walk.after = str(row.pk)
            left -= 1
            yield place, row
        if left > 0:  # this table is read to its end
            walk.table, walk.after = f"{label}~", ""


def _look(place: places.Place, row: Any, looked: list[_Looked], at: datetime) -> None:
    """Note for each person in which fields of the row their contact stands."""
    hits: dict[UUID, list[str]] = {}
    for name in _columns(place):
        for text in _texts(getattr(row, name)):
            folded = veil.fold(text)
            for one in looked:
                if _stands(folded, one):
                    fields = hits.setdefault(one.person_id, [])
                    fields += [] if name in fields else [name]
    for person_id, fields in hits.items():
        Elsewhere.objects.get_or_create(
            person_id=person_id,
            table=place.model._meta.label,
            row=str(row.pk),
            settled_at=None,
            defaults={"created_at": at, "fields": fields},
        )


def _stands(folded: veil.Folded, one: _Looked) -> bool:
    found = veil.held(folded, one.needles)
    if any(needle.everywhere for needle in found):
        return True
    return bool(found) and any(name in folded.text for name in one.named)


def _columns(place: places.Place) -> list[str]:
    """Somebody's own address is theirs, though another lived there: it is not looked at."""
    own = CONTACT if place.model is Person else ()
    return [name for name in place.columns() if name not in own]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _end(walk: Sweep, actor: Actor, at: datetime) -> None:
    """All tables are read. What stands in the person's own matters is listed there already."""
    walk.ended_at = at
    SealedContact.objects.filter(pk__in=walk.contacts).update(swept_at=at)
    persons = SealedContact.objects.filter(pk__in=walk.contacts).values_list("person", flat=True)
    found = 0
    for person_id in set(persons):
        found += _left_after_own(person_id, at)
    audit.record(
        actor=actor,
        action="protection.swept",
        target=f"sweep:{walk.pk}",
        at=at,
        words={"rows": str(walk.rows), "count": str(found)},
    )


def _left_after_own(person_id: UUID, at: datetime) -> int:
    """Settle what stands in matters of the person's own: that is listed there already."""
    persons, batons = queries.scope(person_id)
    left = 0
    for one in Elsewhere.objects.filter(person=person_id, settled_at__isnull=True):
        place = places.of_table(one.table)
        if place is None or place.rows(persons, batons).filter(pk=one.row).exists():
            one.settled_at = at
            one.save(update_fields=["settled_at"])
        else:
            left += 1
    return left

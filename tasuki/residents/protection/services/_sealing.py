"""Taking the contact out of the columns and out of every copy of them; and putting it back."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from tasuki.ground import sealing
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import (
    CONTACT,
    Concern,
    Correction,
    NameToken,
    Person,
    Standing,
)
from tasuki.residents.protection import places, policy, queries, sealed, veil, words
from tasuki.residents.protection.models import Elsewhere, SealedContact, SealedText
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit import triggers
from tasuki.trust.audit.models import Words
from tasuki.trust.drafts import services as drafts


def lock(person: Person) -> Person:
    """The row as it stands, behind which two acts wait for each other."""
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


def take_out(person: Person, actor: Actor, at: datetime) -> None:
    """From here on the columns are empty and the values stand sealed."""
    said = {field: getattr(person, field) for field in CONTACT}
    keep(person, said, actor, at)
    _empty_corrections(person, actor, at)
    for field in CONTACT:
        setattr(person, field, "")
    person.protected = True
    _save(person, actor, at)


def put_back(person: Person, actor: Actor, at: datetime) -> None:
    """Protection has ended: the columns hold again what is known, all else stays sealed."""
    known = sealed.current(person.pk)
    for field in CONTACT:
        setattr(person, field, known.get(field, ""))
    person.protected = False
    _save(person, actor, at)


def _save(person: Person, actor: Actor, at: datetime) -> None:
    person.version += 1
    person.changed_at, person.changed_by_id = at, actor.staff_id
    person.save()
    NameToken.objects.filter(person=person).delete()
    NameToken.objects.bulk_create(people.token_rows(person))


def keep(person: Person, said: Mapping[str, Any], actor: Actor, at: datetime) -> SealedContact:
    """A new version of what is sealed; a field that was not said keeps its value."""
    last = SealedContact.objects.filter(person=person).order_by("-version").first()
    before = sealed.unseal(last) if last is not None else {}
    row = SealedContact(
        created_at=at,
        person=person,
        version=last.version + 1 if last is not None else 1,
        staff_id=policy.worker(actor),
    )
    merged: dict[str, Any] = {**before, **said}
    sealed.seal(row, merged)  # type: ignore[arg-type]
    SealedContact.objects.filter(person=person, current=True).update(current=False)
    row.save(force_insert=True)
    return row


def _empty_corrections(person: Person, actor: Actor, at: datetime) -> None:
    """Former addresses are addresses too."""
    mark, other = str(words.MARK), str(words.MARK_AFTER)
    for row in Correction.objects.filter(person=person, field__in=CONTACT):
        for name in ("before", "after"):
            _keep_text(person.pk, row, name, getattr(row, name), actor, at)
        row.before = mark if row.before else ""
        row.after = other if row.after else ""
        row.save(update_fields=["before", "after"])


def replace(person_id: UUID, actor: Actor, at: datetime, *, texts: bool) -> int:
    """Put the mark in place of what is sealed: in every copy, and where wanted in texts too.

    Answers in how many rows something was replaced.
    """
    wanted = sealed.watched(person_id)
    persons, batons = queries.scope(person_id)
    own_matters = Concern.objects.filter(person=person_id, part=Standing.SUBJECT)
    about = set(own_matters.values_list("baton_id", flat=True))
    changed = 0
    for place in places.every():
        if not (texts or place.snapshot):
            continue
        for row in place.rows(persons, batons):
            own = bool(place.keys) and place.rows([person_id], about).filter(pk=row.pk).exists()
            new = {
                name: said
                for name in place.columns()
                if (said := _covered(place, getattr(row, name), wanted, own=own))
                != getattr(row, name)
            }
            if new:
                _write(person_id, place, row, new, actor, at)
                changed += 1
    if texts:
        changed += _replace_elsewhere(person_id, wanted, actor, at)
    changed += _replace_in_the_record(person_id, persons, batons, wanted, actor, at)
    _replace_in_drafts(wanted)
    return changed


def _replace_elsewhere(
    person_id: UUID, wanted: list[veil.Needle], actor: Actor, at: datetime
) -> int:
    """What the nightly walk found in other matters: unseen by who replaces it, kept sealed."""
    found = queries.elsewhere(person_id, wanted)
    for holding, _ in found:
        new = {
            name: veil.veiled(getattr(holding.row, name), wanted, str(words.MARK))
            for name in holding.fields
        }
        _write(person_id, holding.place, holding.row, new, actor, at)
    Elsewhere.objects.filter(person=person_id, settled_at__isnull=True).update(settled_at=at)
    return len(found)


def _covered(place: places.Place, value: Any, wanted: list[veil.Needle], *, own: bool) -> Any:
    said = veil.veiled(value, wanted, str(words.MARK))
    if own and isinstance(said, dict):
        told = str(words.PROTECTED)
        said = {key: told if key in place.keys and one else one for key, one in said.items()}
    return said


def _write(
    person_id: UUID, place: places.Place, row: Any, new: dict[str, Any], actor: Actor, at: datetime
) -> None:
    for name, said in new.items():
        _keep_text(person_id, row, name, getattr(row, name), actor, at)
        longest = getattr(row._meta.get_field(name), "max_length", None)
        new[name] = said[:longest] if isinstance(said, str) and longest else said
    if place.apart is not None:
        one, other = (new.get(name, getattr(row, name)) for name in place.apart)
        if one == other:
            new[place.apart[1]] = f"{other}{words.MARK_AFTER}"
    with triggers.letting_go():
        place.model._base_manager.filter(pk=row.pk).update(**new)


def _keep_text(
    person_id: UUID, row: Any, field: str, value: Any, actor: Actor, at: datetime
) -> None:
    if not value:
        return
    kept = SealedText(
        created_at=at,
        person_id=person_id,
        table=row._meta.label,
        row=str(row.pk),
        field=field,
        staff_id=actor.staff_id,
    )
    plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    kept.content = sealing.seal(plain.encode(), kept.place)
    kept.save(force_insert=True)


def _replace_in_the_record(
    person_id: UUID,
    persons: set[UUID],
    batons: set[UUID],
    wanted: list[veil.Needle],
    actor: Actor,
    at: datetime,
) -> int:
    """Reasons stand in the record's words too. A line's words cannot be changed, its chain would
    break; they may leave it, as erasure does, and are kept sealed with their salt."""
    targets = [*(f"baton:{pk}" for pk in batons), *(f"person:{pk}" for pk in persons)]
    about = Q(entry__target__in=targets)
    for pk in persons:
        about |= Q(entry__persons__contains=pk.hex)
    held = [
        row
        for row in Words.objects.filter(about)
        if veil.veiled(row.content, wanted, "") != row.content
    ]
    for row in held:
        _keep_text(person_id, row, "content", {**row.content, "": row.salt}, actor, at)
        row.delete()
    return len(held)


def _replace_in_drafts(wanted: list[veil.Needle]) -> None:
    """Drafts are their authors' alone, and still no place for it."""
    mark = str(words.MARK)
    drafts.rewrite(change=lambda fields: veil.veiled(fields, wanted, mark))

"""Opening what is sealed, for this room alone: nothing here leaves it but through `reveal`."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from tasuki.ground import sealing
from tasuki.ground.prepared import Prepared
from tasuki.residents.people.models import CONTACT, Person
from tasuki.residents.protection import veil
from tasuki.residents.protection.models import Estranged, SealedContact
from tasuki.residents.protection.rules import FIELDS, Contact


def seal(row: SealedContact, contact: Contact) -> None:
    """Put the contact into the row; empty fields are not kept."""
    said = {field: contact[field] for field in FIELDS if contact.get(field)}
    row.known = list(said)
    plain = json.dumps(said, ensure_ascii=False).encode()
    row.content = sealing.seal(plain, row.place)


def unseal(row: SealedContact) -> Contact:
    """What stands in the row."""
    said: Contact = json.loads(sealing.unseal(row.content, row.place))
    return said


def current(person_id: UUID) -> Contact:
    """The contact as it is now known; nothing when none was ever sealed."""
    row = SealedContact.objects.filter(person=person_id, current=True).first()
    return unseal(row) if row is not None else {}


@dataclass(frozen=True, slots=True)
class Watched:
    """What must not stand in any text while this person is protected."""

    person_id: UUID
    needles: list[veil.Needle]


def watched(person_id: UUID) -> list[veil.Needle]:
    """What is looked for because of this person. What whom they fled from gave as their own (the
    house where both lived) is no secret and would only be missing there."""
    wanted = veil.needles(current(person_id))
    others = Estranged.objects.filter(
        person=person_id, other__isnull=False, ended_at__isnull=True, other__protected=False
    ).values_list(*(f"other__{field}" for field in CONTACT))
    theirs = {
        needle.text
        for values in others
        for needle in veil.needles(dict(zip(CONTACT, values, strict=True)))
    }
    return [needle for needle in wanted if needle.text not in theirs]


def everybody() -> list[SealedContact]:
    """The current contact of everybody who is protected, still sealed."""
    return _EVERYBODY()


_EVERYBODY: Prepared[SealedContact] = Prepared(
    lambda: SealedContact.objects.filter(current=True, person__protected=True)
)


def found_in(texts: Collection[str]) -> dict[UUID, list[veil.Needle]]:
    """Whose sealed contact may stand in one of these texts, by person; every needle that hit."""
    found: dict[UUID, list[veil.Needle]] = {}
    rows = everybody()
    if not rows:
        return found
    folded = [veil.fold(text) for text in texts]
    for row in rows:
        wanted = veil.needles(unseal(row))
        hit = [one for one in wanted if any(veil.holds(text, one) for text in folded)]
        if hit:
            found[row.person_id] = hit
    return found


def is_protected(person_ids: Collection[UUID]) -> set[UUID]:
    """Of these persons those who are protected."""
    return set(
        Person.objects.filter(pk__in=list(person_ids), protected=True).values_list("pk", flat=True)
    )

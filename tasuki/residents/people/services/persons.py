"""Writing down who somebody is, and putting it right."""

from datetime import datetime
from typing import Any, Unpack
from uuid import UUID

from django.db import transaction

from tasuki.ground import clock, names
from tasuki.ground.errors import RuleBroken, Stale
from tasuki.ground.inserts import insert
from tasuki.residents.people import joining, policy, queries, rules
from tasuki.residents.people.models import (
    CONTACT,
    Concern,
    Correction,
    NameState,
    NameToken,
    Person,
    Standing,
)
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit

_READ_AS = {
    "kana": names.kana,
    "phone": names.phone_written,
    "phone2": names.phone_written,
}
_FIELDS = {field.name: field for field in Person._meta.fields}


@transaction.atomic
def register_person(
    *,
    actor: Actor,
    baton: Baton,
    part: str = Standing.SUBJECT,
    at: datetime,
    **facts: Unpack[rules.Facts],
) -> Person:
    """Write down a person whom a matter concerns; the name stays exactly as it was written."""
    require(policy.can_register(actor))
    require(policy.can_concern(actor, baton, at))
    person = Person(created_at=at, changed_at=at, changed_by_id=actor.staff_id)
    _take_in(person, _read(facts), at)
    insert(person)
    NameToken.objects.bulk_create(queries.token_rows(person))
    insert(Concern(baton=baton, person=person, part=part, created_at=at))
    joining.tell([person.pk], batons=[baton.pk], at=at)
    audit.record(
        actor=actor,
        action="people.registered",
        target=f"person:{person.pk}",
        at=at,
        agency_id=baton.holder_id if baton.holder_id in actor.agency_ids else None,
        persons=[person.pk],
        words={"name": queries.display_name(person)},
    )
    return person


@transaction.atomic
def correct_person(
    *, actor: Actor, person: Person, version: int, at: datetime, **facts: Unpack[rules.Facts]
) -> Person:
    """Put right what is known of a person; what stood before is kept beside it.

    Raises:
        Stale: somebody else saved since `version`; nothing is overwritten.
    """
    require(policy.can_correct(actor, person, at))
    # `of`: PostgreSQL refuses to lock the nullable side of the join.
    stands = (
        Person.objects.select_for_update(of=("self",))
        .select_related("changed_by")
        .get(pk=person.pk)
    )
    said = _read(facts)
    if stands.version != version:
        theirs = {
            field: getattr(stands, field)
            for field, value in said.items()
            if getattr(stands, field) != value
        }
        who = stands.changed_by.name if stands.changed_by else ""
        raise Stale("people.stale", theirs=theirs, who=who, at=stands.changed_at)
    if stands.protected and any(said.get(field) for field in CONTACT):
        # Rooms above take these apart and seal them; nothing may come here in clear.
        raise RuleBroken("people.protected_contact")
    before = {field: getattr(stands, field) for field in rules.Facts.__annotations__}
    _take_in(stands, said, at)
    changed = [field for field, value in before.items() if getattr(stands, field) != value]
    if not changed:
        raise RuleBroken("people.nothing_changed")
    stands.version += 1
    stands.changed_at, stands.changed_by_id = at, actor.staff_id
    stands.save()
    _keep_what_stood(stands, before, changed, actor.staff_id, at)
    NameToken.objects.filter(person=stands).delete()
    NameToken.objects.bulk_create(queries.token_rows(stands))
    audit.record(
        actor=actor,
        action="people.corrected",
        target=f"person:{stands.pk}",
        at=at,
        persons=[stands.pk],
        words={
            "name": queries.display_name(stands),
            "fields": "・".join(_label(field) for field in changed),
        },
    )
    return stands


def _read(facts: rules.Facts) -> dict[str, Any]:
    """The facts in the form in which they are stored, or a refusal in words."""
    said: dict[str, Any] = {
        field: value.strip() if isinstance(value, str) else value for field, value in facts.items()
    }
    try:
        for field, read in _READ_AS.items():
            if field in said:
                said[field] = read(said[field])
    except (names.BadKana, names.BadPhone) as bad:
        raise RuleBroken(bad.code, **bad.facts) from None
    return said


def _take_in(person: Person, said: dict[str, Any], at: datetime) -> None:
    """Put the facts on the person, fill in what follows from them, and ask whether it makes sense."""
    for field, value in said.items():
        setattr(person, field, value)
    _settle_birth(person, said, at)
    person.folded = names.fold(person.name)[:120]
    person.folded_kana = names.fold(person.kana)[:120]
    known = person.name_state == NameState.KNOWN
    require(rules.name_fits_its_state(person.name, known=known))
    require(rules.birth_is_plausible(person.birth_on, clock.day(at)))
    require(rules.estimate_is_plausible(person.estimated_age, person.birth_on))
    require(
        rules.certainty_fits(
            person.birth_certainty,
            dated=person.birth_on is not None,
            estimated=person.estimated_age is not None,
        )
    )
    for field in said:
        value = getattr(person, field)
        if isinstance(value, str):
            longest = _FIELDS[field].max_length
            require(rules.length_fits(_label(field), value, longest))


def _settle_birth(person: Person, said: dict[str, Any], at: datetime) -> None:
    """A birth date replaces an estimate; how certain it is follows when nobody said."""
    if said.get("birth_on") is not None and "estimated_age" not in said:
        person.estimated_age = None
    if said.get("estimated_age") is not None and "birth_on" not in said:
        person.birth_on = None
    if person.estimated_age is None:
        person.estimated_on = None
    elif "estimated_age" in said and said.get("estimated_on") is None:
        person.estimated_on = clock.day(at)
    touched = {"birth_on", "estimated_age"} & said.keys()
    if touched and not said.get("birth_certainty"):
        person.birth_certainty = rules.certainty_of(
            dated=person.birth_on is not None, estimated=person.estimated_age is not None
        )


def _keep_what_stood(
    person: Person, before: dict[str, Any], changed: list[str], staff_id: UUID | None, at: datetime
) -> None:
    Correction.objects.bulk_create(
        Correction(
            person=person,
            version=person.version,
            field=field,
            before=_text(before[field]),
            after=_text(getattr(person, field)),
            staff_id=staff_id,
            created_at=at,
        )
        for field in changed
    )


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _label(field: str) -> str:
    return str(_FIELDS[field].verbose_name)

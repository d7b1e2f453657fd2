"""What is sealed: a new address is written into it, and `reveal` is the only way out."""

from datetime import datetime
from typing import Unpack

from django.db import transaction

from tasuki.ground import names
from tasuki.ground.errors import RuleBroken, WrongState
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Person
from tasuki.residents.protection import policy, rules, sealed, words
from tasuki.residents.protection.models import Reveal
from tasuki.residents.protection.services import _sealing
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def note_contact(
    *, actor: Actor, person: Person, at: datetime, **said: Unpack[rules.Contact]
) -> list[str]:
    """New facts go straight under the seal; a field said to be empty is emptied, one that is not
    said keeps its value. Answers which fields were said."""
    require(policy.can_keep(actor, person, at))
    person = _sealing.lock(person)
    if not person.protected:
        raise WrongState("protection.protect_first")
    read = _read(said)
    if not read:
        raise RuleBroken("protection.nothing_said")
    _sealing.keep(person, read, actor, at)
    _sealing.replace(person.pk, actor, at, texts=False)
    audit.record(
        actor=actor,
        action="protection.contact_noted",
        target=f"person:{person.pk}",
        at=at,
        persons=[person.pk],
        words={
            "name": people.display_name(person),
            "fields": "・".join(str(words.FIELDS[field]) for field in read),
        },
    )
    return list(read)


def _read(said: rules.Contact) -> rules.Contact:
    read: dict[str, str] = {}
    for field, value in said.items():
        text = str(value).strip()
        if field in ("phone", "phone2"):
            try:
                text = names.phone_written(text)
            except names.BadPhone as bad:
                raise RuleBroken(bad.code, **bad.facts) from None
        longest = rules.LONGEST.get(field, 200)
        require(rules.fits(str(words.FIELDS[field]), text, longest))
        read[field] = text
    return read  # type: ignore[return-value]


@transaction.atomic
def reveal(*, actor: Actor, person: Person, reason: str, at: datetime) -> rules.Contact:
    """Open what is sealed, once, for who asked; who did it and why stays on record."""
    require(policy.can_reveal(actor, person, at))
    require(rules.reasoned(reason))
    if not person.protected:
        raise WrongState("protection.protect_first")
    contact = sealed.current(person.pk)
    Reveal.objects.create(
        created_at=at,
        person=person,
        staff_id=policy.worker(actor),
        agency_id=policy.workplace(actor),
        reason=reason,
        ground=policy.ground_to_reveal(actor, person, at),
        fields=[field for field in rules.FIELDS if contact.get(field)],
    )
    audit.record(
        actor=actor,
        action="protection.revealed",
        target=f"person:{person.pk}",
        at=at,
        persons=[person.pk],
        words={"name": people.display_name(person)},
    )
    return contact


@transaction.atomic
def replace_texts(*, actor: Actor, person: Person, at: datetime) -> int:
    """Put the mark in place of what is sealed in every text that was written of it; the texts as
    they stood are kept sealed."""
    require(policy.can_keep(actor, person, at))
    person = _sealing.lock(person)
    if not person.protected:
        raise WrongState("protection.protect_first")
    replaced = _sealing.replace(person.pk, actor, at, texts=True)
    if not replaced:
        raise WrongState("protection.nothing_to_replace")
    audit.record(
        actor=actor,
        action="protection.texts_replaced",
        target=f"person:{person.pk}",
        at=at,
        persons=[person.pk],
        words={"name": people.display_name(person), "count": str(replaced)},
    )
    return replaced

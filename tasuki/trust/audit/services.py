"""Writing the record. Sealing happens apart, so that no request waits for the head of the chain."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db import transaction

from tasuki.ground.inserts import insert
from tasuki.trust.audit import catalogue, looks
from tasuki.trust.audit.chain import digest, linked, packed
from tasuki.trust.audit.models import Entry, Seal, Words

look = looks.note


class HasStaff(Protocol):
    """Who acts: trust.access.Actor, which this room stands below."""

    @property
    def staff_id(self) -> UUID | None: ...
    @property
    def name(self) -> str: ...
    @property
    def agency_id(self) -> UUID | None: ...


def record(
    *,
    actor: HasStaff,
    action: str,
    target: str,
    at: datetime,
    agency_id: UUID | None = None,
    basis: str = "",
    persons: Iterable[UUID] = (),
    words: Mapping[str, str] | None = None,
) -> Entry:
    """Append a line about an act, in the transaction of the act.

    Raises:
        LookupError: no room's events.py names the action.
    """
    if not catalogue.known(action):
        raise LookupError(action)
    said = {"who": actor.name, **(words or {})}
    salt = secrets.token_hex(8)
    entry = Entry(
        at=at,
        staff_id=actor.staff_id,
        agency_id=agency_id or actor.agency_id,
        action=action,
        target=target,
        basis=basis,
        persons=packed(persons),
        digest=digest(salt, said),
    )
    insert(entry)
    insert(Words(entry=entry, salt=salt, content=said))
    return entry


@transaction.atomic
def seal(*, limit: int = 5000) -> tuple[int, str]:
    """Seal the lines that are not sealed yet; answers how many and the new head.

    The head is to be kept outside the database too: a cut tail shows by it.
    """
    last = Seal.objects.order_by("-position").first()
    head = last.chain if last else ""
    waiting = list(Entry.objects.filter(seal__isnull=True).order_by("pk")[:limit])
    seals = []
    for entry in waiting:
        head = linked(head, entry)
        seals.append(Seal(entry=entry, chain=head))
    for one in seals:  # one by one: the positions must follow the chain on every engine
        one.save(force_insert=True)
    return len(seals), head

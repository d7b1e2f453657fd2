"""Writing the record. Sealing happens apart, so that no request waits for the head of the chain."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.db import OperationalError, connection, transaction

from tasuki.ground.inserts import insert
from tasuki.trust.audit import catalogue, chain, looks
from tasuki.trust.audit.chain import digest, packed
from tasuki.trust.audit.models import Entry, Seal, Sighting, Words

look = looks.note
looked_at = looks.noted
BLOCK = 1000


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
    salt = secrets.token_hex(16)
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


class Sealed(NamedTuple):
    """What a round of sealing did. The head is to be kept outside the database too: a tail that is
    cut, and a chain that is written anew, show by it."""

    lines: int
    head: str
    position: int
    last: int
    begun: bool = False  # the chain began with this round


def seal(*, at: datetime, limit: int = 200_000) -> Sealed:
    """Seal the lines that are not sealed yet, a block in a transaction; the new head."""
    horizon = _horizon()
    count = 0
    head = _head()
    begun = not head.position
    while horizon > head.last and count < limit:
        with transaction.atomic():
            head = _block(_head(), horizon, at)
        count += head.lines
    return head._replace(lines=count, begun=begun and count > 0)


def _head() -> Sealed:
    found = Seal.objects.order_by("-position").values_list("chain", "position", "last").first()
    return Sealed(0, *(found or ("", 0, 0)))


@transaction.atomic
def _horizon() -> int:
    """The last line behind which none can turn up any more.

    PostgreSQL gives numbers before the commit: a line that is late would stand among sealed ones.
    So the writers of this moment are waited for, though never for long, since new ones queue up.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL lock_timeout = '500ms'")
            try:
                with transaction.atomic():
                    cursor.execute("LOCK TABLE audit_entry IN SHARE MODE")
            except OperationalError:
                return 0
            cursor.execute("SET LOCAL lock_timeout = 0")
        cursor.execute("SELECT max(id) FROM audit_entry")
        return cursor.fetchone()[0] or 0


def _block(head: Sealed, horizon: int, at: datetime) -> Sealed:
    """One more link, and the index of who stands in its lines."""
    rows = chain.lines(head.last, horizon, BLOCK)
    if not rows:
        return head._replace(lines=0, last=horizon)
    marks = b"".join(chain.marks(rows))
    position, last = head.position + 1, rows[-1][0]
    link = chain.linked(head.head, position, last, at, marks)
    insert(Seal(position=position, last=last, count=len(rows), at=at, marks=marks, chain=link))
    index(rows)
    return Sealed(len(rows), link, position, last)


def index(rows: list[Any]) -> None:
    """Note who stands in these lines."""
    pairs = [
        (_KEY[connection.vendor](person), row[0])
        for row in rows
        for person in chain.persons_of(row[1])
    ]
    if not pairs:
        return
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO audit_sighting (person, entry) VALUES (%s, %s)", pairs)


_KEY: Mapping[str, Callable[[str], Any]] = {"sqlite": str, "postgresql": UUID}


@transaction.atomic
def reindex() -> int:
    """Make the index anew from the sealed lines; how many pairs it has."""
    Sighting.objects.all().delete()
    after, last = 0, _head().last
    while rows := chain.lines(after, last, 20_000):
        index(rows)
        after = rows[-1][0]
    return Sighting.objects.count()

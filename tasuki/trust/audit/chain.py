"""How lines are linked: what the chain covers, and what it leaves to the salted hash.

The text of a line is put together by the database, so that a million of them are read without a
million objects. Its fields are in a fixed order with a separator that none of them holds, the time
first and the digest of the words last.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from tasuki.trust.audit.models import spelled

PERSON = re.compile(r"\b[0-9a-f]{32}\b")
MARK = 40  # bytes of a line in Seal.marks: 8 of its number, 32 of its hash
TIME = 26  # letters of a line that are its time

_FIELDS = ("action", "target", "basis", "persons", "digest")
_SQLITE = "CAST({line} AS BLOB), CAST(w.salt || w.content AS BLOB)"
_SQLITE_LINE = " || char(31) || ".join(
    [
        "substr(e.at || '.000000', 1, 26)",
        "coalesce(e.staff_id, '')",
        "coalesce(e.agency_id, '')",
        *(f"e.{name}" for name in _FIELDS),
    ]
)
_POSTGRES_LINE = "concat_ws({})".format(
    ", ".join(
        [
            "chr(31)",
            "to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
            "coalesce(encode(uuid_send(e.staff_id), 'hex'), '')",
            "coalesce(encode(uuid_send(e.agency_id), 'hex'), '')",
            *(f"e.{name}" for name in _FIELDS),
        ]
    )
)
_SELECT = {
    "sqlite": _SQLITE.format(line=_SQLITE_LINE),
    "postgresql": (
        f"convert_to({_POSTGRES_LINE}, 'UTF8'), convert_to(w.salt || w.content, 'UTF8')"
    ),
}
_FROM = (
    " FROM audit_entry e LEFT JOIN audit_words w ON w.entry_id = e.id"
    " WHERE e.id > %s AND e.id <= %s ORDER BY e.id LIMIT %s"
)


class Line(NamedTuple):
    """A line as the chain covers it, and its salted words as far as they still stand."""

    number: int
    text: bytes
    said: bytes | None


def lines(after: int, upto: int, limit: int) -> list[Any]:
    """(number, text, salted words) of the lines in (after, upto], in their order, at most `limit`.

    Plain tuples of bytes: a million of them must pass in seconds.
    """
    with _plain() as cursor:
        cursor.execute(f"SELECT e.id, {_SELECT[connection.vendor]}{_FROM}", [after, upto, limit])
        found: list[Any] = cursor.fetchall()
        return found


def _plain() -> Any:
    """A cursor that hands over bytes as they come: PostgreSQL spells them in hex otherwise."""
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        return connection.connection.cursor(binary=True)
    return connection.cursor()


def packed(persons: Iterable[UUID]) -> str:
    """Person ids in one column, each once and sorted, so that equal sets are equal text."""
    return " ".join(sorted({person.hex for person in persons}))


def digest(salt: str, words: Mapping[str, str]) -> str:
    """A salted hash of the words: the chain verifies without them."""
    return hashlib.sha256(f"{salt}{spelled(words)}".encode()).hexdigest()


def marks(rows: Iterable[Any]) -> list[bytes]:
    """One mark for each line: its number and the hash of its text."""
    sha = hashlib.sha256
    return [row[0].to_bytes(8, "big") + sha(row[1]).digest() for row in rows]


def linked(head: str, position: int, last: int, at: datetime, block: bytes) -> str:
    """The chain value after a block of marks."""
    root = hashlib.sha256(block).hexdigest()
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    text = f"{head}\x1f{position}\x1f{last}\x1f{moment}\x1f{root}"
    return hashlib.sha256(text.encode()).hexdigest()


def time_of(text: bytes) -> datetime:
    """When a line says that it happened."""
    return datetime.fromisoformat(text[:TIME].decode()).replace(tzinfo=UTC)


def persons_of(text: bytes) -> set[str]:
    """Who stands in a line; what somebody wrote there by hand must not keep it from being sealed."""
    fields = text.split(b"\x1f")
    return set(PERSON.findall(fields[6].decode(errors="replace"))) if len(fields) > 6 else set()

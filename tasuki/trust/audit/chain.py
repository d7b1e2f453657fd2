"""How lines are linked: what the chain covers, and what it leaves to the salted hash."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from uuid import UUID

from tasuki.trust.audit.models import Entry


def packed(persons: Iterable[UUID]) -> str:
    """Person ids in one column, sorted, so that equal sets are equal text."""
    return " ".join(sorted(person.hex for person in persons))


def digest(salt: str, words: Mapping[str, str]) -> str:
    """A salted hash of the words: the chain verifies without them."""
    text = json.dumps(words, ensure_ascii=False, sort_keys=True)
    return hmac.new(salt.encode(), text.encode(), hashlib.sha256).hexdigest()


def line(entry: Entry) -> str:
    """What the chain covers of an entry."""
    parts = [
        entry.pk,
        entry.at.isoformat(),
        entry.staff_id or "",
        entry.agency_id or "",
        entry.action,
        entry.target,
        entry.basis,
        entry.persons,
        entry.digest,
    ]
    return "\x1f".join(str(part) for part in parts)


def linked(head: str, entry: Entry) -> str:
    """The chain value after this entry."""
    return hashlib.sha256(f"{head}\x1f{line(entry)}".encode()).hexdigest()

"""Reading the record, and proving that nobody rewrote it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from tasuki.trust.audit import catalogue
from tasuki.trust.audit.chain import digest, linked
from tasuki.trust.audit.models import Entry, Seal

PAGE = 50


@dataclass(frozen=True)
class Told:
    """One line as a person reads it."""

    entry: Entry
    sentence: str


def lines(
    *,
    target: str = "",
    staff_id: UUID | None = None,
    before: int | None = None,
    limit: int = PAGE,
) -> list[Told]:
    """The newest lines first, a page by key."""
    found: QuerySet[Entry] = Entry.objects.select_related("words").order_by("-pk")
    if staff_id is not None:
        found = found.filter(staff_id=staff_id)
    if target:
        found = found.filter(target=target)
    if before is not None:
        found = found.filter(pk__lt=before)
    return [told(entry) for entry in found[:limit]]


def told(entry: Entry) -> Told:
    """An entry with its sentence."""
    words = entry.words.content if hasattr(entry, "words") else {}
    return Told(entry=entry, sentence=catalogue.tell(entry.action, words))


def plainly(entry: Entry) -> str:
    """The line without its words: what 管理者 reads."""
    return catalogue.tell(entry.action, {})


def verify() -> dict[str, object]:
    """Walk the chain: {"lines", "sealed", "ok", "first_bad", "what"}.

    `what` is "content" (a line was changed), "words" (its words were changed) or "order".
    """
    head, sealed, bad, what = "", 0, None, ""
    previous = 0
    seals = Seal.objects.select_related("entry", "entry__words").order_by("position")
    for one in seals.iterator(chunk_size=2000):
        head_now = linked(head, one.entry)
        words = getattr(one.entry, "words", None)
        if one.chain != head_now:
            bad, what = one.entry_id, "content" if one.position == previous + 1 else "order"
        elif words is not None and digest(words.salt, words.content) != one.entry.digest:
            bad, what = one.entry_id, "words"
        if bad is not None:
            break
        head, sealed, previous = one.chain, sealed + 1, one.position
    return {
        "lines": Entry.objects.count(),
        "sealed": sealed,
        "ok": bad is None,
        "first_bad": bad,
        "what": what,
        "head": head,
    }

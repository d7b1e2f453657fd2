"""Walking the chain: whether anybody rewrote the record, and which row it was.

The walk reads lines as text and compares whole blocks at once; only where a block differs is it
taken apart to name the row, its neighbours and what was done to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from typing import Any, NamedTuple

from django.db.models import Max, Min

from tasuki.trust.audit import chain
from tasuki.trust.audit.models import Entry, Seal

AT_ONCE = 20_000
# Two requests may finish the other way round than they began; a clock that is set back shows more.
SET_BACK = timedelta(minutes=2)
REMARKS = 20


class What(StrEnum):
    """What was done to the record, as far as it shows."""

    CONTENT = "content"  # a line says something else than when it was sealed
    ORDER = "order"  # lines have changed places
    INSERTION = "insertion"  # a line stands among sealed ones that was not sealed
    MISSING = "missing"  # a sealed line is gone
    WORDS = "words"  # the words of a line are not those that were written
    SEAL = "seal"  # the line is whole, its seal is not
    TAIL = "tail"  # the end of the chain is gone
    HEAD = "head"  # the whole chain was written anew


class Head(NamedTuple):
    """A head of the chain that was kept outside the database."""

    position: int
    chain: str


@dataclass(frozen=True, slots=True)
class Remark:
    """No fault: a line that happened, as it says, before the one in front of it."""

    line: int
    at: datetime
    before: datetime


@dataclass(frozen=True, slots=True)
class Fault:
    """The first bad line, with the lines that stand beside it."""

    what: What
    line: int
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """What a walk over the whole chain has found."""

    lines: int
    sealed: int
    position: int
    head: str
    erased: int  # lines whose words were erased: no fault
    fault: Fault | None
    remarks: tuple[Remark, ...]

    @property
    def ok(self) -> bool:
        """Whether nobody has rewritten anything."""
        return self.fault is None

    @property
    def waiting(self) -> int:
        """Lines that the next round seals."""
        return self.lines - self.sealed


class _Link(NamedTuple):
    position: int
    last: int
    size: int
    at: datetime
    marks: bytes
    chain: str


class _Bad(NamedTuple):
    line: int
    what: What


def verify(heads: Iterable[Head] = ()) -> Report:
    """Walk the chain from its first line; `heads` are those kept outside the database."""
    kept: dict[int, set[str]] = defaultdict(set)
    for one in heads:
        kept[one.position].add(one.chain)
    walk = _Walk(dict(kept))
    bad = None
    for links in _links():
        if bad := walk.go(links):
            break
    lines = Entry.objects.count()
    return Report(
        lines=lines,
        sealed=walk.sealed,
        position=walk.position,
        head=walk.head,
        erased=walk.erased,
        fault=_beside(bad or walk.tail()),
        remarks=tuple(walk.remarks),
    )


def _links() -> Iterator[list[_Link]]:
    """The seals in their order, as many at once as cover AT_ONCE lines."""
    some: list[_Link] = []
    lines = 0
    rows = Seal.objects.order_by("position").values_list(
        "position", "last", "count", "at", "marks", "chain"
    )
    for row in rows.iterator(chunk_size=500):
        position, last, size, at, marks, value = row
        link = _Link(position, last, size, at, bytes(marks), value)
        some.append(link)
        lines += link.size
        if lines >= AT_ONCE:
            yield some
            some, lines = [], 0
    if some:
        yield some


class _Walk:
    """How far the walk has come."""

    def __init__(self, heads: dict[int, set[str]]) -> None:
        self.heads = heads
        self.head, self.position, self.last = "", 0, 0
        self.sealed = self.erased = 0
        self.newest = b""
        self.remarks: list[Remark] = []

    def go(self, links: list[_Link]) -> _Bad | None:
        """Some links further; what is wrong with the first line that is."""
        upto, count = max(link.last for link in links), sum(link.size for link in links)
        rows = chain.lines(self.last, upto, count + AT_ONCE)
        marks = chain.marks(rows)
        whole = b"".join(marks) == b"".join([link.marks for link in links])
        words = self._words(rows)
        self._times(rows)
        for link in links:
            block = link.marks if whole else _within(marks, self.last, link.last)
            if bad := self._link(link, block):
                return min(bad, words) if words else bad
            if words and words.line <= link.last:
                return words
        return words

    def _link(self, link: _Link, own: bytes) -> _Bad | None:
        first = self.last + 1
        if link.position != self.position + 1:
            return _Bad(first, What.SEAL)
        sealed = chain.linked(self.head, link.position, link.last, link.at, link.marks)
        if own != link.marks:
            if chain.linked(self.head, link.position, link.last, link.at, own) == link.chain:
                return _Bad(first, What.SEAL)
            return _apart(own, link.marks)
        if sealed != link.chain or len(own) != link.size * chain.MARK or not _ends(link):
            return _Bad(first, What.SEAL)
        if self.heads.get(link.position, {link.chain}) != {link.chain}:
            return _Bad(first, What.HEAD)
        self.head, self.position, self.last = link.chain, link.position, link.last
        self.sealed += link.size
        return None

    def _words(self, rows: list[Any]) -> _Bad | None:
        for number, text, said in rows:
            if said is not None:
                if sha256(said).hexdigest().encode() != text[-64:]:
                    return _Bad(number, What.WORDS)
            elif text[-1:] != b"\x1f":
                self.erased += 1
        return None

    def _times(self, rows: list[Any]) -> None:
        """Texts begin with their time, so that they stand in its order."""
        if rows and self.newest:
            self._later(self.newest, rows[0])
        for one, other in pairwise(rows):
            if other[1] < one[1] and other[1][: chain.TIME] < one[1][: chain.TIME]:
                self._later(one[1], other)
        if rows:
            self.newest = rows[-1][1]

    def _later(self, before: bytes, row: Any) -> None:
        if len(self.remarks) >= REMARKS or not row[1] < before:
            return
        try:
            was, now = chain.time_of(before), chain.time_of(row[1])
        except ValueError:  # not a time: the line was changed, which its mark says
            return
        if was - now > SET_BACK:
            self.remarks.append(Remark(row[0], now, was))

    def tail(self) -> _Bad | None:
        """A head that was kept outside and that the chain does not reach any more."""
        if self.heads and max(self.heads) > self.position:
            return _Bad(self.last + 1, What.TAIL)
        return None


def _ends(link: _Link) -> bool:
    return not link.size or _numbers(link.marks)[-1] == link.last


def _numbers(block: bytes) -> list[int]:
    return [int.from_bytes(block[i : i + 8], "big") for i in range(0, len(block), chain.MARK)]


def _within(marks: list[bytes], after: int, upto: int) -> bytes:
    low, high = after.to_bytes(8, "big"), upto.to_bytes(8, "big")
    return b"".join([mark for mark in marks if low < mark[:8] <= high])


def _by_number(block: bytes) -> dict[int, bytes]:
    return {
        int.from_bytes(block[i : i + 8], "big"): block[i + 8 : i + chain.MARK]
        for i in range(0, len(block), chain.MARK)
    }


def _apart(own: bytes, sealed: bytes) -> _Bad:
    """The first line in which a block is not what was sealed, and what was done to it."""
    here, then = _by_number(own), _by_number(sealed)
    hashes_here, hashes_then = set(here.values()), set(then.values())
    for line in sorted(here.keys() | then.keys()):
        if line not in then:
            moved = {one for one, is_ in then.items() if is_ == here[line]} - here.keys()
            return _Bad(line, What.ORDER if moved else What.INSERTION)
        if line not in here:
            return _Bad(line, What.ORDER if then[line] in hashes_here else What.MISSING)
        if here[line] != then[line]:
            return _Bad(line, What.ORDER if here[line] in hashes_then else What.CONTENT)
    return _Bad(min(then), What.SEAL)


def _beside(bad: _Bad | None) -> Fault | None:
    if bad is None:
        return None
    before = Entry.objects.filter(pk__lt=bad.line).aggregate(it=Max("pk"))["it"]
    after = Entry.objects.filter(pk__gt=bad.line).aggregate(it=Min("pk"))["it"]
    return Fault(bad.what, bad.line, before, after)

"""Kinds of agenda item. Each later room registers its own in AppConfig.ready(); the agenda of a
sitting makes itself from what they have waiting, and `decide` runs inside the meeting's transaction.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tasuki.journey.meetings.models import AgendaItem, Seat
from tasuki.trust.access.actor import Actor


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that could be put before the next sitting. `baton_id` is the case's 主担当 baton."""

    item_id: UUID
    baton_id: UUID
    title: str
    note: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class ConsentFacts:
    """Whether the 相談者 agrees to this matter going round a table ("yes" | "no" | "unknown"),
    and which others of the household are known to."""

    subject: str = "unknown"
    how: str = ""
    agreed_members: frozenset[UUID] = frozenset()

    @property
    def agreed(self) -> bool:
        return self.subject == "yes"


@dataclass(frozen=True, slots=True)
class PaperPart:
    """One piece of a paper. `persons`: whom alone it is about; left out when one of them is."""

    title: str
    facts: Sequence[tuple[str, str]] = ()
    text: str = ""
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    persons: frozenset[UUID] = field(default_factory=frozenset)


WaitingOf = Callable[[Actor, datetime], Sequence[Waiting]]
PaperOf = Callable[[AgendaItem, Seat | None], Sequence[PaperPart] | Mapping[str, Any]]
Decide = Callable[[Actor, AgendaItem, str, datetime], None]
ConsentOf = Callable[[UUID], ConsentFacts]


def says_nothing_more(actor: Actor, item: AgendaItem, opinion: str, at: datetime) -> None:
    """For kinds in which the opinion itself is all there is."""


@dataclass(frozen=True, slots=True)
class AgendaKind:
    """`examined_as` and `decided_as` are codes of the pack's list 「会議に付す事項」.

    `waiting(actor, at)` lists what that actor may bring; `find(actor, item_id, at)` fetches one of
    them also when it is not waiting. `decide(actor, item, opinion, at)` changes the record.
    """

    code: str
    label: Any
    waiting: WaitingOf
    paper: PaperOf
    consents: ConsentOf
    decide: Decide = says_nothing_more
    find: Callable[[Actor, UUID, datetime], Waiting | None] | None = None
    examined_as: str = "information"
    decided_as: str = ""
    may_give_back: bool = False

    def one(self, actor: Actor, item_id: UUID, at: datetime) -> Waiting | None:
        """What would be brought, or None when this actor has no such thing."""
        if self.find is not None:
            return self.find(actor, item_id, at)
        return next((one for one in self.waiting(actor, at) if one.item_id == item_id), None)


_KINDS: dict[str, AgendaKind] = {}


def register(kind: AgendaKind) -> None:
    """Called in the room's AppConfig.ready()."""
    _KINDS[kind.code] = kind


def every() -> tuple[AgendaKind, ...]:
    """All kinds, in the order the rooms stand."""
    return tuple(_KINDS.values())


def kind(code: str) -> AgendaKind:
    """The kind of that code.

    Raises:
        KeyError: no room registered it.
    """
    return _KINDS[code]


def known(code: str) -> bool:
    """Whether some room registered it."""
    return code in _KINDS


def label(code: str) -> str:
    """What the kind is called; a kind no room knows any more keeps its code."""
    return str(_KINDS[code].label) if code in _KINDS else code

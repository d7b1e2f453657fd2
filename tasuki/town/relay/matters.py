"""Later rooms say what their matters are called; the desk asks here and never looks up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tasuki.trust.access.actor import Actor

Describe = Callable[[Iterable[UUID], Actor, datetime], dict[UUID, "Card"]]


@dataclass(frozen=True, slots=True)
class Card:
    """What a desk row or the log says about a matter."""

    number: str
    title: str
    url: str
    record: str  # "consultation:<uuid>"


@dataclass(frozen=True, slots=True)
class Matter:
    """A kind of matter: its name, how to describe its batons, and which batons it owns."""

    code: str
    label: Any
    describe: Describe
    owned: Callable[[], Any]  # a queryset of baton ids
    # The other batons of the matters of these batons: secrecy and barriers hold for all of them.
    kin: Callable[[Iterable[UUID]], Iterable[UUID]] = lambda _batons: ()
    # The names under which the record knows the matters of these batons: "case:<uuid>".
    named: Callable[[Iterable[UUID]], Iterable[str]] = lambda _batons: ()


_MATTERS: dict[str, Matter] = {}


def register(matter: Matter) -> None:
    """Called in the room's AppConfig.ready()."""
    _MATTERS[matter.code] = matter


def every() -> tuple[Matter, ...]:
    """All kinds of matter."""
    return tuple(_MATTERS.values())


def label(code: str) -> str:
    """The kind's name."""
    return str(_MATTERS[code].label)


def describe(batons: Iterable[tuple[UUID, str]], actor: Actor, at: datetime) -> dict[UUID, Card]:
    """Cards for (baton id, matter) pairs as this actor may call them, one query per kind."""
    by_kind: dict[str, list[UUID]] = {}
    for pk, code in batons:
        by_kind.setdefault(code, []).append(pk)
    cards: dict[UUID, Card] = {}
    for code, ids in by_kind.items():
        cards.update(_MATTERS[code].describe(ids, actor, at))
    return cards

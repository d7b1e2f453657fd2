"""Every kind of event in one catalogue: what happened in words, and whose turn is next."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tasuki.trust.audit import words as names


class Turn(StrEnum):
    """On whose desk the matter stands after the event."""

    HOLDER = "holder"
    RECEIVER = "receiver"
    SENDER = "sender"
    ASKED = "asked"
    COORDINATOR = "coordinator"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Event:
    """`sentence` takes the entry's words: %(who)s and %(agency)s are always there."""

    name: str
    sentence: Any
    turn: Turn = Turn.NOBODY


_EVENTS: dict[str, Event] = {}


def add(*events: Event) -> None:
    """Take a room's events into the catalogue."""
    for event in events:
        _EVENTS[event.name] = event


def known(name: str) -> bool:
    """Whether an action may be recorded."""
    return name in _EVENTS


def event(name: str) -> Event:
    """The event of that name."""
    return _EVENTS[name]


def every() -> tuple[Event, ...]:
    """The whole catalogue, in the order the rooms stand."""
    return tuple(_EVENTS.values())


def tell(name: str, words: dict[str, str]) -> str:
    """The line in words; what is unknown (or erased) is said to be so, never left out."""
    sentence = str(_EVENTS[name].sentence) if name in _EVENTS else name

    class Filled(dict[str, str]):
        def __missing__(self, key: str) -> str:
            return "―"

    return sentence % Filled(words)


_ASIDE = re.compile(r"（[^（）]*%\(\w+\)s[^（）]*）|[：:]\s*%\(\w+\)s")


def plain(name: str) -> str:
    """The line without its words: agencies and people are somebody, asides are left out."""
    sentence = _ASIDE.sub("", str(_EVENTS[name].sentence)) if name in _EVENTS else name

    class Somebody(dict[str, str]):
        def __missing__(self, key: str) -> str:
            return str(names.SOMEBODY.get(key, names.SOMETHING))

    return sentence % Somebody()


def groups() -> tuple[str, ...]:
    """The rooms that say something, in the order they stand."""
    return tuple(dict.fromkeys(name.partition(".")[0] for name in _EVENTS))

"""What later rooms do when somebody answers anew, and what they know of what has gone out.

A room registers in AppConfig.ready(). A listener runs inside the act that wrote the answer: what
rested on the old one is opened or closed with it, or the answer is not written. A teller lists what
was given to whom about a person, for the page on which a consent is withdrawn.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

Listener = Callable[[UUID, datetime], None]


@dataclass(frozen=True, slots=True)
class Given:
    """Something that was told: to whom, when, what, on which ground; `paper`: it can be asked back."""

    baton_id: UUID
    receiver: str
    on: date
    what: str
    ground: str
    paper: bool


Teller = Callable[[Iterable[UUID], datetime], list[Given]]
_LISTENERS: dict[str, Listener] = {}
_TELLERS: dict[str, Teller] = {}


def listen(name: str, listener: Listener) -> None:
    """Take a room's listener in."""
    _LISTENERS[name] = listener


def tell_of(name: str, teller: Teller) -> None:
    """Take a room's teller in."""
    _TELLERS[name] = teller


def has_changed(person_id: UUID, at: datetime) -> None:
    """The person's present answer is another one now."""
    for listener in _LISTENERS.values():
        listener(person_id, at)


def given(baton_ids: Iterable[UUID], at: datetime) -> list[Given]:
    """Everything that any room knows to have been told in these matters, oldest first."""
    ids = list(baton_ids)
    found = [one for teller in _TELLERS.values() for one in teller(ids, at)]
    return sorted(found, key=lambda one: one.on)

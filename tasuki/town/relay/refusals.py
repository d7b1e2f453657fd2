"""Matters that no reason opens to a worker: later rooms say which (called in their ready()).

`fn(actor, baton_ids, at)` answers those of the matters that must stay closed to the actor, such as
those of a protected person to whoever is tied to the one they are protected from.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from uuid import UUID

from tasuki.trust.access.actor import Actor

Refusal = Callable[[Actor, Collection[UUID], datetime], Iterable[UUID]]

_REFUSALS: list[Refusal] = []


def add(refusal: Refusal) -> None:
    """Take a room's refusal in."""
    if refusal not in _REFUSALS:
        _REFUSALS.append(refusal)


def refused(actor: Actor, baton_ids: Collection[UUID], at: datetime) -> set[UUID]:
    """Those of these matters that one of the rooms keeps closed to the actor."""
    return {pk for refusal in _REFUSALS for pk in refusal(actor, baton_ids, at)}

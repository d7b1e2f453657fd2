"""Ways into rooms that stand beside the main path: rooms register theirs, the desk shows them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Doorway:
    """`address` is the name of a url; `shown` is asked with the actor, and hides, never guards.

    `always`: stands in the foot of every page, besides the page of all doorways. `order`: what is
    needed in a hurry stands first (10 whom to protect … 50 … 90 one's own account).
    """

    address: str
    label: Any
    hint: Any
    group: Any
    shown: Callable[[Any], bool]
    always: bool = False
    order: int = 50


_DOORWAYS: list[Doorway] = []


def add(*doorways: Doorway) -> None:
    """Take a room's doorways in; the order is that of the rooms."""
    known = {one.address for one in _DOORWAYS}
    _DOORWAYS.extend(one for one in doorways if one.address not in known)


def open_to(actor: Any) -> list[Doorway]:
    """What this actor is shown, in its order; within it that of the rooms."""
    return _in_order(_DOORWAYS, actor)


def always_at_hand(actor: Any) -> list[Doorway]:
    """Those of them that every page shows."""
    return _in_order((one for one in _DOORWAYS if one.always), actor)


def _in_order(doorways: Iterable[Doorway], actor: Any) -> list[Doorway]:
    return sorted((one for one in doorways if one.shown(actor)), key=lambda one: one.order)

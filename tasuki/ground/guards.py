"""What no text may hold, whatever page it is typed on: rooms say it, every act page asks."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

Guard = Callable[[Any, Mapping[str, str], Collection[UUID], datetime], dict[str, str]]
_GUARDS: list[Guard] = []


def add(guard: Guard) -> None:
    """`guard(actor, texts, near, at)` answers {field: sentence}; `near` are the persons whom the
    page shows."""
    if guard not in _GUARDS:
        _GUARDS.append(guard)


def objections(
    actor: Any, texts: Mapping[str, str], near: Collection[UUID], at: datetime
) -> dict[str, str]:
    """Why these texts may not be kept."""
    found: dict[str, str] = {}
    for guard in _GUARDS if texts else ():
        found |= guard(actor, texts, near, at)
    return found

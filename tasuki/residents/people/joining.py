"""Who must hear that somebody came into a matter, a household or a family.

The rooms above know things that this room does not: who must not be shown beside whom. They hear of
it inside the act, so that there is no moment at which it shows.
"""

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

Hearer = Callable[[Collection[UUID], Collection[UUID], Collection[UUID], datetime], None]
_HEARERS: list[Hearer] = []


def add(hearer: Hearer) -> None:
    """`hearer(persons, batons, households, at)` is called in the transaction of the act."""
    if hearer not in _HEARERS:
        _HEARERS.append(hearer)


def tell(
    persons: Collection[UUID],
    *,
    at: datetime,
    batons: Collection[UUID] = (),
    households: Collection[UUID] = (),
) -> None:
    """These persons now stand in these matters or households."""
    for hear in _HEARERS:
        hear(persons, batons, households, at)

"""調べる・届ける."""

from typing import Any

from tests.pages.table import Door

ACTS: tuple[Door, ...] = ()
READS: tuple[Door, ...] = ()
OTHERS: tuple[Door, ...] = ()
PAPERS: tuple[tuple[str, str, str], ...] = ()
LISTS: tuple[str, ...] = ("/more/",)
OPEN = {"desk:more"}


def build(house: Any) -> None:
    """Nothing of its own."""

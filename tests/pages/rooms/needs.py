"""まだない事業の必要: in this town every project runs, so there is nothing to tick."""

from typing import Any

from tests.pages.table import Door, doors

# Nothing can be ticked here: tests/journey/towns sends the form in a town where something can.
ACTS: tuple[Door, ...] = ()
READS: tuple[Door, ...] = doors(("needs:note", "sato", "kept"))
OTHERS: tuple[Door, ...] = ()
PAPERS: tuple[tuple[str, str, str], ...] = ()
LISTS: tuple[str, ...] = ("/needs/",)
OPEN = {"needs:counts", "needs:behind"}


def build(house: Any) -> None:
    """Nothing of its own."""

"""伝えてよいか調べる."""

from typing import Any

from tests.pages.table import Door

ACTS: tuple[Door, ...] = ()
READS: tuple[Door, ...] = ()
OTHERS: tuple[Door, ...] = ()
PAPERS: tuple[tuple[str, str, str], ...] = (("grounds", "sato", "counter"),)
LISTS: tuple[str, ...] = ("/grounds/table/",)
OPEN = {"grounds:ask", "grounds:table"}


def build(house: Any) -> None:
    """No page of it holds a matter; the table is printed for the worker's agency."""
    house.ids["counter"] = house.cast["sato"].agency_id

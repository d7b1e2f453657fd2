"""伝えてよいか調べる."""

from typing import Any

from tests.pages.table import Door

ACTS: tuple[Door, ...] = ()
READS: tuple[Door, ...] = ()
OTHERS: tuple[Door, ...] = ()
PAPERS: tuple[tuple[str, str, str], ...] = ()
LISTS: tuple[str, ...] = ("/grounds/table/",)
OPEN = {"grounds:ask", "grounds:table"}


def build(house: Any) -> None:
    """Nothing of its own: no page of it holds a matter."""

"""町のページ: open to everybody, with nothing of anybody."""

from typing import Any

from tests.pages.table import Door

ACTS: tuple[Door, ...] = ()
READS: tuple[Door, ...] = ()
OTHERS: tuple[Door, ...] = ()
PAPERS: tuple[tuple[str, str, str], ...] = ()
LISTS: tuple[str, ...] = ("/about/",)
OPEN = {"public_site:programme", "public_site:counters", "public_site:week"}
OPEN |= {"public_site:document", "public_site:broken_link"}


def build(house: Any) -> None:
    """Nothing of its own."""

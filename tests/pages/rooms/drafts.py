"""下書き: asked by the page that is being typed on."""

from typing import Any

from tests.pages.table import Door

ACTS: tuple[Door, ...] = ()
READS: tuple[Door, ...] = ()
OTHERS: tuple[Door, ...] = ()
PAPERS: tuple[tuple[str, str, str], ...] = ()
LISTS: tuple[str, ...] = ("/drafts/newer/?form=intake.receive&subject=&since=",)
OPEN = {"drafts:newer"}


def build(house: Any) -> None:
    """Nothing of its own."""

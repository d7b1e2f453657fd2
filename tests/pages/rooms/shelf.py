"""書類の棚: it holds nobody's data, so every member of staff opens it."""

from typing import Any

from tests.pages.table import Door

ACTS: tuple[Door, ...] = ()
READS: tuple[Door, ...] = ()
OTHERS: tuple[Door, ...] = ()
PAPERS: tuple[tuple[str, str, str], ...] = ()
LISTS: tuple[str, ...] = ("/shelf/",)
OPEN = {
    "shelf:list",
    "shelf:put",
    "shelf:links",
    "shelf:check_link",
    "shelf:document",
    "shelf:change",
    "shelf:publish",
    "shelf:tell",
    "shelf:plan",
    "shelf:withdraw",
    "shelf:restore",
    "shelf:download",
    "shelf:read",
}


def build(house: Any) -> None:
    """No record of a matter."""

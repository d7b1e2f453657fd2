"""Rules of the product for papers and links. Pure."""

from collections.abc import Collection
from datetime import date, timedelta

from tasuki.ground.verdict import OK, Verdict, no

# A link that nobody has tried for half a year is tried again.
LINK_DAYS = 180
PDF = "pdf"
# A form may be filled in where it is; everything else is read alike on every machine.
EDITABLE = frozenset({PDF, "docx", "xlsx"})


def file_fits(*, kind: str, file_kind: str) -> Verdict:
    """Papers are PDF; a form may be Word or Excel too."""
    if kind == "form":
        return OK if file_kind in EDITABLE else no("shelf.form_files")
    return OK if file_kind == PDF else no("shelf.pdf_only")


def revised(*, on: date, today: date) -> Verdict:
    """What stands on the shelf has been revised already."""
    return no("shelf.revised_ahead") if on > today else OK


def says(text: str, code: str) -> Verdict:
    """A title, a version: something a reader can say aloud."""
    return OK if text.strip() else no(code)


def given_out(*, withdrawn: bool) -> Verdict:
    """What was withdrawn is neither published, told of nor planned before it is back."""
    return no("shelf.withdrawn") if withdrawn else OK


def may_come_back(*, withdrawn: bool) -> Verdict:
    """Only what was withdrawn."""
    return OK if withdrawn else no("shelf.not_withdrawn")


def has_edition(count: int) -> Verdict:
    """Nobody is told of a paper that is not there."""
    return OK if count else no("shelf.nothing_published")


def new_to_tell(*, chosen: Collection[object]) -> Verdict:
    """Telling again those who were told is no act."""
    return OK if chosen else no("shelf.told_already")


def planned_ahead(*, on: date | None, today: date) -> Verdict:
    """The next revision lies ahead, or is not planned."""
    return no("shelf.planned_behind") if on is not None and on < today else OK


def link_is_due(*, checked_on: date | None, today: date) -> bool:
    """Never tried, or too long ago."""
    return checked_on is None or today - checked_on > timedelta(days=LINK_DAYS)


def link_has_address(url: str) -> Verdict:
    """What has no address cannot be tried."""
    return OK if url else no("shelf.no_address")

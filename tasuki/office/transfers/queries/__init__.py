"""Reads of hand-overs."""

from tasuki.office.transfers.queries.changes import (
    Checked,
    Shown,
    check,
    left_behind,
    lines_shown,
    still_to_offer,
    still_to_take,
    successions_for,
    untaken,
)
from tasuki.office.transfers.queries.desk import desk_rows, offered_rows
from tasuki.office.transfers.queries.staff import (
    Item,
    carried,
    leavers,
    ownerless,
    staff_for,
    transfers_of,
)

__all__ = [
    "Checked",
    "Item",
    "Shown",
    "carried",
    "check",
    "desk_rows",
    "leavers",
    "left_behind",
    "lines_shown",
    "offered_rows",
    "ownerless",
    "staff_for",
    "still_to_offer",
    "still_to_take",
    "successions_for",
    "transfers_of",
    "untaken",
]

"""Reads of hand-overs."""

from tasuki.office.transfers.queries.changes import (
    Checked,
    Shown,
    check,
    checks,
    left_behind,
    lines_shown,
    names_and_answers,
    offerable,
    still_to_offer,
    still_to_take,
    successions_for,
    untaken,
)
from tasuki.office.transfers.queries.desk import desk_rows, offered_rows
from tasuki.office.transfers.queries.received import (
    Received,
    received_by,
    received_lines,
    transfer_for,
    unread,
)
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
    "Received",
    "Shown",
    "carried",
    "check",
    "checks",
    "desk_rows",
    "leavers",
    "left_behind",
    "lines_shown",
    "names_and_answers",
    "offerable",
    "offered_rows",
    "ownerless",
    "received_by",
    "received_lines",
    "staff_for",
    "still_to_offer",
    "still_to_take",
    "successions_for",
    "transfer_for",
    "transfers_of",
    "unread",
    "untaken",
]

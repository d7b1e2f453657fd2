"""Registers, packages, clocks, lists of what is due."""

from tasuki.office.duties.matters import due
from tasuki.office.duties.queries.custody import Kept, custodian_of, custody_table
from tasuki.office.duties.queries.desk import desk_rows
from tasuki.office.duties.queries.disposals import disposals_for, table_names
from tasuki.office.duties.queries.leaks import (
    leak_ask,
    leak_clock,
    leak_is_late,
    leak_keeper,
    leak_next_day,
    leak_reasons,
    leaks_for,
    next_of_leak,
)
from tasuki.office.duties.queries.packages import (
    Page,
    Seen,
    asked_of,
    candidates,
    counted,
    left_out,
    package,
    page,
    seen_by,
    whole_text,
)
from tasuki.office.duties.queries.requests import (
    Registered,
    forget_package,
    is_private,
    next_number,
    office_of,
    piece_for,
    register,
    registered,
    requests_for,
    workplace,
)

__all__ = [
    "Kept",
    "Page",
    "Registered",
    "Seen",
    "asked_of",
    "candidates",
    "counted",
    "custodian_of",
    "custody_table",
    "desk_rows",
    "disposals_for",
    "due",
    "forget_package",
    "is_private",
    "leak_ask",
    "leak_clock",
    "leak_is_late",
    "leak_keeper",
    "leak_next_day",
    "leak_reasons",
    "leaks_for",
    "left_out",
    "next_number",
    "next_of_leak",
    "office_of",
    "package",
    "page",
    "piece_for",
    "register",
    "registered",
    "requests_for",
    "seen_by",
    "table_names",
    "whole_text",
    "workplace",
]

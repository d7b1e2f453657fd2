"""What the ground finder learns of tables: who sits with whom, and what is on the agenda."""

from collections.abc import Mapping
from typing import Any

from tasuki.journey.meetings.models import Meeting, Seat, State
from tasuki.residents.grounds.providers import Situation
from tasuki.residents.grounds.rules import Meeting as Table

# Legal types of the pack → the finder's statutory tables.
TABLES: Mapping[str, Table] = {
    "support_meeting": Table.SUPPORT,
    "livelihood_meeting": Table.SELF_RELIANCE,
    "child_protection": Table.CHILD,
}


def table_of(meeting: Meeting) -> dict[str, Any]:
    """The statutory table a meeting is, for two of its members."""
    known = [TABLES[one] for one in meeting.legal_types if one in TABLES]
    return _at(known[0]) if known else {}


def _at(table: Table) -> dict[str, Any]:
    """要対協 speaks of children alone."""
    about = {"child": True} if table is Table.CHILD else {}
    return {"meeting": table, "both_sit": True, **about}


def facts(situation: Situation) -> dict[str, Any]:
    """The statutory meeting on whose agenda the matter stands and at which both agencies sit."""
    if situation.baton_id is None or situation.question.meeting is not Table.NONE:
        return {}
    sitting = Seat.objects.filter(
        meeting__items__baton=situation.baton_id,
        agency__in=[situation.sender.pk, situation.receiver.pk],
    ).exclude(meeting__state=State.CANCELLED)
    tables: dict[Any, tuple[list[str], set[Any]]] = {}
    rows = sitting.values_list("meeting_id", "meeting__legal_types", "agency_id").distinct()
    for meeting, types, agency in rows.order_by("-meeting__held_at"):
        tables.setdefault(meeting, (types, set()))[1].add(agency)
    for types, agencies in tables.values():
        known = [TABLES[one] for one in types if one in TABLES]
        if known and len(agencies) > 1:
            return _at(known[0])
    return {}

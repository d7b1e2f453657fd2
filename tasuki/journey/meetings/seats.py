"""What the ground finder learns of tables: who sits with whom, and what is on the agenda."""

from collections.abc import Mapping, Sequence
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
    return facts_of([situation])[0]


def facts_of(situations: Sequence[Situation]) -> list[dict[str, Any]]:
    """The same for many matters between the same two agencies, in one query."""
    asked = [one for one in situations if one.baton_id and one.question.meeting is Table.NONE]
    if not asked:
        return [{} for _one in situations]
    pair = [asked[0].sender.pk, asked[0].receiver.pk]
    sitting = Seat.objects.filter(
        meeting__items__baton__in=[one.baton_id for one in asked], agency__in=pair
    ).exclude(meeting__state=State.CANCELLED)
    rows = sitting.values_list(
        "meeting__items__baton", "meeting_id", "meeting__legal_types", "agency_id"
    ).distinct()
    tables: dict[Any, dict[Any, tuple[list[str], set[Any]]]] = {}
    for baton, meeting, types, agency in rows.order_by("-meeting__held_at"):
        there = tables.setdefault(baton, {})
        there.setdefault(meeting, (types, set()))[1].add(agency)
    return [_together(tables.get(one.baton_id, {})) if one in asked else {} for one in situations]


def _together(tables: Mapping[Any, tuple[list[str], set[Any]]]) -> dict[str, Any]:
    for types, agencies in tables.values():
        known = [TABLES[one] for one in types if one in TABLES]
        if known and len(agencies) > 1:
            return _at(known[0])
    return {}

"""On which ground the agencies at a table are told of a matter. Inner halves: the caller has asked
whether it may be spoken of there."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from tasuki.journey.meetings import seats
from tasuki.journey.meetings.models import AgendaItem
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.grounds import services as ruling
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor


def others_at(item: AgendaItem) -> list[Agency]:
    """Every agency at the table besides the one in whose name it is brought."""
    sitting = item.meeting.seats.filter(agency__isnull=False).values("agency")
    return list(Agency.objects.filter(pk__in=sitting).exclude(pk=item.brought_for_id))


def rule_for(
    actor: Actor,
    item: AgendaItem,
    agencies: Iterable[Agency],
    at: datetime,
    persons: Iterable[UUID] = (),
) -> None:
    """Keep the ground with the item, for each of them. The meeting's own rule has let it in."""
    if not item.basis:
        return
    there = grounds.bodies()
    table = seats.table_of(item.meeting)
    questions = [
        grounds.question(
            item.brought_for,
            agency,
            at,
            there=there,
            matter=str(item.baton_id),
            consent=grounds.said_as(item.agreed),
            **table,
        )
        for agency in agencies
        if agency.pk != item.brought_for_id
    ]
    ruling.rule_all(
        actor=actor,
        questions=questions,
        chosen=item.basis,
        note=item.reason or item.meeting.basis or item.meeting.name,
        target=f"item:{item.pk}",
        at=at,
        persons=persons,
    )

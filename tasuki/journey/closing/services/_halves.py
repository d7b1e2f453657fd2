"""Inner halves of this room's acts: they do not ask again, and nobody else calls them."""

from datetime import datetime
from uuid import UUID

from tasuki.journey.cases.models import Case
from tasuki.journey.closing import queries
from tasuki.journey.closing.models import Closing
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.trust.access.actor import Actor


def locked_case(case_id: UUID) -> Case:
    """The case as it stands now; who acts on its end waits for who acted before."""
    return (
        Case.objects.select_for_update(of=("self",))
        .select_related("lead__holder", "coordination__holder", "household")
        .get(pk=case_id)
    )


def standing(closing: Closing) -> Closing:
    """The closing under its lock, not as it was read. The case first: always in this order."""
    locked_case(closing.case_id)
    return (
        Closing.objects.select_for_update(of=("self",))
        .select_related(*queries.NEAR_CASE, "case__household", "handover__baton")
        .get(pk=closing.pk)
    )


def staff_at(actor: Actor, agency: Agency, at: datetime) -> Staff | None:
    """The actor, where they work on matters at that agency: they are named with what it takes."""
    if actor.staff_id is None:
        return None
    return organizations.colleagues(agency.pk, at).filter(pk=actor.staff_id).first()

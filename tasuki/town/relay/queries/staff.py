"""Which workers can be named, for the pages of limiting."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from tasuki.ground import clock
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Appointment
from tasuki.town.relay import policy
from tasuki.town.relay.models import Baton, Part
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.roles import CASEWORK, Role

NAMEABLE = CASEWORK | {Role.SECRETARY}


def in_one_hand(actor: Actor, agency_id: UUID, at: datetime) -> bool:
    """少人数: whether offering to that agency and taking there are the same person's, so that both
    are one act."""
    small = pack.current(clock.day(at)).municipality.small_team
    return small and agency_id in actor.agency_ids


def carried_by(actor: Actor, at: datetime) -> QuerySet[Baton]:
    """The open matters that the actor's agencies carry and that are not closed to the actor."""
    return Baton.objects.filter(
        policy.not_closed_to(actor.staff_id, at, "pk"),
        holder__in=actor.agency_ids,
        closed_at__isnull=True,
    ).select_related("holder", "person")


def near_staff(baton: Baton, actor: Actor, at: datetime) -> list[tuple[str, str]]:
    """Who works where the matter is open now, but for who chooses and who is kept away."""
    open_at = Part.objects.filter(policy.live(at), baton=baton).values("agency")
    barred = baton.barriers.filter(policy.live(at)).values("staff")
    found = _appointed(at).filter(agency__in=open_at).exclude(staff__in=barred)
    return _choices(found.exclude(staff=actor.staff_id))


def all_staff(at: datetime) -> list[tuple[str, str]]:
    """Everybody in the town who could be shown a matter."""
    return _choices(_appointed(at))


def places_of(staff_ids: Iterable[UUID], at: datetime) -> dict[UUID, str]:
    """Where each of them works, by name."""
    rows = _appointed(at).filter(staff__in=list(staff_ids))
    return dict(rows.values_list("staff_id", "agency__name"))


def _appointed(at: datetime) -> QuerySet[Appointment]:
    day = clock.day(at)
    valid = Q(until__isnull=True) | Q(until__gte=day)
    return Appointment.objects.filter(
        valid, since__lte=day, role__in=NAMEABLE, staff__is_active=True
    )


def _choices(found: QuerySet[Appointment]) -> list[tuple[str, str]]:
    rows = found.order_by("agency__position", "agency__code", "staff__login")
    named = rows.values_list("staff_id", "staff__name", "agency__name")
    return list({pk: (str(pk), f"{name}　{agency}") for pk, name, agency in named}.values())

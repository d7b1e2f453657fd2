"""Parting the protected person from whom they fled: rows stay on record, and nobody reads them."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from tasuki.ground import names
from tasuki.residents.people.models import Concern, Membership, Standing, Tie
from tasuki.residents.protection import queries
from tasuki.residents.protection.models import Estranged
from tasuki.town.relay import queries as relay
from tasuki.town.relay import services as relay_acts
from tasuki.town.relay.models import Baton, Secret
from tasuki.trust.access.actor import CLOCK


def part(person_id: UUID, at: datetime) -> None:
    """Leave the person out wherever an estranged one is looked at, and keep estranged workers out
    of the person's matters."""
    away = queries.estranged_from(person_id)
    if away:
        _from_households(person_id, away)
        _from_matters(person_id, away)
        Tie.objects.filter(
            Q(person=person_id, other__in=away) | Q(other=person_id, person__in=away)
        ).update(hidden=True)
    _bar_workers(person_id, at)


def _from_households(person_id: UUID, away: set[UUID]) -> None:
    there = Membership.objects.filter(person__in=away, until__isnull=True)
    homes = list(there.values_list("household_id", flat=True))
    Membership.objects.filter(person=person_id, household__in=homes).update(hidden=True)


def _from_matters(person_id: UUID, away: set[UUID]) -> None:
    """Out of the matters that are about an estranged one. Somebody must go on seeing the person,
    so nothing is hidden before they have an open matter of their own."""
    theirs = Concern.objects.filter(person__in=away, part=Standing.SUBJECT).values("baton")
    mine = Concern.objects.filter(person=person_id)
    shared = mine.filter(baton__in=theirs)
    own = mine.exclude(baton__in=theirs).filter(baton__closed_at__isnull=True)
    if own.exists():
        Concern.objects.filter(pk__in=list(shared.values_list("pk", flat=True))).update(hidden=True)


def _bar_workers(person_id: UUID, at: datetime) -> None:
    """A worker who is tied to the abuser sees no matter of the person, whatever opens it."""
    rows = list(
        Estranged.objects.filter(
            person=person_id, staff__isnull=False, ended_at__isnull=True
        ).select_related("staff")
    )
    if not rows:
        return
    own = Baton.objects.filter(pk__in=Concern.objects.filter(person=person_id).values("baton"))
    kin = {pk for baton in own for pk in (baton.pk, *relay.kin(baton))}
    batons = list(Baton.objects.filter(pk__in=kin).select_related("holder"))
    for row in rows:
        if row.staff is not None:
            relay_acts.bar(
                actor=CLOCK,
                batons=batons,
                staff=row.staff,
                reason=Secret.VIOLENCE,
                by=row.set_by_id,
                at=at,
            )


def let_in(estranged: Estranged, at: datetime) -> None:
    """A worker who was named by mistake is kept out no longer, unless somebody else named them."""
    if estranged.staff is None:
        return
    still = Estranged.objects.filter(
        person=estranged.person_id, staff=estranged.staff_id, ended_at__isnull=True
    )
    if still.exists():
        return
    own = Concern.everything.filter(person=estranged.person_id).values("baton")
    kin = {pk for one in Baton.objects.filter(pk__in=own) for pk in (one.pk, *relay.kin(one))}
    relay_acts.unbar(
        actor=CLOCK,
        batons=list(Baton.objects.filter(pk__in=kin).select_related("holder")),
        staff=estranged.staff,
        reason=Secret.VIOLENCE,
        by=estranged.set_by_id,
        at=at,
    )


def heard(
    persons: Collection[UUID],
    batons: Collection[UUID],
    households: Collection[UUID],
    at: datetime,
) -> None:
    """Somebody came into a matter, a household or a family: whom does that touch?"""
    there = Concern.everything.filter(baton__in=batons).values("person")
    homes = Membership.everything.filter(household__in=households).values("person")
    touched = Estranged.objects.filter(
        Q(person__in=persons) | Q(other__in=persons) | Q(person__in=there) | Q(person__in=homes),
        ended_at__isnull=True,
    )
    for person_id in set(touched.values_list("person_id", flat=True)):
        part(person_id, at)


def folded(name: str) -> str:
    """The name as it is compared."""
    return names.fold(name)[:120]

"""Inner halves of this room's acts: they do not ask again, and nobody else calls them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from tasuki.ground.errors import NotAllowed, Stale
from tasuki.residents.consent import changes, rules
from tasuki.residents.consent.models import Consent, Exclusion, Scope
from tasuki.residents.people.models import Person
from tasuki.trust.access.actor import Actor


def staff_of(actor: Actor) -> UUID:
    """Who asked; the clock asks nobody."""
    if actor.staff_id is None:
        raise NotAllowed("access.no_appointment")
    return actor.staff_id


def agency_of(actor: Actor) -> UUID:
    """For which agency."""
    if actor.agency_id is None:
        raise NotAllowed("access.no_appointment")
    return actor.agency_id


def lock(person: Person, version: int) -> Consent | None:
    """The present answer, held until the act has ended.

    Raises:
        Stale: something was written down since the page was read.
    """
    found = Consent.objects.select_for_update(of=("self",)).select_related("taken_by")
    current = found.filter(person=person, superseded_at__isnull=True).first()
    stands = current.version if current is not None else 0
    if version != stands:
        raise _stale(current)
    return current


def _stale(current: Consent | None) -> Stale:
    who = current.taken_by.name if current is not None else ""
    at = current.created_at if current is not None else None
    return Stale("consent.stale", theirs={}, who=who, at=at)


def write(
    person: Person, before: Consent | None, *, actor: Actor, at: datetime, **facts: Any
) -> Consent:
    """The next answer in the place of the one before."""
    if before is not None:
        before.superseded_at = at
        before.save(update_fields=["superseded_at"])
    facts["taken_by_id"] = staff_of(actor)
    if "agency" not in facts:
        facts["agency_id"] = agency_of(actor)
    version = before.version + 1 if before is not None else 1
    try:
        with transaction.atomic():
            made = Consent.objects.create(created_at=at, person=person, version=version, **facts)
    except IntegrityError:
        # Two first answers at once: there was no row to hold the second one up.
        first = Consent.objects.select_related("taken_by").filter(person=person, version=version)
        if (other := first.first()) is None:
            raise
        raise _stale(other) from None
    changes.has_changed(person.pk, at)
    return made


def cover(
    consent: Consent,
    reaches: Iterable[rules.Reach],
    *,
    order: Iterable[str],
    except_agencies: Iterable[UUID],
    except_categories: Iterable[str],
    at: datetime,
) -> None:
    """What the answer covers, categories in the order of the town's sheet."""
    listed = list(order)
    Scope.objects.bulk_create(
        Scope(
            consent=consent,
            created_at=at,
            everyone=one.agency is None and not one.kind,
            agency_id=one.agency,
            agency_kind=one.kind,
            categories=sorted(one.categories, key=listed.index),
            purpose=one.purpose,
        )
        for one in reaches
    )
    rows: list[dict[str, Any]] = [
        *({"agency_id": agency} for agency in dict.fromkeys(except_agencies)),
        *({"category": category} for category in dict.fromkeys(except_categories)),
    ]
    Exclusion.objects.bulk_create(Exclusion(consent=consent, created_at=at, **row) for row in rows)

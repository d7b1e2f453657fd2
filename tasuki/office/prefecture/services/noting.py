"""What is known of one municipality: its phase of a year, the year of its plan."""

from datetime import datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import Stale
from tasuki.office.prefecture import policy, rules
from tasuki.office.prefecture.models import Municipality, Phase, PhaseCode
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def note_phase(
    *,
    actor: Actor,
    municipality: Municipality,
    fiscal_year: int,
    phase: str,
    source: str,
    at: datetime,
) -> Phase:
    """Say where the municipality stands in that year; a year said before is corrected."""
    require(policy.can_change(actor))
    municipality = Municipality.objects.select_for_update(of=("self",)).get(pk=municipality.pk)
    require(rules.year_fits(fiscal_year, this_year=clock.fiscal_year(clock.day(at))))
    require(rules.says(source, "prefecture.no_source"))
    others = dict(municipality.phases.values_list("fiscal_year", "phase"))
    require(rules.phase_follows(phase, fiscal_year, others))
    noted, _ = Phase.objects.update_or_create(
        municipality=municipality,
        fiscal_year=fiscal_year,
        defaults={"phase": phase, "source": source, "noted_by_id": actor.staff_id},
        create_defaults={
            "created_at": at,
            "phase": phase,
            "source": source,
            "noted_by_id": actor.staff_id,
        },
    )
    audit.record(
        actor=actor,
        action="prefecture.phase_noted",
        target=f"municipality:{municipality.pk}",
        at=at,
        words={
            "town": municipality.name,
            "year": str(fiscal_year),
            "phase": str(PhaseCode(phase).label),
        },
    )
    return noted


@transaction.atomic
def note_revision(
    *,
    actor: Actor,
    municipality: Municipality,
    fiscal_year: int | None,
    version: int,
    at: datetime,
) -> Municipality:
    """Say when the municipality revises its 地域福祉計画; None: nobody knows."""
    require(policy.can_change(actor))
    municipality = Municipality.objects.select_for_update(of=("self",)).get(pk=municipality.pk)
    if municipality.version != version:
        raise Stale(
            "prefecture.stale",
            theirs={"fiscal_year": str(municipality.revision_year or "")},
            who="",
            at=at,
        )
    if fiscal_year is not None:
        require(rules.year_fits(fiscal_year, this_year=clock.fiscal_year(clock.day(at))))
    municipality.revision_year = fiscal_year
    municipality.version += 1
    municipality.save(update_fields=["revision_year", "version"])
    audit.record(
        actor=actor,
        action="prefecture.revision_noted",
        target=f"municipality:{municipality.pk}",
        at=at,
        words={"town": municipality.name, "year": str(fiscal_year or "")},
    )
    return municipality

"""「この事業があれば使いたい」"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.journey.intake.models import Consultation
from tasuki.journey.needs import policy, queries, rules
from tasuki.journey.needs.models import Need
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def note_needs(
    *,
    actor: Actor,
    consultation: Consultation,
    projects: Sequence[str],
    at: datetime,
    note: str = "",
) -> list[Need]:
    """Say which projects that the town does not run yet would have been used; what was ticked before
    in this 年度 and is not any more goes."""
    require(policy.can_note(actor, consultation, at))
    today = clock.day(at)
    offered = [one.code for one in queries.not_there(today)]
    require(rules.may_note(projects=projects, offered=offered, note=note))
    consultation = (
        Consultation.objects.select_for_update(of=("self",))
        .select_related("baton")
        .get(pk=consultation.pk)
    )
    year = clock.fiscal_year(today)
    there = Need.objects.filter(consultation=consultation, fiscal_year=year)
    there.exclude(project__in=projects).delete()
    before = {one.project: one for one in there}
    agency = _agency(actor, consultation)
    for project in dict.fromkeys(projects):
        if project in before:
            Need.objects.filter(pk=before[project].pk).update(note=note)
            continue
        Need.objects.create(
            created_at=at,
            consultation=consultation,
            project=project,
            fiscal_year=year,
            on=today,
            note=note,
            agency=agency,
            noted_by_id=actor.staff_id,
        )
    audit.record(
        actor=actor,
        action="needs.noted",
        target=f"consultation:{consultation.pk}",
        at=at,
        agency_id=agency.pk,
        persons=[consultation.subject_id],
        words={"projects": "・".join(queries.name_of(one) for one in projects) or "―"},
    )
    return list(there.all())


@transaction.atomic
def note_ticks(
    *,
    actor: Actor,
    consultation: Consultation,
    ticked: Sequence[str],
    shown: Sequence[str],
    at: datetime,
) -> bool:
    """The same from within another form: only what was ticked or unticked there. Answers whether
    anything changed; where nothing did, nothing is written down either."""
    require(policy.can_note(actor, consultation, at))
    consultation = (
        Consultation.objects.select_for_update(of=("self",))
        .select_related("baton")
        .get(pk=consultation.pk)
    )
    there = queries.wanted_for(consultation, clock.day(at))
    standing = [one.project for one in there]
    wanted = rules.after_ticks(standing=standing, ticked=ticked, shown=shown)
    if wanted == standing:
        return False
    note = next((one.note for one in there), "")
    note_needs(actor=actor, consultation=consultation, projects=wanted, note=note, at=at)
    return True


def _agency(actor: Actor, consultation: Consultation) -> Agency:
    """In whose name: the holder's, where the actor works there."""
    holder = consultation.baton.holder_id
    return Agency.objects.get(pk=str(holder if holder in actor.agency_ids else actor.agency_id))

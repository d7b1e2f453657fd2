"""What was found out about the household and its members."""

from datetime import datetime

from tasuki.ground.prepared import Prepared
from tasuki.journey.cases.models import Assessment, Case
from tasuki.journey.cases.queries.cases import sections_for
from tasuki.residents.protection import queries as protection
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look


def assessments_of(actor: Actor, case: Case, at: datetime) -> list[Assessment]:
    """What was found out, the household first; nothing where the assessment is not open."""
    if Section.ASSESSMENT not in sections_for(actor, case, at):
        return []
    return assessments_in(case)


def assessments_in(case: Case) -> list[Assessment]:
    """The same, where the caller has asked whether the assessment is open."""
    found = _ASSESSMENTS(case=case.pk)
    found.sort(key=lambda one: one.person_id is not None)
    look([one.person_id for one in found if one.person_id is not None])
    return found


_ASSESSMENTS: Prepared[Assessment] = Prepared(
    lambda case: (
        Assessment.objects.filter(protection.shown_beside(person="person", baton="case__lead"))
        .filter(case=case)
        .select_related("person", "author", "agency")
    )
)

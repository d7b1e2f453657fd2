"""Who of a case has agreed that agencies share what is needed."""

from datetime import datetime
from uuid import UUID

from tasuki.journey.cases.models import Case, Request
from tasuki.journey.intake.models import Consultation
from tasuki.residents.consent import queries as consents
from tasuki.residents.consent import rules as consent_rules
from tasuki.residents.people.models import Concern, Standing
from tasuki.town.organizations.models import Agency


def consents_of(case: Case) -> dict[UUID, str]:
    """What each 本人 of the consultations that flowed into the case said about sharing:
    {person id: yes | no | unknown}. A no outweighs a yes given at another counter.

    Whoever has an answer of their own on record said that instead, now; other members stand here
    once they have agreed, since who has not hinders nobody.
    """
    order = {"yes": 0, "unknown": 1, "no": 2}
    said: dict[UUID, str] = {}
    rows = Consultation.objects.filter(
        pk__in=Request.objects.filter(case=case).values("consultation")
    ).values_list("subject_id", "share_consent")
    for subject, answer in rows:
        before = said.get(subject)
        if before is None or order[answer] > order[before]:
            said[subject] = answer
    concerned = Concern.objects.filter(baton=case.lead_id).exclude(part=Standing.VISITOR)
    members = concerned.values_list("person_id", flat=True)
    for person, answer in consents.said_of({*said, *members}).items():
        if person in said or answer == "yes":
            said[person] = answer
    return said


def consent_towards(consultation: Consultation, agency: Agency, at: datetime) -> str:
    """yes | no | unknown to telling that agency: the person's own sheet where there is one, else
    what was said at the reception."""
    if not consents.answers([consultation.subject_id]):
        return consultation.share_consent
    state = consents.agreed(consultation.subject_id, agency.pk, (), "", at)
    return consent_rules.IN_SHORT[state]

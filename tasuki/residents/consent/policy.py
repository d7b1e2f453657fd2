"""Who sees a person's matter sees their consents, and writes down what the person says."""

from datetime import datetime

from django.db.models import Q

from tasuki.residents.consent.models import Consent
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Person
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny


def visible_to(actor: Actor, at: datetime) -> Q:
    """Consents of the persons whom the actor may see; for a query over Consent."""
    return Q(person__in=people.people_for(actor, at).values("pk"))


def can_see(actor: Actor, consent: Consent, at: datetime) -> Decision:
    """visible_to, on one key."""
    return can_take(actor, consent.person, at)


def can_take(actor: Actor, person: Person, at: datetime) -> Decision:
    """Whoever works on a matter of the person may ask them and write down the answer."""
    if not actor.works or actor.staff_id is None:
        return deny("access.no_appointment")
    if people.people_for(actor, at).filter(pk=person.pk).exists():
        return ALLOW
    return deny("consent.not_yours")


def can_note(actor: Actor, agency: Agency) -> Decision:
    """The counter writes down what the person said while it took the worry in."""
    return ALLOW if agency.pk in actor.agency_ids else deny("access.no_appointment")

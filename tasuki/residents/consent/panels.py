"""What this room shows on the pages of matters. Links only, never forms."""

from collections.abc import Iterable
from uuid import UUID

from django.template.loader import render_to_string

from tasuki.ground import clock
from tasuki.residents.consent import queries, showing
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import TownRequest

# Who may read whom a matter is about may read what they agreed to.
NEAR = Section.INTAKE | Section.RECORDS | Section.ASSESSMENT | Section.PLAN


def consents(request: TownRequest, batons: Iterable[UUID], sections: Section) -> str:
    """Who of the household has agreed, until when, and what is next; the look is noted."""
    if not sections & NEAR:
        return ""
    actor, at = request.actor, request.at
    named = relay.named_to(actor, batons, at)  # a matter handed on without the name names nobody
    if not named:
        return ""
    lines = showing.lines_of(queries.concerned_by(named), clock.day(at))
    if not lines:
        return ""
    return render_to_string("consent/panel.html", {"lines": lines}, request)

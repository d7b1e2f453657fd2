"""What this room shows on a case's page. Links only, never forms."""

from django.template.loader import render_to_string

from tasuki.journey.cases.models import Case
from tasuki.journey.closing import queries, showing
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import TownRequest


def closing(request: TownRequest, case: Case, sections: Section) -> str:
    """How far the end of the case is, how it went afterwards, and each time it began again."""
    if not sections & Section.PLAN:
        return ""
    actor, at = request.actor, request.at
    shown = showing.of(case, queries.last_of(case), actor, at, near=True)
    return render_to_string("closing/panel.html", {**shown, "case": case}, request)

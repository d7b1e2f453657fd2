"""What this room shows on the page of a matter. Links only, never forms."""

from django.template.loader import render_to_string

from tasuki.ground import clock
from tasuki.journey.intake.models import Consultation
from tasuki.journey.needs import queries
from tasuki.town.municipality import pack
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import TownRequest


def needs(request: TownRequest, consultation: Consultation, sections: Section) -> str:
    """The projects that are not there yet, and which of them would be used; "" where all are."""
    today = clock.day(request.at)
    not_there = queries.not_there(today)
    if not sections & Section.INTAKE or not not_there:
        return ""
    context = {
        "consultation": consultation,
        "not_there": not_there,
        "wanted": [queries.name_of(one.project) for one in queries.wanted_for(consultation, today)],
        "coordinated": pack.current(today).offered("multi_agency", clock.fiscal_year(today)),
    }
    return render_to_string("needs/panel.html", context, request)

"""What this room shows on the page of a matter. Links only, never forms."""

from django.template.loader import render_to_string

from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import TownRequest


def record(request: TownRequest, *batons: Baton) -> str:
    """The way to the record of a matter, for whoever carries it; costs no query."""
    actor = request.actor
    if not any(baton.holder_id in actor.agency_ids for baton in batons):
        return ""
    return render_to_string("oversight/panel.html", {"baton": batons[0]}, request)

"""What stands beside a matter: that something was reported, to whom, when, and what comes next."""

from collections.abc import Sequence
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse

from tasuki.journey.safeguarding import policy, queries, showing
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import TownRequest


def reports(request: TownRequest, batons: Sequence[UUID], sections: Section) -> str:
    """Never who told us, nor what was seen; the agency's own are links to their pages."""
    if not sections & policy.BESIDE or not batons:
        return ""
    actor, at = request.actor, request.at
    found = queries.beside(actor, batons, at)
    context = {
        "rows": [showing.line(one, own=one.agency_id in actor.agency_ids) for one in found],
        "new_url": f"{reverse('safeguarding:new')}?baton={batons[0]}" if actor.works else "",
    }
    return render_to_string("safeguarding/panel.html", context, request)

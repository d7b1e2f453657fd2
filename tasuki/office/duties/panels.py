"""What this room shows on the page of a matter: whose it is, and what keeps it from disposal."""

from django.template.loader import render_to_string

from tasuki.ground import clock
from tasuki.office.duties import queries, words
from tasuki.office.duties.queries import holds
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import TownRequest


def keeper(request: TownRequest, baton: Baton, kind: str) -> str:
    """保有主体 of the matter, for whoever carries it."""
    actor, at = request.actor, request.at
    if baton.holder_id not in actor.agency_ids:
        return ""
    custody = queries.custodian_of(baton.holder, kind, clock.day(at))
    said = {"keeper": words.KEEPERS[custody.keeper]}
    return render_to_string("duties/panel.html", said, request)


def held(request: TownRequest, *batons: Baton) -> str:
    """廃棄の止め of the matter or of a person of it, for whoever carries it; the way to set one."""
    actor = request.actor
    if not any(baton.holder_id in actor.agency_ids for baton in batons):
        return ""
    found = holds.held_on([baton.pk for baton in batons])
    said = {
        "baton": batons[0],
        "held": str(words.HELD) % {"why": found.get_reason_display()} if found else "",
    }
    return render_to_string("duties/held.html", said, request)

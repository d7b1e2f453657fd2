"""What this room shows on the page of a matter: one line."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from tasuki.ground import clock
from tasuki.office.duties import queries, words
from tasuki.town.relay.models import Baton


def keeper(request: HttpRequest, baton: Baton, kind: str) -> str:
    """保有主体 of the matter, for whoever carries it."""
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    if baton.holder_id not in actor.agency_ids:
        return ""
    custody = queries.custodian_of(baton.holder, kind, clock.day(at))
    said = {"keeper": words.KEEPERS[custody.keeper]}
    return render_to_string("duties/panel.html", said, request)

"""What this room shows on a matter's page: who is protected, and the way to protect somebody."""

from collections.abc import Collection
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string

from tasuki.residents.people import queries as people
from tasuki.residents.protection import queries


def protection(request: HttpRequest, baton_ids: Collection[UUID]) -> str:
    """Only whom the actor sees; of the others nothing is said."""
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    seen = people.shown(queries.persons_in(actor, baton_ids, at))
    if not seen:
        return ""
    rows = [(one, people.display_name(one)) for one in seen]
    return render_to_string("protection/panel.html", {"rows": rows}, request)

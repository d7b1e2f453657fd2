"""What this room shows on a matter's page: who is protected, and the way to protect somebody."""

from collections.abc import Collection
from uuid import UUID

from django.template.loader import render_to_string

from tasuki.residents.people import queries as people
from tasuki.residents.protection import queries
from tasuki.trust.access.actor import TownRequest


def protection(
    request: TownRequest, baton_ids: Collection[UUID], *, abuse: bool = False
) -> tuple[str, bool]:
    """Only whom the actor sees; of the others nothing is said. And whether it belongs on top of the
    page: where somebody is protected, or the matter tells of abuse and nobody is yet."""
    actor, at = request.actor, request.at
    seen = people.shown(queries.persons_in(actor, baton_ids, at))
    if not seen:
        return "", False
    guarded = any(one.protected for one in seen)
    context = {
        "rows": [(one, people.display_name(one)) for one in seen],
        "urged": abuse and not guarded,
    }
    return render_to_string("protection/panel.html", context, request), abuse or guarded

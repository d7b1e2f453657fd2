"""What stands on the page of a matter: the way to 「伝えてよいか調べる」 with that matter chosen."""

from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from tasuki.residents.grounds import policy, queries


def asking(request: HttpRequest, baton_id: UUID) -> SafeString | str:
    """The link; nothing for who may not ask."""
    if not policy.can_ask(request.actor):  # type: ignore[attr-defined]
        return ""
    context = {"go": queries.ask_action(baton_id)}
    return render_to_string("grounds/panel.html", context, request=request)

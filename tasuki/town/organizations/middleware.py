"""Every signed-in request carries its actor."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from tasuki.ground import clock
from tasuki.town.organizations import queries
from tasuki.town.organizations.models import Staff
from tasuki.trust.access.actor import Actor


class ActorMiddleware:
    """`request.actor` (with its hats) and `request.at`: one moment for the whole request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.at = clock.now()  # type: ignore[attr-defined]
        user = request.user
        if isinstance(user, Staff) and user.is_authenticated:
            request.actor = queries.actor_for(user, request.at)  # type: ignore[attr-defined]
        else:
            request.actor = Actor(staff_id=None, name="")  # type: ignore[attr-defined]
        return self.get_response(request)

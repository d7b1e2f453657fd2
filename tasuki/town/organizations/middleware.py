"""Every signed-in request carries its actor; a sign-in that has ended is no sign-in."""

import logging
from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tasuki.ground import clock
from tasuki.town.organizations import clockguard, entrance, queries
from tasuki.town.organizations.models import Staff
from tasuki.trust.access.actor import Actor, behind_the_door

NOBODY = Actor(staff_id=None, name="")
# What somebody can reach whose password was given by 管理者: the change of it, and the way out.
OPEN_TO_ALL = ("organizations:password", "account_logout")
# And to whom the town asks for 二段階ログイン, until it has begun.
TO_BEGIN = ("organizations:factor", "account_logout")
security = logging.getLogger("tasuki.security")


class ActorMiddleware:
    """`request.actor` (with its hats) and `request.at`: one moment for the whole request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        at = clock.now()
        asked = behind_the_door(request)
        asked.at, asked.actor = at, NOBODY
        if clockguard.is_behind(at):
            return clockguard.refusal(request, at)
        user = request.user
        if isinstance(user, Staff) and user.is_authenticated:
            ended = entrance.has_ended(request)
            if ended is not None:
                entrance.go_out(request, ended)
                request.user = AnonymousUser()
                return self.get_response(request)
            asked.actor = queries.actor_for(user, at)
            if user.must_change_password and request.path not in map(reverse, OPEN_TO_ALL):
                return HttpResponseRedirect(reverse("organizations:password"))
            if (
                user.factor_since is None
                and not user.must_change_password
                and queries.must_have_factor(asked.actor, at)
                and request.path not in map(reverse, TO_BEGIN)
            ):
                return HttpResponseRedirect(reverse("organizations:factor"))
            return self._inside(request, user)
        return self.get_response(request)

    def _inside(self, request: HttpRequest, user: Staff) -> HttpResponse:
        """What a signed-in person is shown stays in no browser's cache."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        if response.status_code in (403, 404):
            # By number alone: the name of what was looked for would be a record outside the record.
            security.info(
                "refused status=%d staff=%s method=%s route=%s",
                response.status_code,
                user.pk,
                request.method,
                request.resolver_match.view_name if request.resolver_match else "-",
            )
        return response

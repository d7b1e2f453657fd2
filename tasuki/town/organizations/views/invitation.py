"""The page behind the one-time link: the first 管理者 of a town makes their own account."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from tasuki.ground.errors import HouseError
from tasuki.town.organizations import entrance, forms, queries, services
from tasuki.trust.access.actor import CLOCK, TownRequest, behind_the_door

BACKEND = "tasuki.town.organizations.recognizing.Backend"
# Pages are strangers to the rooms above: the address of the ten questions is asked for by name.
NEXT = "setup:start"


@method_decorator([login_not_required, never_cache, sensitive_post_parameters()], name="dispatch")
class Welcome(View):
    """A link that is used, too old or invented is no page at all."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The link first."""
        at = behind_the_door(request).at
        if queries.invitation(str(kwargs["token"]), at) is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: TownRequest, token: str) -> HttpResponse:
        """Sign-in name, name and password."""
        return self._page(request, forms.WelcomeForm(once_key=str(uuid4())))

    def post(self, request: TownRequest, token: str) -> HttpResponse:
        """Open the account, come in, and go on to the ten questions."""
        at: datetime = request.at
        form = forms.WelcomeForm(request.POST)
        if not form.is_valid():
            return self._page(request, form, 422)
        said = form.cleaned_data
        try:
            staff = services.accept_invitation(
                actor=CLOCK,
                token=token,
                login=said["login_name"],
                name=said["name"],
                password=said["new_password"],
                at=at,
            )
        except HouseError as refusal:
            form.add_error(form.beside.get(refusal.code), str(refusal))
            return self._page(request, form, 422)
        login(request, staff, backend=BACKEND)
        entrance.come_in(request, staff, None)
        response = HttpResponseRedirect(reverse(NEXT))
        response.status_code = 303
        return response

    def _page(
        self, request: TownRequest, form: forms.WelcomeForm, status: int = 200
    ) -> HttpResponse:
        context = {"form": form, "act": "organizations.accept_invitation"}
        answer = render(request, "organizations/welcome.html", context, status=status)
        # The address is the key, so no page hears of it. Not "no-referrer": with that a browser sends
        # the form with "Origin: null", which is refused as a foreign one.
        answer["Referrer-Policy"] = "strict-origin"
        return answer

"""Coming in and going out."""

from typing import Any

from allauth.account.views import LoginView, LogoutView
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.urls import reverse
from django.utils.translation import gettext as _

from tasuki.town.organizations import entrance, pending, tries
from tasuki.town.organizations.adapter import RESTS
from tasuki.town.organizations.models import Leaving, Staff


class SignIn(LoginView):  # type: ignore[misc]
    """The entrance; too many wrong tries on one account answer 429 for a while."""

    template_name = "organizations/signin.html"

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        """The house's words on allauth's fields."""
        form = super().get_form(*args, **kwargs)
        form.fields["login"].label = _("ログイン名")
        form.fields["login"].widget.attrs = {"autocomplete": "username", "autocapitalize": "none"}
        form.fields["password"].label = _("パスワード")
        form.fields["password"].widget.attrs = {"autocomplete": "current-password"}
        form.label_suffix = ""
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        """Come in, or on to the code; this browser is known from now on."""
        if form.user.factor_since is not None:
            pending.begin(self.request, form.user, self.get_success_url() or "")
            return HttpResponseRedirect(reverse("organizations:code"))
        response: HttpResponse = super().form_valid(form)
        if isinstance(self.request.user, Staff):
            tries.know(self.request, response, self.request.user)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """422 for a wrong pair, 429 when the account rests."""
        response: HttpResponse = super().form_invalid(form)
        codes = {error.code for errors in form.errors.as_data().values() for error in errors}
        response.status_code = 429 if RESTS in codes else 422
        if RESTS in codes:
            response["Retry-After"] = str(self.request.rests_for)
        response["Cache-Control"] = "no-store"
        return response


class SignOut(LogoutView):  # type: ignore[misc]
    """Signing out is a POST, never a link."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Not by GET."""
        return HttpResponseNotAllowed(["POST"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The session is gone in the database too; the browser is told to forget what it cached.

        Not its storage: what was typed while the network was away lies there, encrypted.
        """
        entrance.go_out(request, Leaving.OUT)
        response: HttpResponse = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"cache"'
        return response

"""Coming in and going out."""

from typing import Any

from allauth.account.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.translation import gettext as _


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

    def form_invalid(self, form: Any) -> HttpResponse:
        """422 for a wrong pair, 429 when the account rests."""
        response = super().form_invalid(form)
        codes = {error.code for errors in form.errors.as_data().values() for error in errors}
        response.status_code = 429 if "too_many_login_attempts" in codes else 422
        return response  # type: ignore[no-any-return]


class SignOut(LogoutView):  # type: ignore[misc]
    """Signing out is a POST, never a link."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Not by GET."""
        return HttpResponseNotAllowed(["POST"])

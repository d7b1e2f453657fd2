"""The forms of accounts, appointments and passwords."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tasuki.ground import words as register
from tasuki.ground.forms import (
    Choices,
    CodeChoiceField,
    CodesField,
    DateInputField,
    TasukiForm,
)
from tasuki.town.organizations.models import Staff
from tasuki.trust.access.roles import Role


class OpenAccountForm(TasukiForm):
    """「アカウントを開く」, with the first appointment."""

    beside: ClassVar[dict[str, str]] = {
        "organizations.login_taken": "login_name",
        "organizations.login_letters": "login_name",
        "organizations.no_name": "name",
        "organizations.ends_before_it_starts": "until",
    }
    name = forms.CharField(label=_("氏名"), max_length=60)
    login_name = forms.CharField(
        label=_("ログイン名"),
        max_length=60,
        help_text=_("半角の英小文字と数字。例：sato"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    agency = CodeChoiceField(label=_("機関"))
    role = CodeChoiceField(label=_("役割"), choices=Role.choices)
    since = DateInputField(label=_("始まりの日"))
    until = DateInputField(label=_("終わりの日"), required=False, help_text=_("決まっているとき"))

    def __init__(self, *args: Any, agencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agency"]
        field.choices = agencies


class AppointForm(TasukiForm):
    """「任命する」"""

    beside: ClassVar[dict[str, str]] = {
        "organizations.ends_before_it_starts": "until",
        "organizations.appointed_already": "since",
    }
    agency = CodeChoiceField(label=_("機関"))
    role = CodeChoiceField(label=_("役割"), choices=Role.choices)
    since = DateInputField(label=_("始まりの日"))
    until = DateInputField(label=_("終わりの日"), required=False, help_text=_("決まっているとき"))

    def __init__(self, *args: Any, agencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agency"]
        field.choices = agencies


class EndAppointmentForm(TasukiForm):
    """「所属を終える」"""

    beside: ClassVar[dict[str, str]] = {"organizations.ends_before_it_starts": "until"}
    until = DateInputField(
        label=_("最後の日"),
        help_text=_("この日の終わり（24時）に、この所属で見えていたものは見えなくなります。"),
    )


class NothingForm(TasukiForm):
    """An act that needs no more than the button."""


class ChooseForm(TasukiForm):
    """「確認した」: the accounts that are still needed."""

    chosen = CodesField(label=_("まだ必要なアカウント"))

    def __init__(self, *args: Any, listed: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["chosen"]
        field.choices = listed


class SignOutForm(TasukiForm):
    """「終える」: browsers to sign out of, with one's own password asked once more."""

    beside: ClassVar[dict[str, str]] = {
        "organizations.wrong_password": "password",
        "organizations.own_rests": "password",
    }
    chosen = CodesField(label=_("終えるログイン"))
    password = forms.CharField(
        label=_("いまのパスワード"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, listed: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["chosen"]
        field.choices = listed


class _TwiceForm(TasukiForm):
    """A new password, typed the same twice."""

    new_password = forms.CharField(
        label=_("新しいパスワード"),
        strip=False,
        max_length=128,
        help_text=_("12字以上。記号や大文字は要りません。長い言葉のほうが安全です。"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    new_password_again = forms.CharField(
        label=_("新しいパスワード（もう一度）"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    staff: Staff | None = None

    def clean_new_password(self) -> str:
        """Long enough, and none of those that everybody tries first."""
        password: str = self.cleaned_data["new_password"]
        validate_password(password, self.staff)
        return password

    def clean(self) -> dict[str, Any]:
        """Typed the same twice."""
        said = super().clean() or self.cleaned_data
        again = said.get("new_password_again")
        if "new_password" in said and again is not None and said["new_password"] != again:
            self.add_error(
                "new_password_again",
                ValidationError(register.say("organizations.not_twice_the_same")),
            )
        return said


class PasswordForm(_TwiceForm):
    """「パスワードを変える」"""

    field_order = ("password", "new_password", "new_password_again")
    beside: ClassVar[dict[str, str]] = {
        "organizations.wrong_password": "password",
        "organizations.own_rests": "password",
        "organizations.same_password": "new_password",
        "organizations.not_twice_the_same": "new_password_again",
    }
    password = forms.CharField(
        label=_("いまのパスワード"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, staff: Staff, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff = staff


class WelcomeForm(_TwiceForm):
    """「アカウントを作って始める」: the first 管理者 of a town."""

    field_order = ("name", "login_name", "new_password", "new_password_again")
    beside: ClassVar[dict[str, str]] = {
        "organizations.login_taken": "login_name",
        "organizations.login_letters": "login_name",
        "organizations.no_name": "name",
    }
    name = forms.CharField(label=_("氏名"), max_length=60)
    login_name = forms.CharField(
        label=_("ログイン名"),
        max_length=60,
        help_text=_("半角の英小文字と数字。例：sato"),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )


def _password() -> forms.CharField:
    return forms.CharField(
        label=_("いまのパスワード"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


CODE_INPUT = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "autocapitalize": "none",
    "data-width": "s",
}


class SetFactorForm(TasukiForm):
    """「二段階ログインを始める」"""

    field_order = ("code", "password")
    beside: ClassVar[dict[str, str]] = {
        "organizations.wrong_code": "code",
        "organizations.wrong_password": "password",
        "organizations.own_rests": "password",
    }
    code = forms.CharField(
        label=_("アプリに出た6けたの確認コード"),
        max_length=20,
        widget=forms.TextInput(attrs=CODE_INPUT),
    )
    password = _password()


class OwnFactorForm(TasukiForm):
    """Password and code, before anything about the second factor changes."""

    beside: ClassVar[dict[str, str]] = {
        "organizations.wrong_code": "code",
        "organizations.wrong_password": "password",
        "organizations.own_rests": "password",
    }
    password = _password()
    code = forms.CharField(
        label=_("確認コード"),
        max_length=40,
        help_text=_("アプリの6けたの数字。電話がないときは予備コード。"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
    )


class CodeForm(TasukiForm):
    """「確認する」, after the password."""

    code = forms.CharField(
        label=_("確認コード"),
        max_length=40,
        help_text=_("認証アプリに出ている6けたの数字。電話がないときは、印刷した予備コード。"),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "autofocus": True}
        ),
    )


class ResetForm(TasukiForm):
    """「二段階ログインの解除を求める」"""

    beside: ClassVar[dict[str, str]] = {
        "organizations.reset_unsaid": "reason",
        "organizations.reset_too_long": "reason",
    }
    reason = forms.CharField(
        label=_("理由と、本人であることをどう確かめたか"),
        max_length=1000,
        help_text=_("例：電話をなくした。窓口で職員証を見て確かめた。"),
    )

"""The forms of limiting who sees a matter."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from tasuki.ground.forms import Choices, CodeChoiceField, CodesField, DateInputField, TasukiForm
from tasuki.town.relay.models import Secret


class _Choosing(TasukiForm):
    """A form that names workers; which, the page knows."""

    def __init__(self, *args: Any, staff: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("cleared", "staff"):
            field: Any = self.fields.get(name)
            if field is not None:
                field.choices = staff


class SecretForm(_Choosing):
    """「見る人を限る」"""

    reason = CodeChoiceField(label=_("限る理由"), choices=Secret.choices, radio=True)
    cleared = CodesField(
        label=_("見てよい人"),
        help_text=_("あなたのほかに見てよい人。選ばない人には、一覧にも検索にも出なくなります。"),
        required=False,
    )


class ClearForm(_Choosing):
    """「見てよい人に加える」"""

    staff = CodeChoiceField(
        label=_("見てよい人"),
        help_text=_(
            "その人の所属に開かれている範囲だけが見えます。つなぐ前に、つなぐ先の人を加えます。"
        ),
    )
    until_on = DateInputField(
        label=_("いつまで"), required=False, help_text=_("空けておくと、外すまで続きます。")
    )


class KeepOutForm(_Choosing):
    """「見せない人を決める」"""

    staff = CodeChoiceField(label=_("見せない人"))
    reason = CodeChoiceField(
        label=_("理由"),
        choices=Secret.choices,
        radio=True,
        help_text=_("緊急閲覧でも開けなくなります。担当者のときは、担当者が空きます。"),
    )
    beside: ClassVar[Mapping[str, str]] = {"relay.already_barred": "staff"}


class SureForm(TasukiForm):
    """An act without anything to fill in."""

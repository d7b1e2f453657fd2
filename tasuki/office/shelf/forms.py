"""The forms of the shelf."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tasuki.ground.forms import (
    Choices,
    CodeChoiceField,
    CodesField,
    DateInputField,
    TasukiForm,
)
from tasuki.office.shelf import words
from tasuki.office.shelf.models import Kind, LinkState


class DocumentForm(TasukiForm):
    """「棚に置く」「説明を変える」"""

    beside: ClassVar[dict[str, str]] = {"shelf.no_title": "title"}
    title = forms.CharField(label=_("題"), max_length=200)
    kind = CodeChoiceField(label=_("種類"), choices=Kind.choices)
    owner = CodeChoiceField(label=_("管理する機関"))
    public = forms.BooleanField(
        label=_("町のページに載せ、だれでも受け取れるようにする"), required=False
    )
    form = CodeChoiceField(
        label=_("説明する様式"),
        required=False,
        help_text=_("手引きのとき。その様式を使うページから開けるようになります。"),
    )

    def __init__(
        self, *args: Any, agencies: Choices = (), papers: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = dict(self.fields)
        fields["owner"].choices = list(agencies)
        fields["form"].choices = [("", words.NO_FORM), *papers]


class PublishForm(TasukiForm):
    """「版を出す」"""

    beside: ClassVar[dict[str, str]] = {
        "shelf.no_version": "edition",
        "shelf.version_taken": "edition",
        "shelf.revised_ahead": "revised_on",
        "shelf.pdf_only": "file",
        "shelf.form_files": "file",
        "vault.empty": "file",
        "vault.too_large": "file",
        "vault.program": "file",
        "vault.unknown_kind": "file",
        "vault.misnamed": "file",
    }
    edition = forms.CharField(
        label=_("版"), max_length=40, help_text=_("例：第2版、令和6年3月改訂")
    )
    revised_on = DateInputField(label=_("最終改訂の日"))
    file = forms.FileField(
        label=_("ファイル"),
        allow_empty_file=True,
        widget=forms.FileInput,
        help_text=_("PDF、10MBまで。様式はWord・Excelもよい。方の名前が入っていないものだけ。"),
    )
    note = forms.CharField(label=_("変わったところ"), max_length=400, required=False)


class TellForm(TasukiForm):
    """「知らせる」"""

    beside: ClassVar[dict[str, str]] = {"shelf.told_already": "chosen"}
    chosen = CodesField(
        label=_("知らせる機関"),
        required=False,
        help_text=_("選ばなければ、すべての機関に知らせます。"),
    )

    def __init__(self, *args: Any, agencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["chosen"]
        field.choices = list(agencies)


class PlanForm(TasukiForm):
    """「次の改訂を決める」"""

    beside: ClassVar[dict[str, str]] = {"shelf.planned_behind": "on"}
    on = DateInputField(
        label=_("次の改訂の日"),
        required=False,
        help_text=_("この日に事務局の机に出ます。空けると、予定なしになります。"),
    )


class WithdrawForm(TasukiForm):
    """「公開をやめる」"""

    beside: ClassVar[dict[str, str]] = {"shelf.no_reason": "reason"}
    reason = forms.CharField(
        label=_("やめる理由"),
        max_length=400,
        help_text=_("一覧でみんなが読みます。代わりの書類があれば、その名も書きます。"),
    )


class CheckForm(TasukiForm):
    """「確かめた」「切れている」"""

    state = CodeChoiceField(label=_("開いてみた結果"), choices=LinkState.choices, radio=True)


class NothingForm(TasukiForm):
    """An act that needs no more than the button."""

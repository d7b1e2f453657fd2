"""The forms of 緊急閲覧."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tasuki.ground.forms import CodeChoiceField, DateInputField, LongTextField, TasukiForm
from tasuki.journey.emergency.models import Danger, Result


class LookForm(TasukiForm):
    """「緊急に開く」"""

    needed_if: ClassVar[frozenset[str]] = frozenset({"number", "name", "birth_on"})
    number = forms.CharField(
        label=_("受付番号"),
        required=False,
        max_length=20,
        help_text=_("わかるときはこれだけで足ります。"),
    )
    name = forms.CharField(
        label=_("氏名"), required=False, max_length=100, help_text=_("全部。生年月日と合わせます。")
    )
    birth_on = DateInputField(
        label=_("生年月日"), required=False, past_only=True, help_text=_("例：昭和19年5月3日")
    )
    danger = CodeChoiceField(label=_("守るもの"), choices=Danger.choices, radio=True)
    whose = forms.CharField(
        label=_("だれの"), max_length=100, help_text=_("例：本人、同居の子ども")
    )
    reason = LongTextField(
        label=_("何が起きているか"),
        rows=4,
        max_length=2000,
        help_text=_("20字以上。担当の機関が読みます。"),
    )
    why_alone = LongTextField(
        label=_("担当にたずねられない理由"),
        rows=2,
        max_length=1000,
        help_text=_("例：閉庁していて、担当にも管理職にも電話がつながらない"),
    )
    groups = (
        (_("だれの件か"), ("number", "name", "birth_on")),
        (_("なぜ、いま"), ("danger", "whose", "reason", "why_alone")),
    )
    beside: ClassVar[Mapping[str, str]] = {
        "emergency.whom": "number",
        "emergency.no_whose": "whose",
        "emergency.reason_too_short": "reason",
        "emergency.no_why_alone": "why_alone",
    }


class ReviewForm(TasukiForm):
    """「確かめる」"""

    needed_if: ClassVar[frozenset[str]] = frozenset({"note"})
    result = CodeChoiceField(
        label=_("確認の結果"),
        choices=Result.choices,
        radio=True,
        help_text=_(
            "「不相当」にすると、まだ開いているものはすぐ閉じます。「要確認」は机に残ります。"
        ),
    )
    note = LongTextField(label=_("確認の記録"), required=False, rows=4, max_length=2000)
    beside: ClassVar[Mapping[str, str]] = {
        "emergency.no_result": "result",
        "emergency.no_note": "note",
    }


class EndForm(TasukiForm):
    """「緊急閲覧を終える」"""

"""The forms of the record: what is looked for, what is asked, answered, judged, taken out."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tasuki.ground.forms import CodeChoiceField, DateInputField, LongTextField, TasukiForm
from tasuki.office.oversight.models import Verdict

ALL = ("", _("すべて"))


class FilterForm(TasukiForm):
    """Which lines; nothing chosen is all of them."""

    staff = CodeChoiceField(label=_("だれの"), required=False)
    group = CodeChoiceField(label=_("どの仕事"), required=False)
    since = DateInputField(label=_("この日から"), required=False, help_text=_("例：11/1"))
    until = DateInputField(label=_("この日まで"), required=False)

    def __init__(self, *args: Any, staff: Any = (), groups: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = dict(self.fields)
        fields["group"].choices = [ALL, *groups]
        fields["staff"].choices = [ALL, *staff]
        if not staff:
            del self.fields["staff"]


class ExportForm(FilterForm):
    """What is taken out, and why."""

    purpose = LongTextField(
        label=_("何のために"),
        rows=2,
        max_length=400,
        help_text=_("だれが何のために書き出したかは、この記録に残ります。"),
    )


class AskForm(TasukiForm):
    """「本人に聞く」"""

    text = LongTextField(
        label=_("聞きたいこと"),
        rows=4,
        max_length=4000,
        help_text=_("本人の机に出ます。方の名前は書かず、日と件のことだけを書いてください。"),
    )


class ExplainForm(TasukiForm):
    """「閲覧の理由を答える」"""

    text = LongTextField(
        label=_("どの仕事のために見たか"),
        rows=4,
        max_length=4000,
        help_text=_("聞いた人が読みます。方の名前は書かなくてかまいません。"),
    )


class ReviewForm(TasukiForm):
    """「確認した」"""

    verdict = CodeChoiceField(label=_("判断"), choices=Verdict.choices, radio=True)
    note = LongTextField(label=_("何を確かめたか"), rows=4, max_length=4000)

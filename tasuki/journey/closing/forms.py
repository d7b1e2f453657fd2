"""The forms of 終結 and 再開."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from tasuki.ground.forms import (
    Choices,
    CodeChoiceField,
    CodesField,
    DateInputField,
    LongTextField,
    TasukiForm,
)
from tasuki.town.municipality import pack


class ProposeForm(TasukiForm):
    """Why it ends, what changed, what is left, who carries on."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"ground", "ground_note"})
    reason = CodeChoiceField(label=_("終結の理由"))
    changes = CodesField(
        label=_("見られた変化"), required=False, help_text=_("あてはまるものすべてに印を付けます。")
    )
    remaining = LongTextField(label=_("残された課題"), required=False, rows=4)
    voice = LongTextField(label=_("本人の感想・意向"), required=False, rows=3)
    carrier = CodeChoiceField(
        label=_("つなぎ戻し先"),
        help_text=_(
            "引き続き主担当になる機関です。いまの主担当を選ぶと、続けることの確認になります。"
        ),
    )
    asked = LongTextField(
        label=_("引き続きお願いしたいこと"),
        required=False,
        rows=3,
        help_text=_("受け取る前の機関に見えるのは、番号・終結の理由・残された課題とこの欄です。"),
    )
    answer_by = DateInputField(label=_("返事の期限"), help_text=_("例：令和8年12月4日、12/4"))
    ground = CodeChoiceField(
        label=_("伝える根拠"),
        required=False,
        help_text=_("まだこのケースに関わっていない機関につなぐときだけ要ります。"),
    )
    ground_note = LongTextField(label=_("根拠の説明"), required=False, rows=2, max_length=2000)

    groups = (
        (_("どう終わるか"), ("reason", "changes", "remaining", "voice")),
        (_("だれが引き続き担当するか"), ("carrier", "asked", "answer_by", "ground", "ground_note")),
    )

    def __init__(self, *args: Any, carriers: Choices, grounds: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        town = pack.current(self.today)
        choices: dict[str, Choices] = {
            "reason": town.choices("closing_reasons"),
            "changes": town.choices("changes"),
            "carrier": carriers,
            "ground": grounds,
        }
        for name, listed in choices.items():
            field: Any = self.fields[name]
            field.choices = listed


class TakeForm(TasukiForm):
    """「受け取る」"""

    look_again_on = DateInputField(
        label=_("次に見る日"), help_text=_("終結が確定するまで、この日までに一度見ます。")
    )


class ReasonForm(TasukiForm):
    """A no, or calling it off: with its reason."""

    reason = LongTextField(label=_("理由"), rows=4, max_length=2000)


class CloseForm(TasukiForm):
    """「終結を確定する」"""

    first_follow_up_on = DateInputField(
        label=_("最初に様子を確かめる日"),
        help_text=_("この日に、引き続き担当する機関の机に「様子を答える」が出ます。"),
    )


class FollowUpForm(TasukiForm):
    """How it goes; the answer itself is the button that is pressed."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"note", "next_on"})
    note = LongTextField(label=_("いまの様子"), required=False, rows=5)
    next_on = DateInputField(
        label=_("次に確かめる日"),
        required=False,
        help_text=_(
            "「気になる」のときは必ず決めます。「落ち着いている」のときは空けておくと、確認を終えます。"
        ),
    )


class ReopenForm(TasukiForm):
    """「再開する」"""

    reason = CodeChoiceField(label=_("再開の理由"))
    note = LongTextField(label=_("いまの様子"), required=False, rows=5)
    look_again_on = DateInputField(label=_("次に見る日"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reasons: Any = self.fields["reason"]
        reasons.choices = pack.current(self.today).choices("reopening_reasons")

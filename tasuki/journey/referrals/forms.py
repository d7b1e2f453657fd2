"""Forms of つなぐ, 調整 and 一緒に対応."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tasuki.ground.forms import (
    Choices,
    CodeChoiceField,
    CodesField,
    DateInputField,
    LongTextField,
    TasukiForm,
)
from tasuki.journey.referrals import rules, words
from tasuki.journey.referrals.models import Accompany, Agreed, Heard, Told, Way
from tasuki.journey.referrals.services import Hearing
from tasuki.town.municipality import pack

SHOWABLE = [(part.value, part.label) for part in Told if part in rules.SHOWABLE]
NARRATIVE_BEFORE = [
    (value, _("ご相談されたいこと（自由記述）") if value == Told.NARRATIVE else label)
    for value, label in SHOWABLE
]
# A counter where nobody works with this programme yet stands in no list.
_ONLY_HERE = _("ここにない窓口には、電話などで伝え、「経過を記録する」に書きます。")


class _Dated(TasukiForm):
    """A form whose date has a first proposal, so that the ordinary case needs no typing."""

    propose: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        town = pack.current(self.today)
        for name, term in self.propose.items():
            self.initial.setdefault(name, self.today + timedelta(days=town.term(term)))


class _Grounded(_Dated):
    """Consent or another ground; which grounds there are depends on who tells."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"ground_note", "explained"})

    def __init__(
        self, *args: Any, agencies: Choices = (), grounds: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in ((self.agency_field, agencies), ("ground", grounds)):
            field = self.fields[name]
            if isinstance(field, CodeChoiceField):
                field.choices = [("", ""), *choices]

    agency_field: ClassVar[str] = "to"


def _agreed() -> CodeChoiceField:
    return CodeChoiceField(label=_("本人の同意"), choices=Agreed.choices, radio=True)


def _ground() -> CodeChoiceField:
    return CodeChoiceField(
        label=_("伝える根拠"),
        help_text=_("同意がないときは、合う根拠を選び、その内容を書きます。"),
    )


def _ground_note() -> LongTextField:
    return LongTextField(
        label=_("根拠の内容"),
        required=False,
        rows=2,
        help_text=_("同意のときは、いつ・どの方法で得たか。ほかの根拠のときは、なぜ当てはまるか。"),
    )


class OfferForm(_Grounded):
    """「つなぐ」"""

    propose: ClassVar[dict[str, str]] = {"answer_by": "referral_answer_days"}
    to = CodeChoiceField(label=_("つなぐ先"), help_text=_ONLY_HERE)
    reason = LongTextField(label=_("つなぐ理由"), rows=3)
    asked = LongTextField(label=_("お願いしたいこと"), required=False, rows=3)
    explained = LongTextField(
        label=_("本人に説明したこと"),
        required=False,
        rows=3,
        help_text=_("本人の同意でつなぐときは、かならず書きます。"),
    )
    agreed = _agreed()
    ground = _ground()
    ground_note = _ground_note()
    told = CodesField(label=_("伝えること"), choices=Told.choices)
    shown_before = CodesField(
        label=_("受け取り前に見せること"),
        choices=NARRATIVE_BEFORE,
        required=False,
        help_text=_(
            "選ばないものは、相手が受け取るまで見えません。"
            "年代、町・圏域、緊急性、理由、お願い、根拠と、「伝えること」で選んだときの相談内容の区分は見えます。"
        ),
    )
    accompany = CodeChoiceField(label=_("同行"), choices=Accompany.choices, radio=True)
    accompany_note = forms.CharField(label=_("同行の予定"), required=False, max_length=200)
    answer_by = DateInputField(label=_("返事の期限"))
    groups = (
        (_("だれに、なぜ"), ("to", "reason", "asked")),
        (_("本人への説明と根拠"), ("explained", "agreed", "ground", "ground_note")),
        (_("何を伝えるか"), ("told", "shown_before")),
        (_("同行と期限"), ("accompany", "accompany_note", "answer_by")),
    )

    def __init__(self, *args: Any, untold: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("told", "shown_before"):
            field = self.fields[name]
            if isinstance(field, CodesField):
                field.choices = [one for one in field.flat_choices if one[0] not in untold]


class NamingForm(_Grounded):
    """「担当を決める」"""

    propose: ClassVar[dict[str, str]] = {"answer_by": "referral_answer_days"}
    to = CodeChoiceField(label=_("担当にする機関"))
    reason = LongTextField(label=_("担当を決めた理由"), rows=4)
    asked = LongTextField(label=_("お願いしたいこと"), required=False, rows=3)
    explained = LongTextField(
        label=_("本人に説明したこと"),
        required=False,
        rows=3,
        help_text=_("本人の同意でつなぐときは、かならず書きます。"),
    )
    agreed = _agreed()
    ground = _ground()
    ground_note = _ground_note()
    told = CodesField(label=_("伝えること"), choices=Told.choices)
    answer_by = DateInputField(label=_("返事の期限"))


class AcceptForm(_Dated):
    """「受け取る」"""

    propose: ClassVar[dict[str, str]] = {"look_again_on": "look_after_take_days"}
    person = CodeChoiceField(
        label=_("担当者"), required=False, help_text=_("選ばないと、機関の全員の机に出ます。")
    )
    look_again_on = DateInputField(label=_("次に見る日"))

    def __init__(self, *args: Any, colleagues: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        if isinstance(field, CodeChoiceField):
            field.choices = [("", ""), *colleagues]


class ReturnForm(TasukiForm):
    """「差し戻す」"""

    code = CodeChoiceField(label=_("差し戻しの区分"), required=False)
    reason = LongTextField(label=_("差し戻す理由"), rows=4)
    says_sender = forms.BooleanField(
        label=_("差し出した機関が持つのがよいと考える（調整役の机に回ります）"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        if isinstance(field, CodeChoiceField):
            field.choices = [("", ""), *pack.current(self.today).choices("return_reasons")]


class WithdrawForm(TasukiForm):
    """「取り下げる」"""

    reason = LongTextField(label=_("取り下げる理由"), required=False, rows=3)


class AgainForm(_Dated):
    """「もう一度差し出す」"""

    propose: ClassVar[dict[str, str]] = {"answer_by": "referral_answer_days"}
    reason = LongTextField(
        label=_("つなぐ理由"), rows=3, help_text=_("前に書いた理由です。書き足せます。")
    )
    answer_by = DateInputField(label=_("返事の期限"))


class CoordinatorForm(TasukiForm):
    """「調整役に相談する」"""

    note = LongTextField(label=_("相談したいこと"), rows=4)


class ObjectForm(TasukiForm):
    """「次の会議に出す」"""

    reason = LongTextField(label=_("会議に出す理由"), rows=4)


class AskForm(_Grounded):
    """「一緒に対応する」"""

    agency_field: ClassVar[str] = "asked"
    propose: ClassVar[dict[str, str]] = {"answer_by": "collaboration_answer_days"}
    asked = CodeChoiceField(label=_("お願いする機関"), help_text=_ONLY_HERE)
    what = LongTextField(label=_("お願いすること"), rows=3)
    by_on = DateInputField(label=_("いつまでに"))
    agreed = _agreed()
    ground = _ground()
    ground_note = _ground_note()
    told = LongTextField(
        label=_("先に伝えること"),
        required=False,
        rows=3,
        help_text=_(
            "引き受けるかどうかを決めるために要ることだけを書きます。氏名などは書きません。"
        ),
    )
    answer_by = DateInputField(label=_("返事の期限"))


class _HeardForm(_Dated):
    """Who at an office without accounts said something, when and by what way."""

    who = forms.CharField(
        label=_("返事をした人"),
        max_length=100,
        required=False,
        help_text=_("相手の機関のだれか。名前か、わからなければ役職（例：相談支援員）。"),
    )
    way = CodeChoiceField(label=_("聞いた方法"), choices=Way.choices, radio=True)
    heard_on = DateInputField(label=_("聞いた日"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("heard_on", self.today)
        self.initial.setdefault("way", Way.PHONE)

    def heard(self) -> Hearing:
        """What was typed, as the acts take it."""
        said = self.cleaned_data
        return Hearing(
            who=said["who"], on=said["heard_on"], way=Way(said["way"]), note=said["note"]
        )


class HearForm(_HeardForm):
    """「返事を聞いて記録する」"""

    needed_if: ClassVar[frozenset[str]] = frozenset({"note", "look_again_on"})
    propose: ClassVar[dict[str, str]] = {"look_again_on": "look_after_take_days"}
    answer = CodeChoiceField(
        label=_("返事"),
        choices=[(Heard.TAKEN, Heard.TAKEN.label), (Heard.REFUSED, Heard.REFUSED.label)],
        radio=True,
    )
    note = LongTextField(
        label=_("聞いたこと"),
        required=False,
        rows=3,
        help_text=_("引き受けないときは、その理由を書きます。"),
    )
    look_again_on = DateInputField(
        label=_("次に見る日"),
        required=False,
        help_text=_(
            "引き受けたとき：相手のその後を確かめる日。それまで、あなたの機関が見届けます。"
        ),
    )
    field_order = ("answer", "who", "way", "heard_on", "note", "look_again_on")

    def clean(self) -> dict[str, Any]:
        """Taken, the matter needs a day on which the office is asked again."""
        said: dict[str, Any] = super().clean() or {}
        unsaid = not said.get("look_again_on") and "look_again_on" not in self.errors
        if said.get("answer") == Heard.TAKEN and unsaid:
            self.add_error("look_again_on", str(words.SENTENCES["referrals.look_missing"]))
        return said


class HearLetGoForm(_HeardForm):
    """「外の機関から戻った」"""

    propose: ClassVar[dict[str, str]] = {"look_again_on": "look_after_take_days"}
    note = LongTextField(label=_("戻った理由"), rows=3)
    look_again_on = DateInputField(label=_("次に見る日"))
    field_order = ("who", "way", "heard_on", "note", "look_again_on")


class HearHelpForm(_HeardForm):
    """「返事を聞いて記録する」 of 一緒に対応"""

    needed_if: ClassVar[frozenset[str]] = frozenset({"note"})
    answer = CodeChoiceField(
        label=_("返事"),
        choices=[(Heard.TAKEN, Heard.TAKEN.label), (Heard.REFUSED, _("できない"))],
        radio=True,
    )
    note = LongTextField(
        label=_("聞いたこと"),
        required=False,
        rows=3,
        help_text=_("できないときは、その理由を書きます。"),
    )
    field_order = ("answer", "who", "way", "heard_on", "note")


class HearDoneForm(_HeardForm):
    """「その後を聞いて記録する」"""

    note = LongTextField(label=_("行ったこと"), rows=4)
    field_order = ("who", "way", "heard_on", "note")


class TakeOnForm(TasukiForm):
    """「引き受ける」"""

    note = LongTextField(label=_("ひとこと"), required=False, rows=2)


class DeclineForm(TasukiForm):
    """「できない」"""

    reason = LongTextField(label=_("できない理由"), rows=3)


class ReportForm(TasukiForm):
    """What was asked is done."""

    note = LongTextField(label=_("行ったこと"), rows=4)


class PlainForm(TasukiForm):
    """An act that asks nothing."""

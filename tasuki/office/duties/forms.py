"""The forms of requests, leaks and disposals."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tasuki.ground.forms import (
    CodeChoiceField,
    CodesField,
    DateInputField,
    LongTextField,
    TasukiForm,
)
from tasuki.office.duties import words
from tasuki.office.duties.models import Asker, Holder, Kind, Reason, Verdict


class _Chosen(TasukiForm):
    """A form whose choices the page gives: `choices={"field": [(code, label)]}`."""

    def __init__(self, *args: Any, choices: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = dict(self.fields)
        for name, listed in dict(choices).items():
            fields[name].choices = listed


class ReceiveForm(TasukiForm):
    """「請求を受け付ける」"""

    needed_if: ClassVar[frozenset[str]] = frozenset({"authority"})
    groups = (
        (_("請求"), ("kind", "holder", "received_on", "aim_on", "about", "wants")),
        (_("請求する人"), ("asker", "asker_name", "asker_relation", "identity", "authority")),
    )
    beside: ClassVar[dict[str, str]] = {
        "duties.no_identity": "identity",
        "duties.no_authority": "authority",
        "duties.in_future": "received_on",
        "duties.aim_passed": "aim_on",
        "duties.term_by_law": "aim_on",
        "duties.not_private": "holder",
    }
    kind = CodeChoiceField(label=_("請求の種類"), choices=Kind.choices, radio=True)
    holder = CodeChoiceField(
        label=_("だれの記録か"),
        choices=Holder.choices,
        radio=True,
        help_text=_("委託や補助を受けた仕事の記録は、市町村の記録です。迷ったら市町村を選びます。"),
    )
    aim_on = DateInputField(
        label=_("答える目安の日"),
        required=False,
        help_text=_(
            "法人が自ら持つ記録のときだけ。法に日数はなく「遅滞なく」答えます。空欄なら、まちの設定の目安の日数です。"
        ),
    )
    received_on = DateInputField(label=_("受けた日"), past_only=True)
    about = forms.CharField(
        label=_("だれについて"), max_length=120, help_text=_("本人の氏名を、請求書のとおりに")
    )
    wants = LongTextField(label=_("請求の内容"), rows=4, max_length=4000)
    asker = CodeChoiceField(label=_("請求する人"), choices=Asker.choices, radio=True)
    asker_name = forms.CharField(label=_("請求する人の氏名"), max_length=100)
    asker_relation = forms.CharField(label=_("本人との関係"), max_length=60, required=False)
    identity = forms.CharField(
        label=_("本人確認"), max_length=200, help_text=_("見たもの（マイナンバーカードなど）")
    )
    authority = forms.CharField(
        label=_("代理の確認"),
        max_length=200,
        required=False,
        help_text=_("代理人のとき：戸籍、登記事項証明、委任状など"),
    )

    def __init__(self, *args: Any, private: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not private:
            # Only a private body has records of its own to be asked for.
            del self.fields["holder"], self.fields["aim_on"]


class AimForm(TasukiForm):
    """「答える目安を決め直す」"""

    beside: ClassVar[dict[str, str]] = {"duties.aim_passed": "on"}
    on = DateInputField(label=_("答える目安の日"))
    reason = LongTextField(label=_("理由"), rows=3, max_length=4000)


class AppointForm(_Chosen):
    """「担当を決める」"""

    handler = CodeChoiceField(label=_("担当（調べる人）"))
    second = CodeChoiceField(label=_("決定する人"))


class PassOnForm(TasukiForm):
    """移送 or 取り下げ."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"to"})
    how = CodeChoiceField(
        label=_("どうなったか"),
        choices=[("transfer", _("移送した・案内した")), ("withdraw", _("取り下げられた"))],
        radio=True,
    )
    to = forms.CharField(label=_("移送した先"), max_length=120, required=False)
    note = LongTextField(label=_("説明"), rows=3, max_length=4000)


class ReasonForm(TasukiForm):
    """An act that needs one text; the page says which."""

    text = LongTextField(label=_("書くこと"), rows=4, max_length=4000)

    def __init__(self, *args: Any, label: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["text"].label = label


class IdentifyForm(_Chosen):
    """「この方です」"""

    person = CodeChoiceField(label=_("本人"), radio=True)


class EmptyForm(TasukiForm):
    """A button."""


class BlackForm(_Chosen):
    """「墨を塗る」「墨を外す」"""

    how = CodeChoiceField(
        label=_("すること"),
        choices=[
            ("black", _("墨を塗る")),
            ("open", _("墨を外す")),
            ("again", _("手でしたことをやり直す")),
        ],
        radio=True,
        initial="black",
    )
    field = CodeChoiceField(label=_("項目"), required=False)
    passage = LongTextField(
        label=_("文"),
        required=False,
        rows=3,
        max_length=4000,
        help_text=_("下の文をそのまま写します。"),
    )
    reason = CodeChoiceField(
        label=_("不開示の理由"), required=False, choices=list(words.REASONS.items())
    )


class ProposeForm(TasukiForm):
    """「決定の案を出す」"""

    needed_if: ClassVar[frozenset[str]] = frozenset({"reason"})
    verdict = CodeChoiceField(label=_("決定"), choices=Verdict.choices, radio=True)
    reason = LongTextField(label=_("認めない部分と理由"), rows=4, required=False, max_length=4000)


class DecideForm(TasukiForm):
    """Yes or no of a second person."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"note"})
    how = CodeChoiceField(
        label=_("判断"),
        choices=[("yes", _("案のとおり決める")), ("no", _("戻す・承認しない"))],
        radio=True,
    )
    note = LongTextField(
        label=_("戻す理由"), rows=3, required=False, max_length=4000, help_text=_("戻すとき")
    )


class NoteLeakForm(_Chosen):
    """「漏えいを知らせる」"""

    noticed_on = DateInputField(label=_("知った日"), past_only=True)
    agency = CodeChoiceField(label=_("起きた機関"))
    what = LongTextField(
        label=_("何が起きたか"), rows=4, max_length=4000, help_text=_("人の名前は書きません。")
    )
    stopped = LongTextField(label=_("すぐにしたこと"), rows=3, required=False, max_length=4000)
    persons = forms.IntegerField(label=_("本人の数"), min_value=1, max_value=1_000_000, initial=1)


class AssessLeakForm(TasukiForm):
    """「内容を確かめる」"""

    persons = forms.IntegerField(label=_("本人の数"), min_value=1, max_value=1_000_000)
    items = LongTextField(label=_("漏れた項目"), rows=3, max_length=4000)
    sensitive = forms.BooleanField(label=_("要配慮個人情報を含む"), required=False)
    property_harm = forms.BooleanField(label=_("財産の被害のおそれ"), required=False)
    dishonest = forms.BooleanField(label=_("不正の目的のおそれ"), required=False)
    cause = LongTextField(label=_("原因"), rows=3, required=False, max_length=4000)
    measures = LongTextField(label=_("再発を防ぐこと"), rows=3, required=False, max_length=4000)


class TickForm(TasukiForm):
    """The checklist."""

    done = CodesField(label=_("済んだこと"), required=False, choices=list(words.CHECKLIST.items()))


class DayForm(TasukiForm):
    """「報告を出した日」"""

    on = DateInputField(label=_("出した日"), past_only=True)


class TellForm(TasukiForm):
    """「本人に知らせた」"""

    on = DateInputField(label=_("知らせた日"), past_only=True)
    how = LongTextField(label=_("知らせ方"), rows=3, max_length=4000)


class ProposeDisposalForm(_Chosen):
    """「廃棄の案を出す」"""

    chosen = CodesField(label=_("廃棄する件"))
    basis = forms.CharField(
        label=_("根拠とする規程"),
        max_length=200,
        help_text=_("文書管理規程の条と保存期間表の区分。年数が設定と合うことを確かめてください。"),
    )


class HoldForm(TasukiForm):
    """「廃棄を止める」, by the number of a matter: who keeps the registers knows no names."""

    number = forms.CharField(
        label=_("件の番号"), max_length=30, help_text=_("ケース番号か受付番号（C-R8-001、R8-0001）")
    )
    whom = CodeChoiceField(
        label=_("止めるもの"),
        choices=[
            ("matter", _("この件だけ")),
            ("persons", _("この件の本人について、ほかの件も")),
        ],
        radio=True,
        initial="matter",
    )
    reason = CodeChoiceField(label=_("理由"), choices=Reason.choices, radio=True)
    note = LongTextField(
        label=_("説明"),
        rows=3,
        max_length=4000,
        help_text=_("いつまで、何のためか。人の名前は書きません。"),
    )


class HoldPersonForm(TasukiForm):
    """「この方の記録の廃棄を止める」"""

    reason = CodeChoiceField(label=_("理由"), choices=Reason.choices, radio=True)
    note = LongTextField(
        label=_("説明"),
        rows=3,
        max_length=4000,
        help_text=_("いつまで、何のためか。人の名前は書きません。"),
    )


class DecideLiftForm(TasukiForm):
    """「外す」 or not."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"note"})
    how = CodeChoiceField(
        label=_("判断"),
        choices=[("yes", _("止めを外す")), ("no", _("外さない"))],
        radio=True,
    )
    note = LongTextField(
        label=_("外さない理由"),
        rows=3,
        required=False,
        max_length=4000,
        help_text=_("外さないとき"),
    )

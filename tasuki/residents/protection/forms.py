"""The forms of protection. What goes under the seal is typed here and nowhere else."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tasuki.ground.forms import (
    Choices,
    CodeChoiceField,
    DateInputField,
    LongTextField,
    PhoneField,
    TasukiForm,
)
from tasuki.residents.protection.models import Kind, Manner


def _line(label: Any, longest: int = 200, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=False, **kwargs)


class ProtectForm(TasukiForm):
    """One click, a kind and a reason; the end may come later."""

    kind = CodeChoiceField(label=_("保護の種類"), choices=Kind.choices, radio=True)
    reason = LongTextField(
        label=_("保護する理由"),
        rows=3,
        max_length=2000,
        help_text=_("住所や電話番号そのものは書かないでください。"),
    )
    until = DateInputField(
        label=_("いつまで"),
        required=False,
        help_text=_("わからないときは空けたままにします。支援措置は1年ごとの更新です。"),
    )
    texts = forms.BooleanField(
        label=_("記録の文に書かれた住所なども、いま〔保護〕に置き換える"),
        required=False,
        initial=True,
    )


class ConfirmForm(TasukiForm):
    """Asked of the office today."""

    body = _line(_("確認した先"), 100, initial=_("市民課"))
    clerk = forms.CharField(label=_("確認した相手（職員の名前）"), max_length=100)
    stands = forms.BooleanField(
        label=_("支援措置（保護）は続いている"), required=False, initial=True
    )
    until = DateInputField(label=_("いつまで（更新後の期限）"), required=False)
    ask_on = DateInputField(
        label=_("次に確認する日"),
        required=False,
        help_text=_("空けると、期限の1か月前（期限がなければ3か月後）になります。"),
    )


class ApplicationForm(TasukiForm):
    """An application as it stands at the office."""

    body = forms.CharField(label=_("申出先"), max_length=100, initial=_("市民課"))
    number = forms.CharField(label=_("受付番号"), max_length=60)
    since = DateInputField(label=_("いつから"))
    until = DateInputField(label=_("いつまで"), required=False)


class CloseApplicationForm(TasukiForm):
    """It is over, as the office said."""

    closed_on = DateInputField(label=_("終わった日"), past_only=True)
    clerk = forms.CharField(label=_("確認した相手（職員の名前）"), max_length=100)


class EndForm(TasukiForm):
    """The first of two."""

    clerk = forms.CharField(label=_("すべての申出が終わったと確認した市民課の職員"), max_length=100)
    checked_on = DateInputField(
        label=_("確認した日"), past_only=True, help_text=_("今日の確認だけが使えます。")
    )
    reason = LongTextField(label=_("解除の理由"), rows=3, max_length=2000)


class ConfirmEndForm(TasukiForm):
    """The second of two."""

    clerk = forms.CharField(label=_("すべての申出が終わったと確認した市民課の職員"), max_length=100)
    checked_on = DateInputField(
        label=_("確認した日"), past_only=True, help_text=_("あなたが今日、自分で確かめた日です。")
    )


class EstrangeForm(TasukiForm):
    """Who must not come near: on record, by name, or a worker."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"other", "name", "staff"})
    manner = CodeChoiceField(label=_("立場"), choices=Manner.choices, radio=True)
    other = CodeChoiceField(
        label=_("記録にある方"),
        required=False,
        help_text=_("この方の件や世帯に入っている方から選べます。"),
    )
    name = _line(_("氏名（記録にない方）"), 100)
    birth_on = DateInputField(label=_("生年月日（わかるとき）"), required=False, past_only=True)
    staff = CodeChoiceField(
        label=_("関係者である職員"),
        required=False,
        help_text=_("選ばれた職員には、この方の件が見えなくなります。"),
    )
    note = _line(_("補足"))

    def __init__(self, *args: Any, others: Choices, workers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("other", others), ("staff", workers)):
            self.let_choose(name, choices)


class ContactForm(TasukiForm):
    """New facts for the seal. Empty fields keep what stands there."""

    postal_code = _line(_("郵便番号"), 8)
    address = _line(_("住所"))
    phone = PhoneField(label=_("電話"), required=False)
    phone2 = PhoneField(label=_("電話（ほか）"), required=False)
    contact_note = _line(_("連絡のしかた"))
    workplace = _line(_("勤め先"))
    school = _line(_("学校"))
    coordinates = _line(_("位置（緯度・経度）"))


class RevealForm(TasukiForm):
    """Why it is opened."""

    reason = LongTextField(
        label=_("開く理由"),
        rows=3,
        max_length=2000,
        help_text=_("だれがいつ何のために開いたかが残り、件を持つ機関の机に出ます。"),
    )


class SureForm(TasukiForm):
    """Nothing to type: the button is the act."""

"""The forms of this room."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tasuki.ground.forms import (
    Choices,
    CodeChoiceField,
    CodesField,
    DateInputField,
    KanaField,
    LongTextField,
    PhoneField,
    TasukiForm,
)
from tasuki.journey.cases import queries, words
from tasuki.journey.cases.models import MeetingOffer
from tasuki.residents.people.models import LivingTogether, NameState, Sex
from tasuki.town.municipality import pack


def line(label: Any, longest: int = 200, **kwargs: Any) -> forms.CharField:
    """One line of text."""
    kwargs.setdefault("required", False)
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=longest, widget=widget, **kwargs)


def fill(form: TasukiForm, name: str, choices: Choices) -> None:
    """Choices that only the moment knows; a select that may stay empty keeps its empty line."""
    field: Any = form.fields[name]
    blank = isinstance(field.widget, forms.Select) and not isinstance(
        field.widget, forms.CheckboxSelectMultiple | forms.RadioSelect
    )
    field.choices = [*([("", "")] if blank else []), *choices]


def ground_choices(grounds: Sequence[pack.Ground]) -> list[tuple[str, str]]:
    """Each ground with its article: what is chosen is what is cited."""
    return [(one.code, f"{one.label}（{one.article}）") for one in grounds]


class GroundForm(TasukiForm):
    """What is told is told on a ground."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"ground_note"})
    ground = CodeChoiceField(label=_("伝える根拠"))
    ground_note = LongTextField(
        label=_("根拠の説明"),
        required=False,
        rows=3,
        help_text=_(
            "同意のときは、いつ・だれに・どの方法で得たか。ほかの根拠のときは、なぜ必要か。"
        ),
    )

    def __init__(self, *args: Any, grounds: Sequence[pack.Ground] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "ground", ground_choices(grounds))


# Shown before acceptance where the asker ticks it, and not otherwise.
SHOWABLE: list[tuple[str, Any]] = [
    ("name", _("氏名")),
    ("address", _("住所")),
    ("phone", _("電話番号")),
    ("narrative", _("ご相談されたいこと（自由記述）")),
]


class RequestForm(GroundForm):
    """「多機関協働を依頼する」"""

    needed_if: ClassVar[frozenset[str]] = frozenset({"ground_note", "unconvinced_reason"})
    criteria = CodesField(label=_("依頼の理由"))
    background = LongTextField(label=_("これまでの経緯と、整理したいこと"), required=False, rows=5)
    explained = LongTextField(
        label=_("本人に説明したこと"),
        rows=4,
        help_text=_("多機関協働の役割や支援の内容を、どのように説明したか。"),
    )
    convinced = CodeChoiceField(
        label=_("本人の納得"),
        radio=True,
        choices=[("yes", _("納得している")), ("no", _("まだ納得していない"))],
    )
    convinced_who = line(_("だれが、いつ説明したか"))
    unconvinced_reason = LongTextField(label=_("納得を得ずに依頼する理由"), required=False, rows=3)
    anxious = forms.BooleanField(label=_("本人の不安感が強い"), required=False)
    meeting_offer = CodeChoiceField(
        label=_("不安への対応"),
        radio=True,
        required=False,
        choices=MeetingOffer.choices,
        initial=MeetingOffer.NONE,
    )
    shown_before = CodesField(
        label=_("受理の前に伝えること"),
        choices=SHOWABLE,
        required=False,
        help_text=_(
            "選ばないものは、受理されるまで相手に見えません。"
            "相談内容の区分、年代、町・圏域、緊急性と、この依頼に書いたことは見えます。"
        ),
    )
    answer_by = DateInputField(label=_("返事の期限"))
    groups = (
        (_("依頼の理由"), ("criteria", "background")),
        (
            _("本人への説明"),
            (
                "explained",
                "convinced",
                "convinced_who",
                "unconvinced_reason",
                "anxious",
                "meeting_offer",
            ),
        ),
        (_("伝える根拠と期限"), ("ground", "ground_note", "shown_before", "answer_by")),
    )

    def __init__(
        self,
        *args: Any,
        untold: frozenset[str] = frozenset(),
        within: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        town = pack.current(self.today)
        fill(self, "shown_before", [one for one in SHOWABLE if one[0] not in untold])
        fill(self, "criteria", [(one.code, one.label) for one in town.criteria])
        if within:  # nobody else is told anything
            for name in ("ground", "ground_note", "shown_before"):
                del self.fields[name]

    def said(self) -> dict[str, Any]:
        """As the act takes it."""
        said = dict(self.cleaned_data)
        said["convinced"] = said["convinced"] == "yes"
        said["meeting_offer"] = said["meeting_offer"] or MeetingOffer.NONE
        return said


class AcceptForm(TasukiForm):
    """「依頼を受理する」: a new case, or the open one of the same household."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"title"})
    into = CodeChoiceField(label=_("ケース"), radio=True, initial="new")
    title = line(
        _("世帯の呼び名"), 60, help_text=_("空けると「（本人の氏名）さんの世帯」になります。")
    )
    person = CodeChoiceField(label=_("調整役の担当者"), required=False)
    look_again_on = DateInputField(label=_("調整役が次に見る日"))
    agencies = CodesField(
        label=_("はじめから関わる機関"),
        required=False,
        help_text=_("依頼した機関は主担当なので、選ばなくても入ります。"),
    )
    tie = line(
        _("続柄"),
        40,
        help_text=_("合流する方が世帯員に入っていないときは、世帯での続柄を書いてください。"),
    )

    def __init__(
        self,
        *args: Any,
        cases: Choices = (),
        colleagues: Choices = (),
        agencies: Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        joinable = list(cases)
        if joinable:
            fill(self, "into", [("new", words.NEW_CASE), *joinable])
        else:
            del self.fields["into"], self.fields["tie"]
        fill(self, "person", colleagues)
        fill(self, "agencies", agencies)


class ReasonForm(TasukiForm):
    """A no with its reason."""

    reason = LongTextField(
        label=_("理由"), rows=4, help_text=_("相手が次を決められるように書いてください。")
    )


class WithdrawForm(TasukiForm):
    """Taking back what was asked."""

    reason = LongTextField(label=_("取り下げる理由"), required=False, rows=3)


class PlainForm(TasukiForm):
    """An act that needs no more words than its button."""


class AgencyForm(GroundForm):
    """「関わる機関に加える」"""

    agency = CodeChoiceField(label=_("機関"))
    role = line(_("役割"))
    categories = CodesField(
        label=words.READS,
        required=False,
        help_text=_(
            "役割に要るものだけ選びます。選ばないときは、機関の種別ごとの既定と、同意などの根拠で決まります。"
        ),
    )
    groups = ((_("加える機関"), ("agency", "role", "categories", "ground", "ground_note")),)

    def __init__(self, *args: Any, agencies: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "agency", agencies)
        fill(self, "categories", queries.category_choices(pack.current(self.today)))


class ReadingForm(TasukiForm):
    """「見せる区分を変える」"""

    categories = CodesField(
        label=words.READS,
        required=False,
        help_text=_("役割に要るものだけ選びます。属性・緊急性・希望・強みはいつも見えます。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "categories", queries.category_choices(pack.current(self.today)))


class MemberForm(TasukiForm):
    """「世帯員を加える」: somebody on record, or somebody new."""

    name = line(_("氏名"), 100)
    name_state = CodeChoiceField(
        label=_("氏名の状態"),
        radio=True,
        choices=NameState.choices,
        initial=NameState.KNOWN,
    )
    kana = KanaField(label=_("ふりがな"), max_length=120, required=False)
    existing = CodeChoiceField(
        label=_("同じ方かもしれません"),
        radio=True,
        help_text=_("同じ方がいれば選んでください。"),
    )
    tie = line(_("続柄"), 40)
    living_together = CodeChoiceField(
        label=_("同居・別居"),
        radio=True,
        choices=LivingTogether.choices,
        initial=LivingTogether.UNKNOWN,
    )
    sex = CodeChoiceField(label=_("性別"), required=False, choices=Sex.choices)
    birth_on = DateInputField(label=_("生年月日"), required=False, past_only=True)
    estimated_age = forms.IntegerField(label=_("推定年齢"), required=False)
    phone = PhoneField(label=_("電話"), required=False)
    beside: ClassVar[dict[str, str]] = {
        "people.birth_too_long_ago": "birth_on",
        "people.birth_and_estimate": "estimated_age",
        "people.estimate_not_human": "estimated_age",
        "people.name_missing": "name",
    }

    def __init__(self, *args: Any, alike: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(alike)
        if known:
            fill(self, "existing", [*known, ("new", words.NOBODY_OF_THESE)])
        else:
            del self.fields["existing"]

    def about(self) -> dict[str, Any]:
        """Who it is, as people take it; what is not known is left out."""
        names = ("name", "name_state", "kana", "sex", "birth_on", "estimated_age", "phone")
        said = {name: self.cleaned_data[name] for name in names}
        return {name: value for name, value in said.items() if value not in ("", None)}


class InformationForm(GroundForm):
    """「情報の提供を依頼する」"""

    asked = CodeChoiceField(label=_("依頼先"))
    about = CodeChoiceField(label=_("だれについて"), required=False)
    items = LongTextField(label=_("知りたいこと"), rows=4)
    purpose = LongTextField(label=_("使いみち"), rows=3)
    answer_by = DateInputField(label=_("返事の期限"))
    groups = (
        (_("依頼の内容"), ("asked", "about", "items", "purpose")),
        (_("根拠と期限"), ("ground", "ground_note", "answer_by")),
    )

    def __init__(
        self, *args: Any, agencies: Choices = (), members: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fill(self, "asked", agencies)
        fill(self, "about", members)


class AnswerForm(TasukiForm):
    """The answer in words, with a file, or both."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"text", "file"})
    text = LongTextField(label=_("回答"), required=False, rows=8)
    file = forms.FileField(
        label=_("添付ファイル"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput,
        help_text=_(
            "PDF・画像・テキスト・マクロのないWordやExcel、10MBまで。ファイルは暗号化して保存します。"
        ),
    )


class PhoneAnswerForm(TasukiForm):
    """What was told by telephone."""

    text = LongTextField(
        label=_("電話で聞いた内容"), rows=8, help_text=_("いつ、だれから聞いたかも書いてください。")
    )


class RefusalForm(TasukiForm):
    """Why it cannot be told."""

    reason = LongTextField(label=_("提供できない理由"), rows=4)

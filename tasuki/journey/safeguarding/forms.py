"""The forms of 通告・通報. The first asks nothing that must be answered before the call."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any, ClassVar

from django import forms
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tasuki.ground import words as register
from tasuki.ground.forms import (
    Choices,
    CodeChoiceField,
    CodesField,
    DateInputField,
    LongTextField,
    TasukiForm,
)
from tasuki.journey.safeguarding import rules, words
from tasuki.journey.safeguarding.models import Answer, DangerNow, ReporterKind
from tasuki.town.municipality import pack

# Only these go to the table of laws: what else is typed stays in the form.
_ASKED = "[name=csrfmiddlewaretoken],[name=whom],[name=by],[name=danger],[name=medical]"
_LIVE = {
    "hx-post": reverse_lazy("safeguarding:laws"),
    "hx-trigger": "change",
    "hx-target": "#laws",
    "hx-swap": "innerHTML",
    "hx-include": _ASKED,
}


class ClockField(forms.TimeField):
    """A time of day, full-width figures too."""

    def __init__(self, **kwargs: Any) -> None:
        shown = forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off", "data-width": "s"})
        kwargs.setdefault("widget", shown)
        kwargs.setdefault("input_formats", ["%H:%M", "%H時%M分", "%H時"])
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> time | None:
        """The time; ：and full-width figures are read as they are meant."""
        if isinstance(value, str):
            value = value.strip().translate(str.maketrans("０１２３４５６７８９：", "0123456789:"))
        return super().to_python(value)


class FewAnswers(TasukiForm):
    """What the table of laws asks."""

    whom = CodesField(label=_("守られる人"), required=False, choices=list(words.WHOM.items()))
    by = CodesField(
        label=_("だれから"),
        required=False,
        choices=list(words.BY.items()),
        help_text=_("わからないときは、空けておきます。"),
    )
    danger = CodeChoiceField(
        label=_("いま、命や体に重大な危険がありますか"),
        radio=True,
        choices=DangerNow.choices,
        required=False,
        help_text=_(
            "「ある」ときは、先に110番・119番へ。わからないときは、あるものとして扱います。"
        ),
    )
    medical = forms.BooleanField(
        label=_("通報するのは、医師・看護師など医療の仕事をする人"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("whom", "by", "danger", "medical"):
            self.fields[name].widget.attrs.update(_LIVE)

    def clean_danger(self) -> str:
        """Nothing said is not known."""
        return str(self.cleaned_data["danger"]) or DangerNow.UNKNOWN


class _About(FewAnswers):
    """Whom it is about, and to whom it is told."""

    needed: ClassVar[frozenset[str]] = frozenset({"whom"})
    needed_if: ClassVar[frozenset[str]] = frozenset(
        {"subject", "about", "receiver", "receiver_name"}
    )
    subject = CodeChoiceField(label=_("だれについて（もとの件の人）"), required=False)
    about = forms.CharField(
        label=_("だれについて"),
        max_length=200,
        required=False,
        help_text=_("名前がわからなくてもかまいません。例：3丁目の青い屋根の家の男の子、5歳くらい"),
    )
    receiver = CodeChoiceField(label=_("通告・通報先"), required=False)
    receiver_name = forms.CharField(
        label=_("通告・通報先（一覧にないとき）"), max_length=100, required=False
    )
    secret = forms.BooleanField(
        label=_("通報したことを、もとの件に関わるほかの機関に伏せる"),
        required=False,
        help_text=_("疑われる人や近い人が、ほかの機関を通じて知るおそれがあるときに印を付けます。"),
    )

    def __init__(self, *args: Any, persons: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = list(persons)
        if listed:
            subject: Any = self.fields["subject"]
            subject.choices = [*listed, ("", words.FREE_WORDS)]
        else:
            del self.fields["subject"]
        receiver: Any = self.fields["receiver"]
        receivers = pack.current(self.today).receivers
        receiver.choices = [(one.code, one.name) for one in receivers if not one.retired]


class BeginForm(_About):
    """「いま電話します」"""

    groups = (
        (_("わかることだけ"), ("whom", "by", "danger", "medical")),
        (_("だれのことを、どこへ"), ("subject", "about", "receiver", "receiver_name", "secret")),
    )


class CompleteForm(_About):
    """What was told. Each field that could let out who told us is looked through."""

    needed_if: ClassVar[frozenset[str]] = frozenset(
        {"subject", "about", "receiver", "receiver_name", "reporter_name"}
    )
    told_on = DateInputField(label=_("電話した日"), past_only=True)
    told_time = ClockField(label=_("時刻"), help_text=_("例：13:30"))
    number = forms.CharField(label=_("かけた番号"), max_length=40, required=False)
    taken_by = forms.CharField(
        label=_("受けた人"),
        max_length=100,
        required=False,
        help_text=_("相手の所属と名前。"),
    )
    seen = LongTextField(
        label=_("見たこと・聞いたこと"),
        rows=5,
        help_text=_("見たまま・聞いたままを書きます。通報者の名前は書きません。"),
    )
    seen_when = forms.CharField(label=_("いつ・どこで"), max_length=200, required=False)
    said = LongTextField(label=_("電話で話したこと"), required=False, rows=4)
    next_step = LongTextField(
        label=_("相手が約束した次のこと"), required=False, rows=2, max_length=2000
    )
    look_again_on = DateInputField(
        label=_("返事を確かめる日"), help_text=_("返事が来るまで、この日に机に出ます。")
    )
    reporter_kind = CodeChoiceField(
        label=_("通報者（見た人・聞いた人）"), radio=True, choices=ReporterKind.choices
    )
    reporter_name = forms.CharField(
        label=_("通報者の名前"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_(
            "限定：暗号にしてしまい、書いた人とこの機関の管理職のほかはだれも見られません。"
            "連絡先もここに書けます（名前のあとに「／」で区切る）。"
        ),
    )
    reporter_told = forms.BooleanField(
        label=_("通報者の名前を、受け手に渡す紙に載せる"),
        required=False,
        help_text=_("受け手に秘密を守る義務が法律にあるときだけ載せられます。"),
    )

    groups = (
        (_("電話"), ("receiver", "receiver_name", "told_on", "told_time", "number", "taken_by")),
        (_("だれについて"), ("whom", "by", "danger", "medical", "subject", "about")),
        (_("内容"), ("seen", "seen_when", "said", "next_step", "look_again_on")),
        (_("通報者（限定）"), ("reporter_kind", "reporter_name", "reporter_told")),
        (_("ほかの機関"), ("secret",)),
    )
    beside: ClassVar[Mapping[str, str]] = {
        "safeguarding.reporter_nameless": "reporter_name",
        "safeguarding.name_stays": "reporter_told",
        "safeguarding.no_receiver": "receiver",
        "safeguarding.unknown_receiver": "receiver",
        "safeguarding.about_nobody": "about",
        "safeguarding.no_whom": "whom",
        "safeguarding.time_ahead": "told_time",
        "safeguarding.follow_up_in_past": "look_again_on",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whom"].required = True

    # Where a name may slip in.
    OPEN = (
        "about",
        "receiver_name",
        "taken_by",
        "seen",
        "seen_when",
        "said",
        "next_step",
        "number",
    )

    def clean(self) -> dict[str, Any]:
        """Say beside the field where the reporter's name stands that should not."""
        said: dict[str, Any] = self.cleaned_data
        if said.get("reporter_kind") != ReporterKind.OUTSIDE:
            return said
        known = f"{said.get('about', '')} {self._subject_name()}"
        for name in self.OPEN:
            text = str(said.get(name) or "")
            if not rules.reporter_unnamed(said.get("reporter_name", ""), text, besides=known):
                self.add_error(name, register.say("safeguarding.names_reporter"))
        return said

    def _subject_name(self) -> str:
        if "subject" not in self.fields:
            return ""
        field: Any = self.fields["subject"]
        return str(dict(field.flat_choices).get(self.cleaned_data.get("subject", ""), ""))

    def told_at(self) -> datetime:
        """Day and time as a moment of the town."""
        at: time = self.cleaned_data["told_time"]
        return timezone.make_aware(datetime.combine(self.cleaned_data["told_on"], at))


class AnswerForm(TasukiForm):
    """「返事を記録する」"""

    answer = CodeChoiceField(label=_("返事"), radio=True, choices=Answer.choices)
    answered_on = DateInputField(label=_("返事の日"), past_only=True)
    answered_by = forms.CharField(label=_("答えた人"), max_length=100, required=False)
    note = LongTextField(label=_("聞いたこと"), required=False, rows=4)
    follow_up_on = DateInputField(
        label=_("次に確かめる日"),
        required=False,
        help_text=_("空けておくと、この通告・通報は終わります。"),
    )
    beside: ClassVar[Mapping[str, str]] = {
        "safeguarding.names_reporter": "note",
        "safeguarding.follow_up_in_past": "follow_up_on",
        "safeguarding.ended": "follow_up_on",
    }


class DecideNotForm(TasukiForm):
    """「通報しないと判断した」"""

    reason = LongTextField(label=_("通報しないと判断した理由"), rows=4)
    second_name = forms.CharField(label=_("相談した上司"), max_length=60)
    second_opinion = LongTextField(label=_("上司の意見"), rows=3)
    beside: ClassVar[Mapping[str, str]] = {"safeguarding.second_is_same": "second_name"}


class ReasonForm(TasukiForm):
    """Why it is called off."""

    reason = LongTextField(label=_("理由"), rows=3, max_length=2000)


class RevealForm(TasukiForm):
    """Why the name is looked at."""

    reason = forms.CharField(
        label=_("見る理由"),
        max_length=200,
        help_text=_("見たことと理由は記録に残ります。名前は書かないでください。"),
    )
    beside: ClassVar[Mapping[str, str]] = {"safeguarding.names_reporter": "reason"}

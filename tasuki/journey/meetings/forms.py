"""Forms of meetings. A form asks what the act needs, in the town's words."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tasuki.ground import words as sentences
from tasuki.ground.forms import (
    Choices,
    CodeChoiceField,
    CodesField,
    DateInputField,
    LongTextField,
    TasukiForm,
)
from tasuki.journey.meetings.models import Opinion


class ClockTimeField(forms.TimeField):
    """A time of day, full-width figures too."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"data-width": "s"}))
        kwargs.setdefault("input_formats", ["%H:%M", "%H時%M分", "%H時"])
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> time | None:
        """The time; ：and full-width figures are read as they are meant."""
        if isinstance(value, str):
            value = value.strip().translate(str.maketrans("０１２３４５６７８９：", "0123456789:"))
        return super().to_python(value)


class ConveneForm(TasukiForm):
    """「会議を開く」."""

    groups = (
        (_("会議"), ("body", "held_on", "held_time", "place", "chair")),
        (_("招く方"), ("agencies", "guests")),
        (_("申し送り"), ("previous_note",)),
    )

    body = CodeChoiceField(label=_("会議"), radio=True)
    held_on = DateInputField(label=_("日"), help_text=_("例：R8.11.25"))
    held_time = ClockTimeField(label=_("時刻"), help_text=_("例：13:30"))
    place = forms.CharField(label=_("場所"), max_length=200, required=False)
    chair = forms.CharField(label=_("議長"), max_length=60, required=False)
    agencies = CodesField(
        label=_("招く機関"),
        required=False,
        help_text=_("決まった構成員と、件をつないだ機関は、選ばなくても席ができます。"),
    )
    guests = LongTextField(
        label=_("ほかに招く方"),
        max_length=2000,
        rows=3,
        required=False,
        help_text=_("氏名・立場を1行に1人ずつ。"),
    )
    previous_note = LongTextField(label=_("前回からの申し送り"), required=False, rows=4)

    def __init__(
        self, *args: Any, bodies: Choices = (), agencies: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.let_choose("body", bodies)
        self.let_choose("agencies", agencies)

    def clean_guests(self) -> list[str]:
        """One name per line."""
        lines = [line.strip() for line in self.cleaned_data["guests"].splitlines()]
        found = list(dict.fromkeys(line for line in lines if line))
        if any(len(line) > 100 for line in found):
            raise ValidationError(sentences.say("meetings.guest_too_long"))
        return found

    def held_at(self) -> datetime:
        """Day and time as a moment of the town."""
        moment = datetime.combine(self.cleaned_data["held_on"], self.cleaned_data["held_time"])
        return timezone.make_aware(moment)


class InviteForm(TasukiForm):
    """「席を加える」: an agency, or somebody by name, or somebody of an agency."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"agency", "name"})
    agency = CodeChoiceField(label=_("機関"), required=False)
    name = forms.CharField(
        label=_("氏名・立場"),
        max_length=100,
        required=False,
        help_text=_("機関に属さない方は、氏名と立場だけを書きます。"),
    )

    def __init__(self, *args: Any, agencies: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.let_choose("agency", [("", ""), *agencies])


class BringForm(TasukiForm):
    """「会議に付議する」. What is asked depends on the table: consent, or a reason without it."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"reason"})
    item = CodeChoiceField(label=_("付議する件"), radio=True)
    question = LongTextField(label=_("検討してほしいこと"), required=False, rows=4)
    agreed_members = CodesField(
        label=_("会議での共有に同意している世帯員"),
        required=False,
        help_text=_("印のない方だけに関することは、資料に載せません。本人の同意は別に記録します。"),
    )
    reason = LongTextField(label=_("同意なく共有する理由"), required=False, rows=4)

    def __init__(
        self,
        *args: Any,
        items: Choices = (),
        members: Choices = (),
        asks_reason: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.let_choose("item", items)
        if members and not asks_reason:
            self.let_choose("agreed_members", members)
        else:
            del self.fields["agreed_members"]
        if not asks_reason:
            del self.fields["reason"]


class OpinionForm(TasukiForm):
    """「意見を記録する」."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"note", "follow_on"})
    opinion = CodeChoiceField(label=_("意見"), radio=True)
    note = LongTextField(
        label=_("意見の内容・助言"),
        required=False,
        help_text=_("修正してほしいこと、見送る理由、主担当への助言を書きます。"),
    )
    follow_on = DateInputField(
        label=_("次に確かめる日"),
        required=False,
        help_text=_("「つないだ事業者を主担当とする」ときは必ず入力します。"),
    )

    def __init__(self, *args: Any, opinions: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.let_choose("opinion", opinions)
        if Opinion.LEAD_TO_REFERRER not in dict(opinions):
            self.fields["follow_on"].help_text = ""


class MinutesForm(TasukiForm):
    """「会議の記録」."""

    present = CodesField(label=_("出席した方"), required=False)
    chair = forms.CharField(label=_("議長"), max_length=60, required=False)
    place = forms.CharField(label=_("場所"), max_length=200, required=False)
    minutes = LongTextField(
        label=_("会議の記録"),
        rows=14,
        help_text=_(
            "共有した情報、協議の内容、決まったこと（役割・期限）、地域の課題・不足する資源。"
        ),
    )

    def __init__(self, *args: Any, seats: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.let_choose("present", seats)


class ReasonForm(TasukiForm):
    """An act that asks for nothing but why."""

    reason = LongTextField(label=_("理由"), max_length=2000, rows=4)


class SureForm(TasukiForm):
    """An act that asks for nothing."""


class TakeForm(TasukiForm):
    """「受け取る」 of a lead for which a meeting named the agency."""

    look_again_on = DateInputField(label=_("次に見る日"))
    person = CodeChoiceField(label=_("担当者"), required=False)

    def __init__(self, *args: Any, colleagues: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.let_choose("person", [("", ""), *colleagues])

"""What is written after the reception: 経過, short assessment, result, next date."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tasuki.ground import words as register
from tasuki.ground.forms import (
    CodeChoiceField,
    CodesField,
    DateInputField,
    LongTextField,
    TasukiForm,
)
from tasuki.journey.intake.forms.fields import ClockField, PackForm, line, minutes_field, moment


class ProgressForm(PackForm):
    """「経過を記録する」: 日時、方法、相手、内容、所要時間、次の予定。"""

    method = CodeChoiceField(label=_("方法"), radio=True)
    with_whom = line(_("相手"), 200)
    content = LongTextField(label=_("内容"), rows=8)
    minutes = minutes_field(_("所要時間（分）"))
    on = DateInputField(label=_("日"), required=False, past_only=True)
    clock_time = ClockField(label=_("時刻"), required=False)
    next_on = DateInputField(label=_("次に見る日"), required=False)
    next_note = line(_("次の予定"), 200)
    about = CodesField(
        label=_("とくに慎重に扱うこと"),
        required=False,
        help_text=_("含まれているものに印を付けます。なければ空けておきます。"),
    )
    reach = CodeChoiceField(
        label=_("読める範囲"),
        required=False,
        choices=[
            ("around", _("この件に関わる機関")),
            ("carriers", _("主担当と調整役だけ")),
            ("own", _("書いた機関だけ（限定）")),
        ],
        help_text=_("何も選ばなければ、この件に関わる機関が読めます。"),
    )
    lists: ClassVar[dict[str, str]] = {"method": "record_methods", "about": "record_subjects"}
    beside: ClassVar[dict[str, str]] = {
        "intake.minutes": "minutes",
        "intake.in_future": "on",
        "intake.next_in_past": "next_on",
        "intake.reach_too_wide": "reach",
    }

    def __init__(
        self, *args: Any, at: datetime, known_at: datetime | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.at, self.known_at = at, known_at

    def contact(self) -> dict[str, Any]:
        """As the acts take it."""
        names = ("method", "with_whom", "content", "minutes", "next_on", "next_note", "about")
        said = {name: self.cleaned_data[name] for name in names}
        reach = self.cleaned_data["reach"]
        said["reach"] = "" if reach == "around" else reach
        on = self.cleaned_data["on"] or self.today
        clock_time = self.cleaned_data["clock_time"] or timezone.localtime(self.at).time()
        said["on"] = moment(on, clock_time, self.known_at or self.at)
        return said


class AssessmentForm(PackForm):
    """「短いアセスメント」; 「まだ聞いていない」 is an answer."""

    issues = CodesField(label=_("課題の特性"), required=False)
    background = LongTextField(label=_("課題と背景"), required=False, rows=4)
    strengths = LongTextField(label=_("本人・世帯の強み"), required=False, rows=4)
    wish = LongTextField(label=_("本人の希望"), required=False, rows=4)
    unheard = CodesField(
        label=_("まだ聞いていない"),
        required=False,
        choices=[
            ("issues", _("課題の特性")),
            ("background", _("課題と背景")),
            ("strengths", _("本人・世帯の強み")),
            ("wish", _("本人の希望")),
        ],
    )
    lists: ClassVar[dict[str, str]] = {"issues": "traits"}


class OutcomeForm(PackForm):
    """「対応の結果」"""

    outcome = CodeChoiceField(label=_("対応の結果"), radio=True)
    outcome_note = LongTextField(label=_("結果の補足"), required=False, rows=4)
    lists: ClassVar[dict[str, str]] = {"outcome": "outcomes"}

    def __init__(self, *args: Any, without: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcome: Any = self.fields["outcome"]
        outcome.choices = [one for one in outcome.choices if one[0] not in without]


class LookAgainForm(TasukiForm):
    """「次に見る日を決める」: a day, or a preset by one click."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"on"})
    on = DateInputField(label=_("次に見る日"), required=False)
    note = line(_("次に見ること"), 200)

    def __init__(self, *args: Any, presets: dict[str, date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.presets = presets

    @property
    def is_long(self) -> bool:
        """Enter in a line must not press the first preset."""
        return True

    def clean(self) -> dict[str, Any]:
        """The button pressed says the day, else the field."""
        cleaned = super().clean() or self.cleaned_data
        pressed = self.data.get("preset", "")
        if pressed in self.presets:
            cleaned["on"] = self.presets[pressed]
            self.errors.pop("on", None)
        elif not cleaned.get("on") and "on" not in self.errors:
            self.add_error("on", register.say("intake.no_date"))
        return cleaned

"""The forms of the prefecture's side."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tasuki.ground import clock, wareki
from tasuki.ground.forms import (
    Choices,
    CodeChoiceField,
    DateInputField,
    LongTextField,
    TasukiForm,
)
from tasuki.office.prefecture.models import PhaseCode, Track

NO_NAMES = _("住民の氏名や世帯のことは書きません。")


def years(this_year: int, before: int = 8, ahead: int = 5) -> Choices:
    """Fiscal years around this one, newest last."""
    return [
        (str(year), wareki.fiscal_year_name(year))
        for year in range(this_year - before, this_year + ahead)
    ]


class _YearForm(TasukiForm):
    """A form with a fiscal year."""

    fiscal_year = CodeChoiceField(label=_("年度"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["fiscal_year"]
        field.choices = years(clock.fiscal_year(self.today))


class PhaseForm(_YearForm):
    """Where the municipality stands in a year."""

    phase = CodeChoiceField(label=_("段階"), choices=PhaseCode.choices, radio=True)
    source = forms.CharField(
        label=_("どこからわかったか"),
        max_length=200,
        help_text=_("例：令和8年6月の実態調査、令和8年7月3日の訪問での聞き取り"),
    )
    beside = {"prefecture.no_source": "source", "prefecture.phase_goes_back": "fiscal_year"}


class RevisionForm(_YearForm):
    """The year in which the 地域福祉計画 is revised."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fiscal_year"].required = False
        self.fields["fiscal_year"].help_text = str(_("わからないときは空けておきます（不明）。"))


class VisitForm(TasukiForm):
    """A visit."""

    visited_on = DateInputField(label=_("訪問日"), past_only=True)
    purpose = forms.CharField(label=_("目的"), max_length=200)
    content = LongTextField(label=_("助言したこと・聞いたこと"), rows=6, help_text=NO_NAMES)
    next_on = DateInputField(label=_("次に訪ねる日"), required=False)
    beside = {
        "prefecture.not_yet": "visited_on",
        "prefecture.ends_before_start": "next_on",
        "prefecture.no_content": "content",
    }


class PlanForm(_YearForm):
    """An item of the schedule."""

    track = CodeChoiceField(label=_("区分"), choices=Track.choices, radio=True)
    title = forms.CharField(label=_("項目"), max_length=200)
    month_from = forms.IntegerField(label=_("開始月"), min_value=1, max_value=12)
    month_to = forms.IntegerField(label=_("終了月"), min_value=1, max_value=12)
    participants = forms.CharField(label=_("参加者"), max_length=200, required=False)
    content = LongTextField(label=_("内容"), rows=3, required=False)
    beside = {"prefecture.months_back": "month_to", "prefecture.no_title": "title"}


class ReportForm(TasukiForm):
    """That it was done."""

    done_on = DateInputField(label=_("実施日"), past_only=True)
    outcome = LongTextField(label=_("結果"), rows=5, help_text=NO_NAMES)
    beside = {"prefecture.not_yet": "done_on", "prefecture.no_outcome": "outcome"}


class AskForm(TasukiForm):
    """A survey of all municipalities."""

    title = forms.CharField(label=_("調査名"), max_length=200)
    asked_on = DateInputField(label=_("依頼日"))
    answer_by = DateInputField(label=_("回答期限"))
    questions = LongTextField(label=_("たずねること"), rows=6, required=False)
    beside = {
        "prefecture.ends_before_start": "answer_by",
        "prefecture.survey_without_title": "title",
    }


class AnswerForm(TasukiForm):
    """What a municipality answered."""

    answered_on = DateInputField(label=_("回答日"), past_only=True)
    answer = LongTextField(label=_("回答"), rows=6, help_text=NO_NAMES)
    wants = LongTextField(label=_("県に望むこと"), rows=3, required=False)
    beside = {"prefecture.not_yet": "answered_on", "prefecture.no_answer": "answer"}

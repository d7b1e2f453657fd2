"""What is asked after a plan was written: consent, decision, モニタリング, 評価, the promises."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tasuki.ground import words as register
from tasuki.ground.forms import (
    CodeChoiceField,
    CodesField,
    DateInputField,
    LongTextField,
    TasukiForm,
)
from tasuki.journey.plans import words
from tasuki.journey.plans.models import Consent, Promise


class ConsentForm(TasukiForm):
    """「本人の同意を記録する」."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"consent_on", "consent_how"})
    consent = CodeChoiceField(label=_("本人の同意"), radio=True, choices=Consent.choices)
    consent_on = DateInputField(label=_("同意を確かめた日"), required=False, past_only=True)
    consent_how = CodeChoiceField(label=_("同意の方法"), required=False)
    consent_by = forms.CharField(label=_("だれが確かめたか"), required=False, max_length=100)

    def __init__(self, *args: Any, methods: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "consent_how", methods)


class DecisionForm(TasukiForm):
    """「支援決定」."""

    decided_on = DateInputField(label=_("決定した日"), past_only=True)
    decider = forms.CharField(
        label=_("決定した人"), max_length=100, help_text=_("職名と氏名（例：福祉課長　見本 太郎）")
    )
    approval_number = forms.CharField(label=_("決裁番号"), max_length=60)


class MonitoringForm(TasukiForm):
    """「モニタリング」: a question for each promise that is not finished."""

    on = DateInputField(label=_("行った日"), past_only=True)
    text = LongTextField(label=_("様子と気づいたこと"), rows=5)
    next_on = DateInputField(label=_("次のモニタリング予定日"))
    look_on = DateInputField(
        label=_("次に見る日"),
        required=False,
        help_text=_(
            "あなたの機関の机に、このケースがまた出る日。空けておけば、いまの日のままです。"
        ),
    )
    beside: ClassVar[dict[str, str]] = {"relay.look_in_past": "look_on"}

    def __init__(
        self, *args: Any, promises: Sequence[Promise] = (), carries: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not carries:
            del self.fields["look_on"]
        self.promises = list(promises)
        for number, promise in enumerate(self.promises, start=1):
            self.fields[f"promise_{number}"] = CodeChoiceField(
                label=f"{promise.issue}：{promise.agency.name}",
                help_text=promise.what,
                radio=True,
                choices=words.PROMISE_STATES,
                error_messages={"required": register.say("plans.promise_unanswered")},
            )
        names = [f"promise_{number}" for number in range(1, len(self.promises) + 1)]
        self.groups = (  # as many questions as there are promises
            (_("約束の様子"), names),
            (_("今日の記録と次の日"), ("on", "text", "next_on", "look_on")),
        )

    @property
    def states(self) -> dict[str, str]:
        """{promise id: going | done | stuck}."""
        return {
            str(promise.pk): self.cleaned_data[f"promise_{number}"]
            for number, promise in enumerate(self.promises, start=1)
        }


class EvaluationForm(TasukiForm):
    """「評価」."""

    on = DateInputField(label=_("評価した日"), past_only=True)
    result = CodeChoiceField(label=_("目標の達成状況"), radio=True)
    achieved = LongTextField(label=_("達成したこと"), required=False, rows=3)
    changes = CodesField(
        label=_("見られた変化"), required=False, help_text=_("見られなかったときは、印を付けません")
    )
    remaining = LongTextField(label=_("残された課題"), required=False, rows=3)
    voice = LongTextField(
        label=_("本人の感想・意向"), required=False, rows=3, help_text=_("本人が話した言葉のまま")
    )
    verdict = CodeChoiceField(label=_("判定"), radio=True)

    def __init__(
        self,
        *args: Any,
        results: Sequence[tuple[str, str]] = (),
        changes: Sequence[tuple[str, str]] = (),
        verdicts: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "result", results)
        choose(self, "changes", changes)
        choose(self, "verdict", verdicts)


class ReplanForm(TasukiForm):
    """「再プラン」: nothing to type; the old plan is what one begins with."""


class PromiseForm(TasukiForm):
    """「約束を記録する」."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"note"})
    beside: ClassVar[dict[str, str]] = {"plans.not_kept_says_why": "note"}
    outcome = CodeChoiceField(label=_("どうなりましたか"), radio=True, choices=words.OUTCOMES)
    note = LongTextField(
        label=_("約束の記録"), required=False, rows=3, help_text=_("できなかったときは、その理由")
    )


def choose(form: forms.Form, name: str, choices: Sequence[tuple[str, Any]]) -> None:
    """Give a field the town's list."""
    field = form.fields[name]
    if isinstance(field, CodeChoiceField | CodesField):
        field.choices = choices

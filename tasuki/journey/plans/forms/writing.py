"""Forms of plans. The 役割分担表 is typed in the plan's own form: `issue_1`, `agency_1`, …"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from tasuki.ground import clock
from tasuki.ground import words as register
from tasuki.ground.forms import (
    CodeChoiceField,
    DateInputField,
    LongTextField,
    TasukiForm,
)
from tasuki.ground.ui.shapes import Conflict
from tasuki.journey.plans import rules, words
from tasuki.journey.plans.forms.following import choose
from tasuki.journey.plans.models import Consent, Term
from tasuki.journey.plans.queries import FIELDS, ROW_FIELDS
from tasuki.town.municipality import pack

# The ticks of the plan and the projects of the pack they stand for.
USES = {"uses_outreach": "outreach", "uses_participation": "participation"}
EMPTY_ROWS = 3
MORE_ROWS = 4
MOST_ROWS = 60
MOST_EMPTY = 8
# Of a row that says anything.
ASKED_OF_ROWS = ("issue", "agency", "what", "kind", "due")
ROW = re.compile(rf"^(?:{'|'.join(ROW_FIELDS)})_(\d{{1,2}})$")


class TickField(forms.BooleanField):
    """A tick whose other answer can be read out in words."""

    def __init__(self, *, yes: Any, no: Any, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.flat_choices = [("True", yes), ("False", no)]


class PlanForm(TasukiForm):
    """「プラン案」. `agencies` are those around the case, `members` whom a 課題 can be of."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"consent_on", "consent_how"})
    in_own_words = LongTextField(
        label=_("解決したい課題（本人の言葉）"),
        required=False,
        help_text=_("本人が話した言葉のまま。まだ会えていないときは、空のままで構いません"),
        rows=3,
    )
    direction = LongTextField(label=_("支援の方向性"), required=False, rows=3)
    long_goal = LongTextField(label=_("長期目標"), help_text=_("本人の言葉で"), rows=2)
    short_goal = LongTextField(label=_("短期目標"), help_text=_("本人の言葉で"), rows=2)
    starts_on = DateInputField(label=_("支援期間の始まり"), required=False)
    ends_on = DateInputField(label=_("支援期間の終わり"), required=False)
    next_monitoring_on = DateInputField(
        label=_("次のモニタリング予定日"), help_text=_("「継続」の役割は、この日に見ます")
    )
    uses_outreach = TickField(
        label=_("アウトリーチ等事業の利用"), yes=_("利用する"), no=_("利用しない")
    )
    uses_participation = TickField(
        label=_("参加支援事業の利用"), yes=_("利用する"), no=_("利用しない")
    )
    note = LongTextField(label=_("備考"), required=False, rows=2)
    consent = CodeChoiceField(
        label=_("本人の同意"),
        radio=True,
        choices=Consent.choices,
        help_text=_("このプランについての本人の答え"),
    )
    consent_on = DateInputField(label=_("同意を確かめた日"), required=False, past_only=True)
    consent_how = CodeChoiceField(label=_("同意の方法"), required=False)
    consent_by = forms.CharField(label=_("だれが確かめたか"), required=False, max_length=100)

    goals: ClassVar = ("in_own_words", "direction", "long_goal", "short_goal")
    groups: Sequence[tuple[str | Lazy, Sequence[str]]] = (
        (_("支援期間とモニタリング"), ("starts_on", "ends_on", "next_monitoring_on")),
        (_("利用する事業"), ("uses_outreach", "uses_participation", "note")),
        (_("本人の同意"), ("consent", "consent_on", "consent_how", "consent_by")),
    )

    def __init__(
        self,
        *args: Any,
        agencies: Sequence[tuple[str, str]] = (),
        members: Sequence[tuple[str, str]] = (),
        methods: Sequence[tuple[str, str]] = (),
        more: int = 0,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.agencies, self.members = list(agencies), list(members)
        choose(self, "consent_how", methods)
        self._offer_projects()
        typed = self.data if self.is_bound else self.initial
        written = _written(typed)
        if self.is_bound or more:
            wanted = max(_numbers(typed), default=EMPTY_ROWS) + more
        else:
            wanted = max(EMPTY_ROWS, written + 2)
        self.count = 0
        self._grow(min(wanted, written + MOST_EMPTY))

    def _offer_projects(self) -> None:
        """Only what the town runs in this 年度, in its own order."""
        town, year = pack.current(self.today), clock.fiscal_year(self.today)
        order = {one.code: one.order for one in town.projects}
        names = {one.code: one.name for one in town.projects}
        for name, project in USES.items():
            if not town.offered(project, year):
                del self.fields[name]
            else:
                self.fields[name].label = words.USE % {"project": names[project]}
        offered = [name for name in USES if name in self.fields]
        uses = sorted(offered, key=lambda name: order.get(USES[name], 0))
        first, (heading, _), *rest = type(self).groups
        self.groups = (first, (heading, (*uses, "note")), *rest)  # of the town

    def _grow(self, count: int) -> None:
        """Rows up to that number; the agency of a stored row stays even if it went away since."""
        for number in range(self.count + 1, min(count, MOST_ROWS) + 1):
            for name, field in _row_fields(self.agencies, self.members).items():
                field.widget.attrs.pop("maxlength", None)
                if isinstance(field, DateInputField):
                    field.today = self.today
                self.fields[f"{name}_{number}"] = field
        self.count = max(self.count, min(count, MOST_ROWS))
        rows = {f"{name}_{n}" for name in ASKED_OF_ROWS for n in range(1, self.count + 1)}
        self.needed_if = type(self).needed_if | rows  # type: ignore[misc]  # as many as rows

    @property
    def grouped(self) -> list[tuple[str | Lazy, list[BoundField]]]:
        """What stands below the goals and the table."""
        return [(heading, [self[name] for name in members]) for heading, members in self.groups]

    @property
    def goal_fields(self) -> list[BoundField]:
        """What stands above the table."""
        return [self[name] for name in self.goals]

    @property
    def rows(self) -> list[tuple[int, list[tuple[str, BoundField]]]]:
        """The table, row by row."""
        return [
            (number, [(name, self[f"{name}_{number}"]) for name in ROW_FIELDS])
            for number in range(1, self.count + 1)
        ]

    def show_conflict(self, conflict: Conflict) -> None:
        """Rows that only the other wrote get a place too."""
        self._grow(max(_numbers(conflict.theirs), default=0))
        gone = {
            f"{name}_{number}": ""
            for number in range(1, self.count + 1)
            for name in ROW_FIELDS
            if f"{name}_{number}" not in conflict.theirs
        }
        theirs = {**gone, **conflict.theirs}
        super().show_conflict(Conflict(theirs=theirs, who=conflict.who, at=conflict.at))

    def clean(self) -> dict[str, Any]:
        """Read the rows; what is missing is said beside the field."""
        cleaned: dict[str, Any] = super().clean() or {}
        for number in range(1, self.count + 1):
            if _is_empty(cleaned, number):
                continue
            self._ask_for(number, "issue", cleaned)
            self._ask_for(number, "agency", cleaned)
            self._ask_for(number, "what", cleaned)
            self._read_term(number, cleaned)
        answer = rules.consent_stands(
            consent=cleaned.get("consent", ""),
            on=cleaned.get("consent_on"),
            how=cleaned.get("consent_how", ""),
            today=self.today,
        )
        if not answer and not self.errors.get("consent_on"):
            self.add_error("consent", register.say(answer.code))
        return cleaned

    def _ask_for(self, number: int, name: str, cleaned: Mapping[str, Any]) -> None:
        bound = f"{name}_{number}"
        if not cleaned.get(bound) and bound not in self.errors:
            self.add_error(bound, register.say("plans.row_unfinished", row=number))

    def _read_term(self, number: int, cleaned: dict[str, Any]) -> None:
        """A day without a choice is 期限つき; the other way round somebody has to say."""
        kind, due = cleaned.get(f"kind_{number}"), cleaned.get(f"due_{number}")
        if f"due_{number}" in self.errors:
            return
        if not kind and due:
            cleaned[f"kind_{number}"] = kind = Term.DATED
        if not kind:
            self.add_error(f"kind_{number}", register.say("plans.row_without_term", row=number))
        elif kind == Term.DATED and not due:
            self.add_error(f"due_{number}", register.say("plans.row_dated", row=number))
        elif kind == Term.CONTINUING and due:
            self.add_error(f"due_{number}", register.say("plans.row_continuing", row=number))

    @property
    def content(self) -> dict[str, Any]:
        """The plan's own fields, as services.draft_plan takes them."""
        said = {name: self.cleaned_data.get(name) for name in FIELDS}
        return said | {name: bool(said[name]) for name in USES}

    @property
    def written_rows(self) -> list[rules.Row]:
        """The table's rows that say something."""
        said = self.cleaned_data
        return [
            rules.Row(
                issue=said[f"issue_{number}"],
                about=UUID(said[f"about_{number}"]) if said[f"about_{number}"] else None,
                agency=UUID(said[f"agency_{number}"]),
                what=said[f"what_{number}"],
                staff=said[f"staff_{number}"],
                frequency=said[f"frequency_{number}"],
                kind=said[f"kind_{number}"],
                due_on=said[f"due_{number}"],
            )
            for number in range(1, self.count + 1)
            if not _is_empty(said, number)
        ]


def _row_fields(
    agencies: list[tuple[str, str]], members: list[tuple[str, str]]
) -> dict[str, forms.Field]:
    """One row: all optional, because an empty row is none; the form asks for what is missing."""
    fields: dict[str, forms.Field] = {
        "issue": forms.CharField(label=_("課題"), max_length=200, required=False),
        "about": CodeChoiceField(
            label=words.LABELS["about"],
            choices=[("", words.LABELS["whole_household"]), *members],
            required=False,
        ),
        "agency": CodeChoiceField(label=_("担当する機関"), choices=agencies, required=False),
        "staff": forms.CharField(label=_("担当者"), max_length=60, required=False),
        "what": forms.CharField(
            label=_("行うこと"),
            max_length=2000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
        "frequency": forms.CharField(
            label=_("頻度"), max_length=60, required=False, help_text=_("例：月1回、毎週水曜")
        ),
        "kind": CodeChoiceField(
            label=_("期限の種類"),
            required=False,
            choices=Term.choices,
            help_text=_("継続はモニタリングの日に見ます"),
        ),
        "due": DateInputField(label=_("期限"), required=False, help_text=_("期限つきのときだけ")),
    }
    for field in fields.values():
        facts = {"label": field.label}
        field.error_messages["invalid_choice"] = register.say("ground.unknown_choice", **facts)
        figures = {"limit": "%(limit_value)d", "length": "%(show_value)d"}
        field.error_messages["max_length"] = register.say(
            "ground.too_long_line", **facts, **figures
        )
    return fields


def _numbers(typed: Mapping[str, Any]) -> list[int]:
    """The numbers of the rows that stand in this data, empty or not."""
    return [int(match[1]) for name in typed if (match := ROW.match(name))]


def _written(typed: Mapping[str, Any]) -> int:
    """The last row that says anything."""
    said = [int(match[1]) for name in typed if (match := ROW.match(name)) and typed.get(name)]
    return max(said, default=0)


def _is_empty(said: Mapping[str, Any], number: int) -> bool:
    """A row in which only the kind of term was chosen says nothing yet."""
    return not any(said.get(f"{name}_{number}") for name in ROW_FIELDS if name != "kind")


def as_initial(said: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in a plan as a form's beginning; days stay days."""
    return {name: "" if value is None else value for name, value in said.items()}


def beginning(today: date, days: int) -> dict[str, Any]:
    """What a new plan begins with."""
    return {
        "starts_on": today,
        "next_monitoring_on": today + timedelta(days=days),
        "consent": Consent.NOT_ASKED,
    }

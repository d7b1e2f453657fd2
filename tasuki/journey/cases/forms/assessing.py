"""The form of the assessment: six fields that every town has, and the town's own."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from tasuki.ground.folding import FoldingForm
from tasuki.ground.forms import CodeChoiceField, CodesField, LongTextField
from tasuki.journey.cases import queries, rules, words
from tasuki.journey.cases.forms.ordinary import fill
from tasuki.town.municipality import pack
from tasuki.town.relay.models import Section

DETAIL = "detail_"  # before the name of a field that the town has of its own


class AssessmentForm(FoldingForm):
    """「アセスメント」: what is not known yet is 「まだ聞いていない」, which is an answer."""

    traits = CodesField(label=_("課題の特性"), required=False)
    background = LongTextField(label=_("課題と背景要因"), required=False, rows=6)
    strengths = LongTextField(label=_("強み"), required=False, rows=4)
    wish = LongTextField(label=_("本人の希望"), required=False, rows=4)
    urgency = CodeChoiceField(label=_("緊急性"), required=False)
    involved = LongTextField(label=_("関わっている支援機関"), required=False, rows=3)
    unheard = CodesField(
        label=_("まだ聞いていないこと"),
        required=False,
        choices=[(name, words.FIELDS[name]) for name in rules.ASKED],
    )

    def __init__(
        self, *args: Any, reported: bool = False, sections: Section = Section.ALL, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        town = pack.current(self.today)
        fill(
            self,
            "traits",
            [
                one
                for one in town.choices("traits")
                if queries.may_read_trait(sections, one[0], town)
            ],
        )
        fill(self, "urgency", town.choices("urgencies"))
        if reported:
            self.fields["traits"].help_text = words.REPORTED
        self._leave_out(sections, town)
        built_in = tuple(self.fields)
        self._arrange(built_in, self._add_details(sections, town), town)

    def _leave_out(self, sections: Section, town: pack.Pack) -> None:
        """What the role does not need is not on the form, and is kept as it stands."""
        for name in rules.ASKED:
            if name != "traits" and not queries.may_read_field(sections, name, town):
                del self.fields[name]
        heard = [one for one in rules.ASKED if one in self.fields]
        fill(self, "unheard", [(name, words.FIELDS[name]) for name in heard])

    def _add_details(self, sections: Section, town: pack.Pack) -> dict[Any, list[str]]:
        """The town's own fields, by what kind of information they are."""
        parts: dict[Any, list[str]] = {}
        for one in queries.detail_fields(town):
            if queries.may_read_field(sections, one.code, town):
                name = f"{DETAIL}{one.code}"
                self.fields[name] = LongTextField(label=one.label, required=False, rows=2)
                kind = next((c for c in one.categories if c in words.DETAIL_PARTS), "")
                parts.setdefault(words.DETAIL_PARTS.get(kind, words.DETAIL_REST), []).append(name)
        return parts

    def _arrange(
        self, built_in: tuple[str, ...], details: dict[Any, list[str]], town: pack.Pack
    ) -> None:
        """What is written each time stands open, the town's own fields wait folded; in a 少人数 town
        only what is reported to the State stands open."""
        groups: list[tuple[Any, Sequence[str]]] = []
        folds: list[Any] = list(details)
        if town.municipality.small_team:
            first = ("traits", "unheard")
            groups.append((words.REPORTED_PART, first))
            rest = tuple(name for name in built_in if name not in first)
            groups.append((words.MORE_PART, rest))
            folds.append(words.MORE_PART)
        groups += list(details.items())
        self.groups = tuple(groups)  # what the town's form has
        self.folds = tuple(folds)

    def findings(self) -> dict[str, Any]:
        """What was written, the town's own fields as one."""
        said = dict(self.cleaned_data)
        names = [name for name in said if name.startswith(DETAIL)]
        details = {name.removeprefix(DETAIL): said.pop(name) for name in names}
        return {**said, "details": details}

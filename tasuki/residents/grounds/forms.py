"""The six questions of 「伝えてよいか調べる」."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from tasuki.ground.forms import Choices, CodeChoiceField, CodesField, TasukiForm
from tasuki.residents.grounds import rules, words


class AskForm(TasukiForm):
    """「伝えてよいか調べる」: who, to whom, what; consent, danger, table."""

    sender = CodeChoiceField(label=_("1　どこから伝えるか"))
    receiver = CodeChoiceField(label=_("2　どこへ伝えるか"))
    categories = CodesField(
        label=_("3　何を伝えるか"),
        choices=[(one.value, words.CATEGORIES[one]) for one in rules.Category],
    )
    consent = CodeChoiceField(
        label=_("4　本人は、そこへ伝えることに同意しているか"),
        radio=True,
        choices=[(one.value, words.CONSENTS[one]) for one in rules.Consent],
    )
    plight = CodeChoiceField(
        label=_("5　命・からだ・財産の危険はあるか"),
        radio=True,
        choices=list(words.PLIGHTS.items()),
    )
    meeting = CodeChoiceField(
        label=_("6　両方が出ている会議の場か"),
        radio=True,
        choices=list(words.MEETINGS.items()),
        help_text=_("両方の機関が構成員で、その事案が付議されているときだけ選びます。"),
    )
    beside: ClassVar[dict[str, str]] = {"grounds.same_agency": "receiver"}

    def __init__(self, *args: Any, agencies: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = list(agencies)
        for name in ("sender", "receiver"):
            field = self.fields[name]
            if isinstance(field, CodeChoiceField):
                field.choices = [("", ""), *there]

    def said(self) -> dict[str, Any]:
        """What was answered, as fields of a question."""
        meeting = rules.Meeting(self.cleaned_data["meeting"])
        return {
            "categories": frozenset(map(rules.Category, self.cleaned_data["categories"])),
            "consent": rules.Consent(self.cleaned_data["consent"]),
            "plight": rules.Plight(self.cleaned_data["plight"]),
            "meeting": meeting,
            "both_sit": meeting is not rules.Meeting.NONE,
            "child": meeting is rules.Meeting.CHILD,
        }

"""The forms of 安否確認."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tasuki.ground.forms import Choices, CodeChoiceField, CodesField, TasukiForm


class BeginForm(TasukiForm):
    """「安否確認を始める」"""

    reason = forms.CharField(
        label=_("何があったか"), max_length=200, help_text=_("例：大雨警報、地震、猛暑")
    )
    agency = CodeChoiceField(label=_("どの機関として"), required=False)

    def __init__(self, *args: Any, agencies: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(list(agencies)) < 2:
            del self.fields["agency"]
        else:
            self.let_choose("agency", agencies)


class TickForm(TasukiForm):
    """「確認済みにする」: the ticks stand in the list, a person each."""

    persons = CodesField(label=_("確認済み"), required=False)

    def __init__(self, *args: Any, persons: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.let_choose("persons", persons)


class EndForm(TasukiForm):
    """「安否確認を終える」"""

"""「他機関に照会する」"""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from tasuki.ground.forms import (
    CodeChoiceField,
    DateInputField,
    KanaField,
    LongTextField,
    PhoneField,
    TasukiForm,
)
from tasuki.journey.intake import words
from tasuki.journey.intake.forms.fields import line
from tasuki.residents.grounds.queries import CONSENT
from tasuki.town.municipality import pack


class InquireForm(TasukiForm):
    """On which ground it is asked."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"ground_note"})
    ground = CodeChoiceField(label=_("照会の根拠"), radio=True)
    ground_note = LongTextField(
        label=_("根拠の説明"),
        required=False,
        rows=3,
        help_text=_("本人の同意のほかの根拠で照会するときは、必ず書いてください。"),
    )
    beside: ClassVar[dict[str, str]] = {
        "intake.inquire_unexplained": "ground_note",
        "intake.inquire_no_ground": "ground",
    }

    def __init__(self, *args: Any, grounds: Sequence[pack.Ground] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ground: Any = self.fields["ground"]
        ground.choices = [(one.code, _in_words(one)) for one in grounds]


def _in_words(ground: pack.Ground) -> str:
    if ground.code == CONSENT:
        return str(words.AGREES_NOW) % {"article": ground.article}
    return f"{ground.label}（{ground.article}）"


class InquireTypedForm(InquireForm):
    """The same of somebody who is only being taken in."""

    needed_if: ClassVar[frozenset[str]] = frozenset(
        {"ground_note", "name", "kana", "birth_on", "phone"}
    )
    name = line(_("氏名"), 100)
    kana = KanaField(label=_("ふりがな"), required=False, max_length=120)
    birth_on = DateInputField(label=_("生年月日"), required=False, past_only=True)
    phone = PhoneField(label=_("電話"), required=False)
    field_order = ("name", "kana", "birth_on", "phone", "ground", "ground_note")

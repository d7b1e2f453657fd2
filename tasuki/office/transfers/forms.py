"""The forms of handing on."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tasuki.ground import wareki
from tasuki.ground.forms import (
    Choices,
    CodeChoiceField,
    CodesField,
    DateInputField,
    LongTextField,
    TasukiForm,
)
from tasuki.office.transfers import words
from tasuki.office.transfers.models import Carried, Kind, Method

FOLLOW, WHOLE, STAY = "follow", "whole", "stay"


class HandOnForm(TasukiForm):
    """「引き継ぐ」: one person for all, and another one where a line says so."""

    beside: ClassVar[dict[str, str]] = {"transfers.too_long": "note"}
    note = LongTextField(label=_("申し送り"), required=False, rows=3)

    def __init__(
        self,
        *args: Any,
        items: Sequence[Any],
        agencies: Mapping[UUID, str],
        people: Mapping[UUID, Choices],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        parts: list[tuple[Any, list[str]]] = []
        for agency, name in agencies.items():
            mine = [one for one in items if one.agency_id == agency]
            if not mine:
                continue
            staff = list(people[agency])
            self._add(default_key(agency), words.DEFAULT % {"agency": name}, self._for_all(staff))
            members = [default_key(agency)]
            for one in mine:
                self._add(one.key, _called(one), self._for_one(staff))
                members.append(one.key)
            parts.append((name, members))
        self.parts = [*parts, (words.NEXT, ["note"])]

    @property
    def grouped(self) -> list[tuple[str | Promise, list[BoundField]]]:
        """The lines of each agency under its name."""
        return [(heading, [self[name] for name in there]) for heading, there in self.parts]

    def _add(self, key: str, label: str, choices: Choices) -> None:
        self.fields[key] = CodeChoiceField(label=label, choices=choices, required=False)

    def _for_all(self, staff: Choices) -> Choices:
        return [(WHOLE, words.WHOLE), *staff]

    def _for_one(self, staff: Choices) -> Choices:
        return [(FOLLOW, words.FOLLOW), (WHOLE, words.WHOLE), (STAY, words.STAY), *staff]


def default_key(agency: UUID) -> str:
    """The field that names one person for everything of that agency."""
    return f"all_{agency.hex}"


def _called(one: Any) -> str:
    said = words.ITEM % {
        "kind": Carried(one.what).label,
        "number": one.number,
        "title": one.title,
        "on": wareki.show_short(one.on) if one.on else "",
    }
    return " ".join(str(said).split())


class ReceivedForm(TasukiForm):
    """「確かめた」: nothing to type."""


class NameForm(TasukiForm):
    """「受託者の交代を始める」"""

    beside: ClassVar[dict[str, str]] = {
        "transfers.same_agency": "new",
        "transfers.nobody_there": "new",
        "transfers.last_day_passed": "last_day",
        "transfers.no_contract": "contract",
        "transfers.too_long": "contract",
        "transfers.change_runs": "old",
    }
    old = CodeChoiceField(label=_("これまでの受託者"))
    new = CodeChoiceField(
        label=_("次の受託者"),
        help_text=_(
            "一覧にない機関には、相談を担当する職員のアカウントがまだありません。先に管理者に開いてもらってください。"
        ),
    )
    last_day = DateInputField(
        label=_("これまでの受託者の最後の日"), help_text=_("例：令和9年3月31日")
    )
    contract = LongTextField(
        label=_("契約と個人情報の取扱いの定め"),
        rows=4,
        help_text=_("契約の名前・条項と、渡してよいことの定め。どの件にも根拠として残ります。"),
    )

    def __init__(self, *args: Any, agencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("old", "new"):
            field: Any = self.fields[name]
            field.choices = agencies


class OfferForm(TasukiForm):
    """「まとめて差し出す」: a reason beside a line keeps it back."""

    beside: ClassVar[dict[str, str]] = {}

    def __init__(
        self, *args: Any, lines: Sequence[Any], said: Mapping[UUID, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for one in lines:
            label = words.KEEP % {
                "number": one.number,
                "title": one.title,
                "kind": Kind(one.line.kind).label,
            }
            self.fields[keep_key(one)] = forms.CharField(
                label=" ".join(str(label).split()),
                help_text=said.get(one.line.pk, ""),
                required=False,
                max_length=1000,
            )


def keep_key(one: Any) -> str:
    """The field with the reason for keeping that line back."""
    return f"keep_{one.line.pk.hex}"


class TakeForm(TasukiForm):
    """「まとめて受け取る」"""

    beside: ClassVar[dict[str, str]] = {"relay.look_in_past": "look_again_on"}
    chosen = CodesField(label=_("受け取る件"))
    person = CodeChoiceField(
        label=_("担当者"), required=False, help_text=_("空けておくと、機関全体で持ちます。")
    )
    look_again_on = DateInputField(
        label=_("次に見る日"),
        help_text=_("前の機関が決めた日がこの先にある件は、その日のままです。"),
    )

    def __init__(self, *args: Any, lines: Choices, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["chosen"]
        chosen.choices = lines
        person: Any = self.fields["person"]
        person.choices = people


class CertificateForm(TasukiForm):
    """「返却・消去証明書」"""

    beside: ClassVar[dict[str, str]] = {
        "transfers.certificate_unsaid": "on",
        "transfers.certificate_ahead": "on",
        "transfers.too_long": "text",
    }
    on = DateInputField(label=_("返却・消去の日"))
    how = CodeChoiceField(label=_("方法"), choices=Method.choices, radio=True)
    by = forms.CharField(label=_("証明した人"), max_length=100, help_text=_("役職と氏名"))
    text = LongTextField(
        label=_("証明書の内容"),
        required=False,
        rows=6,
        help_text=_("紙の証明書を写すか、綴りの番号と保管場所を書きます。"),
    )

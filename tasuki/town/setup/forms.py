"""Forms made from the shapes of a pack, and the ten questions."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tasuki.ground.forms import CodeChoiceField, CodesField, LongTextField, TasukiForm
from tasuki.town.setup import shaping
from tasuki.town.setup.shaping import Key

SWITCH = (("yes", _("はい")), ("no", _("いいえ")))


def _field(key: Key, label: str) -> forms.Field:
    if key.kind in ("lines", "numbers"):
        return LongTextField(
            label=label, required=key.required, rows=3, help_text=_("一行に一つずつ書きます。")
        )
    if key.kind == "choices":
        return CodesField(label=label, choices=key.choices, required=False)
    if key.kind == "choice":
        return CodeChoiceField(label=label, choices=key.choices, required=key.required)
    if key.kind == "switch":
        return CodeChoiceField(label=label, choices=SWITCH, required=False)
    if key.kind == "number":
        return forms.IntegerField(label=label, required=key.required, min_value=0)
    if key.kind == "text":
        return LongTextField(label=label, required=key.required, rows=3)
    return forms.CharField(label=label, required=key.required, max_length=400)


def form_of(keys: Sequence[Key], values: Mapping[str, Any]) -> "type[ItemForm]":
    """The form of one item. Rows within it (役割, 曜日と時間, …) stand one after the other, two spare."""
    made: dict[str, Any] = {"keys": tuple(keys), "values": dict(values)}
    for key in keys:
        if key.kind in ("rows", "row"):
            for number in range(_rows_of(key, values)):
                for inner in key.rows:
                    which = str(number + 1) if key.kind == "rows" else ""
                    name = f"{key.name}-{number}-{inner.name}"
                    made[name] = _field(_loose(inner), f"{key.label}{which}：{inner.label}")
        else:
            made[key.name] = _field(key, key.label)
    return type("FormOfItem", (ItemForm,), made)


def _rows_of(key: Key, values: Mapping[str, Any]) -> int:
    return 1 if key.kind == "row" else len(values.get(key.name) or ()) + shaping.SPARE_ROWS


class ItemForm(TasukiForm):
    """One item of the pack, as `form_of` fills it."""

    keys: ClassVar[tuple[Key, ...]] = ()
    values: ClassVar[dict[str, Any]] = {}

    def told(self) -> dict[str, Any]:
        """What was filled in, as the pack holds it; only what differs from what stood there."""
        said: dict[str, Any] = {}
        for key in self.keys:
            before = self.values.get(key.name)
            value = self._rows(key) if key.kind in ("rows", "row") else self._one(key, before)
            if value != shaping.clean(shaping.plain(before)):
                said[key.name] = value
        return said

    def _one(self, key: Key, before: Any) -> Any:
        return shaping.read(key, self.cleaned_data.get(key.name), before)

    def _rows(self, key: Key) -> Any:
        found = []
        for number in range(_rows_of(key, self.values)):
            row = {
                inner.name: shaping.read(
                    inner, self.cleaned_data.get(f"{key.name}-{number}-{inner.name}")
                )
                for inner in key.rows
            }
            if any(value not in ("", None, [], False) for value in row.values()):
                found.append(self._with_source(key, number, row))
        if key.kind == "row":
            return found[0] if found else None
        return found

    def _with_source(self, key: Key, number: int, row: Mapping[str, Any]) -> dict[str, Any]:
        """A row keeps whose word it was; a new one is the town's (its source is filled in later)."""
        there = self.values.get(key.name) or ()
        kept: dict[str, Any] = {}
        if key.kind == "rows" and number < len(there):
            kept = shaping.plain(there[number])
        elif key.sourced:
            kept = {"source": "", "state": str(shaping.TOWNS_OWN)}
        return shaping.without_none({**kept, **row})


def _loose(key: Key) -> Key:
    """Within a row nothing is required: an empty row is none."""
    from dataclasses import replace

    return replace(key, required=False)


def initial(keys: Sequence[Key], values: Mapping[str, Any]) -> dict[str, Any]:
    """The item as its form shows it."""
    found: dict[str, Any] = {}
    for key in keys:
        value = values.get(key.name)
        if key.kind in ("rows", "row"):
            rows = value if key.kind == "rows" else ([value] if value else [])
            for number, row in enumerate(rows or ()):
                for inner in key.rows:
                    shown = shaping.shown(inner, getattr(row, inner.name))
                    found[f"{key.name}-{number}-{inner.name}"] = shown
        else:
            found[key.name] = shaping.shown(key, value)
    return found


class PublishForm(TasukiForm):
    """Putting the draft into use."""

    note = forms.CharField(
        label=_("変えた理由"), max_length=200, help_text=_("あとで見る人のために、一文で書きます。")
    )
    beside = {"setup.no_note": "note"}


class EmptyForm(TasukiForm):
    """A button alone."""


class StartForm(TasukiForm):
    """十の質問: with these a new town runs; everything else has a default."""

    programme = forms.CharField(
        label=_("1　事業をまちで何と呼びますか"),
        max_length=100,
        initial=_("重層的支援体制整備事業"),
    )
    sections = LongTextField(
        label=_("2　関わる課・係"), rows=4, help_text=_("一行に一つ。例：福祉課")
    )
    counters = LongTextField(
        label=_("3　相談を受ける窓口・事業所"),
        rows=5,
        help_text=_("一行に一つ。例：地域包括支援センター"),
    )
    council = forms.CharField(
        label=_("4　社会福祉協議会の名称（関わるとき）"), max_length=100, required=False
    )
    coordinator = forms.CharField(
        label=_("5　調整役（相談支援包括化推進員）がいるところ"),
        max_length=100,
        help_text=_("2か4に書いた名称のとおりに書きます。"),
    )
    receiver = forms.CharField(
        label=_("6　多機関協働の依頼を受けるところ"),
        max_length=100,
        help_text=_("2か4に書いた名称のとおりに書きます。"),
    )
    consent_meeting = forms.CharField(
        label=_("7　本人の同意があるケースを話し合う会議（重層的支援会議）"),
        max_length=100,
        required=False,
        help_text=_("まだないときは空けておきます。決裁だけで支援を決めます。"),
    )
    support_meeting = forms.CharField(
        label=_("8　同意がまだないケースを話し合う会議（社会福祉法106条の6の支援会議）"),
        max_length=100,
        required=False,
        help_text=_("まだないときは空けておきます。"),
    )
    fields_served = CodesField(label=_("9　窓口が受けている分野"), required=False, choices=())
    small_team = CodeChoiceField(
        label=_("10　使う人は三人以下ですか（少人数）"), choices=SWITCH, radio=True, initial="no"
    )
    beside = {"setup.unknown_name": "coordinator"}

    def __init__(self, *args: Any, served: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["fields_served"]
        field.choices = list(served)

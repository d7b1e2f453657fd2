"""The form every room builds on: Japanese words, stable ids, nothing typed is ever cut.

A field knows its label, its hint and whether it must be filled; how that looks is in
templates/components/field.html. `groups` names the parts of a long form in their order.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.functional import Promise, lazy

from tasuki.ground import clock, names, wareki, words
from tasuki.ground.annexes import Carrier
from tasuki.ground.bound import TasukiBoundField, as_sent, one_line_end
from tasuki.ground.ui.shapes import Conflict, DraftSlot

ONCE_FIELD = "_once"
VERSION_FIELD = "_version"
TAKE_FIELD = "_use"
THEIRS_FIELD = "_theirs"
LONG_TEXT = 20_000
# A matter that is looked at again in 令和80年 would never ring: such a year is mistyped.
FARTHEST = 20

Choices = Iterable[tuple[str, str | Promise]]


def version_read(said: object) -> int:
    """The version that a form sent back, of which anybody can make anything; 0: none that stands."""
    text = str(said)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


# Django's own sentence → the house's. A field that brought its own sentence keeps it.
_HOUSE_WORDS: tuple[tuple[type[forms.Field], str, str], ...] = (
    (forms.Field, "required", "ground.missing"),
    (forms.ChoiceField, "invalid_choice", "ground.unknown_choice"),
    (forms.MultipleChoiceField, "invalid_list", "ground.unknown_choice"),
    (forms.ModelChoiceField, "invalid_choice", "ground.unknown_choice"),
    (forms.IntegerField, "invalid", "ground.not_a_number"),
    (forms.TimeField, "invalid", "ground.not_a_time"),
    (forms.Field, "invalid", "ground.bad_value"),
)
_CHOSEN = (forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple)


class TasukiForm(Carrier, forms.Form):
    """Base of every form in the house."""

    template_name = "components/form_fields.html"
    bound_field_class = TasukiBoundField
    groups: Sequence[tuple[str | Promise, Sequence[str]]] = ()
    # Refusals of the act that are about one field: code → field. They are said beside it.
    beside: ClassVar[Mapping[str, str]] = {}
    # Fields that may come empty as far as the field knows, but that the form or the act asks for:
    # always, or in some cases, which their hint names.
    needed: ClassVar[frozenset[str]] = frozenset()
    needed_if: ClassVar[frozenset[str]] = frozenset()

    def __init__(
        self,
        *args: Any,
        once_key: str = "",
        version: str | int = "",
        today: date | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.once_key = once_key
        self.version = version
        self.today = today or clock.day(clock.now())
        self.draft: DraftSlot | None = None
        self.conflict: Conflict | None = None
        for field in self.fields.values():
            self.settle(field)

    def settle(self, field: forms.Field) -> None:
        """House words, the day of today, nothing cut."""
        _speak_japanese(field)
        # The browser would cut a paste silently (nothing typed is lost).
        field.widget.attrs.pop("maxlength", None)
        if isinstance(field, DateInputField):
            field.today = self.today

    def let_choose(self, name: str, among: Choices) -> None:
        """What may be chosen in one of the fields."""
        cast(forms.ChoiceField, self.fields[name]).choices = list(among)

    @property
    def is_long(self) -> bool:
        """A form in which Enter in a line must not send everything."""
        return len(self.visible_fields()) > 3

    @property
    def grouped(self) -> list[tuple[str | Promise, list[BoundField]]]:
        """The visible fields under their headings; what no group names stands first, without one."""
        named = self.annexed | {name for _, members in self.groups for name in members}
        loose = [bound for bound in self.visible_fields() if bound.name not in named]
        parts: list[tuple[str | Promise, list[BoundField]]] = [("", loose)] if loose else []
        for heading, members in self.groups:
            there = [self[name] for name in members if name in self.fields]
            if there:
                parts.append((heading, there))
        return parts

    def show_conflict(self, conflict: Conflict) -> None:
        """Put the other's values beside the own text, which stays where it is."""
        self.conflict = conflict

    @property
    def theirs_json(self) -> str:
        """The conflict as a hidden field carries it, so that 「こちらを使う」 needs no second look."""
        if self.conflict is None:
            return ""
        known = {name: value for name, value in self.conflict.theirs.items() if name in self.fields}
        return json.dumps(
            {
                "theirs": {n: as_sent(self.fields[n], value) for n, value in known.items()},
                "who": self.conflict.who,
                "at": self.conflict.at.isoformat() if self.conflict.at else "",
            },
            ensure_ascii=False,
        )


class LongTextField(forms.CharField):
    """Free text. Too long is an error that says by how much; the text stays."""

    widget = forms.Textarea

    def __init__(self, *, max_length: int = LONG_TEXT, rows: int = 6, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        kwargs.setdefault("strip", False)
        super().__init__(**kwargs)
        self.limit = max_length

    def to_python(self, value: Any) -> str:
        """One kind of line end, so that the count is the one the reader sees; blank is nothing."""
        text = one_line_end(super().to_python(value) or "")
        return text if text.strip() else ""

    def validate(self, value: Any) -> None:
        """Refuse what is too long, saying how much."""
        super().validate(value)
        over = len(value) - self.limit
        if over > 0:
            facts = {"label": self.label, "limit": self.limit, "length": len(value), "over": over}
            raise ValidationError(words.say("ground.too_long", **facts), code="max_length")


class DateInputField(forms.Field):
    """A day, typed as people write it: 和暦 or 西暦, any width. `past_only` refuses the future."""

    def __init__(self, *, past_only: bool = False, **kwargs: Any) -> None:
        self.past_only = past_only
        self.today: date | None = None
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("data-width", "m")

    def to_python(self, value: Any) -> date | None:
        """The day, or None for nothing."""
        if isinstance(value, date):
            return value
        text = str(value or "").strip()
        if not text:
            return None
        today = self.today or clock.day(clock.now())
        try:
            day = wareki.parse(text, today=today, past_only=self.past_only)
        except wareki.BadDate as wrong:
            raise ValidationError(words.say(wrong.code, **wrong.facts), code="invalid") from wrong
        if day.year > today.year + FARTHEST:
            said = words.say("wareki.too_far", day=wareki.show(day), years=FARTHEST)
            raise ValidationError(said, code="invalid")
        return day

    def prepare_value(self, value: Any) -> Any:
        """A stored day is shown as the town writes it, and can be read back."""
        return wareki.era_day(value) if isinstance(value, date) else value


class KanaField(forms.CharField):
    """A reading; hiragana and half-width are taken and kept as full-width katakana."""

    def to_python(self, value: Any) -> str:
        """The one stored form of what was typed."""
        text = super().to_python(value) or ""
        if not text:
            return ""
        try:
            return names.kana(text)
        except names.BadKana as wrong:
            raise ValidationError(words.say(wrong.code, **wrong.facts), code="invalid") from wrong


class PhoneField(forms.CharField):
    """A telephone number, any width and with or without hyphens; kept as it is usually written."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("inputmode", "tel")
        self.widget.attrs.setdefault("data-width", "m")

    def to_python(self, value: Any) -> str:
        """The number with its hyphens."""
        text = super().to_python(value) or ""
        if not text:
            return ""
        try:
            return names.phone_written(text)
        except names.BadPhone as wrong:
            raise ValidationError(words.say(wrong.code, **wrong.facts), code="invalid") from wrong


class CodeChoiceField(forms.ChoiceField):
    """One code of a pack's list. `radio=True` shows all at once; else a select with an empty line."""

    def __init__(self, *, choices: Choices = (), radio: bool = False, **kwargs: Any) -> None:
        if radio:
            kwargs.setdefault("widget", forms.RadioSelect)
        super().__init__(choices=choices, **kwargs)

    @property
    def choices(self) -> Any:
        """What can be chosen; a form may set it in its __init__ from the pack in force."""
        return self._choices

    @choices.setter
    def choices(self, value: Any) -> None:
        listed = list(value() if callable(value) else value)
        shows_all = isinstance(self.widget, forms.RadioSelect)
        if not shows_all and (not listed or listed[0][0] != ""):
            listed.insert(0, ("", ""))
        self._choices = self.widget.choices = listed

    @property
    def flat_choices(self) -> list[tuple[str, str]]:
        """Code and label, without groups."""
        return _flat(self.choices)


class CodesField(forms.MultipleChoiceField):
    """Any number of codes of a pack's list, as tick boxes."""

    widget = forms.CheckboxSelectMultiple

    @property
    def flat_choices(self) -> list[tuple[str, str]]:
        """Code and label, without groups."""
        return _flat(self.choices)


def take_theirs(posted: QueryDict) -> tuple[QueryDict, Conflict] | None:
    """The answer to 「こちらを使う」 without JavaScript: the same form with that one field replaced,
    shown again (409), nothing saved. None when that button was not pressed."""
    name = posted.get(TAKE_FIELD, "")
    if not name:
        return None
    try:
        sent = json.loads(posted.get(THEIRS_FIELD, ""))
        theirs, who = dict(sent["theirs"]), str(sent["who"])
        at = datetime.fromisoformat(sent["at"]) if sent["at"] else None
    except (ValueError, KeyError, TypeError):
        theirs, who, at = {}, "", None
    data = posted.copy()
    if name in theirs:
        value = theirs[name]
        data.setlist(name, value if isinstance(value, list) else [value])
    return data, Conflict(theirs=theirs, who=who, at=at)


def lookalike_attrs(url: str, target: str = "#lookalikes") -> dict[str, str]:
    """Widget attributes that ask `url` who may be the same while a name is typed, by POST: what is
    typed about a person never stands in an address (components/lookalike.html)."""
    return {
        "hx-post": url,
        "hx-trigger": "input changed delay:500ms, change",
        "hx-target": target,
        "hx-swap": "innerHTML",
        "hx-include": "closest form",
        "autocomplete": "off",
    }


# Put into words when it is said: most of what a form could refuse it does not.
_said = lazy(words.say, str)


def _speak_japanese(field: forms.Field) -> None:
    facts = {"label": field.label or ""}
    for kind, code, sentence in _HOUSE_WORDS:
        default = kind.default_error_messages.get(code)
        if isinstance(field, kind) and field.error_messages.get(code) is default:
            chosen = code == "required" and isinstance(field.widget, _CHOSEN)
            said = "ground.not_chosen" if chosen else sentence
            field.error_messages[code] = _said(said, **facts)
    if isinstance(field, forms.CharField):
        # Django fills the two figures in when it refuses.
        facts |= {"limit": "%(limit_value)d", "length": "%(show_value)d"}
        field.error_messages.setdefault("max_length", _said("ground.too_long_line", **facts))


def _flat(choices: Any) -> list[tuple[str, str]]:
    groups = (
        label if isinstance(label, list | tuple) else [(value, label)] for value, label in choices
    )
    return [(str(one), str(said)) for inner in groups for one, said in inner]

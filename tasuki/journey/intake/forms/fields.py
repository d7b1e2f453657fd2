"""What the forms of this room share."""

import re
import unicodedata
from datetime import date, datetime, time
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from tasuki.ground import words as register
from tasuki.ground.forms import Choices, CodeChoiceField, CodesField, TasukiForm
from tasuki.town.municipality import pack

_CLOCK = re.compile(r"(\d{1,2})(?::|時)(\d{1,2})分?|(\d{1,2})(\d{2})|(\d{1,2})時")


class ClockField(forms.Field):
    """A time of day as people type it: 14:30, 14時30分, 1430, any width."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"data-width": "s", "autocomplete": "off"})
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> time | None:
        """The time, or None for nothing."""
        if isinstance(value, time):
            return value
        text = re.sub(r"\s", "", unicodedata.normalize("NFKC", str(value or "")))
        if not text:
            return None
        found = _CLOCK.fullmatch(text)
        figures = [int(one) for one in found.groups() if one] if found else [99]
        try:
            return time(figures[0], figures[1] if len(figures) > 1 else 0)
        except ValueError:
            raise ValidationError(register.say("intake.not_a_time"), code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        """As it can be read back."""
        return f"{value:%H:%M}" if isinstance(value, time) else value


def moment(on: date, clock_time: time, known: datetime) -> datetime:
    """Minutes are typed; the moment that is known is kept when they did not change."""
    typed = timezone.make_aware(datetime.combine(on, clock_time.replace(second=0, microsecond=0)))
    return known if known.replace(second=0, microsecond=0) == typed else typed


def line(label: Any, longest: int, width: str = "", **kwargs: Any) -> forms.CharField:
    attrs = {"autocomplete": "off", **({"data-width": width} if width else {})}
    return forms.CharField(
        label=label,
        max_length=longest,
        required=False,
        widget=forms.TextInput(attrs=attrs),
        **kwargs,
    )


class PackForm(TasukiForm):
    """Choices come from the town's pack of the day. `lists` says which field takes which list."""

    lists: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        town = pack.current(self.today)
        for name, listed in self.lists.items():
            field: Any = self.fields.get(name)
            if field is None:
                continue
            empty = isinstance(field.widget, forms.Select) and not field.required
            blank = [("", "")] if empty and not isinstance(field, CodesField) else []
            field.choices = [*blank, *town.choices(listed)]


class SureChoiceField(CodeChoiceField):
    """A select that always says something: it has an answer from the start, and no empty line."""

    def __init__(self, *, choices: Choices, **kwargs: Any) -> None:
        listed = list(choices)
        super().__init__(choices=listed, **kwargs)
        if not isinstance(self.widget, forms.RadioSelect):
            self.choices = listed


def minutes_field(label: Any) -> forms.IntegerField:
    """所要時間; full-width figures are read too."""
    attrs = {"inputmode": "numeric", "data-width": "s", "autocomplete": "off"}
    return forms.IntegerField(label=label, required=False, widget=forms.TextInput(attrs=attrs))

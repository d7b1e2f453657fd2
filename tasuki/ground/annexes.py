"""Small parts that a room adds to forms of rooms it looks back on (an annex), saved in one transaction.

The room of the form knows nothing of them: every act page asks here by the name of its act, draws what
there is below its own fields and has it saved right after its own act.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from django.forms import Field
from django.forms.boundfield import BoundField


class Annex(Protocol):
    """What a room adds. `about` is the record that the page is about, None before there is one."""

    template: str
    many: frozenset[str]  # the fields that hold several values

    def fields(self, actor: Any, about: Any, at: datetime) -> Mapping[str, Field]:
        """Its fields, with what stands as their initial; none where it has nothing to ask."""

    def save(self, actor: Any, about: Any, said: Mapping[str, Any], at: datetime) -> None:
        """Keep what was said; a refusal undoes the act beside it too."""


_ANNEXES: dict[str, list[Annex]] = {}


def add(acts: Iterable[str], annex: Annex) -> None:
    """Let the forms of these acts carry it."""
    for act in acts:
        listed = _ANNEXES.setdefault(act, [])
        if annex not in listed:
            listed.append(annex)


def of(act: str) -> tuple[Annex, ...]:
    """The annexes of an act's form."""
    return tuple(_ANNEXES.get(act, ()))


class Carrier:
    """A form that carries annexes: a mixin of `ground.forms.TasukiForm`."""

    fields: dict[str, Field]
    cleaned_data: dict[str, Any]
    _carried: tuple[tuple[Annex, tuple[str, ...]], ...] = ()

    def settle(self, field: Field) -> None:
        """Make a field one of this form's."""
        raise NotImplementedError

    def attach(self, annex: Annex, fields: Mapping[str, Field]) -> None:
        """Carry it below the own fields."""
        for name, field in fields.items():
            self.settle(field)
            self.fields[name] = field
        self._carried = (*self._carried, (annex, tuple(fields)))

    @property
    def annexed(self) -> set[str]:
        """The names of all fields that are not the form's own."""
        return {name for _, names in self._carried for name in names}

    @property
    def annexes(self) -> list[tuple[str, list[BoundField]]]:
        """For the page: the template that draws each, and its visible fields."""
        return [
            (annex.template, [bound for name in names if not (bound := self[name]).is_hidden])  # type: ignore[index]
            for annex, names in self._carried
        ]

    def take_annexes(self) -> list[tuple[Annex, dict[str, Any]]]:
        """What was said in them, taken out of `cleaned_data`: the act knows nothing of it."""
        return [
            (annex, {name: self.cleaned_data.pop(name) for name in names})
            for annex, names in self._carried
        ]

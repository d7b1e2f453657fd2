"""Where texts and snapshots stand that may hold what is sealed.

Every table of the house is searched that leads to a matter or to a person, so that none is
forgotten; a room says more of its own tables where that is wanted (`add`): that one is a snapshot,
or by which way it belongs to a matter.

A snapshot is a copy that nobody edits (a sheet that was sent, a former version): what is sealed is
replaced in it at once. A text is what somebody wrote: it is listed, and replaced by one click. What
stood there is kept, encrypted.
"""

from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from tasuki.residents.people.models import Person
from tasuki.town.relay.models import Baton
from tasuki.trust.vault.models import File

DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A table. `by_baton` / `by_person` are the paths from it to the matter and to the person;
    `keys` of its JSON are emptied whatever stands there; `page` is where a text can be read."""

    model: type[models.Model]
    by_baton: str = ""
    by_person: str = ""
    everywhere: bool = False  # leads to nobody by a key: all that says something is searched
    snapshot: bool = False
    keys: tuple[str, ...] = ()
    page: Callable[[Any], str] | None = None
    only: tuple[str, ...] = ()  # of its columns these alone
    apart: tuple[str, str] | None = None  # two columns that the database wants to differ

    @property
    def label(self) -> str:
        """The table, as people call it."""
        return str(self.model._meta.verbose_name)

    def rows(self, persons: Collection[UUID], batons: Collection[UUID]) -> "models.QuerySet[Any]":
        """The rows of these matters, and those of these people."""
        if self.everywhere:
            return self.model._base_manager.exclude(**dict.fromkeys(self.only, ""))
        wanted = models.Q(pk__in=[])
        if self.by_baton:
            wanted |= models.Q(**{f"{self.by_baton}__in": list(batons)})
        if self.by_person:
            wanted |= models.Q(**{f"{self.by_person}__in": list(persons)})
        found = self.model._base_manager.filter(wanted).values("pk")
        return self.model._base_manager.filter(pk__in=found)

    def after(self, key: str, limit: int) -> "list[Any]":
        """The next rows of the whole table, by its key: whosever they are."""
        found = self.model._base_manager.order_by("pk")
        if key:
            found = found.filter(pk__gt=self.model._meta.pk.to_python(key))
        return list(found[:limit])

    def columns(self) -> list[str]:
        """What can hold words: texts and JSON; codes have their list and are left alone."""
        return columns(self.model, self.only)

    def files(self) -> list[str]:
        """The columns that point to a file of the vault."""
        return [
            field.name
            for field in self.model._meta.concrete_fields
            if field.is_relation and field.related_model is File
        ]


def columns(model: type[models.Model], only: Collection[str] = ()) -> list[str]:
    """The columns of a table that can hold words."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.JSONField)
        and not field.choices
        and (not only or field.name in only)
    ]


_SAID: dict[type[models.Model], Place] = {}


def add(*places: Place) -> None:
    """Called in the room's AppConfig.ready()."""
    _SAID.update({one.model: one for one in places})


def every() -> list[Place]:
    """All places, in the order of the rooms."""
    found = []
    for model in apps.get_models():
        if not model.__module__.startswith("tasuki.") or not columns(model):
            continue
        place = _SAID.get(model) or Place(model, _way(model, Baton), _way(model, Person))
        if place.by_baton or place.by_person or place.everywhere:
            found.append(place)
    return found


def of_table(label: str) -> Place | None:
    """The place that a stored row names; None for a table that is no more."""
    return next((one for one in every() if one.model._meta.label == label), None)


def _way(model: type[models.Model], goal: type[models.Model]) -> str:
    """The shortest path of foreign keys from the table to the goal; "" when there is none."""
    if model is goal:
        return "pk"
    waiting: deque[tuple[type[models.Model], tuple[str, ...]]] = deque([(model, ())])
    seen = {model}
    while waiting:
        here, path = waiting.popleft()
        for field in here._meta.concrete_fields:
            there: Any = field.related_model
            if not field.is_relation or there in seen:
                continue
            if there is goal:
                return "__".join((*path, field.name))
            if len(path) + 1 < DEEPEST:
                seen.add(there)
                waiting.append((there, (*path, field.name)))
    return ""

"""Which rows end together: the rules of all rooms, followed through every key of the house."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.functions import Right

from tasuki.trust.retention import rules
from tasuki.trust.retention.rules import Fate

Model = type[models.Model]
CHUNK = 500


@cache
def fates() -> dict[Model, Fate]:
    """How each table of the house ends, by what its room says.

    Raises:
        LookupError: a room has forgotten one.
    """
    found: dict[Model, Fate] = {}
    for config in apps.get_app_configs():
        tables = list(config.get_models())
        if not config.name.startswith("tasuki.") or not tables:
            continue
        said = getattr(import_module(f"{config.name}.retention"), "FATES", {})
        for model in tables:
            if model.__name__ not in said:
                raise LookupError(model._meta.label)
            found[model] = rules.fate(said[model.__name__])
    return found


@cache
def relations() -> tuple[tuple[Model, str, Model], ...]:
    """Every foreign key of the house: table, column, table it points to."""
    return tuple(
        (model, field.name, field.related_model)
        for model in fates()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model in fates()
    )


def holders(goal: Model) -> list[tuple[Model, str]]:
    """The keys because of which a shared row stays: all that point to it but its own parts'."""
    return [
        (model, name)
        for model, name, there in relations()
        if there is goal and name not in fates()[model].ends_with
    ]


def chunks(ids: Iterable[Any]) -> Iterator[list[Any]]:
    """Few enough at a time for every engine."""
    listed = list(ids)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]


class Reach:
    """How far a disposal reaches: the rows of each table that end with these roots.

    `stay`: shared rows that stay whatever leads to them (a person under a hold).
    """

    def __init__(self, roots: dict[Model, Collection[Any]], stay: Collection[UUID] = ()) -> None:
        self.rows: dict[Model, set[Any]] = defaultdict(set)
        self._stay = set(stay)
        for model, ids in roots.items():
            self.rows[model] |= set(ids)
        grown = True
        while grown:
            before = self._size()
            self._parts()
            self._shared()
            self._named()
            grown = self._size() > before

    def __len__(self) -> int:
        return self._size()

    def of(self, model: Model) -> set[Any]:
        """The keys of the rows of a table."""
        return self.rows.get(model, set())

    def ids(self) -> set[UUID]:
        """Every id that ends."""
        return {pk for rows in self.rows.values() for pk in rows if isinstance(pk, UUID)}

    def leaving(self) -> list[tuple[Model, str, int]]:
        """Keys of rows that stay and point to rows that end: with them it must not be done."""
        found = []
        for model, name, there in relations():
            gone = self.of(there)
            if not gone:
                continue
            staying = self._pointing(model, name, gone) - self.of(model)
            if staying:
                found.append((model, name, len(staying)))
        return found

    def _size(self) -> int:
        return sum(len(rows) for rows in self.rows.values())

    def _pointing(self, model: Model, name: str, to: Collection[Any]) -> set[Any]:
        found: set[Any] = set()
        for some in chunks(to):
            rows = model._base_manager.filter(**{f"{name}__in": some})
            found |= set(rows.values_list("pk", flat=True))
        return found

    def _parts(self) -> None:
        """What ends with what it belongs to."""
        targets = {(model, name): there for model, name, there in relations()}
        for model, fate in fates().items():
            for name in fate.ends_with:
                gone = self.of(targets[model, name])
                if gone:
                    self.rows[model] |= self._pointing(model, name, gone)

    def _shared(self) -> None:
        """What ends with the last row that points to it."""
        for goal, fate in fates().items():
            if not fate.shared:
                continue
            named: set[Any] = set()
            for model, name in holders(goal):
                for some in chunks(self.of(model)):
                    rows = model._base_manager.filter(pk__in=some, **{f"{name}__isnull": False})
                    named |= set(rows.values_list(name, flat=True))
            for pk in named - self.of(goal) - self._stay:
                if not self._is_held(goal, pk):
                    self.rows[goal].add(pk)

    def _is_held(self, goal: Model, pk: Any) -> bool:
        return any(
            self._pointing(model, name, [pk]) - self.of(model) for model, name in holders(goal)
        )

    def _named(self) -> None:
        """What names a row in words: "pass:<id>"."""
        ended = [str(pk) for pk in self.ids()]
        for model, fate in fates().items():
            if not fate.names:
                continue
            column = model._meta.get_field(fate.names)
            for some in chunks(ended):
                if isinstance(column, models.UUIDField):
                    found = model._base_manager.filter(**{f"{fate.names}__in": some})
                else:
                    tail = model._base_manager.annotate(tail=Right(fate.names, 36))
                    found = tail.filter(tail__in=some)
                self.rows[model] |= set(found.values_list("pk", flat=True))

    def saying(self, words: Collection[str]) -> None:
        """Rows that lead nowhere and say one of these names or numbers end too."""
        said = sorted(word for word in words if word)
        for model, fate in fates().items():
            for column in fate.says:
                for some in chunks(said):
                    rows = model._base_manager.filter(Q(**{f"{column}__in": some}))
                    for pk in rows.values_list("pk", flat=True):
                        if not self._leads_on(model, pk):
                            self.rows[model].add(pk)

    def _leads_on(self, model: Model, pk: Any) -> bool:
        """Whether the row belongs to something that stays."""
        row = model._base_manager.get(pk=pk)
        own = fates()[model].ends_with
        if any(getattr(row, f"{name}_id") not in {None, *self._ended(model, name)} for name in own):
            return True
        return fates()[model].shared and self._is_held(model, pk)

    def _ended(self, model: Model, name: str) -> set[Any]:
        return self.of({(m, n): there for m, n, there in relations()}[model, name])


def erase(reach: Reach) -> dict[str, int]:
    """Take the rows away; how many of each table. The caller has asked, and writes it down."""
    counts: dict[str, int] = {}
    for model, rows in reach.rows.items():
        if not rows:
            continue
        for some in chunks(rows):
            gone = model._base_manager.filter(pk__in=some)
            gone._raw_delete(gone.db)
        counts[model._meta.label] = len(rows)
    return counts

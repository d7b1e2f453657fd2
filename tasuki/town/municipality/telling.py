"""What the operator asks of packs: what differs between two, and where a thing comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tasuki.town.municipality import loading
from tasuki.town.municipality.assembling import Shelf
from tasuki.town.municipality.reading import Place, Table

# What an item says about itself is told apart from what it says about the town.
ABOUT_ITSELF = ("source", "state", "original", "unknown", "demo_choice", "note", "question")


@dataclass(frozen=True)
class Difference:
    """A key that is not the same; `before` or `after` is None where the item is not there."""

    kind: str
    code: str
    key: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Told:
    """One key of an item: its value, and the file and line it stands on."""

    key: str
    value: Any
    place: Place


@dataclass(frozen=True)
class Explained:
    """An item with everything it says, each key with its place."""

    kind: str
    code: str
    place: Place
    keys: tuple[Told, ...]


def compare(
    before: tuple[str, int], after: tuple[str, int], root: Path | None = None
) -> list[Difference]:
    """What differs from one town and 年度 to another."""
    return list(differences(_shelf(*before, root), _shelf(*after, root)))


def explained(
    code: str, fiscal_year: int, wanted: str, root: Path | None = None
) -> list[Explained]:
    """Where a code of the town's pack comes from, key by key."""
    return explain(_shelf(code, fiscal_year, root), wanted)


def _shelf(code: str, fiscal_year: int, root: Path | None) -> Shelf:
    root = root or loading.root_of(code)
    return loading.shelf_of(root, code, loading.year_of(root, code, fiscal_year))


def differences(before: Shelf, after: Shelf) -> Iterator[Difference]:
    """Key by key: from one pack (or year) to another."""
    old, new = dict(_items(before)), dict(_items(after))
    for at in [*old, *(at for at in new if at not in old)]:
        kind, code = at
        first, second = old.get(at), new.get(at)
        if first is None or second is None:
            yield Difference(kind, code, "", _named(first), _named(second))
            continue
        for key in [*first.values, *(key for key in second.values if key not in first.values)]:
            told, then = _plain(first.values.get(key)), _plain(second.values.get(key))
            if told != then:
                yield Difference(kind, code, key, told, then)


def explain(shelf: Shelf, wanted: str) -> list[Explained]:
    """Every item whose code is `wanted`; "agency.shakyo" or "list.topics.debt" asks for one."""
    kind, _, code = wanted.rpartition(".")
    return [
        Explained(found, one, table.place, _told(table))
        for (found, one), table in _items(shelf)
        if (one == code and (not kind or found == kind)) or (not kind and found == wanted)
    ]


def _told(table: Table) -> tuple[Told, ...]:
    keys = sorted(table.values, key=ABOUT_ITSELF.__contains__)
    return tuple(Told(key, _plain(table.values[key]), table.where(key)) for key in keys)


def _items(shelf: Shelf) -> Iterator[tuple[tuple[str, str], Table]]:
    for kind, table in shelf.single.items():
        yield (kind, kind), table
    for kind, row in shelf.many.items():
        for code, table in row.items():
            yield (kind, code), _without_codes(kind, table)
            if kind == "list":
                for one in table.values.get("codes", []):
                    yield (f"list.{code}", str(one.values["code"])), one


def _without_codes(kind: str, table: Table) -> Table:
    """The codes of a list are items of their own."""
    if kind != "list":
        return table
    values = {key: value for key, value in table.values.items() if key != "codes"}
    return Table(table.place, values, table.places)


def _named(table: Table | None) -> str | None:
    if table is None:
        return None
    names = ("label", "name", "title", "text", "code")
    return next((str(table.values[name]) for name in names if name in table.values), "")


def _plain(value: Any) -> Any:
    if isinstance(value, Table):
        return {key: _plain(one) for key, one in value.values.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value

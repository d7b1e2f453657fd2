"""A town's folder laid over the base: tables by kind and code, each key still knowing its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tasuki.town.municipality.kinds import MANY, SINGLE
from tasuki.town.municipality.reading import PackError, Place, Table, read, tabulate

CHANGES = "changes.toml"
BASE = "_base"
BASE_FILES = f"packs/{BASE}/"
# What a list hands down to its codes when they say nothing themselves.
HANDED_DOWN = ("source", "state")
# What a town's words about its own additions must not change in the base's list.
OF_THE_BASE = (*HANDED_DOWN, "note", "question", "original", "unknown", "codes")


@dataclass
class Shelf:
    """All tables of one folder, or of a folder laid over another."""

    place: Place
    single: dict[str, Table] = field(default_factory=dict)
    many: dict[str, dict[str, Table]] = field(default_factory=lambda: {kind: {} for kind in MANY})


def gather(folder: Path, name: str) -> Shelf:
    """Every *.toml of the folder; one code stands once in it. What was changed in the browser and
    written out (changes.toml) lies over the rest, key by key."""
    paths = sorted(folder.glob("*.toml"))
    shelf = _shelf([path for path in paths if path.name != CHANGES], name)
    over = [path for path in paths if path.name == CHANGES]
    return lay(shelf, _shelf(over, name)) if over else shelf


def _shelf(paths: Iterable[Path], name: str) -> Shelf:
    shelf = Shelf(Place(name, 1))
    for path in paths:
        tables = read(path, f"{name}/{path.name}")
        for kind, value in tables.values.items():
            _put(shelf, kind, value, tables.where(kind))
    return shelf


def of_changes(changes: Mapping[str, Any], name: str) -> Shelf:
    """What was changed outside the files, in the shape of one more file."""
    shelf = Shelf(Place(name, 1))
    for kind, value in changes.items():
        _put(shelf, kind, tabulate(value, name), shelf.place)
    return shelf


def _put(shelf: Shelf, kind: str, value: Any, place: Place) -> None:
    if kind in SINGLE and isinstance(value, Table):
        if kind in shelf.single:
            raise PackError("municipality.twice", place, item=kind)
        shelf.single[kind] = value
    elif kind in MANY and isinstance(value, list):
        for table in value:
            if not isinstance(table, Table):
                raise PackError(
                    "municipality.wrong_type", place, key=kind, value=table, wanted=f"[[{kind}]]"
                )
            _stand(shelf.many[kind], table)
    elif kind in SINGLE or kind in MANY:
        wanted = f"[{kind}]" if kind in SINGLE else f"[[{kind}]]"
        raise PackError("municipality.wrong_type", place, key=kind, value="…", wanted=wanted)
    else:
        known = "、".join(sorted([*SINGLE, *MANY]))
        raise PackError("municipality.unknown_key", place, key=kind, known=known)


def _stand(row: dict[str, Table], table: Table) -> None:
    """Put the table under its code (a flow rule: its number)."""
    code = table.values.get("code", table.values.get("number"))
    if code is None:
        raise PackError("municipality.missing_key", table.place, key="code")
    if str(code) in row:
        raise PackError("municipality.twice", table.where("code"), item=code)
    row[str(code)] = table


def lay(base: Shelf, town: Shelf) -> Shelf:
    """The town over the base: same code = the town's keys win; a new code is added."""
    both = Shelf(town.place, dict(base.single))
    for kind, table in town.single.items():
        both.single[kind] = base.single[kind].under(table) if kind in base.single else table
    for kind in MANY:
        row = dict(base.many[kind])
        for code, table in town.many[kind].items():
            row[code] = row[code].under(table) if code in row else table
        both.many[kind] = row
    both.many["list"] = _lay_lists(base.many["list"], town.many["list"])
    return both


def _lay_lists(base: dict[str, Table], town: dict[str, Table]) -> dict[str, Table]:
    lists: dict[str, Table] = {}
    for code in [*base, *(code for code in town if code not in base)]:
        below, above = base.get(code), town.get(code)
        codes = _codes(below, national=True) if below else {}
        told = _codes(above, national=below is None, own=True) if above else {}
        for one, table in told.items():
            codes[one] = codes[one].under(table) if one in codes else table
        header = _header(below, above)
        # 「その他」 closes a list, also after the town has added to it.
        in_order = sorted(codes.values(), key=lambda table: table.values["code"] == "other")
        lists[code] = Table(header.place, header.values | {"codes": in_order}, header.places)
    return lists


def _header(below: Table | None, above: Table | None) -> Table:
    if below is None or above is None:
        return below or above or Table(Place("", 1))
    kept = {key: value for key, value in above.values.items() if key not in OF_THE_BASE}
    return Table(above.place, below.values | kept, above.places | below.places)


def _codes(table: Table, *, national: bool, own: bool = False) -> dict[str, Table]:
    """The codes of one layer's list, with what the list hands down. The State's map to themselves, and
    so do those of a list that is the town's `own`."""
    row: dict[str, Table] = {}
    for code in table.values.get("codes", []):
        if not isinstance(code, Table):
            place = table.where("codes")
            raise PackError(
                "municipality.wrong_type", place, key="codes", value=code, wanted="{ code, label }"
            )
        _stand(row, code)
        for key in HANDED_DOWN:
            if key in table.values:
                code.values.setdefault(key, table.values[key])
        if national and (own or code.place.file.startswith(BASE_FILES)):
            code.values.setdefault("national", code.values["code"])
    return row

"""TOML with the place of every key, and typed shapes built from it: unknown keys are refused."""

import tomllib
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from tasuki.ground.errors import HouseError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")
Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """Where something stands in a pack: the file as the editor names it, and the line."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class PackError(HouseError):
    """A pack that cannot be used; str(error) begins with file and line."""

    def __init__(self, code: str, place: Place, **facts: Any) -> None:
        super().__init__(code, **facts)
        self.place = place

    def __str__(self) -> str:
        return f"{self.place}: {super().__str__()}"


@dataclass
class Table:
    """A TOML table; each key knows its place, also after a town's table was laid over the base."""

    place: Place
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def where(self, key: str) -> Place:
        return self.places.get(key, self.place)

    def under(self, other: "Table") -> "Table":
        """This table with the keys of `other` laid over it."""
        return Table(other.place, self.values | other.values, self.places | other.places)


def read(path: Path, name: str) -> Table:
    """The file as a Table; `name` is how errors call it."""
    text = path.read_text(encoding="utf-8")
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = getattr(error, "lineno", 0) or _line_in(str(error))
        raise PackError("municipality.not_toml", Place(name, line), why=str(error)) from error
    table: Table = _tabulate(tree, dict(_Scanner(text).keys()), (), name)
    return table


def tabulate(tree: Any, name: str) -> Any:
    """What came from elsewhere than a file: every key stands on line 1 of `name`."""
    return _tabulate(tree, {}, (), name)


def _line_in(message: str) -> int:
    """tomllib tells the line only inside its message: "… (at line 3, column 7)"."""
    _, _, rest = message.partition("at line ")
    digits = rest.split(",")[0]
    return int(digits) if digits.isdigit() else 1


def _tabulate(tree: Any, lines: dict[Path_, int], path: Path_, name: str) -> Any:
    if isinstance(tree, dict):
        table = Table(Place(name, lines.get(path, 1)))
        for key, value in tree.items():
            here = (*path, key)
            table.places[key] = Place(name, lines.get(here, table.place.line))
            table.values[key] = _tabulate(value, lines, here, name)
        return table
    if isinstance(tree, list):
        return [_tabulate(value, lines, (*path, at), name) for at, value in enumerate(tree)]
    return tree


class _Scanner:
    """Walks text that tomllib has already accepted and tells on which line each key begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.rows: dict[Path_, int] = {}

    def keys(self) -> Iterator[tuple[Path_, int]]:
        """(path, line) of every table, key and array element, in order."""
        table: Path_ = ()
        while self._skip():
            if self.text[self.at] == "[":
                table = self._header()
                if table[-1] == 0:
                    yield table[:-1], self._line()
                yield table, self._line()
            else:
                yield from self._pair(table)

    def _line(self) -> int:
        return self.text.count("\n", 0, self.at) + 1

    def _skip(self, also: str = "") -> bool:
        """Pass white space, comments and the signs in `also`; False at the end."""
        while self.at < len(self.text):
            sign = self.text[self.at]
            if sign == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif sign.isspace() or sign in also:
                self.at += 1
            else:
                return True
        return False

    def _key(self, until: str) -> list[str]:
        """A dotted key up to the sign `until`, which stays unread."""
        parts: list[str] = []
        while self._skip(".") and self.text[self.at] != until:
            if self.text[self.at] in "\"'":
                start = self.at + 1
                self._string()
                parts.append(self.text[start : self.at - 1])
            else:
                start = self.at
                while self.text[self.at] not in f".{until} \t":
                    self.at += 1
                parts.append(self.text[start : self.at])
        return parts

    def _header(self) -> Path_:
        """[table] or [[table]]: the path with the index of each array it stands in."""
        array = self.text.startswith("[[", self.at)
        self.at += 2 if array else 1
        parts = self._key("]")
        path: Path_ = ()
        for number, part in enumerate(parts):
            path = (*path, part)
            last = number == len(parts) - 1
            if array and last:
                self.rows[path] = self.rows.get(path, -1) + 1
            if path in self.rows:
                path = (*path, self.rows[path])
        self.at += 2 if array else 1
        return path

    def _pair(self, table: Path_) -> Iterator[tuple[Path_, int]]:
        line = self._line()
        path = (*table, *self._key("="))
        self.at += 1
        yield path, line
        yield from self._value(path)

    def _value(self, path: Path_) -> Iterator[tuple[Path_, int]]:
        self._skip()
        sign = self.text[self.at]
        if sign in "\"'":
            self._string()
        elif sign == "[":
            self.at += 1
            number = 0
            while self._skip(",") and self.text[self.at] != "]":
                yield (*path, number), self._line()
                yield from self._value((*path, number))
                number += 1
            self.at += 1
        elif sign == "{":
            self.at += 1
            while self._skip(",") and self.text[self.at] != "}":
                yield from self._pair(path)
            self.at += 1
        else:
            while self.at < len(self.text) and self.text[self.at] not in ",]}#\n":
                self.at += 1

    def _string(self) -> None:
        quote = self.text[self.at]
        mark = quote * 3 if self.text.startswith(quote * 3, self.at) else quote
        self.at += len(mark)
        while not self.text.startswith(mark, self.at):
            self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
        self.at += len(mark)


@lru_cache(maxsize=128)
def _hints(shape: Any) -> dict[str, Any]:
    """Reading the annotations takes longer than reading the files."""
    return get_type_hints(shape)


def build(shape: type[T], table: Table) -> T:
    """The shape (a frozen dataclass) filled from the table; what does not fit is refused by place."""
    hints = _hints(shape)
    slots = {slot.name: slot for slot in fields(shape)}
    given: dict[str, Any] = {}
    for key, value in table.values.items():
        if key not in slots:
            known = "、".join(sorted(slots))
            raise PackError("municipality.unknown_key", table.where(key), key=key, known=known)
        given[key] = _fit(hints[key], value, table.where(key), key)
    for name, slot in slots.items():
        required = slot.default is MISSING and slot.default_factory is MISSING
        if required and name not in given:
            raise PackError("municipality.missing_key", table.place, key=name)
    return shape(**given)


def _fit(hint: Any, value: Any, place: Place, key: str) -> Any:
    """The value as the hint wants it."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _fit_any(inner, value, place, key)
    if origin is tuple and isinstance(value, list):
        return tuple(_fit(inner[0], one, place, key) for one in value)
    if isinstance(hint, type) and is_dataclass(hint) and isinstance(value, Table):
        return build(hint, value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        if isinstance(value, str) and value in hint._value2member_map_:
            return hint(value)
        raise _wrong(" / ".join(hint), value, place, key)
    # bool is an int in Python, not in a pack
    if isinstance(hint, type) and type(value) is hint:
        return value
    raise _wrong(getattr(hint, "__name__", str(hint)), value, place, key)


def _fit_any(inner: tuple[Any, ...], value: Any, place: Place, key: str) -> Any:
    kinds = [hint for hint in inner if hint is not type(None)]
    for hint in kinds[:-1]:
        try:
            return _fit(hint, value, place, key)
        except PackError:
            continue
    return _fit(kinds[-1], value, place, key)


def _wrong(wanted: str, value: Any, place: Place, key: str) -> PackError:
    shown = "{…}" if isinstance(value, Table) else repr(value)
    return PackError("municipality.wrong_type", place, key=key, value=shown, wanted=wanted)

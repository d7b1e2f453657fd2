"""Queries that are asked all day long, written as SQL once.

Django writes the SQL of a queryset anew for every request, which takes many times as long as asking
it; a desk of forty small queries spends most of its time so. `Prepared` keeps the SQL of one
queryset for each shape of its arguments and only puts the values in. The rows are read anew every
time, and they are what the queryset itself would give (docs/adr/0009).
"""

import re
from collections.abc import Callable, Collection, Iterator
from copy import copy
from datetime import UTC, date, datetime, timedelta
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet, prefetch_related_objects

Row = TypeVar("Row")
# Stand-ins, by which an argument is found again in the SQL's parameters: no record has such values.
_YEAR = 1187
_MARK = 0x7A50C1 << 104
# From so many ids on PostgreSQL gets one array in place of a parameter for each: psycopg then keeps
# the statement as it is, and one shape serves every length. A few ids stay single, since an array
# of one is not seen to be in the order of an index.
_AS_ARRAY = 8
_PLACEHOLDER = re.compile(r"%%|%s")


class Prepared(Generic[Row]):
    """`Prepared(build)(holder=pk, limit=20)` is `list(build(holder=pk, limit=20))`.

    `build` gets its arguments by name and puts them into the queryset as they are: ids, lists of
    ids, days and moments become parameters; numbers, flags and None are part of the shape. It must
    not reckon with them (`at - days`): what is reckoned is an argument of its own.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]]) -> None:
        self._build = build
        self._shapes: dict[Any, _Written[Row] | None] = {}

    def __call__(self, **values: Any) -> list[Row]:
        connection = connections[DEFAULT_DB_ALIAS]
        given = {
            name: _listed(value, connection)
            if isinstance(value, list | tuple | set | frozenset)
            else value
            for name, value in values.items()
        }
        shape = (connection.vendor, *((name, _kind(value)) for name, value in given.items()))
        if shape not in self._shapes:
            self._shapes[shape] = _written(self._build, given, connection)
        written = self._shapes[shape]
        return written.ask(given, connection) if written is not None else []


class _Written(Generic[Row]):
    """The SQL of one shape, and which argument stands at each of its parameters."""

    def __init__(
        self, queryset: QuerySet[Any, Row], compiler: Any, sql: str, places: list[Any]
    ) -> None:
        self.queryset, self.compiler, self.sql, self.places = queryset, compiler, sql, places
        self.prefetched = queryset._prefetch_related_lookups  # type: ignore[attr-defined]
        self.converters: Any = None

    def ask(self, given: dict[str, Any], connection: BaseDatabaseWrapper) -> list[Row]:
        values = dict(_adapted(given, connection))
        params = tuple(
            values[place.name] if isinstance(place, _Place) else place for place in self.places
        )
        compiler = copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_args, **_kwargs: (self.sql, params)
        compiler.get_converters = self._converters_of
        asked: Any = _Asked(self.queryset, compiler)
        rows: list[Any] = list(self.queryset._iterable_class(asked))  # type: ignore[call-overload]
        if rows and self.prefetched:
            prefetch_related_objects(rows, *self.prefetched)
        return rows

    def _converters_of(self, columns: list[Any]) -> Any:
        """What turns a row's values into Python's, which depends on the columns alone."""
        if self.converters is None:
            self.converters = self.compiler.get_converters(columns)
        return self.converters


class _Place:
    """A parameter that is an argument."""

    def __init__(self, name: tuple[str, int]) -> None:
        self.name = name


class _Asked:
    """The queryset as its own iterable wants it, with the SQL already written."""

    db = DEFAULT_DB_ALIAS

    def __init__(self, queryset: Any, compiler: Any) -> None:
        self._queryset, self._compiler = queryset, compiler

    @property
    def query(self) -> "_Asked":
        return _Asked(self._queryset.query, self._compiler)

    def get_compiler(self, *_args: Any, **_kwargs: Any) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._queryset, name)


def _written(
    build: Callable[..., QuerySet[Any, Row]], given: dict[str, Any], connection: BaseDatabaseWrapper
) -> "_Written[Row] | None":
    """Write the SQL with stand-ins; None when the shape can have no rows (an empty list of ids).

    Raises:
        TypeError: an argument has not become a parameter, or was reckoned with.
    """
    counter = iter(range(1, 100_000))
    stands = {
        name: _stand_in(value[:1] if isinstance(value, _Array) else value, counter)
        for name, value in given.items()
    }
    queryset = build(**stands)
    compiler = queryset.query.get_compiler(connection=connection)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    names = {value: name for name, value in _adapted(stands, connection)}
    places = [
        _Place(names[param]) if _hashable(param) and param in names else param for param in params
    ]
    lost = set(names.values()) - {one.name for one in places if isinstance(one, _Place)}
    if [] in given.values():  # Django prunes what stood beside it
        lost = set()
    if lost or any(_is_stand_in(one) for one in places):
        raise TypeError(f"not a parameter as it stands: {sorted(lost) or sql}")
    arrays = {name for name, value in given.items() if isinstance(value, _Array)}
    return _Written(queryset, compiler, _with_arrays(sql, places, arrays), places)


def _with_arrays(sql: str, places: list[Any], arrays: Collection[str]) -> str:
    """`x IN (%s)` as `x = ANY(%s)` for the arguments that come as arrays.

    Raises:
        TypeError: such an argument stands elsewhere than in a list of its own.
    """
    if not arrays:
        return sql
    wanted = [isinstance(one, _Place) and one.name[0] in arrays for one in places]
    found = [one for one in _PLACEHOLDER.finditer(sql) if one[0] == "%s"]
    parts, end = [], 0
    for is_array, at in zip(wanted, found, strict=True):
        if not is_array:
            continue
        before = sql[end : at.start()]
        if not before.endswith(" IN (") or sql[at.end() : at.end() + 1] != ")":
            raise TypeError(f"not a list of its own: {sql}")
        parts.append(f"{before.removesuffix('IN (')}= ANY(%s)")
        end = at.end() + 1
    return "".join([*parts, sql[end:]])


class _Array(list[Any]):
    """Ids that go to PostgreSQL as one array."""


def _listed(values: Collection[Any], connection: BaseDatabaseWrapper) -> list[Any]:
    """Many ids as one array where the engine has them; else in lists of 1, 2, 4, 8 …: few shapes,
    and a repeated id changes nothing."""
    listed = list(values)
    if not listed:
        return listed
    if (
        len(listed) >= _AS_ARRAY
        and connection.vendor == "postgresql"
        and all(isinstance(one, UUID) for one in listed)
    ):
        return _Array(listed)
    size = 1 << (len(listed) - 1).bit_length()
    return listed + listed[-1:] * (size - len(listed))


def _kind(value: Any) -> Any:
    if isinstance(value, _Array):
        return _Array
    if isinstance(value, list):
        return list, len(value)
    if isinstance(value, UUID | date | str):
        return type(value)
    return value


def _stand_in(value: Any, counter: Iterator[int]) -> Any:
    if isinstance(value, list):
        return [_stand_in(one, counter) for one in value]
    number = next(counter)
    if isinstance(value, UUID):
        return UUID(int=_MARK + number)
    if isinstance(value, datetime):
        return datetime(_YEAR, 6, 1, tzinfo=UTC) + timedelta(seconds=number)
    if isinstance(value, date):
        return date(_YEAR, 6, 1) + timedelta(days=number)
    if isinstance(value, str):
        return f"{_YEAR}-\0{number}"
    return value


def _is_stand_in(param: Any) -> bool:
    if isinstance(param, UUID):
        return param.int >> 104 == _MARK >> 104
    if isinstance(param, date):
        return abs(param.year - _YEAR) < 50
    return isinstance(param, str) and param.startswith((f"{_YEAR}-", f"{_MARK >> 104:06x}"))


def _adapted(
    values: dict[str, Any], connection: BaseDatabaseWrapper
) -> Iterator[tuple[tuple[str, int], Any]]:
    """Each argument as the engine's fields hand it over, by name and place in its list."""
    for name, value in values.items():
        if isinstance(value, _Array):
            yield (name, 0), list(value)
            continue
        for place, one in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(one, UUID):
                yield (name, place), one if connection.features.has_native_uuid_field else one.hex
            elif isinstance(one, datetime):
                yield (name, place), connection.ops.adapt_datetimefield_value(one)
            elif isinstance(one, date):
                yield (name, place), connection.ops.adapt_datefield_value(one)
            elif isinstance(one, str):
                yield (name, place), one


def _hashable(param: Any) -> bool:
    return getattr(param, "__hash__", None) is not None

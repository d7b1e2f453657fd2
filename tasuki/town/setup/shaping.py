"""A form from the shape of a pack's item: one field a key, with the town's word as its label."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from tasuki.town.municipality.pack import Pack, State
from tasuki.town.setup import rules, words

# Keys whose value is a code of another table of the pack.
REFERENCES = {
    "agency": "agencies",
    "owner": "agencies",
    "operator": "agencies",
    "parent": "agencies",
    "contractor": "agencies",
    "convener": "agencies",
    "receiver": "agencies",
    "meeting": "meetings",
    "project": "projects",
    "area": "areas",
    "activity": "activities",
    "to": "activities",
}
# The same key means another table in some shapes.
OTHERWISE = {("Area", "parent"): "areas"}
LONG = frozenset(
    {"text", "purpose", "outline", "aim", "philosophy", "progress", "note", "existing", "target"}
)
SPARE_ROWS = 2
TOWNS_OWN = State.VERBATIM


@dataclass(frozen=True)
class Key:
    """One field of a form: `kind` is line, text, number, choice, switch, lines or rows."""

    name: str
    label: str
    kind: str
    required: bool
    choices: tuple[tuple[str, str], ...] = ()
    rows: "tuple[Key, ...]" = ()
    sourced: bool = False
    optional: bool = False


def keys_of(shape: Any, pack: Pack) -> tuple[Key, ...]:
    """The fields of a shape that a town can fill in."""
    hints = get_type_hints(shape)
    return tuple(
        _key(shape.__name__, one.name, hints[one.name], pack, required=_is_required(one))
        for one in fields(shape)
        if one.name not in rules.OF_THE_SOURCE
    )


def _is_required(one: Any) -> bool:
    from dataclasses import MISSING

    return one.default is MISSING and one.default_factory is MISSING


def _key(shape: str, name: str, hint: Any, pack: Pack, *, required: bool) -> Key:
    bare, optional = _bare(hint)
    facts: dict[str, Any] = {"name": name, "label": label(name), "optional": optional}
    table = OTHERWISE.get((shape, name), REFERENCES.get(name))
    if table and bare is str:
        listed = [(one.code, words.named(one)) for one in getattr(pack, table)]
        return Key(kind="choice", required=required, choices=tuple(listed), **facts)
    if get_origin(bare) is tuple:
        return _many(get_args(bare)[0], pack, facts, required=required)
    if is_dataclass(bare):
        return Key(kind="row", required=False, rows=keys_of(bare, pack), **facts)
    if _is_closed(bare):
        return Key(kind="choice", required=required, choices=_values(bare), **facts)
    if bare is bool:
        return Key(kind="switch", required=False, **facts)
    if bare is int:
        return Key(kind="number", required=required and not optional, **facts)
    return Key(kind="text" if name in LONG else "line", required=required, **facts)


def _many(inner: Any, pack: Pack, facts: dict[str, Any], *, required: bool) -> Key:
    if is_dataclass(inner):
        sourced = any(one.name == "source" for one in fields(inner))
        rows = keys_of(inner, pack)
        return Key(kind="rows", required=False, rows=rows, sourced=sourced, **facts)
    if _is_closed(inner):
        return Key(kind="choices", required=False, choices=_values(inner), **facts)
    return Key(kind="numbers" if inner is int else "lines", required=required, **facts)


def _is_closed(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, StrEnum)


def _values(kind: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(one), words.word(str(one))) for one in kind)


def _bare(hint: Any) -> tuple[Any, bool]:
    """The hint without None, and whether None was in it. Of several, text is what can be typed."""
    if get_origin(hint) in (Union, UnionType):
        kinds = [one for one in get_args(hint) if one is not type(None)]
        none = len(kinds) != len(get_args(hint))
        return (kinds[0] if len(kinds) == 1 else str), none
    return hint, False


def label(name: str) -> str:
    """The word of a key."""
    return str(words.KEYS.get(name, name))


def shown(key: Key, value: Any) -> Any:
    """A value of the pack as a form shows it."""
    if value is None:
        return ""
    if key.kind in ("lines", "numbers"):
        return "\n".join(str(one) for one in value)
    if key.kind == "choices":
        return [str(one) for one in value]
    if key.kind == "switch":
        return "yes" if value else "no"
    return str(value)


def read(key: Key, said: Any, before: Any = None) -> Any:
    """What was typed, as the pack holds it."""
    if key.kind in ("lines", "numbers"):
        listed = [one.strip() for one in str(said or "").splitlines() if one.strip()]
        return [int(one) for one in listed if one.isdecimal()] if key.kind == "numbers" else listed
    if key.kind == "choices":
        return list(said or [])
    if key.kind == "switch":
        return None if said == "" else said == "yes"
    if key.kind == "number":
        return said if said is not None else None
    if isinstance(before, bool):
        return str(said) == "yes"
    if isinstance(before, int) and str(said).isdecimal():
        return int(said)
    text = str(said or "")
    return None if not text and key.optional else text


def plain(value: Any) -> Any:
    """A value of the pack as JSON holds it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return str(value) if isinstance(value, StrEnum) else value


def clean(value: Any) -> Any:
    """Rows without their empty keys, so that what was not touched is equal to what stood there."""
    if isinstance(value, list):
        return [without_none(one) if isinstance(one, dict) else one for one in value]
    return without_none(value) if isinstance(value, dict) else value


def without_none(told: Mapping[str, Any]) -> dict[str, Any]:
    """TOML has no null: an absent key is nothing."""
    return {name: value for name, value in told.items() if value is not None}

"""docs/pack.schema.json: what editors know of a pack, made from the shapes themselves."""

import json
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from tasuki.town.municipality.kinds import MANY, SINGLE

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
}


def text() -> str:
    """The schema of one file of a pack, as the file in docs/ holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def schema() -> dict[str, Any]:
    """Every kind of table. A town's table may leave out what the base says, so only the code of a
    table that stands several times is asked for; `tasuki pack check` asks for the rest."""
    shapes: dict[str, dict[str, Any]] = {}
    kinds = {kind: _of(shape, shapes) for kind, shape in SINGLE.items()}
    kinds |= {kind: {"type": "array", "items": _of(one, shapes)} for kind, one in MANY.items()}
    return {
        "$schema": DIALECT,
        "title": "tasuki pack",
        "type": "object",
        "properties": kinds,
        "additionalProperties": False,
        "$defs": dict(sorted(shapes.items())),
    }


def _of(hint: Any, shapes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        kinds = [_of(one, shapes) for one in inner if one is not type(None)]
        return kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    if origin is tuple:
        return {"type": "array", "items": _of(inner[0], shapes)}
    if isinstance(hint, type) and is_dataclass(hint):
        _define(hint, shapes)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if issubclass(hint, StrEnum):
        return {"enum": [str(value) for value in hint]}
    return dict(PLAIN[hint])


def _define(shape: Any, shapes: dict[str, dict[str, Any]]) -> None:
    if shape.__name__ in shapes:
        return
    made: dict[str, Any] = {"type": "object", "additionalProperties": False}
    shapes[shape.__name__] = made
    made["description"] = " ".join((shape.__doc__ or "").split())
    hints = get_type_hints(shape)
    made["properties"] = {slot.name: _of(hints[slot.name], shapes) for slot in fields(shape)}
    key = next((name for name in ("code", "number") if name in hints), None)
    if key is not None:
        made["required"] = [key]
    made["x-needed"] = [
        slot.name
        for slot in fields(shape)
        if slot.default is MISSING and slot.default_factory is MISSING
    ]

"""docs/pack.schema.json is what the shapes say, and every pack is what the schema says."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tasuki.town.municipality import pack

ROOT = Path(settings.PACKS_DIR).parent
PATH = ROOT / "docs" / "pack.schema.json"
FILES = sorted(Path(settings.PACKS_DIR).rglob("*/*/*.toml"))


def test_the_schema_in_docs_is_made_from_the_shapes() -> None:
    """`.venv/bin/tasuki pack schema > docs/pack.schema.json` writes it anew."""
    assert PATH.read_text(encoding="utf-8") == pack.schema_text()


def wrong(value: Any, schema: dict[str, Any], defs: dict[str, Any], at: str) -> list[str]:
    """What the schema says against the value. Only the words that the schema uses are known."""
    if "$ref" in schema:
        schema = defs[schema["$ref"].rsplit("/", maxsplit=1)[-1]]
    if "anyOf" in schema:
        found = [wrong(value, one, defs, at) for one in schema["anyOf"]]
        return [] if any(not one for one in found) else found[0]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{at}: {value}"]
    kinds: dict[str, type] = {
        "string": str,
        "integer": int,
        "boolean": bool,
        "array": list,
        "object": dict,
    }
    # bool is an int in Python, not in a schema
    given: type = type(value)
    if given is not kinds[schema["type"]]:
        return [f"{at}: {value!r} is no {schema['type']}"]
    if schema["type"] == "array":
        return [
            e
            for n, one in enumerate(value)
            for e in wrong(one, schema["items"], defs, f"{at}[{n}]")
        ]
    if schema["type"] == "object":
        told = [f"{at}: {key}?" for key in value if key not in schema["properties"]]
        told += [f"{at}: no {key}" for key in schema.get("required", ()) if key not in value]
        return told + [
            e
            for key, one in value.items()
            if key in schema["properties"]
            for e in wrong(one, schema["properties"][key], defs, f"{at}.{key}")
        ]
    return []


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_every_file_of_every_pack_fits_the_schema(path: Path) -> None:
    schema = json.loads(PATH.read_text(encoding="utf-8"))
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    assert wrong(tables, schema, schema["$defs"], path.name) == []


def test_the_schema_refuses_what_no_shape_has() -> None:
    schema = json.loads(PATH.read_text(encoding="utf-8"))
    cases: tuple[dict[str, Any], ...] = (
        {"agencies": []},
        {"agency": [{"code": 1}]},
        {"agency": [{"name": "x"}]},
    )
    for tables in cases:
        assert wrong(tables, schema, schema["$defs"], "x")

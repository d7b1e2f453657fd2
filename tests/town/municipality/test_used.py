"""Nothing is written into packs for nobody: every key that some pack fills is read somewhere."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import tasuki
from tasuki.town.municipality import pack
from tasuki.town.municipality.kinds import MANY, SINGLE

HOUSE = Path(tasuki.__file__).parent
DOCS = HOUSE.parent / "docs" / "TOWNS.md"

# Filled by packs, and read by no page yet: which page it is meant for. Take a line out when the
# page reads it.
WAITING: dict[str, str] = {}


@lru_cache(maxsize=1)
def read() -> set[str]:
    """Every name that some line of code or template reads from something."""
    shapes = {path for path in HOUSE.rglob("shapes*.py")}
    paths = [path for kind in ("*.py", "*.html") for path in HOUSE.rglob(kind)]
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths if path not in shapes)
    return set(re.findall(r"\.([a-z_0-9]+)\b", text))


def filled(item: Any) -> Iterator[str]:
    """The keys of an item, and of what stands in it, that say something."""
    for slot in fields(item):
        value = getattr(item, slot.name)
        if value not in ("", None, (), False):
            yield f"{type(item).__name__}.{slot.name}"
        for one in value if isinstance(value, tuple) else (value,):
            if is_dataclass(one):
                yield from filled(one)


def test_every_key_of_every_pack_is_read_or_waits_for_a_page() -> None:
    keys = {
        key
        for code in pack.town_codes()
        for _, item in pack.load(code, 2026).everything()
        for key in filled(item)
    }
    unread = {key for key in keys if key.split(".")[1] not in read()}
    assert unread - set(WAITING) == set()


def test_what_waits_is_a_key_that_there_is() -> None:
    for key in WAITING:
        shape, _, name = key.partition(".")
        assert name in {slot.name for slot in fields(getattr(pack, shape))}


def test_every_kind_of_table_stands_in_the_list_of_what_is_seen_where() -> None:
    told = set(re.findall(r"`\[{1,2}([a-z_]+)\]{1,2}`", DOCS.read_text(encoding="utf-8")))
    assert told >= {*SINGLE, *MANY}

"""What is of one town stands in its pack: neither code nor templates know any town's name."""

import re
from pathlib import Path

import pytest

from tasuki.town.municipality import pack

ROOT = Path(__file__).parents[2]


def names() -> list[str]:
    """Each town as it is written and as its folder is called, and its programme's own name."""
    found = set()
    for code in pack.town_codes():
        town = pack.load(code, 2026)
        found |= {code, town.municipality.name}
        if town.programme.name != town.word("programme"):
            found.add(town.programme.name)
    return sorted(found)


def sources() -> list[Path]:
    kinds = ("*.py", "*.html", "*.typ", "*.js")
    folders = (ROOT / "tasuki", ROOT / "config")
    return [
        path
        for folder in folders
        for kind in kinds
        for path in folder.rglob(kind)
        if "static" not in path.parts
    ]


@pytest.mark.parametrize("name", names())
def test_no_line_of_the_house_names_a_town(name: str) -> None:
    word = re.compile(rf"\b{name}\b" if name.isascii() else re.escape(name))
    told = [str(path) for path in sources() if word.search(path.read_text(encoding="utf-8"))]
    assert told == []


def test_no_line_of_the_house_asks_which_town_it_is() -> None:
    """A code of 6 digits in the code would be a town by another name."""
    codes = "|".join(pack.load(code, 2026).municipality.code6 for code in pack.town_codes())
    told = [str(path) for path in sources() if re.search(codes, path.read_text(encoding="utf-8"))]
    assert told == []

"""Reading TOML: every key knows its line, and what does not fit is refused there."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tasuki.town.municipality.reading import PackError, build, read

TEXT = """\
# a comment with [brackets] and "quotes"
[town]
name = "a # not a comment"
text = \"\"\"
[not.a.table]
key = 1
\"\"\"

[[list]]
code = "one"
codes = [
  { code = "a", label = "[A]" },  # first
  { code = "b", label = 'B', "odd key" = { deep = 1 } },
]

[[list]]
code = "two"
[list.more]
days = 7
[[list.parts]]
x = 1
[[list.parts]]
x = 2
"""


def test_every_key_knows_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(TEXT, encoding="utf-8")
    tables = read(path, "a.toml")
    town = tables.values["town"]
    assert (town.place.line, town.where("name").line, town.where("text").line) == (2, 3, 4)
    one, two = tables.values["list"]
    assert [code.where("label").line for code in one.values["codes"]] == [12, 13]
    assert one.values["codes"][1].values["odd key"].where("deep").line == 13
    assert two.where("code").line == 17
    assert two.values["more"].where("days").line == 19
    assert [part.where("x").line for part in two.values["parts"]] == [21, 23]


def test_text_that_is_not_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("a = 1\nb = = 2\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"^packs/a\.toml:2: "):
        read(path, "packs/a.toml")


@dataclass(frozen=True)
class Part:
    name: str
    days: int = 7


@dataclass(frozen=True)
class Whole:
    title: str
    parts: tuple[Part, ...] = ()
    note: str | None = None


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('title = "a"\n\ntitel = "b"\n', 3, "titel"),
        ('title = "a"\n[[parts]]\nname = "n"\ncolour = 1\n', 4, "colour"),
        ('title = "a"\n[[parts]]\nname = "n"\ndays = "7"\n', 4, "days"),
        ('title = "a"\n[[parts]]\nname = "n"\ndays = true\n', 4, "days"),
        ('title = "a"\n[[parts]]\ndays = 7\n', 2, "name"),
        ("title = 3\n", 1, "title"),
    ],
)
def test_what_does_not_fit_is_refused_by_file_line_and_key(
    tmp_path: Path, text: str, line: int, word: str
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as refused:
        build(Whole, read(path, "packs/x/a.toml"))
    assert str(refused.value).startswith(f"packs/x/a.toml:{line}: ")
    assert word in str(refused.value)


def test_what_fits_becomes_frozen_and_typed(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('title = "a"\nparts = [{ name = "n" }]\n', encoding="utf-8")
    assert build(Whole, read(path, "a.toml")) == Whole("a", (Part("n", 7),), None)

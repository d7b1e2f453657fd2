"""A town's pack: laid over the base by code, refused by place, asked in its own words."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.checks import run_checks

from tasuki.ground.errors import HouseError
from tasuki.town.municipality import pack
from tasuki.town.municipality.pack import PackError

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Put one more file beside a copy of 小林市's pack; gives the root of the copied packs."""
    root = tmp_path / "packs"
    shutil.copytree(settings.PACKS_DIR, root)

    def add(name: str, text: str) -> Path:
        (root / "kobayashi" / "2026" / name).write_text(text, encoding="utf-8")
        return root

    return add


def edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / "kobayashi" / "2026" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_pack_loads_and_holds_together() -> None:
    assert "kobayashi" in pack.town_codes()
    assert pack.check_all() == []
    assert not [fault for fault in run_checks() if fault.id == "municipality.E001"]


def test_without_a_door_the_default_town_is_current() -> None:
    assert pack.current(on=date(2026, 11, 20)).municipality.name == "小林市"


def test_a_year_without_a_pack_uses_the_latest_before_it() -> None:
    assert pack.load("kobayashi", 2031).fiscal_year == 2026
    assert pack.load("kobayashi", 2031) is pack.load("kobayashi", 2026)


def test_a_town_without_a_pack_is_refused_by_name() -> None:
    with pytest.raises(PackError, match="nowhere"):
        pack.load("nowhere", 2026)
    with pytest.raises(PackError):
        pack.load("../packs/kobayashi", 2026)


def test_an_unknown_key_is_refused_with_file_and_line(write: Write) -> None:
    root = write(
        "zz.toml",
        '[[term]]\ncode = "stall_days"\nday = 14\nsource = "要綱"\nstate = "原文どおり"\n',
    )
    with pytest.raises(PackError) as refused:
        pack.load("kobayashi", 2026, root)
    assert str(refused.value).startswith("packs/kobayashi/2026/zz.toml:3: ")
    assert "day" in str(refused.value)
    assert pack.check_all(root) == [str(refused.value)]


def test_an_unknown_kind_of_table_is_refused_with_file_and_line(write: Write) -> None:
    root = write("zz.toml", '\n[[terms]]\ncode = "x"\n')
    with pytest.raises(PackError, match=r"^packs/kobayashi/2026/zz\.toml:2: "):
        pack.load("kobayashi", 2026, root)


def test_a_town_overrides_a_term_by_code_and_keeps_the_rest(write: Write) -> None:
    root = write(
        "zz.toml",
        '[[term]]\ncode = "stall_days"\ndays = 14\nsource = "要綱 第5条"\nstate = "原文どおり"\n',
    )
    town = pack.load("kobayashi", 2026, root)
    assert town.term("stall_days") == 14
    assert town.term("referral_answer_days") == 7
    assert "stall_days" not in {item.code for item in town.to_confirm()}


def test_a_town_renames_retires_and_adds_codes(write: Write) -> None:
    root = write(
        "zz.toml",
        """\
[[list]]
code = "topics"
label = "ご相談の内容"
source = "様式1"
state = "原文どおり"
codes = [
  { code = "food", label = "食べ物に困っている" },
  { code = "debt", retired = true },
  { code = "fields", label = "農地のこと", national = "income" },
]
""",
    )
    town = pack.load("kobayashi", 2026, root)
    assert town.label("topics", "food") == "食べ物に困っている"
    assert town.label("topics", "debt") == "債務について"
    assert "debt" not in dict(town.choices("topics"))
    assert town.choices("topics")[-2:] == [("fields", "農地のこと"), ("other", "その他")]
    assert town.national("topics", "fields") == "income"
    assert town.national("topics", "food") == "food"
    food, health = (town.lists["topics"].find(code) for code in ("food", "health"))
    assert food is not None
    assert food.source == "様式1"
    assert health is not None
    assert health.source != "様式1"


def test_a_town_code_that_counts_as_nothing_national_is_refused(write: Write) -> None:
    head = '[[list]]\ncode = "topics"\nlabel = "x"\nsource = "様式"\nstate = "原文どおり"\n'
    root = write("zz.toml", head + 'codes = [\n  { code = "new", label = "新" },\n]\n')
    with pytest.raises(PackError, match=r"zz\.toml:7: .*new"):
        pack.load("kobayashi", 2026, root)
    root = write("zy.toml", "")
    (root / "kobayashi/2026/zz.toml").write_text(
        head + 'codes = [\n  { code = "new", label = "新", national = "nothing" },\n]\n',
        encoding="utf-8",
    )
    with pytest.raises(PackError, match=r"zz\.toml:7: .*nothing"):
        pack.load("kobayashi", 2026, root)


@pytest.mark.parametrize(
    ("name", "old", "new", "word"),
    [
        ("agencies.toml", 'parent = "fukushi"', 'parent = "fukusi"', "fukusi"),
        ("meetings.toml", '{ agency = "kodomo"', '{ agency = "kodomoka"', "kodomoka"),
        ("meetings.toml", '"layered_meeting"', '"layered"', "layered"),
        ("meetings.toml", "case_data = false", "case_data = true", "representatives"),
        ("projects.toml", 'departments = ["choju_kaigo"]', 'departments = ["x"]', "x"),
        ("flow.toml", 'value = "shakyo"', 'value = "nobody"', "nobody"),
        ("words.toml", 'state = "原文どおり"', 'state = "訂正"', "original"),
        ("words.toml", 'state = "原文どおり"', 'state = "不明"', "question"),
        ("words.toml", 'state = "原文どおり"', 'state = "たぶん"', "たぶん"),
    ],
)
def test_what_does_not_hold_together_is_refused_where_it_stands(
    write: Write, name: str, old: str, new: str, word: str
) -> None:
    root = write("zz.toml", "")
    edit(root, name, old, new)
    with pytest.raises(PackError) as refused:
        pack.load("kobayashi", 2026, root)
    assert refused.value.place.file == f"packs/kobayashi/2026/{name}"
    lines = (root / "kobayashi/2026" / name).read_text(encoding="utf-8").splitlines()
    assert lines[refused.value.place.line - 1]
    assert word in str(refused.value)


def test_the_same_code_twice_is_refused(write: Write) -> None:
    item = '[[resource]]\ncode = "farming"\nname = "x"\nsource = "s"\nstate = "原文どおり"\n'
    with pytest.raises(PackError, match="farming"):
        pack.load("kobayashi", 2026, write("zz.toml", item))


def test_the_version_changes_with_any_letter(write: Write) -> None:
    root = write("zz.toml", "")
    before = pack.load("kobayashi", 2026, root).version
    pack.forget()
    edit(root, "words.toml", "小林市の呼び名", "小林市の呼び名だ")
    assert pack.load("kobayashi", 2026, root).version != before
    assert before.startswith("kobayashi-2026-")


def test_an_unknown_code_is_shown_as_unknown_and_never_dropped() -> None:
    town = pack.load("kobayashi", 2026)
    assert town.label("topics", "from_elsewhere") == "from_elsewhere（不明）"
    assert town.label("topics", "") == ""
    assert town.labels("topics", ["food", "odd", "health"]) == [
        "病気や健康、障害のこと",
        "食べるものがない",
        "odd（不明）",
    ]


def test_asking_for_what_the_pack_does_not_have_is_refused_in_words() -> None:
    town = pack.load("kobayashi", 2026)
    for ask in (town.term, town.word, town.agency, town.meeting_body, town.ground, town.codes):
        with pytest.raises(HouseError, match="no_such"):
            ask("no_such")

"""A pack that would lead the town astray is refused: which file, which line, what to do."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tasuki.town.municipality import pack
from tasuki.town.municipality.pack import PackError
from tests.town.municipality.conftest import Edit


def refused(packs: Path, name: str) -> PackError:
    """The refusal of the pack to which the file belongs."""
    with pytest.raises(PackError) as told:
        pack.load(name.split("/")[0], 2026, packs)
    assert told.value.place.file == f"packs/{name}"
    assert pack.check_one(name.split("/")[0], packs)[0] == str(told.value)
    return told.value


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "word"),
    [
        # a typo
        ("asaka/2026/town.toml", "kana = ", "kanna = ", "unknown_key", "kanna"),
        # a code without its leading zero, with a wrong check digit, of another town, of nobody
        ("shikaoi/2026/town.toml", '"016349"', '"16349"', "wrong_check_digit", "先頭の0"),
        ("asaka/2026/town.toml", '"112275"', '"112276"', "wrong_check_digit", "112276"),
        ("asaka/2026/town.toml", '"112275"', '"394017"', "unknown_town", "朝霞市"),
        ("asaka/2026/town.toml", '"112275"', '"999997"', "unknown_town", "999997"),
        # a ring of agencies
        (
            "kobayashi/2026/agencies.toml",
            'parent = "kobayashi_city"',
            'parent = "fukushi_somu"',
            "ring",
            "fukushi",
        ),
        # groups of municipalities that are parts of one another, and bounds that let nobody in
        ("kochi/2026/road.toml", 'part_of = "others"', 'part_of = "others_a"', "ring", "part_of"),
        ("nankoku/2026/week.toml", "at_least = 18", "at_least = 81", "turned_bounds", "81-50"),
        # a missing body
        (
            "nakatosa/2026/flow.toml",
            'meeting = "network"',
            'meeting = "net"',
            "unknown_code",
            "net",
        ),
        ("nakatosa/2026/people.toml", '"resources"', '"resource"', "unknown_code", "resource"),
        ("nagaokakyo/2026/flow.toml", '"own_counter", ', '"nowhere", ', "unknown_code", "nowhere"),
        ("nankoku/2026/week.toml", 'to = "cafe"', 'to = "coffee"', "unknown_code", "coffee"),
        ("kochi/2026/road.toml", 'status = "running"', 'status = "on"', "unknown_code", "on"),
        ("asaka/2026/about.toml", '["hardship"]', '["poverty"]', "unknown_code", "poverty"),
        # a body that decides what it may not
        (
            "nakatosa/2026/meetings.toml",
            'decides = ["resources"]',
            'decides = ["support_decision"]',
            "decides_without_data",
            "支援決定",
        ),
        (
            "asaka/2026/meetings.toml",
            '["support_meeting"]',
            '["layered_meeting"]',
            "decides_before_law",
            "case",
        ),
        # a prefecture that would see somebody
        (
            "kochi/2026/road.toml",
            "[[cohort]]",
            '[[meeting]]\ncode = "m"\nname = "m"\nconsent_rule = "あり"\n'
            'legal_types = ["layered_meeting"]\ncase_data = true\norder = 1\n'
            'source = "s"\nstate = "原文どおり"\n\n[[cohort]]',
            "prefecture_with_data",
            "後方支援",
        ),
        ("nankoku/2026/week.toml", 'start = "10:00"', 'start = "17:00"', "wrong_time", "17:00"),
        ("nankoku/2026/week.toml", 'start = "10:00"', 'start = "10時"', "wrong_time", "10時"),
        ("kochi/2026/support.toml", "month_from = 4", "month_from = 13", "wrong_month", "13"),
        ("asaka/2026/town.toml", 'plan_form = "章"', 'plan_form = "節"', "wrong_type", "独立"),
    ],
)
def test_what_would_lead_astray_is_refused_where_it_stands(
    packs: Path, edit: Edit, name: str, old: str, new: str, code: str, word: str
) -> None:
    line = edit(name, old, new)
    refusal = refused(packs, name)
    assert refusal.code == f"municipality.{code}"
    assert word in str(refusal)
    assert abs(refusal.place.line - line) <= new.count("\n") + 1


def test_a_code_given_twice_is_refused_at_the_second(packs: Path) -> None:
    twice = '[[agency]]\ncode = "shakyo"\nname = "x"\nkind = "other"\nregime = "private"\n'
    (packs / "shikaoi/2026/zz.toml").write_text(
        twice + 'source = "s"\nstate = "原文どおり"\n', encoding="utf-8"
    )
    refusal = refused(packs, "shikaoi/2026/zz.toml")
    assert (refusal.code, refusal.place.line) == ("municipality.twice", 2)


def test_a_year_that_nobody_tells_is_refused_at_the_row_after_it(packs: Path, edit: Edit) -> None:
    line = edit(
        "kobayashi/2026/projects.toml", "until_fiscal_year = 2022", "until_fiscal_year = 2021"
    )
    refusal = refused(packs, "kobayashi/2026/projects.toml")
    assert refusal.code == "municipality.year_gap"
    assert "2022年度" in str(refusal)
    assert line < refusal.place.line < line + 12


def test_a_year_told_twice_is_refused(packs: Path, edit: Edit) -> None:
    edit("nagaokakyo/2026/projects.toml", "until_fiscal_year = 2023\n", "")
    assert refused(packs, "nagaokakyo/2026/projects.toml").code == "municipality.year_gap"


def test_a_demo_choice_without_a_question_is_refused(packs: Path, edit: Edit) -> None:
    edit("asaka/2026/agencies.toml", 'demo_choice = ["parent"]', 'demo_choice = ["mother"]')
    refusal = refused(packs, "asaka/2026/agencies.toml")
    assert "mother" in str(refusal)


def test_every_town_is_told_about_at_once(packs: Path, edit: Edit) -> None:
    edit("asaka/2026/town.toml", "kana = ", "kanna = ")
    edit("kochi/2026/support.toml", "month_from = 4", "month_from = 13")
    wrong = pack.check_all(packs)
    assert [line.split("/")[1] for line in wrong] == ["asaka", "kochi"]


def test_files_changed_under_a_running_server_do_not_reach_it(packs: Path, edit: Edit) -> None:
    before = pack.load("asaka", 2026, packs)
    edit("asaka/2026/town.toml", "kana = ", "kanna = ")
    assert pack.load("asaka", 2026, packs) is before


def test_a_server_that_starts_again_goes_on_with_the_pack_that_was_whole(
    packs: Path, edit: Edit, tmp_path: Path, settings: Any
) -> None:
    kept = tmp_path / "var" / "packs"
    settings.PACKS_KEPT = kept
    assert pack.settle("asaka", kept, packs) == []
    good = pack.load("asaka", 2026)
    edit("asaka/2026/town.toml", "kana = ", "kanna = ")
    faults = pack.settle("asaka", kept, packs)
    assert len(faults) == 1
    assert "asaka/2026/town.toml" in faults[0]
    pack.forget()
    assert pack.load("asaka", 2026).version == good.version
    edit("asaka/2026/town.toml", "kanna = ", "kana = ")
    edit("asaka/2026/town.toml", "構築中", "構築しているところ")
    assert pack.settle("asaka", kept, packs) == []
    pack.forget()
    assert pack.load("asaka", 2026).programme.started.startswith("構築しているところ")
    pack.forget()


def test_a_town_never_starts_for_the_first_time_with_a_broken_pack(
    packs: Path, edit: Edit, tmp_path: Path
) -> None:
    edit("asaka/2026/town.toml", "kana = ", "kanna = ")
    with pytest.raises(PackError, match="kanna"):
        pack.settle("asaka", tmp_path / "kept", packs)
    shutil.rmtree(packs / "asaka")
    assert "asaka" not in pack.town_codes(packs)


def test_changes_in_the_browser_lie_over_the_files() -> None:
    changes = {"agency": [{"code": "shakyo", "tel": "0984-00-0000", "unknown": ["fax"]}]}
    town = pack.laid_over("kobayashi", 2026, changes, "changes of today")
    assert town.agency("shakyo").tel == "0984-00-0000"
    assert town.agency("shakyo").name == "小林市社会福祉協議会"
    assert town.version.startswith(pack.load("kobayashi", 2026).version + "+")
    with pytest.raises(PackError, match="changes of today") as told:
        pack.laid_over(
            "kobayashi", 2026, {"agency": [{"code": "shakyo", "phone": "1"}]}, "changes of today"
        )
    assert "phone" in str(told.value)


def test_a_code_that_counts_as_nothing_is_refused_also_under_changes(packs: Path) -> None:
    (packs / "asaka/2026/zz.toml").write_text(
        '[[list]]\ncode = "topics"\nlabel = "x"\nsource = "s"\nstate = "原文どおり"\n'
        'codes = [{ code = "new", label = "新" }]\n',
        encoding="utf-8",
    )
    (packs / "asaka/2026/changes.toml").write_text(
        '[[agency]]\ncode = "hoiku"\ntel = "1"\n', encoding="utf-8"
    )
    assert "new" in str(refused(packs, "asaka/2026/zz.toml"))

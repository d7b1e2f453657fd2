"""`tasuki pack …`, as the operator types it."""

from pathlib import Path
from typing import Any

import pytest

from tasuki.doors.operator import packs as commands
from tasuki.doors.operator.cli import parser
from tasuki.doors.operator.words import Trouble
from tasuki.town.municipality import changes, pack
from tests.town.municipality.conftest import packs

__all__ = ["packs"]


@pytest.fixture
def typed(packs: Path, settings: Any, capsys: pytest.CaptureFixture[str]) -> Any:
    """typed("pack check") → (exit code, what was printed), on a copy of the packs."""
    settings.PACKS_DIR = packs

    def run(line: str) -> tuple[int, str]:
        code = commands.run(parser().parse_args(line.split()))
        return code, capsys.readouterr().out

    return run


def test_check_reads_every_pack_or_one(typed: Any, packs: Path) -> None:
    code, told = typed("pack check")
    assert code == 0
    assert "packs/shikaoi" in told
    path = packs / "shikaoi" / "2026" / "town.toml"
    path.write_text(path.read_text("utf-8").replace("016349", "16349"), encoding="utf-8")
    code, told = typed("pack check shikaoi")
    assert code == 1
    assert told.startswith("packs/shikaoi/2026/town.toml:")
    assert typed("pack check asaka")[0] == 0


def test_new_makes_a_pack_that_check_accepts(typed: Any, packs: Path) -> None:
    code, told = typed("pack new echizen 越前市 --year 2026 --section 社会福祉課")
    assert code == 0
    assert "packs/echizen/2026" in told
    assert typed("pack check echizen")[0] == 0
    with pytest.raises(Trouble, match="もうあります"):
        typed("pack new echizen 182095 --year 2026")


def test_new_asks_for_the_code_where_several_towns_share_a_name(typed: Any) -> None:
    with pytest.raises(Trouble, match="6桁の団体コード"):
        typed("pack new ikeda 池田町")
    with pytest.raises(Trouble, match="全国の一覧にありません"):
        typed("pack new nowhere どこにもない町")


def test_diff_answers_1_when_something_differs(typed: Any) -> None:
    code, told = typed("pack diff nakatosa/2026 nankoku")
    assert code == 1
    assert "municipality.code6" in told
    assert "meeting.core「コア会議」" in told
    assert typed("pack diff asaka asaka/2030")[0] == 0
    with pytest.raises(Trouble, match="町/年度"):
        typed("pack diff asaka/old asaka")


def test_explain_gives_file_and_line_of_each_key(typed: Any) -> None:
    code, told = typed("pack explain kobayashi agency.shakyo")
    assert code == 0
    assert "packs/kobayashi/2026/agencies.toml:" in told
    assert "question" in told
    with pytest.raises(Trouble, match="この町のパックにありません"):
        typed("pack explain kobayashi nobody")
    with pytest.raises(Trouble, match="nowhere"):
        typed("pack explain nowhere shakyo")


def test_a_broken_pack_stops_a_first_start_and_never_a_later_one(
    typed: Any, packs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setenv("TASUKI_HOME", str(tmp_path / "var"))
    path = packs / "asaka" / "2026" / "town.toml"
    whole = path.read_text("utf-8")
    path.write_text(whole.replace("kana", "kanna"), encoding="utf-8")
    with pytest.raises(Trouble, match="kanna"):
        commands.settle("asaka")
    path.write_text(whole, encoding="utf-8")
    commands.settle("asaka")
    assert (tmp_path / "var" / "packs" / "asaka" / "asaka" / "2026" / "town.toml").exists()
    path.write_text(whole.replace("kana", "kanna"), encoding="utf-8")
    commands.settle("asaka")
    told = capsys.readouterr().out
    assert "kanna" in told
    assert "前に読めたパックのまま" in told


def test_export_writes_what_was_changed_in_the_browser(
    typed: Any, packs: Path, tmp_path: Path, settings: Any
) -> None:
    settings.PACK_CHANGES_DIR = tmp_path / "changes"
    assert typed("pack export kobayashi/2026")[0] == 1
    told = changes.Told(
        "令和8年度 第1版",
        {"agency": [{"code": "shakyo", "tel": "0984-00-0000"}]},
        {"link": ["old"]},
    )
    changes.write("kobayashi", 2026, told)
    code, text = typed("pack export kobayashi/2026")
    assert code == 0
    assert "link.old" in text
    (packs / "kobayashi/2026/changes.toml").write_text(text, encoding="utf-8")
    assert pack.load("kobayashi", 2026, packs).agency("shakyo").tel == "0984-00-0000"
    assert pack.load("kobayashi", 2026, packs).agency("shakyo").kind == "council"


def test_what_was_changed_goes_on_in_the_next_fiscal_year(tmp_path: Path, settings: Any) -> None:
    settings.PACK_CHANGES_DIR = tmp_path / "changes"
    told = changes.Told("第1版", {"agency": [{"code": "shakyo", "tel": "0984-00-0000"}]}, {})
    changes.write("kobayashi", 2026, told)
    for year in (2026, 2027, 2031):
        assert changes.in_use("kobayashi", "kobayashi", year).agency("shakyo").tel == "0984-00-0000"

"""A town nobody thought of needs a pack and no line of Python."""

import tomllib
from pathlib import Path

import pytest

from tasuki.town.municipality import pack
from tasuki.town.municipality.pack import Answers, PackError

ECHIZEN = Answers(
    code6="182095",
    programme="つながりささえあう体制づくり",
    sections=("社会福祉課", "長寿福祉課"),
    counters=("ふくし総合相談室",),
    coordinator="社会福祉課",
    meetings=("市つなぐ・つながる支援会議",),
    forms=("intake", "referral_sheet"),
    fields=("hardship", "elderly"),
)


def test_ten_answers_make_a_pack_that_holds_together(packs: Path) -> None:
    made = pack.write_new(packs / "echizen" / "2026", ECHIZEN)
    assert [path.name for path in made] == [
        "town.toml",
        "agencies.toml",
        "counters.toml",
        "meetings.toml",
        "flow.toml",
    ]
    assert pack.check_one("echizen", packs) == []
    town = pack.load("echizen", 2026, packs)
    assert (town.municipality.name, town.municipality.prefecture) == ("越前市", "福井県")
    assert town.municipality.welfare_office is True
    assert town.coordinator_agency.name == "社会福祉課"
    assert [agency.name for agency in town.counters()] == ["ふくし総合相談室"]
    assert [project.law_item for project in town.in_order()] == [1, 2, 3, 4, 5]
    assert town.term("referral_answer_days") == 7
    assert not town.runs(2026)


def test_a_body_of_which_only_the_name_is_known_sees_nobody(packs: Path) -> None:
    pack.write_new(packs / "echizen" / "2026", ECHIZEN)
    town = pack.load("echizen", 2026, packs)
    (body,) = town.meetings
    assert body.name == "市つなぐ・つながる支援会議"
    assert not body.case_data
    asked = [item for item in town.questions() if item.kind == "meeting"]
    assert "legal_types" in asked[0].unknown
    assert town.decides_by_itself(2026)


def test_one_body_may_stand_on_two_laws(packs: Path) -> None:
    pack.write_new(packs / "echizen" / "2026", ECHIZEN)
    (packs / "echizen/2026/zz.toml").write_text(
        """\
[[meeting]]
code = "both"
name = "市つなぐ・つながる支援会議（個別）"
legal_types = ["support_meeting", "livelihood_meeting"]
consent_rule = "不問"
basis = "社会福祉法第106条の6、生活困窮者自立支援法第9条"
decides = ["plan", "support_decision"]
case_data = true
secrecy_by_law = true
order = 2
source = "要綱"
state = "原文どおり"
"""
        + "".join(
            f'\n[[status]]\ncode = "{code}"\nproject = "{code}"\nsince_fiscal_year = 2027\n'
            'status = "running"\nsource = "要綱"\nstate = "原文どおり"\n'
            for code in ("comprehensive", "participation", "community", "outreach", "multi_agency")
        ),
        encoding="utf-8",
    )
    town = pack.load("echizen", 2026, packs)
    both = town.meeting_body("both")
    assert town.legal_types_in(both, 2027) == ("support_meeting", "livelihood_meeting")
    # Before the programme runs there is no 106条の6; the other law carries the same table.
    assert town.legal_types_in(both, 2026) == ("livelihood_meeting",)
    assert both in town.bodies_in(2026)
    assert not town.decides_by_itself(2027)


def test_a_village_without_any_answer_is_asked_everything(packs: Path) -> None:
    pack.write_new(packs / "umaji" / "2026", Answers(code6="393061"))
    town = pack.load("umaji", 2026, packs)
    assert (town.municipality.name, town.municipality.kind) == ("馬路村", "village")
    assert town.municipality.welfare_office is None
    asked = {(item.kind, item.code) for item in town.questions()}
    assert asked >= {
        ("municipality", "municipality"),
        ("programme", "programme"),
        ("choice", "coordinator_agency"),
        ("meeting", "support_decision"),
        ("status", "multi_agency"),
    }


def test_changes_written_out_as_a_file_say_the_same(packs: Path) -> None:
    changes = {
        "programme": {"name": '「"引用"」\\の事業', "source": "要綱", "state": "原文どおり"},
        "agency": [{"code": "shakyo", "tel": "0984-00-0000", "unknown": ["fax"]}],
        "activity": [
            {
                "code": "salon",
                "name": "サロン",
                "slots": [{"day": "月", "start": "10:00", "end": "12:00"}],
                "order": 1,
                "source": "要綱",
                "state": "原文どおり",
            }
        ],
    }
    laid = pack.laid_over("kobayashi", 2026, changes, "changes")
    (packs / "kobayashi/2026/zz.toml").write_text(
        pack.as_toml({k: v for k, v in changes.items() if k == "activity"}, "画面での変更"),
        encoding="utf-8",
    )
    assert pack.load("kobayashi", 2026, packs).activities == laid.activities
    assert tomllib.loads(pack.as_toml(changes, "画面での変更")) == changes


def test_a_code_that_nobody_has_makes_no_pack(packs: Path) -> None:
    with pytest.raises(PackError, match="182096"):
        pack.write_new(packs / "x" / "2026", Answers(code6="182096"))
    assert not (packs / "x").exists()


def test_a_pack_that_stands_is_not_written_over(packs: Path) -> None:
    with pytest.raises(FileExistsError):
        pack.write_new(packs / "asaka" / "2026", ECHIZEN)


def test_two_packs_are_compared_key_by_key(packs: Path) -> None:
    found = pack.compare(("nakatosa", 2026), ("nankoku", 2026), packs)
    told = {(one.kind, one.code, one.key): (one.before, one.after) for one in found}
    assert told["municipality", "municipality", "code6"] == ("394017", "392049")
    assert told["meeting", "core", ""] == ("コア会議", None)
    assert told["activity", "cafe", ""] == (None, "カフェ・ド・ポム")
    assert pack.compare(("asaka", 2026), ("asaka", 2030), packs) == []


def test_an_item_is_explained_with_the_line_of_each_key(packs: Path) -> None:
    (one,) = pack.explained("kobayashi", 2026, "agency.shakyo", packs)
    assert (one.kind, one.place.file) == ("agency", "packs/kobayashi/2026/agencies.toml")
    keys = {told.key: told for told in one.keys}
    assert keys["name"].value == "小林市社会福祉協議会"
    lines = (packs / "kobayashi/2026/agencies.toml").read_text(encoding="utf-8").splitlines()
    assert lines[keys["question"].place.line - 1].startswith("question")
    (code,) = pack.explained("kobayashi", 2026, "list.topics.debt", packs)
    assert code.place.file.startswith("packs/_base/")
    (name,) = pack.explained("kobayashi", 2026, "municipality.municipality", packs)
    assert name.kind == "municipality"
    assert pack.explained("kobayashi", 2026, "nothing", packs) == []

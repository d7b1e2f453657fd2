"""docs/CONTRACT.md, held to what the commands and the settings really do."""

import json
import re
from collections.abc import Iterator

import pytest

from config import env
from tasuki.doors.operator.cli import parser
from tests.conftest import CAST
from tests.house.servers import ROOT, House, house

CONTRACT = (ROOT / "docs" / "CONTRACT.md").read_text("utf-8")


def test_every_command_it_names_exists() -> None:
    named = set(re.findall(r"\.venv/bin/tasuki (\w+)", CONTRACT))
    assert named >= {"check", "accounts", "towns", "tick", "serve"}
    for command in named - {"tick"}:
        assert parser().parse_args([command]).command == command
    assert parser().parse_args(["tick", "--at", "2026-11-20T09:00"]).at == "2026-11-20T09:00"


def test_every_make_word_it_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    words = set(re.findall(r"`make (\w+)", CONTRACT))
    assert words >= {"run", "demo", "test", "check", "crash", "bench"}
    for word in words:
        assert re.search(rf"^{word}:", makefile, re.MULTILINE)


def test_every_variable_it_names_is_declared() -> None:
    for name in set(re.findall(r"\bTASUKI_[A-Z_]+\b", CONTRACT)):
        assert name in env.KNOWN


def test_the_page_of_the_environment_is_the_declarations() -> None:
    assert (ROOT / "docs" / "ENVIRONMENT.md").read_text("utf-8") == env.page()


def test_the_accounts_it_lists_are_the_tests_cast() -> None:
    rows = re.findall(r"^\| (\w+) \| (.+?（見本）) \| (.+?) \|", CONTRACT, re.MULTILINE)
    assert rows == [(login, name, agency) for login, (name, agency, _) in CAST.items()]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("contract") / "var") as one:
        made = one.tasuki("demo", "--story", "empty")
        assert made.returncode == 0, made.stderr
        yield one


@pytest.mark.slow
def test_check_tells_the_truth_of_an_empty_town(town: House) -> None:
    told = town.tasuki("check", "--town", "kobayashi", "--json")
    assert told.returncode == 0, told.stderr
    answer = json.loads(told.stdout)
    assert answer.pop("audit")["ok"] is True
    assert answer == {
        "open": 0,
        "without_holder": 0,
        "without_date": 0,
        "double_offers": 0,
        "orphan_batons": 0,
    }


@pytest.mark.slow
def test_check_ends_with_one_when_the_log_was_rewritten(town: House) -> None:
    assert json.loads(town.tasuki("tick").stdout)["kobayashi"]["sealed"] > 0
    town.write("kobayashi", 'UPDATE audit_words SET content = \'{"who": "somebody else"}\'')
    told = town.tasuki("check", "--town", "kobayashi", "--json")
    assert told.returncode == 1
    assert json.loads(told.stdout)["audit"]["ok"] is False
    said = town.tasuki("check", "--town", "kobayashi").stdout
    assert "時計が記録より前" not in said
    said = town.tasuki("check", "--town", "kobayashi", TASUKI_CLOCK="2025-01-06T09:00").stdout
    assert "時計が記録より前" in said
    assert town.tasuki("demo", "--story", "empty").returncode == 0


@pytest.mark.slow
def test_accounts_are_the_cast_with_their_password(town: House) -> None:
    told = town.tasuki("accounts", "--json", TASUKI_DEMO_PASSWORD="betsu-no-aikotoba")
    # The demo has one more (docs/PLAYING.md): who decides where the 事務局 handles.
    named = [(one["login"], one["person"], one["agency"]) for one in json.loads(told.stdout)]
    assert [one for one in named if one[0] in CAST] == [
        (login, name, agency) for login, (name, agency, _) in CAST.items()
    ]
    assert {one[0] for one in named} - set(CAST) == {"kuroki"}
    assert {one["password"] for one in json.loads(told.stdout)} == {"betsu-no-aikotoba"}


@pytest.mark.slow
def test_towns_lists_what_is_hosted(town: House) -> None:
    assert json.loads(town.tasuki("towns", "--json").stdout) == [
        {
            "code": "kobayashi",
            "name": "小林市",
            "demo": True,
            "database": "postgresql" if town.on_postgresql else "sqlite",
            "path": "/kobayashi/",
        }
    ]


@pytest.mark.slow
def test_an_unknown_town_is_refused_with_those_there_are(town: House) -> None:
    told = town.tasuki("check", "--town", "atlantis", "--json")
    assert told.returncode == 2
    assert "kobayashi" in told.stderr


@pytest.mark.slow
def test_a_time_that_is_none_is_refused(town: House) -> None:
    told = town.tasuki("tick", "--at", "tomorrow")
    assert told.returncode == 2
    assert "tomorrow" in told.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", [("demo", "--story", "empty"), ("accounts",), ("tick", "--at", "2027-01-01T09:00")]
)
def test_a_real_town_has_no_reset_no_demo_accounts_and_no_other_time(
    town: House, words: tuple[str, ...]
) -> None:
    card = town.home / "towns" / "kobayashi" / "town.toml"
    before = card.read_text("utf-8")
    card.write_text(before.replace("demo = true", "demo = false"), "utf-8")
    try:
        told = town.tasuki(*words)
    finally:
        card.write_text(before, "utf-8")
    assert told.returncode == 2
    assert "見本の町ではない" in told.stderr

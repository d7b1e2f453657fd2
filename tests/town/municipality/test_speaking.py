"""The house says everything in the town's words, and nothing else is touched."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template
from django.utils.translation import gettext, gettext_lazy, ngettext, override

import tasuki
from tasuki.ground import words as register
from tasuki.town.municipality import pack, speaking, words
from tasuki.trust.access.roles import Role

HOUSE = Path(tasuki.__file__).parent


@pytest.mark.parametrize(
    ("town", "wanted"),
    [
        ("kobayashi", "調整役に相談する"),
        ("nagaokakyo", "多機関協働事業の事務局に相談する"),
        ("shikaoi", "包括化推進員に相談する"),
        ("nakatosa", "相談支援包括化推進員に相談する"),
        ("asaka", "調整役に相談する"),
    ],
)
def test_who_coordinates_is_called_as_the_town_calls_them(
    settings: Any, town: str, wanted: str
) -> None:
    said = gettext_lazy("調整役に相談する")
    settings.TASUKI_DEFAULT_PACK = town

    assert gettext("調整役に相談する") == wanted
    assert str(said) == wanted
    with override("ja"):
        assert gettext("調整役に相談する") == wanted


@pytest.mark.parametrize(
    ("town", "wanted"),
    [
        ("nagaokakyo", "この市の事業、市の外、市町村、町・圏域"),
        ("shikaoi", "この町の事業、町の外、市町村、町・圏域"),
        ("kochi", "この県の事業、県の外、市町村、町・圏域"),
    ],
)
def test_a_city_is_not_called_a_town(settings: Any, town: str, wanted: str) -> None:
    settings.TASUKI_DEFAULT_PACK = town

    with speaking.one_hearing():
        assert gettext("この町の事業、町の外、市町村、町・圏域") == wanted
    assert (
        gettext("この町の事業、町の外、市町村、町・圏域")
        == "この町の事業、町の外、市町村、町・圏域"
    )


def test_a_role_a_sheet_and_a_refusal_are_said_so_too(settings: Any) -> None:
    settings.TASUKI_DEFAULT_PACK = "shikaoi"
    assert str(Role.COORDINATOR.label) == "包括化推進員"
    assert "包括化推進員" in register.say("access.not_your_work")

    settings.TASUKI_DEFAULT_PACK = "kobayashi"
    assert str(Role.COORDINATOR.label) == "相談支援包括化推進員"
    assert gettext("つなぐシート") == "相談つなぐシート"
    assert ngettext("調整役", "調整役", 2) == "調整役"


def test_a_word_within_another_is_said_once(settings: Any) -> None:
    town = pack.load("nakatosa", 2026)

    said = speaking.in_words_of(town, "調整役（相談支援包括化推進員）")

    assert said == "相談支援包括化推進員（相談支援包括化推進員）"


def test_what_a_law_is_called_is_not_the_towns_to_say(settings: Any) -> None:
    settings.TASUKI_DEFAULT_PACK = "nagaokakyo"

    for law in ("社会福祉法106条の6の支援会議", "重層的支援体制整備事業を実施する年度"):
        assert gettext(law) == law


def test_a_page_says_the_towns_word_and_leaves_what_was_written(settings: Any) -> None:
    settings.TASUKI_DEFAULT_PACK = "nagaokakyo"
    page = Template(
        "{% translate '調整役' %}／{{ said }}／"
        "{% blocktranslate %}{{ said }}の調整役{% endblocktranslate %}"
    )

    assert page.render(Context({"said": "調整役室"})) == (
        "多機関協働事業の事務局／調整役室／調整役室の多機関協働事業の事務局"
    )


@pytest.mark.django_db
def test_a_browser_that_asks_for_another_language_gets_japanese_that_says_so(
    client: Any,
) -> None:
    page = client.get("/signin/", headers={"accept-language": "en-US,en;q=0.9"}).content.decode()

    assert '<html lang="ja"' in page


def test_the_neutral_words_are_those_of_the_base() -> None:
    base = (HOUSE.parent / "packs" / "_base" / "2026" / "words.toml").read_text(encoding="utf-8")
    told = dict(re.findall(r'code = "([a-z_]+)"\ntext = "([^"]+)"', base))

    assert {code: told[code] for code in words.NEUTRAL} == words.NEUTRAL


def test_every_word_that_a_pack_may_choose_is_said_somewhere() -> None:
    paths = [path for kind in ("*.py", "*.html") for path in HOUSE.rglob(kind)]
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    read = set(re.findall(r'\.word\("([a-z_]+)"\)', text)) | set(words.NEUTRAL)
    codes = {one.code for code in pack.town_codes() for one in pack.load(code, 2026).words}

    assert codes - read <= {"programme"}  # the frame says programme.name


@pytest.mark.parametrize(
    ("town", "year", "wanted"),
    [
        ("kobayashi", 2026, "「支援会議」（社会福祉法第106条の6）"),
        ("nagaokakyo", 2026, "「支援会議」（社会福祉法第106条の6）"),
        ("asaka", 2027, "「個別支援会議」（社会福祉法第106条の6）"),
        (
            "asaka",
            2026,
            "「支援会議（生活困窮）」（生活困窮者自立支援法第9条）・"
            "「要保護児童対策地域協議会」（児童福祉法第25条の2）",
        ),
        ("shikaoi", 2026, "支援会議（社会福祉法第106条の6・まちの定めは未入力）"),
    ],
)
def test_the_law_without_consent_is_that_of_town_and_year(
    town: str, year: int, wanted: str
) -> None:
    assert pack.load(town, year).tables_without_consent(year) == wanted


def test_within_one_request_the_pack_is_looked_up_once(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TASUKI_DEFAULT_PACK = "shikaoi"
    found = pack.current()
    asked: list[int] = []
    monkeypatch.setattr(pack, "current", lambda: asked.append(1) or found)

    with speaking.one_hearing():
        assert [gettext("調整役") for _ in range(5)] == ["包括化推進員"] * 5
    assert len(asked) == 1
    assert gettext("調整役") == "包括化推進員"
    assert len(asked) == 2

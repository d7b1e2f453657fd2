"""The whole table in words, on the page and on A4."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tasuki.residents.grounds import rules, showing, words
from tasuki.residents.grounds.axes import Category
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor


def test_every_row_stands_on_the_page_with_its_article(sign_in: Any, watanabe: Actor) -> None:
    page = sign_in(watanabe).get(reverse("grounds:table")).content.decode()
    for row in rules.ROWS:
        assert f'data-row="{row.id}"' in page
        assert row.article in page
    for silence in rules.SILENCES:
        assert silence.article in page


def test_every_row_says_in_words_whom_what_and_when(
    town: dict[str, Agency], noon: datetime
) -> None:
    for line in showing.lines(noon):
        assert line.sender
        assert line.receiver
        assert line.told
        assert line.record
        assert line.limits
        assert line.conditions or line.id in {"law69_2_2_internal", "law69_2_3"}


def test_what_is_less_than_sure_says_so(town: dict[str, Agency], noon: datetime) -> None:
    lines = {line.id: line for line in showing.lines(noon)}
    assert not lines["commission_public"].sure
    assert "条文を照らして" in lines["commission_public"].confidence
    assert lines["law27_1_2"].sure


def test_it_prints_on_a4_for_ones_own_agency(
    sign_in: Any, watanabe: Actor, takahashi: Actor
) -> None:
    address = reverse("desk:paper", args=["grounds", watanabe.agency_id])
    answer = sign_in(watanabe).get(address)
    assert answer.status_code == 200
    assert sign_in(takahashi).get(address).status_code == 404
    read = PdfReader(BytesIO(answer.content))
    text = "".join(page.extract_text() for page in read.pages)
    assert "伝える根拠の表" in text
    assert round(float(read.pages[0].mediabox.width)) == 595
    for row in rules.ROWS:
        assert row.id in text.replace("\n", "")


def test_what_the_town_switched_off_and_decided_is_shown_as_such(
    monkeypatch: pytest.MonkeyPatch, noon: datetime
) -> None:
    town = pack.load("kobayashi", 2026)
    changed = {"law27_1_2": {"retired": True}, "law_106_6": {"decided_yes": ("law_106_6.tax",)}}
    grounds = tuple(
        type(one)(
            **{
                **{k: getattr(one, k) for k in one.__dataclass_fields__},
                **changed.get(one.code, {}),
            }
        )
        for one in town.grounds
    )
    other = type(town)(
        **{**{k: getattr(town, k) for k in town.__dataclass_fields__}, "grounds": grounds}
    )
    monkeypatch.setattr(pack, "current", lambda on=None: other)
    lines = {line.id: line for line in showing.lines(noon)}
    assert lines["law27_1_2"].off
    assert lines["law27_1_2"].says == str(words.OFF)
    assert lines["law_106_6.tax"].says == str(words.DECIDED)
    assert not lines["law_106_6.tax"].off


def test_every_pack_has_words_for_every_ground() -> None:
    for code in pack.town_codes():
        town = pack.load(code, 2026)
        assert {row.code for row in rules.ROWS} <= {one.code for one in town.grounds}
        known = {row.id for row in rules.ROWS}
        for one in town.grounds:
            assert set(one.decided_yes) | set(one.decided_no) <= known


def test_every_word_of_an_axis_is_said() -> None:
    assert set(words.CATEGORIES) == set(Category)
    assert set(words.OFFICES) == set(rules.Office)
    assert set(words.CONSENTS) == set(rules.Consent)
    assert set(words.SILENCES) == {one.code for one in rules.SILENCES}

"""The marks that outsiders rely on stand in the components' HTML, and nothing typed becomes markup."""

import hashlib
import re
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.template.loader import get_template

from tasuki.ground.ui.shapes import Refusal, Relay, RelayOffer
from tests.ground.ui import sample

STATIC = Path(__file__).parents[3] / "tasuki" / "ground" / "static"


def draw(name: str, **context: object) -> str:
    return get_template(f"components/{name}.html").template.render(Context(context))


def write(text: str, **context: object) -> str:
    return Template("{% load tasuki_ui %}" + text).render(Context(context))


def test_the_label_is_the_word_alone():
    html = draw("field", field=sample.SampleForm(today=sample.TODAY)["name"])
    assert '<label for="id_name">氏名</label>' in html
    assert "必須" in html


def test_a_wrong_field_points_to_its_hint_and_its_error():
    html = draw("field", field=sample.wrong_form()["born"])
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_born_helptext id_born_error"' in html
    assert 'id="id_born_helptext"' in html
    assert 'id="id_born_error"' in html


def test_a_choice_is_a_fieldset_with_its_word_as_legend():
    html = draw("field", field=sample.SampleForm(today=sample.TODAY)["came_by"])
    assert "<legend>相談経路</legend>" in html
    assert html.count('type="radio"') == 4


def test_the_summary_links_to_each_wrong_field():
    html = draw("error_summary", form=sample.wrong_form())
    assert 'id="error-summary"' in html
    assert 'role="alert"' in html
    for anchor in ("id_name", "id_kana", "id_born", "id_came_by_0", "id_text"):
        assert f'href="#{anchor}"' in html


def test_a_refusal_carries_its_code_and_article():
    refusal = Refusal("meetings.no_consent", "かけられません。", "社会福祉法106条の6")
    html = draw("error_summary", form=sample.SampleForm(today=sample.TODAY), refusal=refusal)
    assert 'data-refusal="meetings.no_consent"' in html
    assert 'data-basis="社会福祉法106条の6"' in html


def test_nothing_wrong_draws_no_summary():
    html = draw("error_summary", form=sample.SampleForm(today=sample.TODAY))
    assert "error-summary" not in html


def test_the_form_carries_its_act_key_version_and_draft():
    form = sample.SampleForm(once_key="k-1", version="7", today=sample.TODAY)
    html = draw("form", form=form, act="intake.receive", submit="受け付ける", draft=sample.draft())
    assert 'data-act="intake.receive"' in html
    assert '<input type="hidden" name="_once" value="k-1">' in html
    assert '<input type="hidden" name="_version" value="7">' in html
    assert 'data-draft-url="/drafts/save/"' in html
    assert '<output id="draft"' in html


def test_going_back_to_a_form_with_drafts_brings_no_text_of_the_one_before():
    # A browser fills in boxes and choices by itself after 「戻る」; the draft would then keep half of
    # what was already saved for somebody else. What the server has of the draft is what stands there.
    form = sample.SampleForm(once_key="k-1", version="7", today=sample.TODAY)
    html = draw("form", form=form, act="intake.receive", submit="受け付ける", draft=sample.draft())
    opening = html[html.index("<form") :]
    assert 'autocomplete="off"' in opening[: opening.index(">")]


def test_the_relay_says_who_holds_since_when_until_when():
    html = draw("relay", relay=sample.relay())
    for mark in (
        'data-lead="小林市地域包括支援センター"',
        'data-lead-person="佐藤（見本）"',
        'data-coordinator="小林市社会福祉協議会　田中（見本）"',
        'data-since="2026-10-02"',
        'data-until="2026-12-04"',
    ):
        assert mark in html
    assert html.count("<li") == 3


def test_a_lapsed_offer_is_said_to_have_moved_nothing():
    relay = Relay("小林市福祉課", offers=[RelayOffer("小林市社会福祉協議会", lapsed=True)])
    html = draw("relay", relay=relay)
    assert "期限切れ" in html
    assert "返事待ち" not in html


def test_a_desk_row_has_its_record_and_one_action():
    html = draw("desk_list", list=sample.lists()[0])
    assert 'data-list="offered"' in html
    assert 'data-record="referral:1"' in html
    assert html.count("button-row") == 1


def test_zero_is_shown_and_the_unknown_is_said():
    html = draw("facts", facts=[("同居の人数", 0), ("住所", "")])
    assert re.search(r"<dd>\s*0\s*</dd>", html)
    assert "まだ聞いていない" in html


def test_what_people_wrote_never_becomes_markup():
    evil = "<script>alert(1)</script>"
    form = sample.SampleForm({"name": evil, "text": evil}, today=sample.TODAY)
    html = draw("form", form=form, act="x", submit=evil)
    html += draw("relay", relay=Relay(evil, evil)) + write("{% badge word %}", word=evil)
    assert "<script>" not in html


def test_a_day_is_shown_in_both_calendars():
    assert write("{{ on|wareki }}", on=date(2026, 11, 20)) == "令和8年11月20日（2026年）"
    assert write("{{ at|iso }}", at=sample.NOON) == "2026-11-20T12:00:00+09:00"
    assert write("{{ on|wareki }}{{ on|moment }}{{ on|iso }}", on=None) == ""


def test_an_icon_is_decoration_unless_it_is_named():
    assert 'aria-hidden="true"' in write("{% icon 'check' %}")
    assert 'aria-label="済み"' in write("{% icon 'check' '済み' %}")


def test_an_unknown_tone_fails_while_it_is_written():
    with pytest.raises(ValueError, match="tone"):
        write("{% badge 'x' 'pink' %}")


def test_what_others_made_is_unchanged():
    listed = (STATIC / "vendor" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    for line in listed:
        digest, name = line.split("  ")
        content = (STATIC / "vendor" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest, name
    there = {str(path.relative_to(STATIC / "vendor")) for path in _files(STATIC / "vendor")}
    assert there - {"SHA256SUMS"} == {line.split("  ./")[1] for line in listed}


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_pages_ask_no_other_house_for_anything():
    for path in [*_files(STATIC / "tasuki"), *(STATIC.parent / "templates").rglob("*.html")]:
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"(https?:)?//[a-z0-9-]+\.[a-z]", text), path
        if path.suffix == ".html":
            assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*src=)", text), path


def test_every_file_the_frame_names_is_there():
    base = (STATIC.parent / "templates" / "base.html").read_text(encoding="utf-8")
    for name in re.findall(r"{% static '([^']+)' %}", base):
        assert finders.find(name), name

"""Forms keep what was typed, say in Japanese what is wrong, and read days and readings."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.http import QueryDict

from tasuki.ground.forms import DateInputField, LongTextField, TasukiForm, take_theirs
from tasuki.ground.ui.shapes import Conflict
from tests.ground.ui.sample import TODAY, SampleForm

GOOD = {
    "name": "髙﨑 𠮷子",
    "came_by": "self",
    "worries": ["care", "work"],
    "kind": "hold",
    "text": "あ",
}
NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


def form(**more: object) -> SampleForm:
    return SampleForm({**GOOD, **more}, today=TODAY)


def test_a_name_is_kept_exactly():
    good = form()
    assert good.is_valid()
    assert good.cleaned_data["name"] == "髙﨑 𠮷子"


@pytest.mark.parametrize("typed", ["S21.4.1", "昭和21年4月1日", "１９４６－０４－０１", "1946/4/1"])
def test_a_day_is_read_in_either_calendar_and_any_width(typed: str):
    good = form(born=typed)
    assert good.is_valid()
    assert good.cleaned_data["born"] == date(1946, 4, 1)


@pytest.mark.parametrize("typed", ["平成40年1月1日", "2027-01-01", "令和8年2月30日", "きのう"])
def test_an_impossible_day_is_refused_in_words_and_stays_in_the_field(typed: str):
    bad = form(born=typed)
    assert not bad.is_valid()
    assert bad["born"].value() == typed
    assert bad.errors["born"][0].endswith("ください。")


def test_a_stored_day_is_shown_as_the_town_writes_it_and_reads_back():
    shown = SampleForm(initial={"born": date(1946, 4, 1)}, today=TODAY)["born"].value()
    assert shown == "昭和21年4月1日"
    assert form(born=shown).is_valid()


@pytest.mark.parametrize("typed", ["さとう はなこ", "ｻﾄｳ ﾊﾅｺ", "サトウ ハナコ"])
def test_a_reading_is_stored_in_one_form(typed: str):
    good = form(kana=typed)
    assert good.is_valid()
    assert good.cleaned_data["kana"].replace("　", " ") == "サトウ ハナコ"


def test_a_long_text_is_refused_by_how_much_and_not_cut():
    text = "𠮷" * 205
    bad = form(text=text)
    assert not bad.is_valid()
    assert "5字多い" in bad.errors["text"][0]
    assert bad["text"].value() == text
    assert bad["text"].over == 5


def test_a_text_of_the_allowed_length_passes_with_the_line_ends_of_browsers():
    class Note(TasukiForm):
        text = LongTextField(label="経過", max_length=20_000)

    note = Note({"text": "あ\r\n" * 10_000})
    assert note.is_valid()
    assert len(note.cleaned_data["text"]) == 20_000


def test_no_control_cuts_what_is_pasted():
    assert "maxlength" not in str(SampleForm(today=TODAY)["name"])
    too_long = form(name="あ" * 101)
    assert not too_long.is_valid()
    assert "100字までです（いま101字）" in too_long.errors["name"][0]


def test_what_is_missing_is_named_by_its_word():
    empty = SampleForm({}, today=TODAY)
    assert empty.errors["name"] == ["「氏名」を入力してください。"]
    assert empty.errors["came_by"] == ["「相談経路」を選んでください。"]


def test_a_field_that_brings_its_own_sentence_keeps_it():
    class Own(TasukiForm):
        reason = forms.CharField(
            label="理由", error_messages={"required": "差し戻す理由が要ります。"}
        )

    assert Own({}).errors["reason"] == ["差し戻す理由が要ります。"]


def test_choices_set_later_still_start_with_an_empty_line():
    late = SampleForm(today=TODAY)
    late.fields["kind"].choices = [("a", "甲"), ("b", "乙")]
    assert str(late["kind"]).count("<option") == 3
    late.fields["came_by"].choices = [("a", "甲"), ("b", "乙")]
    assert str(late["came_by"]).count("<input") == 2


def test_groups_hold_every_visible_field_once():
    class Partly(SampleForm):
        extra = DateInputField(label="次に見る日")

    parts = Partly(today=TODAY).grouped
    assert [heading for heading, _ in parts] == ["", "だれのことですか", "どんな相談ですか"]
    names = [bound.name for _, bounds in parts for bound in bounds]
    assert sorted(names) == sorted(Partly.base_fields)


def test_only_fields_that_differ_show_the_others_text():
    own = form(born="S21.4.1")
    theirs = {
        "name": "見本 次郎",
        "born": date(1946, 4, 1),
        "worries": ["work", "care"],
        "text": "",
    }
    own.show_conflict(Conflict(theirs, "鈴木（見本）", NOON))
    differing = [bound.name for bound in own.visible_fields() if bound.theirs is not None]
    assert differing == ["name", "text"]
    assert own["name"].value() == "髙﨑 𠮷子"


def test_codes_of_the_other_are_shown_as_words():
    own = form()
    own.show_conflict(Conflict({"worries": ["money", "alone"]}, "鈴木（見本）", NOON))
    assert own["worries"].theirs_words == "家計・収入、社会的孤立"


def test_taking_the_others_text_replaces_that_field_alone():
    own = form()
    own.show_conflict(Conflict({"text": "い", "worries": ["money"]}, "鈴木（見本）", NOON))
    posted = QueryDict(mutable=True)
    posted.update(
        {"name": "髙﨑 𠮷子", "text": "あ", "_use": "worries", "_theirs": own.theirs_json}
    )
    taken = take_theirs(posted)
    assert taken is not None
    data, conflict = taken
    assert data.getlist("worries") == ["money"]
    assert data["text"] == "あ"
    assert conflict.who == "鈴木（見本）"
    assert conflict.at == NOON


def test_an_ordinary_post_takes_nothing():
    assert take_theirs(QueryDict("name=a")) is None


def test_a_garbled_conflict_leaves_the_own_text():
    taken = take_theirs(QueryDict("name=a&_use=name&_theirs=%7B"))
    assert taken is not None
    assert taken[0]["name"] == "a"

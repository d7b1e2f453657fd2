"""What a worker types is understood, or stays with a sentence beside it; nothing is lost."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils.html import escape

from tasuki.ground import paper
from tasuki.journey.intake.models import Consultation, Progress
from tasuki.journey.referrals.models import Referral
from tasuki.trust.drafts import queries as drafts
from tasuki.trust.drafts import services as keeping
from tests.pages.posting import UNKNOWN, post
from tests.pages.reading import form, one_line
from tests.pages.stories.acts import enter
from tests.pages.stories.house import House
from tests.pages.stories.typed import TYPED

# --- days, names, numbers: what is typed is understood or stays, with a sentence ---------------------


@pytest.mark.parametrize(
    "typed",
    [
        "昭和19年5月3日",
        "S19.5.3",
        "Ｓ１９．５．３",
        "昭和十九年五月三日",
        "1944-05-03",
        "１９４４年５月３日",
    ],
)
def test_a_birth_is_understood_however_it_is_typed(house: House, typed: str) -> None:
    client = enter(house.cast["sato"])

    made = client.post("/intake/new/", {**TYPED["reception"], "birth_on": typed})

    one = Consultation.objects.get(pk=made.url.split("/")[2])
    assert one.subject.birth_on.isoformat() == "1944-05-03"


BIRTHS = {
    "令和9年1月1日": "まだ来ていない日です",
    "2027-01-01": "まだ来ていない日です",
    "平成40年1月1日": "平成40年1月1日という年はありません",
    "平成４０年１月１日": "平成40年1月1日という年はありません",
    "2月30日": "日付として読み取れません",
    "昭和19年2月30日": "昭和19年2月30日という日はありません",
    "1944/13/1": "1944年13月1日という日はありません",
    "昭和65年1月1日": "という年はありません",
    "1600-1-1": "古すぎます",
    "きのう": "日付として読み取れません",
}
DAYS = {
    "2月30日": "日付として読み取れません",
    "平成40年1月1日": "平成40年1月1日という年はありません",
    "令和８年２月３０日": "令和8年2月30日という日はありません",
    "令和80年1月1日": "年より先です",
    "9999-12-31": "年より先です",
}


def wrong_entries() -> list[tuple[str, str, str, str]]:
    """(form, field, typed, what is said)."""
    rows = [("reception", "birth_on", typed, said) for typed, said in BIRTHS.items()]
    dated = (
        ("reception", "look_again_on"),
        ("record", "next_on"),
        ("plan", "next_monitoring_on"),
        ("plan", "ends_on"),
        ("plan", "due_1"),
        ("offer", "answer_by"),
        ("closing", "answer_by"),
    )
    rows += [(name, field, typed, DAYS[typed]) for name, field in dated for typed in DAYS]
    rows += [
        (name, field, typed, "")
        for name, field in (("reception", "minutes"), ("record", "minutes"))
        for typed in ("99999999999", "-1", "たくさん", "9" * 5000, "²")
    ]
    rows += [
        ("reception", "estimated_age", "99999999999", ""),
        ("reception", "estimated_age", "-1", ""),
        ("reception", "birth_on", "明治2年1月1日", "歳"),
        ("reception", "look_again_on", "令和8年11月19日", "今日以降"),
        ("record", "on", "令和8年11月21日", "まだ来ていない日です"),
        ("record", "next_on", "令和8年11月19日", "今日以降"),
        ("reception", "kana", "髙﨑", "髙"),
        ("reception", "phone", "電話なし", "電話"),
        ("reception", "name", "𠮷" * 101, "100字まで"),
        ("reception", "main_topic", "no_such", "選"),
        ("reception", "main_topic", "", "◎"),
        ("record", "content", "", "内容"),
        ("record", "method", "no_such", "選"),
        ("plan", "long_goal", "", "長期目標"),
        ("plan", "agency_1", UNKNOWN, "選"),
        ("plan", "about_1", UNKNOWN, "選"),
        ("offer", "to", UNKNOWN, "選"),
        ("offer", "told", "no_such", "選"),
        ("closing", "carrier", UNKNOWN, "選"),
        ("closing", "reason", "no_such", "選"),
    ]
    return rows


@pytest.mark.parametrize(
    ("name", "field", "typed", "said"),
    [pytest.param(*row, id="-".join(row[:2]) + "-" + row[2][:12]) for row in wrong_entries()],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_lost(
    house: House, name: str, field: str, typed: str, said: str
) -> None:
    client, url, entries = house.form(name)

    answer = post(client, url, {**entries, field: [typed]})

    shown, html = form(answer), one_line(answer)
    assert answer.status_code == 422
    beside = html.partition(f'id="id_{field}_error"')[2][:900]
    summary = html.partition('id="error-summary"')[2].partition("</ul>")[0]
    assert beside
    assert said in beside
    assert said in summary
    assert f'href="#id_{field}' in summary
    for other, values in entries.items():
        if other not in {field, "csrfmiddlewaretoken"} and other in shown.names:
            assert sorted(shown.sent()[other]) == sorted(values), other
    if shown[field].kind == "text":
        assert shown[field].value == typed
    assert not Consultation.objects.filter(narrative=TYPED["reception"]["narrative"]).exists()


# --- names and readings -----------------------------------------------------------------------------

NAMES = ["髙﨑 𠮷子", "葛\U000e0100飾 辻\U000e0101", "邉󠄂 榮", "𡈽井 はな", "O’Neil 花子"]


def printed(client: Client, url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is handed to the printer for this paper."""
    handed: list[str] = []
    compiled = paper.compile

    def listened(template: Path | str, data: Mapping[str, Any]) -> bytes:
        handed.append(json.dumps(data, ensure_ascii=False, default=str))
        return compiled(template, data)

    monkeypatch.setattr(paper, "compile", listened)
    answer = client.get(url)
    assert answer.content.startswith(b"%PDF")
    return handed[0]


@pytest.mark.parametrize("typed", NAMES)
def test_a_name_is_kept_exactly_from_the_counter_to_the_paper(
    house: House, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = enter(house.cast["sato"])
    made = client.post("/intake/new/", {**TYPED["reception"], "name": typed})
    one = Consultation.objects.select_related("subject", "baton").get(pk=made.url.split("/")[2])

    assert one.subject.name == typed
    assert escape(typed) in client.get(made.url).content.decode()
    assert form(client.get(f"{made.url}edit/"))["name"].value == typed
    told = {**TYPED["offer"], "to": str(house.cast["suzuki"].agency_id)}
    offered = client.post(f"/referrals/new/{one.pk}/", told)
    assert offered.status_code == 303
    sheet = Referral.objects.get(consultation=one)
    assert typed in printed(client, f"/papers/referral/{sheet.pk}.pdf", monkeypatch)


@pytest.mark.parametrize(
    "typed",
    ["たかさき よしこ", "タカサキ ヨシコ", "ﾀｶｻｷ ﾖｼｺ", "  たかさき　 ﾖｼｺ ", "タカサキ　よしこ"],
)
def test_a_reading_is_stored_in_one_form_however_it_is_typed(house: House, typed: str) -> None:
    client = enter(house.cast["sato"])

    made = client.post("/intake/new/", {**TYPED["reception"], "kana": typed})

    one = Consultation.objects.select_related("subject").get(pk=made.url.split("/")[2])
    assert one.subject.kana == "タカサキ　ヨシコ"


# --- long texts --------------------------------------------------------------------------------------

LONG_FIELDS = [("reception", "narrative"), ("record", "content"), ("plan", "direction")]
LONG_FIELDS += [("offer", "reason"), ("closing", "remaining")]


@pytest.mark.parametrize(("name", "field"), LONG_FIELDS)
def test_twenty_thousand_letters_are_taken(house: House, name: str, field: str) -> None:
    client, url, entries = house.form(name)

    assert post(client, url, {**entries, field: ["𠮷\r\n" * 10_000]}).status_code == 303


@pytest.mark.parametrize(("name", "field"), LONG_FIELDS)
def test_one_letter_more_is_refused_before_it_is_lost(house: House, name: str, field: str) -> None:
    client, url, entries = house.form(name)
    text = "𠮷" * 20_000 + "終"

    answer = post(client, url, {**entries, field: [text]}, keep=True)

    assert answer.status_code == 422
    assert "1字多い" in one_line(answer)
    assert form(answer)[field].value == text
    act = entries["_form"][0]
    kept = drafts.latest(UUID(client.session["_auth_user_id"]), act, entries["_subject"][0])
    assert kept is not None
    assert keeping.read(kept)[field] == [text]
    assert form(client.get(url))[field].value == text


def test_a_long_record_is_stored_to_the_last_letter(house: House) -> None:
    client, url, entries = house.form("record")
    text = "あ" * 19_999 + "終"

    post(client, url, {**entries, "content": [text]}, keep=True)

    assert Progress.objects.filter(content=text).exists()

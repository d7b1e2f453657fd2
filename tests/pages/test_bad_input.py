"""Bad input is answered in words beside the field, and never by a page that broke."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus, urlencode
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.utils.html import escape

from tasuki.ground import paper
from tasuki.ground.forms import VERSION_FIELD
from tasuki.journey.intake.models import Consultation, Progress
from tasuki.journey.referrals.models import Referral
from tasuki.trust.drafts import queries as drafts
from tasuki.trust.drafts import services as keeping
from tests.pages.doors import ACTS, READS
from tests.pages.reading import Control, Fields, Form, form, one_line
from tests.pages.stories.acts import enter
from tests.pages.stories.house import House
from tests.pages.stories.typed import TYPED
from tests.pages.table import Door

ANSWERS = {303, 404, 409, 422}
URLENCODED = "application/x-www-form-urlencoded"


# Nobody and nothing has this key; the same in every worker, so that the tests keep their names.
UNKNOWN = "0199d3a0-7c1e-7b6e-9d55-3f1f0c9a2e11"


def everywhere(junk: str) -> Callable[[Form], Fields]:
    """The same nonsense in every control and button, chosen or typed, hidden or not."""
    return lambda page: {name: [junk] for name in page.names}


def in_lines(junk: str) -> Callable[[Form], Fields]:
    """All choices are real ones; what is typed is nonsense, so that it goes as far as it can."""
    return lambda page: page.filled(lambda _one: junk)


def ordinary(one: Control) -> str:
    """Something that the field may take."""
    return one.value or "見本"


JUNK: dict[str, Callable[[Form], Fields]] = {
    "nothing": lambda _page: {},
    "ordinary": lambda page: page.filled(ordinary),
    "no_number": everywhere("²"),
    "nul": everywhere("\x00a\x00"),
    "huge_number": everywhere("9" * 5000),
    "unknown_id": everywhere(UNKNOWN),
    "huge_in_lines": in_lines("99999999999"),
    "negative_in_lines": in_lines("-1"),
    "far_day": in_lines("9999-12-31"),
    "strange": in_lines('\ufffe\u202e\U000e0100\x1b"><script>alert(1)</script>{{7}}%(a)s' * 20),
}


def post(client: Client, url: str, fields: Fields, *, keep: bool = False) -> Any:
    """As a browser sends a form without files; what it made is undone unless it is kept."""
    body = "&".join(f"{quote_plus(name)}={quote_plus(v)}" for name in fields for v in fields[name])
    with transaction.atomic():
        answer = client.post(url, body, content_type=URLENCODED)
        transaction.set_rollback(not keep)
    return answer


@pytest.mark.parametrize("door", [*ACTS, *READS], ids=str)
def test_every_page_opens_for_whom_it_is(house: House, door: Door) -> None:
    assert enter(house.cast[door.who]).get(house.address(door)).status_code == 200


@pytest.mark.parametrize("door", ACTS, ids=str)
def test_no_nonsense_breaks_the_page_of_an_act(house: House, door: Door) -> None:
    client, url = enter(house.cast[door.who]), house.address(door)
    page = form(client.get(url))
    assert "_once" in page.names, "the form was not found"

    answers = {name: post(client, url, make(page)) for name, make in JUNK.items()}

    odd = {name: one.status_code for name, one in answers.items() if one.status_code not in ANSWERS}
    assert not odd
    refused = {name: one.content.decode() for name, one in answers.items() if one.content}
    silent = [name for name, said in refused.items() if 'id="error-summary"' not in said]
    assert not silent
    assert not [name for name, said in refused.items() if "<script>alert" in said]


FORGED = ("", "0.0", "9999.9999", "9999", "²", "9" * 5000, UNKNOWN)


def test_a_version_that_was_never_given_out_overwrites_nothing(house: House) -> None:
    """The page sends back which version was read; by hand it may say anything."""
    odd = []
    for door in ACTS:
        client, url = enter(house.cast[door.who]), house.address(door)
        page = form(client.get(url))
        if VERSION_FIELD not in page.names:
            continue
        for forged in FORGED:
            answer = post(client, url, {**page.filled(ordinary), VERSION_FIELD: [forged]})
            if answer.status_code not in ANSWERS:
                odd.append((str(door), forged[:9], answer.status_code))

    assert not odd


@pytest.mark.parametrize("door", [*ACTS, *READS], ids=str)
def test_an_unknown_id_and_a_nonsense_one_are_404(house: House, door: Door) -> None:
    client, url = enter(house.cast[door.who]), house.address(door)
    for key in door.keys:
        for other in (str(uuid4()), "x", "0" * 36, "%00"):
            assert client.get(url.replace(str(house.ids[key]), other)).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/search/?q=%00",
        "/search/?q=%ED%A0%80%FF",
        "/search/?q=" + "9" * 4000,
        "/search/?q=%25_%27%22%3B--",
        "/log/?before=99999999999999999999999999",
        "/log/?before=%C2%B2",
        "/cases/?before=9999-12-31T23:59:59&id=x",
        "/cases/?before=0001-01-01T00:00:00%2B14:00&id=00000000-0000-0000-0000-000000000000",
        "/cases/?before=2026-13-45T00:00:00&id=00000000-0000-0000-0000-000000000000",
        "/cases/?before=2026-11-20T00:00:00&id=00000000-0000-0000-0000-000000000000",
        "/offered/?after=2026-02-30&id=00000000-0000-0000-0000-000000000000",
        "/meetings/?before=2026-02-30T00:00&id=1",
        "/meetings/?before=0001-01-01T00:00:00%2B14:00&id=00000000-0000-0000-0000-000000000000",
        "/meetings/choose/?case=x&kind=%00&item=x",
        "/meetings/new/?case=x&kind=%00&item=x",
        "/intake/new/?person=%00",
        "/intake/new/?person=00000000-0000-0000-0000-000000000000",
        "/papers/referral/00000000-0000-0000-0000-000000000000.pdf",
        "/papers/plan/00000000-0000-0000-0000-000000000000.pdf",
        "/papers/agenda/00000000-0000-0000-0000-000000000000.pdf",
        "/papers/no-such-paper/00000000-0000-0000-0000-000000000000.pdf",
        "/no/such/page/",
    ],
)
def test_no_nonsense_in_an_address_breaks_a_page(house: House, address: str) -> None:
    """管理者 does not take in worries, and is told so whatever stands in the address."""
    for login, answers in (
        ("sato", {200, 404}),
        ("takahashi", {200, 404}),
        ("kanri", {200, 403, 404}),
    ):
        assert enter(house.cast[login]).get(address).status_code in answers


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "\0", "kana": "\0", "birth_on": "\0", "phone": "\0"},
        {"name": "\udcff", "birth_on": "9999-12-31", "phone": "9" * 400},
        {"name": "あ" * 5000, "existing": "x"},
    ],
)
def test_no_nonsense_breaks_the_look_for_likenesses(house: House, typed: dict[str, str]) -> None:
    body = urlencode(
        {name: text.encode("utf-8", "surrogateescape") for name, text in typed.items()}
    )
    answer = enter(house.cast["sato"]).post(
        "/intake/lookalikes/", body, content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code == 200


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


# --- drafts are typed input too -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "null",
        "3",
        '"x"',
        "{",
        '{"fields": 3, "form": "a"}',
        '{"fields": {}, "form": {"a": 1}}',
        '{"fields": {"a": "\\ud800"}, "form": "intake.receive"}',
        '{"fields": {"a": "\\u0000"}, "form": "in\\u0000take"}',
        '{"fields": {"a": "b"}, "form": "intake.receive", "page": "\\ud800", "tab": 7}',
        '{"fields": {"a": "b"}, "form": "intake.receive", "page": "javascript:alert(1)"}',
        "[" * 100_000,
    ],
)
def test_saving_while_typing_takes_nonsense_or_refuses_it(house: House, body: str) -> None:
    client = enter(house.cast["sato"])

    answer = client.post("/drafts/save/", body, content_type="application/json")

    assert answer.status_code in {200, 400}
    desk = client.get("/")
    assert desk.status_code == 200
    assert 'href="javascript' not in desk.content.decode()
    assert client.get("/intake/new/").status_code == 200


def test_a_form_of_too_many_fields_or_bytes_is_refused(house: House) -> None:
    client, url, _entries = house.form("reception")

    many = post(client, url, {f"x{number}": ["1"] for number in range(3000)})
    much = client.post(url, b"narrative=" + b"a" * 6_000_000, content_type=URLENCODED)

    assert {many.status_code, much.status_code} == {400}


def test_use_theirs_with_nonsense_shows_the_form_again(house: House) -> None:
    client, url, entries = house.form("record")
    for theirs in (
        "",
        "{",
        "3",
        '{"theirs": 3, "who": 1, "at": "x"}',
        '{"theirs": {"content": {}}}',
    ):
        answer = post(client, url, {**entries, "_use": ["content"], "_theirs": [theirs]})
        assert answer.status_code == 409


def test_a_key_of_another_person_is_no_key(house: House) -> None:
    """Two people never share one: who sends another's key is heard as if it were fresh."""
    key = str(uuid4())
    first, url, entries = house.form("reception")
    post(first, url, {**entries, "_once": [key]}, keep=True)
    other = enter(house.cast["suzuki"])
    before = Consultation.objects.count()

    answer = other.post("/intake/new/", {**TYPED["reception"], "_once": key})

    assert answer.status_code == 303
    assert Consultation.objects.count() == before + 1

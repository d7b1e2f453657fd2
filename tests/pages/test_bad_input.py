"""Bad input is answered in words beside the field, and never by a page that broke."""

from collections.abc import Callable
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from tasuki.ground.forms import VERSION_FIELD
from tasuki.journey.intake.models import Consultation
from tests.pages.doors import ACTS, READS
from tests.pages.posting import UNKNOWN, URLENCODED, post
from tests.pages.reading import Control, Fields, Form, form
from tests.pages.stories.acts import enter
from tests.pages.stories.house import House
from tests.pages.stories.typed import TYPED
from tests.pages.table import Door

ANSWERS = {303, 404, 409, 422}


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

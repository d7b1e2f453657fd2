"""A POST that comes after the session ended, or with a stale token, is kept for the account that
signs in next on that browser, and for no other."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tasuki.ground import clock
from tasuki.journey.intake.models import Consultation, Progress
from tasuki.town.organizations import services as organizations
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.drafts import services
from tasuki.trust.drafts.models import Draft
from tests.conftest import NOON, PASSWORD
from tests.pages.reading import form, one_line
from tests.pages.stories.acts import agency, enter
from tests.pages.stories.house import House
from tests.pages.stories.typed import TYPED
from tests.pages.table import Door

TEXT = TYPED["reception"]["narrative"]
WAYS = ("the session ended", "the token is stale")


def sign_in(client: Client, login: str) -> Any:
    """As on any morning, with the token of the entrance."""
    token = form_token(client.get("/signin/"))
    said = {"login": login, "password": PASSWORD, "csrfmiddlewaretoken": token}
    return client.post("/signin/", said)


def form_token(answer: Any) -> str:
    html = answer.content.decode()
    return html.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]


def come_late(client: Client, way: str, url: str, said: dict[str, Any]) -> Any:
    """Type on the page, then send it too late."""
    opened = form(client.get(url))
    sent = {**opened.sent(), **said}
    if way == "the session ended":
        client.session.flush()
    else:
        sent["csrfmiddlewaretoken"] = ["a" * 64]
    return client.post(url, sent)


@pytest.fixture
def browser(house: House) -> Client:
    """佐藤's browser, with the doors' guard against forged forms."""
    return enter(house.cast["sato"], enforce_csrf_checks=True)


@pytest.mark.parametrize("way", WAYS)
def test_it_is_answered_with_the_entrance_and_nothing_is_done(
    house: House, browser: Client, way: str
) -> None:
    before = Consultation.objects.count()

    answer = come_late(browser, way, "/intake/new/", TYPED["reception"])

    assert answer.status_code in {302, 303}
    assert answer.url.startswith("/signin/")
    assert Consultation.objects.count() == before
    draft = Draft.objects.get(form="intake.receive")
    assert draft.staff_id is None
    assert TEXT not in bytes(draft.content).decode("latin1")
    assert answer.cookies["late"]["httponly"]
    assert TEXT not in str(answer.cookies)


@pytest.mark.parametrize("way", WAYS)
def test_who_signs_in_next_on_that_browser_finds_it_on_the_desk(
    house: House, browser: Client, way: str
) -> None:
    come_late(browser, way, "/intake/new/", TYPED["reception"])
    if way == "the session ended":
        assert sign_in(browser, "sato").status_code == 302
    else:
        browser.get("/signin/")

    desk = one_line(browser.get("/"))
    shelf = desk.partition("下書き")[2]
    assert 'href="/intake/new/"' in shelf
    page = form(browser.get("/intake/new/"))
    assert page["narrative"].value == TEXT
    assert set(page["topics"].chosen) == {"income", "housing"}
    sent = browser.post("/intake/new/", page.sent())
    assert sent.status_code == 303
    assert Consultation.objects.filter(narrative=TEXT).count() == 1
    assert not Draft.objects.filter(form="intake.receive").exists()


@pytest.mark.parametrize("way", WAYS)
def test_no_other_account_on_any_browser_is_offered_it(
    house: House, browser: Client, way: str
) -> None:
    come_late(browser, way, "/intake/new/", TYPED["reception"])

    for login in ("suzuki", "tani", "kanri", "yamada"):
        other = enter(house.cast[login])
        shown = other.get("/").content.decode() + other.get("/intake/new/").content.decode()
        assert TEXT not in shown
        assert "続きを書く" not in shown


def test_another_account_that_signs_in_first_gets_it_and_the_former_does_not(
    house: House, browser: Client
) -> None:
    come_late(browser, WAYS[0], "/intake/new/", TYPED["reception"])

    sign_in(browser, "suzuki")

    assert form(browser.get("/intake/new/"))["narrative"].value == TEXT
    assert form(enter(house.cast["sato"]).get("/intake/new/"))["narrative"].value == ""
    sign_out = {"csrfmiddlewaretoken": form_token(browser.get("/intake/new/"))}
    browser.post("/signout/", sign_out)
    sign_in(browser, "sato")
    assert form(browser.get("/intake/new/"))["narrative"].value == ""


def test_a_guessed_ticket_opens_nothing(house: House, browser: Client) -> None:
    come_late(browser, WAYS[0], "/intake/new/", TYPED["reception"])
    stranger = enter(house.cast["suzuki"])
    draft = Draft.objects.get(form="intake.receive")

    for guess in (draft.claim, draft.tab, str(draft.pk), ""):
        stranger.cookies["late"] = guess
        assert TEXT not in stranger.get("/intake/new/").content.decode()
    assert Draft.objects.get(pk=draft.pk).staff_id is None


def test_two_forms_too_late_from_one_browser_are_both_kept(house: House, browser: Client) -> None:
    record = house.address(Door("intake:record", "sato", ("kept_baton",)))
    opened = form(browser.get(record)).sent()
    come_late(browser, WAYS[0], "/intake/new/", TYPED["reception"])
    browser.post(record, {**opened, "content": "電話で聞いた。"})

    sign_in(browser, "sato")

    assert form(browser.get("/intake/new/"))["narrative"].value == TEXT
    assert form(browser.get(record))["content"].value == "電話で聞いた。"
    assert not Progress.objects.filter(content="電話で聞いた。").exists()


def test_sending_the_same_late_form_twice_is_no_harm(house: House, browser: Client) -> None:
    for _ in range(2):
        come_late(browser, WAYS[1], "/intake/new/", TYPED["reception"])
    browser.get("/")

    assert form(browser.get("/intake/new/"))["narrative"].value == TEXT


def test_a_late_change_does_not_pass_for_an_answer_to_what_was_saved_since(
    house: House, browser: Client
) -> None:
    """The session ended while 佐藤 typed; 谷 saved meanwhile: 佐藤 is shown both."""
    url = reverse("intake:edit", args=[house.ids["kept"]])
    come_late(browser, WAYS[0], url, {"narrative": "遅れて届いた文"})
    other = enter(house.cast["tani"])
    other.post(url, {**form(other.get(url)).sent(), "narrative": "先に保存した文"})
    sign_in(browser, "sato")

    resumed = form(browser.get(url))
    answer = browser.post(url, resumed.sent())

    assert resumed["narrative"].value == "遅れて届いた文"
    assert answer.status_code == 409
    assert "先に保存した文" in one_line(answer)


def test_a_form_with_a_file_comes_too_late_like_any_other(house: House) -> None:
    """Such a form is sent in parts; its words are kept, the file must be chosen again."""
    url = reverse("cases:give", args=[house.ids["question"]])
    browser = enter(house.cast["suzuki"], enforce_csrf_checks=True)
    opened = form(browser.get(url)).sent()
    browser.session.flush()

    assert browser.post(url, {**opened, "text": ["滞納はありません。"]}).status_code == 302
    sign_in(browser, "suzuki")

    assert form(browser.get(url))["text"].value == "滞納はありません。"


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"_form": ""},
        {"_form": "\x00"},
        {"_form": "x" * 500, "_subject": "y" * 500, "narrative": "\x00"},
        {"_form": "intake.receive", "_subject": "\x00"},
        {"_form": "intake.receive", "narrative": "あ" * 400_000},
    ],
)
def test_nonsense_at_the_closed_door_breaks_nothing(house: House, said: dict[str, str]) -> None:
    stranger = Client(enforce_csrf_checks=True)

    assert stranger.post("/intake/new/", said).status_code == 302
    assert stranger.get("/signin/").status_code == 200


def test_passwords_and_keys_are_not_kept(house: House, browser: Client) -> None:
    come_late(browser, WAYS[1], "/intake/new/", {**TYPED["reception"], "password": PASSWORD})

    kept = services.read(Draft.objects.get(form="intake.receive"))

    assert not {"password", "login", "csrfmiddlewaretoken", "_once"} & set(kept)


def test_what_nobody_came_back_for_is_thrown_away(house: House, browser: Client) -> None:
    come_late(browser, WAYS[0], "/intake/new/", TYPED["reception"])

    services.expire(at=NOON + services.LATE_FOR * 2)

    assert not Draft.objects.filter(form="intake.receive").exists()


def test_a_page_for_everybody_says_what_to_do_and_asks_nobody_to_sign_in(house: House) -> None:
    told = organizations.invite_administrator(
        actor=CLOCK, agency=agency(house.cast["sato"]), at=clock.now()
    )
    stranger = Client(enforce_csrf_checks=True)
    for url in (f"/welcome/{told}/", "/about/"):
        answer = stranger.post(url, {"login_name": "mihon"})
        page = answer.content.decode()
        assert answer.status_code == 403
        assert "クッキー" in page
        assert f'href="{url}"' in page


def test_the_entrance_tells_a_browser_without_cookies_why_it_comes_back(house: House) -> None:
    stranger, before = Client(enforce_csrf_checks=True), Draft.objects.count()
    answer = stranger.post("/signin/", {"login": "sato", "password": PASSWORD})
    assert answer.status_code == 403
    assert "クッキー" in answer.content.decode()
    assert Draft.objects.count() == before

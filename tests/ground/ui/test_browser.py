"""The components in a real browser: readable for everybody, and nothing typed is lost."""

import os
import threading
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.contrib.staticfiles.views import serve
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

from tests.ground.ui import urls

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.walk

AXE = (Path(__file__).parents[2] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
CHROMIUM = os.environ.get("TASUKI_CHROMIUM", "/usr/bin/chromium")
PAGES = ("", "wrong/", "refused/", "conflict/")
SIZES = {"desk": (1366, 768), "phone": (390, 844), "zoomed": (683, 384)}


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that closes a page in mid-answer is no failure."""


class WithStatic(StaticFilesHandler):
    def serve(self, request: Any) -> Any:
        return serve(request, self.file_path(request.path), insecure=True)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The sample page, behind the product's own content policy."""
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"] = ["django.template.context_processors.request"]
    with override_settings(
        ROOT_URLCONF="tests.ground.ui.urls",
        TEMPLATES=templates,
        MIDDLEWARE=["csp.middleware.CSPMiddleware", "django.middleware.csrf.CsrfViewMiddleware"],
    ):
        app = WithStatic(WSGIHandler())
        server = make_server("127.0.0.1", 0, app, server_class=Threads, handler_class=Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no browser at {CHROMIUM}: apt-get install chromium")
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Any) -> Iterator[Any]:
    opened = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="ja-JP")
    yield opened
    opened.close()


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(site: str, chromium: Any, size: str):
    width, height = SIZES[size]
    context = chromium.new_context(viewport={"width": width, "height": height}, locale="ja-JP")
    for path in PAGES:
        page = context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error, kept=complaints: kept.append(str(error)))
        page.on("console", lambda line, kept=complaints: kept.append(line.text))
        page.goto(site + path)
        found = page.evaluate(f"async () => {{ {AXE}; return (await axe.run()).violations; }}")
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert [line for line in complaints if "status of 4" not in line] == []
        page.close()
    context.close()


def test_what_can_be_pressed_is_44_pixels_high(site: str, context: Any):
    page = context.new_page()
    page.goto(site)
    low = page.eval_on_selector_all(
        ".button, .nav a, .choice label, .field select, .field textarea, input[type=text]",
        "all => all.filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44).map(one => one.outerHTML)",
    )
    assert low == []


def test_typing_is_saved_and_the_page_says_when(site: str, context: Any):
    urls.SAVED.clear()
    page = context.new_page()
    page.goto(site)
    page.get_by_label("相談のあらまし").fill("雨戸が閉まったまま")
    page.get_by_label("介護").check()
    page.wait_for_selector("#draft[data-state=saved][data-at^='2026-11-20T12:00:05']")
    assert urls.SAVED[-1]["form"] == "ground.sample"
    assert urls.SAVED[-1]["fields"]["text"] == ["雨戸が閉まったまま"]
    assert urls.SAVED[-1]["fields"]["worries"] == ["care"]
    assert not [name for name in urls.SAVED[-1]["fields"] if name.startswith(("_", "csrf"))]


def test_without_network_only_ciphertext_is_kept_and_it_goes_when_the_server_has_it(
    site: str, context: Any
):
    page = context.new_page()
    with page.expect_response("**/drafts/key/"):
        page.goto(site)
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    page.get_by_label("氏名").fill("見本ひみつ")
    page.wait_for_selector("#draft[data-state=offline]")
    assert page.evaluate("localStorage.length") == 1
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "kobayashi" in kept
    assert "ひみつ" not in kept
    assert urls.KEY not in kept
    context.set_offline(False)
    page.wait_for_selector("#draft[data-state=saved]")
    assert page.evaluate("localStorage.length") == 0


def test_what_never_reached_the_server_is_offered_again(site: str, context: Any):
    page = context.new_page()
    with page.expect_response("**/drafts/key/"):
        page.goto(site)
    page.wait_for_load_state("networkidle")
    page.route("**/drafts/save/", lambda route: route.abort())
    page.get_by_label("氏名").fill("髙﨑 𠮷子")
    page.wait_for_selector("#draft[data-state=offline]")
    page.reload()
    page.get_by_role("button", name="入力欄に戻す").click()
    assert page.get_by_label("氏名").input_value() == "髙﨑 𠮷子"


def test_the_last_words_before_a_reload_are_offered_to_the_page_that_overtook_them(
    site: str, context: Any
):
    urls.ASKED.clear()
    page = context.new_page()
    page.goto(site)
    page.get_by_label("相談のあらまし").fill("最後のひとこと")
    page.reload()  # drawn before what it saves on leaving is kept
    urls.LEFT.append({"fields": {"text": ["最後のひとこと"], "_version": ["9"]}})
    try:
        page.get_by_role("button", name="入力欄に入れる").click()
    finally:
        urls.LEFT.clear()
    assert page.get_by_label("相談のあらまし").input_value() == "最後のひとこと"
    assert urls.ASKED[-1].startswith("2026-11-20T12:00")


def test_a_page_that_has_everything_is_offered_nothing(site: str, context: Any):
    urls.LEFT.append({"fields": {"text": [""], "gone": ["x"]}})
    page = context.new_page()
    try:
        with page.expect_response("**/drafts/newer/**") as asked:
            page.goto(site)
        asked.value.finished()
    finally:
        urls.LEFT.clear()
    assert page.get_by_role("button", name="入力欄に入れる").count() == 0


@pytest.mark.parametrize("script", [True, False])
def test_enter_in_a_line_of_a_long_form_sends_nothing(site: str, chromium: Any, script: bool):
    urls.POSTED.clear()
    context = chromium.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(site)
    page.get_by_label("氏名").fill("さとう")
    page.get_by_label("氏名").press("Enter")
    page.get_by_role("button", name="受け付ける").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert [sent["name"] for sent in urls.POSTED] == [["さとう"]]
    assert page.get_by_label("氏名").input_value() == "さとう"
    context.close()


def test_after_the_back_button_the_same_form_goes_under_the_key_it_was_sent_with(
    site: str, context: Any
):
    page = context.new_page()
    key = page.locator("form input[name=_once]")
    page.goto(site)
    key.evaluate("input => { input.value = 'sent-before'; }")
    page.get_by_role("button", name="受け付ける").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(site + "wrong/")
    page.go_back()
    page.go_back()
    assert page.url == site
    assert key.input_value() == "sent-before"

    page.get_by_label("氏名").press_sequentially("さ")
    assert key.input_value() != "sent-before"


def test_enter_that_ends_a_conversion_goes_no_further(site: str, context: Any):
    page = context.new_page()
    page.goto(site)
    went = page.evaluate(
        """() => {
          const line = document.createElement("input");
          document.body.append(line);
          const press = (more) => line.dispatchEvent(
            new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...more }));
          return [press({ isComposing: true }), press({ keyCode: 229 }), press({})];
        }"""
    )
    assert went == [False, False, True]


def test_the_counter_says_how_much_too_long_and_cuts_nothing(site: str, context: Any):
    page = context.new_page()
    page.goto(site)
    field = page.get_by_label("相談のあらまし")
    field.fill("𠮷" * 205)
    assert "5字多い" in page.locator(".counter").inner_text()
    assert len(field.input_value()) == 205


@pytest.mark.parametrize("script", [True, False])
def test_the_others_text_can_be_taken_and_the_rest_stays(site: str, chromium: Any, script: bool):
    context = chromium.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(site + "conflict/")
    button = page.locator("button[name=_use][value=text]")
    if script:
        button.click()
    else:
        with page.expect_navigation():
            button.click()
    assert page.get_by_label("相談のあらまし").input_value() == "ほかの人の文章\n二行目"
    assert page.get_by_label("氏名").input_value() == "見本 太郎"
    assert page.locator("#error-summary").is_visible()
    context.close()


def test_after_a_refusal_the_summary_has_the_focus(site: str, context: Any):
    page = context.new_page()
    page.goto(site + "wrong/")
    page.wait_for_selector("#error-summary:focus")
    page.get_by_role("link", name="「氏名」を入力してください。").click()
    assert page.evaluate("document.activeElement.id") == "id_name"


def test_back_to_a_refused_form_opens_it_and_asks_for_nothing(site: str, context: Any):
    page = context.new_page()
    page.goto(site)
    with page.expect_navigation():
        page.get_by_role("button", name="受け付ける").click()
    page.wait_for_selector("#error-summary")
    page.goto(site + "refused/")
    page.go_back()

    assert page.url == site
    assert page.get_by_label("氏名").is_visible()
    sent = page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus")
    assert sent == 200

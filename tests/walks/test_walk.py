"""The walk in a real browser against the real server, from an empty town to the reopening.

The clock goes from day to day: the acts of one day share one server, and between two days it is
ended and started again, as an outsider would do it.
"""

import json
import os
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from tasuki.doors.demo import story, walk
from tests.house.servers import House, house
from tests.walks.hand import CHROMIUM, QUIET, Hand, Looker

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.walk, pytest.mark.slow]

PASSWORD = "mihon-tasuki-2026"
START = 180  # the first start on a busy machine: migrations and static files
MOST_STARTS = 13


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not Path(CHROMIUM).exists():
        pytest.skip(
            f"THE WALK DID NOT RUN: no browser at {CHROMIUM}. "
            "apt-get install chromium, or name one with TASUKI_CHROMIUM."
        )
    with sync_api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def screens(tmp_path: Path) -> Path:
    """Where pictures go; TASUKI_SCREENS keeps them."""
    kept = os.environ.get("TASUKI_SCREENS")
    folder = Path(kept) if kept else tmp_path / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_a_household_walks_from_the_counter_to_the_reopening(
    browser: Any, tmp_path: Path, screens: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    told = walk.read(story.path("kobayashi"))
    looker = Looker(screens)
    with house(tmp_path / "home") as home:
        stage = Stage(browser, home, told, looker)
        try:
            stage.play()
            stage.never()
        finally:
            stage.close()
    with capfd.disabled():  # the figures are asked for
        sys.stdout.write(
            f"\nWALK {len(looker.seen)} pages looked at, {stage.starts} starts of the server, "
            f"pictures in {screens}\n"
        )
    assert not looker.found, "\n".join(looker.found)


class Stage:
    """The house, its hands, and the walk on it."""

    def __init__(self, browser: Any, home: House, told: walk.Walk, looker: Looker) -> None:
        self.browser, self.home, self.walk, self.looker = browser, home, told, looker
        self.told = walk.Told(told.start)
        self.hands: dict[str, Hand] = {}
        self.here: set[str] = set()
        self.starts = 0

    def hand(self, login: str) -> Hand:
        if login not in self.hands:
            base = f"http://127.0.0.1:{self.home.port}/{self.walk.town}"
            self.hands[login] = Hand(self.browser, base, self.looker)
            self.hands[login].sign_in(login, PASSWORD)
            self.here.add(login)
        if login not in self.here:  # another day: the sign-in of the last one is over
            self.hands[login].open("/")
            if self.hands[login].read().name == "signin":
                self.hands[login].sign_in(login, PASSWORD)
            self.here.add(login)
        return self.hands[login]

    def play(self) -> None:
        ends = {step.acts[-1]: step for step in self.walk.steps}
        for day, acts in groupby(self.walk.acts(), key=lambda pair: pair[1].day):
            today = list(acts)
            clock = self.told.moment(today[0][1]).isoformat()
            with self.home.serve(TASUKI_CLOCK=clock) as running:
                running.wait_for("READY", START)
                self.starts += 1
                self.here.clear()
                for step, act in today:
                    self.looker.step = step.number
                    self.hand(act.account).act(act, self.told)
                    if act in ends:
                        # The day is over for `tasuki check`: the server's clock has gone on.
                        self.check(ends[act], clock.partition("T")[0] + "T23:00")
                assert running.end() == 0, running.text
            assert day == today[0][1].day
        assert self.starts <= MOST_STARTS

    def check(self, step: walk.Step, clock: str) -> None:
        """`tasuki check` beside the running server."""
        said = self.home.tasuki("check", "--town", self.walk.town, "--json", TASUKI_CLOCK=clock)
        assert said.returncode == 0, said.stdout + said.stderr
        truth = json.loads(said.stdout)
        assert truth["audit"]["ok"] is True
        assert {name: truth[name] for name in step.check} == dict(step.check), step.title

    def never(self) -> None:
        """Who has nothing to do with it finds no trace."""
        last = self.told.moment(self.walk.last()).isoformat()
        with self.home.serve(TASUKI_CLOCK=last) as running:
            running.wait_for("READY", START)
            self.here.clear()
            for tried in self.walk.never:
                hand = self.hand(tried.account)
                address = self.told.fill(tried.address)
                status, text = hand.try_address(address)
                assert status == tried.status, f"{tried.account} {tried.address}: {status}"
                found = [word for word in tried.absent if word in text]
                assert found == [], f"{tried.account} {tried.address}"

    def close(self) -> None:
        for hand in self.hands.values():
            hand.leave()


# --- by keyboard alone ---------------------------------------------------------------------------

MOVES = {"Tab", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"}
NARRATIVE = "母と二人で暮らしています。" * 15 + "屋根から雨もりがします。"


class Keyboard:
    """Keys only, counted."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.moves = 0

    def press(self, key: str) -> None:
        self.moves += key in MOVES
        self.page.keyboard.press(key)

    def here(self) -> str:
        """The name of the control that has the focus."""
        return str(self.page.evaluate("document.activeElement.name || document.activeElement.id"))

    def to(self, name: str) -> None:
        """Tab until there; it must come before the page ends."""
        for _ in range(40):
            if self.here() == name:
                return
            self.press("Tab")
        raise AssertionError(f"{name} is not reached by Tab")

    def write(self, name: str, text: str) -> None:
        self.to(name)
        self.page.keyboard.insert_text(text)


@pytest.fixture
def reception(browser: Any, tmp_path: Path) -> Iterator[Hand]:
    """The page of the ordinary reception, opened by its worker."""
    with house(tmp_path / "home") as home:
        clock = "2026-05-18T10:00"
        with home.serve(TASUKI_CLOCK=clock) as running:
            running.wait_for("READY", START)
            hand = Hand(browser, f"http://127.0.0.1:{home.port}/kobayashi", _do_not_look)
            hand.sign_in("sato", PASSWORD)
            hand.open("/intake/new/")
            yield hand
            hand.leave()


def _do_not_look(_name: str, _page: Any) -> None:
    """Speed: the walk has looked already."""


def test_the_ordinary_reception_needs_no_mouse(
    reception: Hand, capfd: pytest.CaptureFixture[str]
) -> None:
    page = reception.page
    keys = Keyboard(page)
    assert keys.here() == "name"
    assert len(NARRATIVE) >= 200
    keys.write("name", "坂元 ハル（見本）")
    keys.write("kana", "さかもと はる")
    keys.write("birth_on", "S19.5.1")
    keys.to("sex")
    keys.press("ArrowUp")
    keys.write("phone", "0984-00-0101")
    keys.write("address", "小林市細野 見本番地1")
    keys.to("topics")
    keys.press("Space")
    keys.to("main_topic")
    keys.press("ArrowDown")
    keys.write("narrative", NARRATIVE)
    keys.to("urgency")
    keys.press("ArrowDown")
    keys.write("minutes", "30")
    keys.to("outcome")
    keys.press("ArrowDown")
    while page.evaluate("document.activeElement.textContent.trim()") != "受け付ける":
        keys.press("Tab")
    with page.expect_navigation():
        keys.press("Enter")
    assert "/intake/new/" not in page.url, page.inner_text("#error-summary")
    with capfd.disabled():
        sys.stdout.write(
            f"\nKEYBOARD the ordinary reception: {keys.moves} presses of Tab and arrows, no mouse\n"
        )
    assert keys.moves <= 40


def test_enter_that_ends_a_conversion_sends_nothing(reception: Hand) -> None:
    page = reception.page
    posted: list[str] = []
    page.on("request", lambda one: posted.append(one.url) if one.method == "POST" else None)
    ime = page.context.new_cdp_session(page)
    for name in ("name", "kana"):
        page.focus(f"[name={name}]")
        ime.send(
            "Input.imeSetComposition", {"text": "さかもと", "selectionStart": 4, "selectionEnd": 4}
        )
        enter = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
        ime.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **enter})
        ime.send("Input.dispatchKeyEvent", {"type": "keyUp", **enter})
        ime.send("Input.insertText", {"text": "坂元"})
        # Enter after the conversion is over: a form this long is not sent from a line either.
        page.keyboard.press("Enter")
    assert page.input_value("[name=name]").startswith("坂元")
    assert page.url.endswith("/intake/new/")
    helping = ("/drafts/", "/lookalikes/")  # saving while typing, looking for likenesses
    assert [url for url in posted if not any(part in url for part in helping)] == []

"""The other bodies' walks in a real browser. The server is a thread of the test and its clock goes
from act to act, so a walk costs no start of a server; 小林市's own walk has those."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from tasuki.doors.demo import story, towns, walk
from tests.conftest import PASSWORD
from tests.walks import founded
from tests.walks.hand import CHROMIUM, QUIET, Hand, Looker

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.walk, pytest.mark.slow]
OTHERS = [one.code for one in towns.every()][1:]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not Path(CHROMIUM).exists():
        pytest.skip(f"THE WALKS DID NOT RUN: no browser at {CHROMIUM}; TASUKI_CHROMIUM names one.")
    with pytest.MonkeyPatch.context() as patch, sync_api.sync_playwright() as play:
        # Playwright keeps a loop in this thread, and Django takes that for an async context.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        opened = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def looker(tmp_path_factory: pytest.TempPathFactory) -> Looker:
    """One for all towns: a page that another town has shown is not looked at again."""
    return Looker(tmp_path_factory.mktemp("screens"), grow=(), axe=("desk",))


@pytest.fixture
def told(request: Any, settings: Any, open_db: None) -> walk.Walk:
    if connection.vendor != "sqlite":
        pytest.skip("the other bodies' walks are played on SQLite alone")
    read = walk.read(story.path(request.param))
    settings.TASUKI_DEFAULT_PACK = read.town
    founded.found(read)
    return read


@pytest.fixture
def address(open_db: None) -> Iterator[str]:
    """pytest-django's own fixture of a live server empties the database while its record is
    still guarded."""
    server = LiveServer("127.0.0.1")
    yield server.url
    server.stop()


@pytest.mark.parametrize("told", OTHERS, indirect=True)
def test_another_town_walks_its_own_way(
    told: walk.Walk, browser: Any, looker: Looker, address: str, settings: Any
) -> None:
    hands: dict[str, Hand] = {}
    before = list(looker.found)
    memory = walk.Told(told.start)

    def hand(login: str) -> Hand:
        if login not in hands:
            hands[login] = Hand(browser, address, looker)
            hands[login].sign_in(login, PASSWORD)
        return hands[login]

    try:
        for _, act in told.acts():
            settings.TASUKI_CLOCK_OFFSET = memory.moment(act) - timezone.now()
            hand(act.account).act(act, memory)
        for tried in told.never:
            status, text = hand(tried.account).try_address(memory.fill(tried.address))
            found = [word for word in tried.absent if word in text]
            assert (status, found) == (tried.status, []), f"{tried.account} {tried.address}"
    finally:
        for one in hands.values():
            one.leave()
    assert looker.found == before  # each town answers for what it is the first to show

"""Every address × every id × every account: who may not, learns nothing and changes nothing.

The town is walked by its own resolver and with the ids of its own tables; who may read what is said
by tests/house/crawl/sight.py from the relations, without the house's policy. With
TASUKI_CRAWL=whole nothing is left out, with TASUKI_CRAWL=8 eight ids of each address are tried in
three worlds; without it, few of them in one (tests/house/crawl/addresses.py).
"""

import logging
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction

from tasuki.doors.demo import story, walk
from tasuki.doors.demo.player import Player
from tasuki.ground import clock
from tasuki.town.municipality import pack
from tasuki.town.organizations import services as organizations
from tasuki.trust.access.actor import CLOCK
from tests.conftest import CAST, NOON, SINCE, appoint
from tests.house.crawl import addresses
from tests.house.crawl.accounts import accounts
from tests.house.crawl.addresses import AS, CRAWL
from tests.house.crawl.marks import Marks
from tests.house.crawl.sight import Sight
from tests.house.crawl.walking import Town, Visit, changed, rows
from tests.pages.stories.house import House
from tests.walks import founded

WORLDS = ("nagaokakyo", "house", "kobayashi") if CRAWL else ("nagaokakyo",)
# Of each address so many ids, other ones for each account (TASUKI_CRAWL=whole: every one).
MOST, OTHERS, POSTS = 3, 1, 1
# Told once and sealed at once: no page that is only opened shows it, to whomever.
SEALED = {"nagaokakyo": ("見本荘203", "000-0000-0131", "00000000131", "見本第二小学校")}
FLED = ("西村あかり（見本）", "西村そら（見本）", "ニシムラアカリ", "ニシムラソラ")


@pytest.fixture(scope="module", params=WORLDS)
def _town(request: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        for signal in (request_started, request_finished):
            signal.disconnect(close_old_connections)
        logging.disable(logging.CRITICAL)  # thousands of refused addresses
        sight = Sight(_tell(request.param, patch))
        marks = Marks(sight, SEALED.get(request.param, ()))
        yield Town(sight, marks, list(addresses.routes()), addresses.ids())
        logging.disable(logging.NOTSET)
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
        transaction.set_rollback(True)


def _tell(world: str, patch: pytest.MonkeyPatch) -> Any:
    if world == "house":
        patch.setattr(clock, "now", lambda: NOON)
        organizations.load_pack(actor=CLOCK, agencies=pack.current(SINCE).agencies, at=NOON)
        House({login: appoint(login) for login in CAST}).build()
        return NOON
    patch.setattr(settings, "TASUKI_DEFAULT_PACK", world)
    told = story.whole(world)
    founded.found(told)
    Player(told, told.start, lambda _act, _answer: None).play(story.WHOLE)
    last = told.last()
    at = walk.Told(told.start).moment(last) + timedelta(hours=1)
    patch.setattr(clock, "now", lambda: at)
    return at


@pytest.fixture
def db(_town: Town, django_db_blocker: Any) -> Iterator[None]:
    """The database with the story in it; what a test changes is undone after it."""
    with django_db_blocker.unblock():
        point = transaction.savepoint()
        yield
        transaction.savepoint_rollback(point)


@pytest.fixture
def town(_town: Town, db: None) -> Town:
    return _town


@pytest.mark.slow
def test_nobody_opens_reads_or_moves_what_is_not_theirs(town: Town) -> None:
    there = [one for one in accounts(town.sight.at) if one.login in AS or not AS]
    visits = [Visit(town, who) for who in (*there, None)]
    for one in visits:
        one.come_in()
    before = rows()

    for turn, one in enumerate(visits):
        one.look(town.own(turn, MOST))
        one.look(town.other(turn, OTHERS))
    moved = changed(before)
    for one in visits:
        one.press(POSTS)
        one.search(town.marks.asked())

    told(f"{town.asked} requests", *map(str, visits))
    assert [found for one in visits for found in one.wrong] == []
    assert moved == []  # looking changes nothing
    assert all(one.statuses[200] > len(visits) for one in visits if one.who is not None)


@pytest.mark.slow
def test_the_crawl_listens_for_those_who_fled(town: Town) -> None:
    """At the counter of the man from whom they fled, for every word of theirs."""
    kubo = next((one for one in accounts(town.sight.at) if one.login == "kubo"), None)
    if kubo is None:
        pytest.skip("told of 長岡京市 alone")

    words = Visit(town, kubo).forbidden

    assert {*FLED, *SEALED["nagaokakyo"]} <= set(words)


def told(*lines: str) -> None:
    """With TASUKI_CRAWL set: how much was asked, and every finding."""
    if CRAWL:
        sys.stderr.write("\n".join(("", *lines, "")))

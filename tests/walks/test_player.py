"""The walks, played in this process on the test's database: no browser, no server."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection

from tasuki.doors.demo import story, walk
from tasuki.doors.demo.player import Answer, Player, WentWrong
from tasuki.doors.operator import truth
from tasuki.town.municipality import pack
from tasuki.trust.audit.models import Entry
from tests.walks import founded, turns

TOKYO = ZoneInfo("Asia/Tokyo")


FIRST = "kobayashi"
FISCAL_YEAR = 2026
NAMED = frozenset(
    {
        "氏名",
        "氏名（記録にない方）",
        "来談者の氏名",
        "担当者",
        "調整役の担当者",
        "多機関協働事業の事務局の担当者",
        "相談支援包括化推進員の担当者",
        "だれが確かめたか",
        "決定した人",
        "世帯の呼び名",
    }
)
WALKS = sorted(path.stem for path in story.WALKS.glob("*.toml"))


@pytest.fixture
def played() -> str:
    """The file whose walk is played: the first town's where a test names no other."""
    return FIRST


@pytest.fixture
def told(played: str, settings: Any) -> walk.Walk:
    if played != FIRST and connection.vendor != "sqlite":
        pytest.skip("the other bodies' walks are played on SQLite alone")
    read = walk.read(story.path(played))
    settings.TASUKI_DEFAULT_PACK = read.town
    return read


@pytest.fixture
def empty_town(db: None, told: walk.Walk) -> Iterator[None]:
    """The walk's town with its agencies and cast and nobody else, on its first day. The connection
    is the test's: no request may close it."""
    founded.found(told)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


class Witness:
    """Sees every act as it happens: the health after each step, and every line of the record."""

    def __init__(self, told: walk.Walk) -> None:
        self.told = walk.Told(told.start)
        self.ends = {step.acts[-1]: step for step in told.steps}
        self.read = 0
        self.entries = 0
        self.acts = 0
        self.lies: list[str] = []

    def __call__(self, act: walk.Act, _answer: Answer) -> None:
        at = self.told.moment(act) + timedelta(minutes=1)  # the clock went on meanwhile
        self.acts += 1
        for entry in Entry.objects.filter(pk__gt=self.read).order_by("pk"):
            self.read = entry.pk
            self.entries += entry.action != "audit.looked"
            if lie := turns.lies(entry, at):
                self.lies.append(f"day {act.day}, {act.says}: {lie}")
        if step := self.ends.get(act):
            found = truth.tell(at)
            assert truth.fine(found), f"step {step.number}: {found}"
            assert {name: found[name] for name in step.check} == dict(step.check), step.title


@pytest.mark.parametrize("played", WALKS)
def test_every_walk_can_be_played_and_nobody_is_told_a_lie_about_whose_turn_it_is(
    empty_town: None, told: walk.Walk
) -> None:
    witness = Witness(told)
    player = Player(told, told.start, witness)
    player.play()
    assert [step.number for step in told.steps] == [*range(1, len(told.steps) + 1)]
    assert witness.acts == len(list(told.acts()))
    assert witness.entries > len(told.steps)
    assert witness.lies == []
    assert never_found(player, told) == []


def never_found(player: Player, told: walk.Walk) -> list[str]:
    """The addresses at which somebody finds what is not theirs."""
    found = []
    for tried in told.never:
        answer = player.visitor(tried.account).get(player.told.fill(tried.address))
        body = answer.body.decode(errors="replace")
        words = [word for word in tried.absent if word in body]
        if answer.status != tried.status or words:
            found.append(f"{tried.account} {tried.address}: {answer.status} {words}")
    return found


def test_what_stands_beside_the_first_walk_is_told_after_its_end() -> None:
    first, both = walk.read(story.path(FIRST)), story.whole(FIRST)
    beside = walk.read(story.WALKS / "kobayashi_besides.toml")
    assert [step.title for step in both.steps] == [
        step.title for step in (*first.steps, *beside.steps)
    ]
    ends = (first.last().day, first.last().at)
    assert all((act.day, act.at) > ends for _, act in beside.acts())
    assert set(beside.accounts) <= set(first.accounts)
    assert both.start == beside.start


def test_a_walk_that_does_not_come_true_is_said_where_it_went_wrong(
    empty_town: None, told: walk.Walk
) -> None:
    first = told.steps[0].acts[0]
    wrong = walk.Act(**{**_facts(first), "expect": ("こんな言葉はない",)})
    player = Player(told, told.start, lambda _act, _answer: None)
    with pytest.raises(WentWrong, match="こんな言葉はない"):
        player.act(wrong)


def _facts(act: walk.Act) -> dict[str, object]:
    return {name: getattr(act, name) for name in walk.Act.__dataclass_fields__}


@pytest.mark.parametrize("played", WALKS)
def test_every_person_of_a_story_is_marked_as_a_sample(told: walk.Walk) -> None:
    names = {one.name for one in told.accounts} | {
        str(value)
        for _, act in told.acts()
        for label, value in act.values.items()
        if label.partition("#")[0] in NAMED
    }
    assert names
    assert [name for name in names if not name.endswith("（見本）")] == []


@pytest.mark.parametrize("played", WALKS)
def test_every_story_says_in_a_sentence_what_it_is_about(played: str) -> None:
    said = tomllib.loads(story.path(played).read_text(encoding="utf-8"))
    assert said["story"].endswith("。")
    assert said["name"] == pack.load(said["town"], FISCAL_YEAR).municipality.name


@pytest.mark.parametrize(("until", "hour"), [(1, 9), (3, 9), (8, 9), (8, 23)])
def test_the_story_ends_today_and_never_tomorrow(told: walk.Walk, until: int, hour: int) -> None:
    now = datetime(2026, 11, 20, hour, 0, tzinfo=TOKYO)
    first = story.begins(told, until, now)
    last = walk.Told(first).moment(told.last(until))
    assert last <= now
    assert (now.date() - last.date()).days <= 1


def test_a_story_of_a_year_that_is_over_ends_in_that_year(told: walk.Walk) -> None:
    over = replace(told, latest=date(2026, 3, 31))
    first = story.begins(over, 8, datetime(2026, 11, 20, 9, 0, tzinfo=TOKYO))
    assert walk.Told(first).moment(over.last()).date() == date(2026, 3, 31)


def test_a_word_that_means_nothing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "walk.toml"
    path.write_text(
        'town = "kobayashi"\nstart = 2026-05-18\n[[step]]\nnumber = 1\ntitle = "x"\n'
        '[[step.act]]\nsays = "x"\naccount = "sato"\nday = 0\nclik = "つなぐ"\n',
        encoding="utf-8",
    )
    with pytest.raises(walk.BadWalk, match="clik"):
        walk.read(path)

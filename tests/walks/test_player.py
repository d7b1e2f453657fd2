"""The walk, played in this process on the test's database: no browser, no server."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from tasuki.doors.demo import cast, story, walk
from tasuki.doors.demo.player import Answer, Player, WentWrong
from tasuki.doors.operator import truth
from tasuki.trust.audit.models import Entry
from tests.conftest import PASSWORD
from tests.walks import turns

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.fixture
def told() -> walk.Walk:
    return walk.read(story.path("kobayashi"))


@pytest.fixture
def empty_town(town: object, told: walk.Walk) -> Iterator[None]:
    """小林市 with its cast and nobody else. The connection is the test's: no request may close it."""
    cast.open_accounts(
        told.accounts, password=PASSWORD, at=walk.Told(told.start).moment(told.steps[0].acts[0])
    )
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


def test_the_walk_can_be_played_and_nobody_is_told_a_lie_about_whose_turn_it_is(
    empty_town: None, told: walk.Walk
) -> None:
    witness = Witness(told)
    player = Player(told, told.start, witness)
    player.play()
    assert [step.number for step in told.steps] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert witness.acts == len(list(told.acts()))
    assert witness.entries > 100
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


def test_every_person_of_the_story_is_marked_as_a_sample(told: walk.Walk) -> None:
    names = {
        str(value)
        for _, act in told.acts()
        for label, value in act.values.items()
        if label in {"氏名", "来談者の氏名", "担当者", "決定した人", "世帯の呼び名"}
    }
    assert len(names) >= 5
    assert [name for name in names if not name.endswith("（見本）")] == []


@pytest.mark.parametrize(("until", "hour"), [(1, 9), (3, 9), (8, 9), (8, 23)])
def test_the_story_ends_today_and_never_tomorrow(told: walk.Walk, until: int, hour: int) -> None:
    now = datetime(2026, 11, 20, hour, 0, tzinfo=TOKYO)
    first = story.begins(told, until, now)
    last = walk.Told(first).moment(told.last(until))
    assert last <= now
    assert (now.date() - last.date()).days <= 1


def test_a_word_that_means_nothing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "walk.toml"
    path.write_text(
        'town = "kobayashi"\nstart = 2026-05-18\n[[step]]\nnumber = 1\ntitle = "x"\n'
        '[[step.act]]\nsays = "x"\naccount = "sato"\nday = 0\nclik = "つなぐ"\n',
        encoding="utf-8",
    )
    with pytest.raises(walk.BadWalk, match="clik"):
        walk.read(path)

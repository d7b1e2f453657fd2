"""The walk, played in this process on the test's database: no browser, no server."""

from collections.abc import Iterator

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from tasuki.doors.demo import cast, story, walk
from tasuki.doors.demo.player import Answer, Player
from tests.conftest import PASSWORD


@pytest.fixture
def empty_town(town: object) -> Iterator[None]:
    """小林市 with its cast and nobody else. The connection is the test's: no request may close it."""
    told = walk.read(story.path("kobayashi"))
    cast.open_accounts(password=PASSWORD, at=walk.Told(told.start).moment(told.steps[0].acts[0]))
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_the_walk_can_be_played_as_it_is_written(empty_town: None) -> None:
    told = walk.read(story.path("kobayashi"))
    seen: list[tuple[walk.Act, Answer]] = []
    player = Player(told, told.start, lambda act, answer: seen.append((act, answer)))
    player.play()
    assert len(seen) == len(list(told.acts()))

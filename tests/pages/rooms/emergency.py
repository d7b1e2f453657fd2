"""緊急閲覧."""

from typing import Any

from tasuki.journey.emergency import services
from tests.conftest import NOON
from tests.pages.stories.acts import receive
from tests.pages.table import Door, doors

ACTS: tuple[Door, ...] = doors(("emergency:end", "ito", "look"))
READS: tuple[Door, ...] = doors(("emergency:attempt", "ito", "attempt"))
OTHERS: tuple[Door, ...] = ()
PAPERS: tuple[tuple[str, str, str], ...] = ()
LISTS: tuple[str, ...] = ()
# 管理者 reads that a look happened; who may not, tests/journey/emergency asks.
OPEN = {"emergency:open", "emergency:look"}


def build(house: Any) -> None:
    """伊藤 opened in an emergency what 佐藤 carries, and has ended it."""
    one = receive(house.cast["sato"])
    attempt = services.open_look(
        actor=house.cast["ito"],
        number=one.number,
        danger="life",
        whose="本人",
        reason="呼びかけに答えず、部屋の中で倒れているようだと通報があった。",
        why_alone="担当の電話がつながらない。",
        at=NOON,
    )
    house.ids |= {"attempt": attempt.pk, "look": attempt.looks.get().pk}

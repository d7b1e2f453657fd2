"""安否確認."""

from typing import Any

from tasuki.journey.rollcall import services
from tests.conftest import NOON
from tests.pages.stories.acts import agency
from tests.pages.table import Door, doors

ACTS: tuple[Door, ...] = doors(("rollcall:end", "ito", "round"))
READS: tuple[Door, ...] = doors(("rollcall:round", "ito", "round"))
OTHERS: tuple[Door, ...] = ()
PAPERS: tuple[tuple[str, str, str], ...] = (("rollcall", "ito", "round"),)
LISTS: tuple[str, ...] = ("/rollcall/",)
OPEN = {"rollcall:rounds"}


def build(house: Any) -> None:
    """伊藤's agency goes through its people."""
    ito = house.cast["ito"]
    one = services.begin(actor=ito, agency=agency(ito), reason="大雨警報", at=NOON)
    house.ids |= {"round": one.pk}

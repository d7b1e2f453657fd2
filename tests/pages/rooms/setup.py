"""まちの設定: for 事務局 and 管理者; nobody else finds the pages."""

from typing import Any

from tasuki.town.municipality import pack
from tasuki.town.setup import services
from tests.conftest import NOON, SINCE
from tests.pages.table import Door, doors

ACTS = doors(
    ("setup:start", "watanabe"),
    ("setup:publish", "watanabe"),
    ("setup:undo", "watanabe"),
    ("setup:drop", "watanabe"),
    ("setup:try", "watanabe"),
)
READS = doors(
    ("setup:shelf", "watanabe"),
    ("setup:questions", "kanri"),
)
OTHERS: tuple[Door, ...] = ()
PAPERS: tuple[tuple[str, str, str], ...] = ()
LISTS: tuple[str, ...] = ()
# Addresses of items of the pack: codes, no records.
OPEN = {"setup:items", "setup:add", "setup:change", "setup:take_off"}


def build(house: Any) -> None:
    """A draft in which one telephone number was filled in."""
    town = pack.load("kobayashi", SINCE.year)
    services.change(
        actor=house.cast["watanabe"],
        town=town,
        kind="agency",
        code="fukushi",
        told={"tel": "0984-23-0000"},
        at=NOON,
    )

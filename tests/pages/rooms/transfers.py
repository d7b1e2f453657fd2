"""引継ぎ: a change of contractor from 鈴木's agency to 伊藤's is under way and offered.

The page of a leaver carries no record in its address; it is tried in tests/office/transfers.
"""

from datetime import date
from typing import Any

from tasuki.office.transfers import queries, services
from tasuki.town.organizations.models import Agency
from tests.conftest import NOON
from tests.pages.table import Door, doors

ACTS: tuple[Door, ...] = doors(
    ("transfers:name", "watanabe"),
    ("transfers:offer", "watanabe", "succession"),
    ("transfers:take", "ito", "succession"),
    ("transfers:certificate", "watanabe", "succession"),
)
READS: tuple[Door, ...] = doors(("transfers:contractor", "watanabe", "succession"))
OTHERS: tuple[Door, ...] = ()
PAPERS: tuple[tuple[str, str, str], ...] = ()
LISTS: tuple[str, ...] = ("/transfers/", "/transfers/contractor/")
OPEN = {"transfers:overview", "transfers:contractors", "transfers:staff", "transfers:received"}


def build(house: Any) -> None:
    """Named and offered but for one matter, and nothing taken yet."""
    office, old, new = (house.cast[login] for login in ("watanabe", "suzuki", "ito"))
    made = services.name_successor(
        actor=office,
        old=Agency.objects.get(pk=old.agency_id),
        new=Agency.objects.get(pk=new.agency_id),
        last_day=date(2027, 3, 31),
        contract="令和8年度委託契約（見本）",
        at=NOON,
    )
    one, *others = queries.offerable(made, NOON, office)
    assert others, "one line goes over, one waits for a word"
    services.offer_all(
        actor=office, succession=made, kept={one.pk: "委託に含まない（見本）"}, at=NOON
    )
    house.ids["succession"] = made.pk

"""Every module here says what one room adds to the story and which pages it has.

`build(house)` goes on with the story through services and puts ids into `house.ids`. ACTS, READS and
OTHERS are doors with a record in the address, or acts without one; PAPERS as in doors.py; OPEN are
names of addresses that carry no record of a matter; LISTS are addresses a stranger finds unchanged.
"""

from importlib import import_module
from pathlib import Path
from typing import Any

ROOMS: tuple[Any, ...] = tuple(
    import_module(f"{__name__}.{one.stem}")
    for one in sorted(Path(__file__).parent.glob("*.py"))
    if one.stem != "__init__"
)

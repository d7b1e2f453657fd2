"""Which demo towns there are: one for each walk that is told there. Nothing here needs Django to be set up."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

WALKS = Path(__file__).resolve().parents[3] / "tests" / "walks"


@dataclass(frozen=True, slots=True, order=True)
class DemoTown:
    """A town whose story is told; the first in order is the one a visitor is sent to."""

    order: int
    code: str
    name: str
    story: str = ""


def every() -> list[DemoTown]:
    """The demo towns, in the order in which they are shown."""
    told = [tomllib.loads(path.read_text(encoding="utf-8")) for path in WALKS.glob("*.toml")]
    return sorted(
        DemoTown(one["order"], one["town"], one["name"], one.get("story", ""))
        for one in told
        if one.get("demo", True)
    )

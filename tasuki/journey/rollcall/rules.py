"""What a round takes, and how its lines stand by area. Pure."""

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

from tasuki.ground.verdict import OK, Verdict, no

LONGEST = 200


class InArea(Protocol):
    """A line that stands in an area."""

    @property
    def area(self) -> str: ...


L = TypeVar("L", bound=InArea)


def may_begin(*, reason: str) -> Verdict:
    """What happened is said in a line."""
    if not reason.strip():
        return no("rollcall.no_reason")
    return OK if len(reason) <= LONGEST else no("rollcall.too_long", longest=LONGEST)


def may_tick(*, is_open: bool, chosen: Collection[object], listed: Collection[object]) -> Verdict:
    """Somebody of the list, while the round goes on."""
    if not is_open:
        return no("rollcall.ended")
    if not chosen:
        return no("rollcall.nobody")
    return OK if set(chosen) <= set(listed) else no("rollcall.not_listed")


def may_end(*, is_open: bool) -> Verdict:
    """Once."""
    return OK if is_open else no("rollcall.ended")


def by_area(lines: Iterable[L], *, nowhere: str) -> list[tuple[str, list[L]]]:
    """The lines of each area together; those without one last."""
    found: dict[str, list[L]] = {}
    for line in lines:
        found.setdefault(line.area.strip(), []).append(line)
    named = sorted(area for area in found if area)
    listed = [(area, found[area]) for area in named]
    return [*listed, (nowhere, found[""])] if "" in found else listed

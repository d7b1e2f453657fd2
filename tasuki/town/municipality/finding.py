"""Looking an item of a pack up by its code."""

from typing import Protocol, TypeVar

from tasuki.ground.errors import HouseError


class Named(Protocol):
    """An item that has a code."""

    @property
    def code(self) -> str: ...


N = TypeVar("N", bound=Named)


def find(items: tuple[N, ...], kind: str, code: str) -> N:
    for item in items:
        if item.code == code:
            return item
    raise HouseError("municipality.no_such_item", kind=kind, item=code)

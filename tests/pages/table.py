"""A table of the pages of the house, one part of it for each room."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Door:
    """A page of the house: its url name, whose it is, and the records in its address."""

    name: str
    who: str
    keys: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "-".join((self.name, *self.keys))


def doors(*rows: tuple[str, ...]) -> tuple[Door, ...]:
    """A table of doors."""
    return tuple(Door(name, who, tuple(keys)) for name, who, *keys in rows)

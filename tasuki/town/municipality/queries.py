"""Which town this database belongs to."""

from tasuki.town.municipality import places as register
from tasuki.town.municipality.models import Municipality
from tasuki.town.municipality.places import Place


def here() -> Municipality | None:
    """The one row, or None before the town was founded."""
    return Municipality.objects.first()


def places(told: str) -> tuple[Place, ...]:
    """The bodies of Japan with that code of 6 digits, or with that name."""
    one = register.find(told)
    return (one,) if one else register.named(told)


def municipalities_of(prefecture: str) -> tuple[Place, ...]:
    """The municipalities of a prefecture, in the order of their codes."""
    return register.of_prefecture(prefecture)

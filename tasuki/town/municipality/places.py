"""全国地方公共団体コード: the list of the 47 prefectures and 1,741 municipalities."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """One body of the list; `code` is text, with its leading zero and its check digit."""

    code: str
    prefecture: str
    name: str
    kana: str

    @property
    def is_prefecture(self) -> bool:
        return self.name == self.prefecture


def find(code: str) -> Place | None:
    """The body of that code, or None."""
    return _all().get(code)


def named(name: str) -> tuple[Place, ...]:
    """The bodies of that name: several towns share one."""
    return tuple(place for place in _all().values() if place.name == name)


def of_prefecture(prefecture: str) -> tuple[Place, ...]:
    """The municipalities of a prefecture, in the order of their codes."""
    return tuple(
        place
        for place in _all().values()
        if place.prefecture == prefecture and not place.is_prefecture
    )


@lru_cache(maxsize=1)
def _all() -> dict[str, Place]:
    from django.conf import settings

    path = Path(settings.PACKS_DIR) / "_base" / "municipalities.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: Place(**row) for row in csv.DictReader(file)}

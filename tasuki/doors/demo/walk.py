"""The walk as data: what tests/walks/<town>.toml says, with its days and names filled in.

It knows neither pages nor databases; whoever plays it does (docs/PLAYING.md tells the file's words).
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from tasuki.ground import wareki

_HOLE = re.compile(r"\{([^{}]+)\}")
_DAY = re.compile(r"(day|start)\s*([+-]\s*\d+)?")
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class BadWalk(ValueError):
    """The file says something that nobody could play."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Act:
    """One thing that one worker does on one page."""

    says: str
    account: str
    day: int
    at: str = "10:00"
    address: str = "/"
    click: tuple[str, ...] = ()
    near: str = ""
    values: Mapping[str, Any]
    submit: str = ""
    submit_near: str = ""
    again: Mapping[str, Any]
    status: int = 0
    keep: str = ""
    expect: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    refusal: str = ""
    basis: str = ""

    @property
    def answer(self) -> int:
        """The status that the last request of the act must bring."""
        return self.status or (303 if self.submit else 200)


@dataclass(frozen=True)
class Step:
    """One of the steps (up to eight), with what the health check must say after it."""

    number: int
    title: str
    acts: tuple[Act, ...]
    check: Mapping[str, Any]


@dataclass(frozen=True)
class Never:
    """What somebody who has nothing to do with it tries, and must not find."""

    account: str
    address: str
    status: int
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One demo account. `agency` is the code of the pack; one login may have several."""

    login: str
    name: str
    agency: str
    role: str


@dataclass(frozen=True)
class Walk:
    """The whole file."""

    town: str
    start: date
    latest: date | None  # the last day on which its town is as it tells
    accounts: tuple[Account, ...]
    steps: tuple[Step, ...]
    never: tuple[Never, ...]

    def acts(self, until: int = 8) -> Iterator[tuple[Step, Act]]:
        """In the order of the file, up to and with that step."""
        for step in self.steps:
            if step.number <= until:
                for act in step.acts:
                    yield step, act

    def followed_by(self, other: "Walk") -> "Walk":
        """The same, and after its end what stands beside it: of the same town and first day."""
        return replace(self, steps=(*self.steps, *other.steps), never=(*self.never, *other.never))

    def last(self, until: int = 8) -> Act:
        """What the story ends with."""
        return max((act for _, act in self.acts(until)), key=lambda act: (act.day, act.at))


def read(path: Path) -> Walk:
    """The walk of that file.

    Raises:
        BadWalk: an unknown word, a missing one, or a day that goes back.
    """
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    walk = Walk(
        town=told["town"],
        start=told["start"],
        latest=told.get("latest"),
        accounts=tuple(Account(**one) for one in told.get("account", ())),
        steps=tuple(_step(one) for one in told["step"]),
        never=tuple(
            Never(
                account=one["account"],
                address=one["address"],
                status=one.get("status", 404),
                absent=tuple(one.get("absent", ())),
            )
            for one in told.get("never", ())
        ),
    )
    went = (0, "")
    for _, act in walk.acts():
        if (act.day, act.at) < went:
            raise BadWalk(f"{act.says}: day {act.day} {act.at} is before what went before")
        went = (act.day, act.at)
    return walk


def _step(told: Mapping[str, Any]) -> Step:
    return Step(
        number=told["number"],
        title=told["title"],
        acts=tuple(_act(one) for one in told["act"]),
        check=told.get("check", {}),
    )


def _act(told: Mapping[str, Any]) -> Act:
    known = {one.name for one in fields(Act)}
    if unknown := set(told) - known:
        raise BadWalk(f"{told.get('says')}: {sorted(unknown)} means nothing")
    lists = {
        name: (told[name],) if isinstance(told.get(name), str) else tuple(told.get(name, ()))
        for name in ("click", "expect", "absent")
    }
    return Act(**{"values": {}, "again": {}, **told, **lists})


class Told:
    """The walk's own memory while it is played: its first day and the records made so far."""

    def __init__(self, start: date) -> None:
        self.start = start
        self.kept: dict[str, str] = {}

    def moment(self, act: Act) -> datetime:
        """When the act happens."""
        clock_time = time.fromisoformat(act.at)
        day = self.start + timedelta(days=act.day)
        return timezone.make_aware(datetime.combine(day, clock_time))

    def keep(self, name: str, url: str) -> None:
        """Remember the record that an address names."""
        found = _ID.findall(url.partition("?")[0])
        if not found:
            raise BadWalk(f"{url} names no record to keep as {name}")
        self.kept[name] = found[-1]

    def fill(self, text: Any, act: Act | None = None) -> Any:
        """The text with {day+14} and {case} filled in; lists and tables too."""
        if isinstance(text, str):
            return _HOLE.sub(lambda hole: self._hole(hole.group(1), act), text)
        if isinstance(text, Mapping):
            return {name: self.fill(value, act) for name, value in text.items()}
        if isinstance(text, list | tuple):
            return [self.fill(value, act) for value in text]
        return text

    def _hole(self, word: str, act: Act | None) -> str:
        if day := _DAY.fullmatch(word):
            base = act.day if act is not None and day.group(1) == "day" else 0
            days = base + int((day.group(2) or "0").replace(" ", ""))
            return wareki.era_day(self.start + timedelta(days=days))
        if word not in self.kept:
            raise BadWalk(f"{{{word}}} was not kept before; there is {sorted(self.kept)}")
        return self.kept[word]

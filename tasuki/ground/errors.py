"""Refusals that were foreseen. Each carries a code; the sentence for the worker stands in words.py."""

from typing import Any

from tasuki.ground import words


class HouseError(Exception):
    """A refusal we foresaw; str(error) is shown to the worker as it is."""

    def __init__(self, code: str, *, basis: str = "", **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.basis = basis
        self.facts = facts

    def __str__(self) -> str:
        return words.say(self.code, **self.facts)


class NotAllowed(HouseError):
    """The policy said no."""


class WrongState(HouseError):
    """The record is not in a state from which this move starts."""


class RuleBroken(HouseError):
    """A law or a town's rule forbids it; `basis` cites which."""


class Stale(HouseError):
    """Somebody else saved first; `theirs` holds what now stands, field by field."""

    def __init__(self, code: str, *, theirs: dict[str, Any], who: str, at: Any) -> None:
        super().__init__(code, who=who, at=at)
        self.theirs = theirs
        self.who = who
        self.at = at

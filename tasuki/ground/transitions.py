"""States move only along a table. No library: a state is a plain CharField, so no third-party
field is ever frozen into a migration."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.db import models

from tasuki.ground.errors import WrongState


class HasState(Protocol):
    """Anything with a state."""

    state: str


@dataclass(frozen=True, slots=True)
class Move:
    """One named way from some states to another."""

    name: str
    sources: frozenset[str]
    target: str


class Transitions:
    """The only ways a state may change; buttons are drawn from the same table."""

    def __init__(
        self, states: type[models.TextChoices], **moves: tuple[Iterable[str], str]
    ) -> None:
        self.states = states
        self.moves = {
            name: Move(name, frozenset(sources), target)
            for name, (sources, target) in moves.items()
        }

    def may(self, record: HasState, name: str) -> bool:
        """Whether `name` starts from where the record stands."""
        return record.state in self.moves[name].sources

    def allowed(self, record: HasState) -> list[str]:
        """The moves that start from where the record stands."""
        return [move.name for move in self.moves.values() if record.state in move.sources]

    def apply(self, record: HasState, name: str) -> tuple[str, str]:
        """Set the new state and answer (before, after).

        Raises:
            WrongState: the move does not start here.
        """
        move = self.moves[name]
        if record.state not in move.sources:
            raise WrongState("ground.wrong_state", now=str(self.states(record.state).label))
        before, record.state = record.state, move.target
        return before, move.target

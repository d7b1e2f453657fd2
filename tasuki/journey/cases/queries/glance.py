"""A case at a glance: the one thing to know about it today, and how it is said."""

from datetime import date
from enum import Enum, auto

from tasuki.journey.cases import words


class State(Enum):
    """How a case stands today, the gravest first."""

    CLOSED = auto()
    LEFT_ALONE = auto()
    OVERDUE = auto()
    TODAY = auto()
    WELL = auto()


STATES = {
    State.CLOSED: (words.CLOSED, "quiet"),
    State.LEFT_ALONE: (words.LEFT_ALONE, "late"),
    State.OVERDUE: (words.OVERDUE, "late"),
    State.TODAY: (words.TODAY, "due"),
    State.WELL: ("", "quiet"),
}


def state_of(
    look_again_on: date | None, today: date, left_alone: bool, *, closed: bool = False
) -> State:
    """The one thing to know about a case at a glance."""
    if closed or look_again_on is None:
        return State.CLOSED
    if left_alone:
        return State.LEFT_ALONE
    if look_again_on < today:
        return State.OVERDUE
    return State.TODAY if look_again_on == today else State.WELL


def state_words(look_again_on: date | None, today: date) -> tuple[str, str]:
    """How an open case stands, in words, and its tone."""
    text, tone = STATES[state_of(look_again_on, today, left_alone=False)]
    return str(text), tone

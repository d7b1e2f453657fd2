"""The ways a meeting's state may change."""

from tasuki.ground.transitions import Transitions
from tasuki.journey.meetings.models import State

MEETING = Transitions(
    State,
    record=((State.PLANNED, State.HELD), State.HELD),
    cancel=((State.PLANNED,), State.CANCELLED),
)

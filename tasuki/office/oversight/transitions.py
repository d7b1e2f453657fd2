"""The ways of a finding."""

from tasuki.ground.transitions import Transitions
from tasuki.office.oversight.models import State

FINDING = Transitions(
    State,
    ask=({State.OPEN, State.ANSWERED}, State.ASKED),
    explain=({State.ASKED}, State.ANSWERED),
    review=({State.OPEN, State.ASKED, State.ANSWERED}, State.REVIEWED),
)

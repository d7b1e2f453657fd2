"""The ways of a request and of a leak."""

from tasuki.ground.transitions import Transitions
from tasuki.office.duties.models import LeakState, State

_BEFORE = {State.RECEIVED, State.HANDLING, State.PROPOSED}
REQUEST = Transitions(
    State,
    appoint=({State.RECEIVED, State.HANDLING, State.PROPOSED}, State.HANDLING),
    propose=({State.HANDLING}, State.PROPOSED),
    send_back=({State.PROPOSED}, State.HANDLING),
    decide=({State.PROPOSED}, State.DECIDED),
    hand_over=({State.DECIDED}, State.DONE),
    transfer=(_BEFORE, State.TRANSFERRED),
    withdraw=(_BEFORE, State.WITHDRAWN),
)
_OPEN = {LeakState.NOTICED, LeakState.ASSESSED, LeakState.REPORTED, LeakState.FINAL}
LEAK = Transitions(
    LeakState,
    assess=({LeakState.NOTICED}, LeakState.ASSESSED),
    first=({LeakState.NOTICED, LeakState.ASSESSED}, LeakState.REPORTED),
    final=({LeakState.REPORTED}, LeakState.FINAL),
    close=(_OPEN, LeakState.CLOSED),
)

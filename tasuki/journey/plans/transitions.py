"""The ways a plan's state may change."""

from tasuki.ground.transitions import Transitions
from tasuki.journey.plans.models import LIVE_STATES, State

PLAN = Transitions(
    State,
    # What was held to be right was another text.
    rewrite=((State.DRAFT, State.APPROVED), State.DRAFT),
    approve=((State.DRAFT, State.APPROVED), State.APPROVED),
    send_back=((State.DRAFT, State.APPROVED), State.DRAFT),
    decide=((State.DRAFT, State.APPROVED), State.DECIDED),
    supersede=((State.DECIDED,), State.SUPERSEDED),
    end=(LIVE_STATES, State.ENDED),
)

"""Acts of this room."""

from tasuki.journey.safeguarding.services.answering import answer
from tasuki.journey.safeguarding.services.beginning import begin, call_off
from tasuki.journey.safeguarding.services.reporter import print_named, reveal
from tasuki.journey.safeguarding.services.telling import complete, decide_not_to

__all__ = [
    "answer",
    "begin",
    "call_off",
    "complete",
    "decide_not_to",
    "print_named",
    "reveal",
]

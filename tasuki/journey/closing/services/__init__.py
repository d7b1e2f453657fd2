"""Acts of 終結 and 再開."""

from tasuki.journey.closing.services.after import answer_follow_up
from tasuki.journey.closing.services.answering import give_back, take_back
from tasuki.journey.closing.services.deciding import close, hear_opinion
from tasuki.journey.closing.services.proposing import call_off, propose
from tasuki.journey.closing.services.reopening import reopen

__all__ = [
    "answer_follow_up",
    "call_off",
    "close",
    "give_back",
    "hear_opinion",
    "propose",
    "reopen",
    "take_back",
]

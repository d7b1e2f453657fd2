"""Acts of this room: つなぐ, 調整, 一緒に対応."""

from tasuki.journey.referrals.services.answering import accept, give_back, object_to_naming
from tasuki.journey.referrals.services.coordinating import name_holder, to_coordinator
from tasuki.journey.referrals.services.hearing import (
    Hearing,
    hear_done,
    hear_help,
    hear_let_go,
    hear_no_help,
    hear_refused,
    hear_taken,
)
from tasuki.journey.referrals.services.offering import offer, offer_again, withdraw
from tasuki.journey.referrals.services.together import (
    ask_together,
    decline,
    note_answer,
    report_done,
    settle_asks,
    take_on,
    withdraw_ask,
)

__all__ = [
    "Hearing",
    "accept",
    "ask_together",
    "decline",
    "give_back",
    "hear_done",
    "hear_help",
    "hear_let_go",
    "hear_no_help",
    "hear_refused",
    "hear_taken",
    "name_holder",
    "note_answer",
    "object_to_naming",
    "offer",
    "offer_again",
    "report_done",
    "settle_asks",
    "take_on",
    "to_coordinator",
    "withdraw",
    "withdraw_ask",
]

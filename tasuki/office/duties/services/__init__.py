"""The acts of this room."""

from tasuki.office.duties.services.answering import (
    decide,
    hand_over,
    propose,
    send_back,
)
from tasuki.office.duties.services.asking import (
    appoint,
    extend,
    receive,
    transfer,
    withdraw,
)
from tasuki.office.duties.services.disposing import (
    approve,
    hold,
    lift,
    look_after,
    propose_disposal,
    refuse,
)
from tasuki.office.duties.services.leaking import (
    assess_leak,
    close_leak,
    note_leak,
    report_leak,
    tell_persons,
    tick,
)
from tasuki.office.duties.services.packing import black, gather, hear, identify, unblack

__all__ = [
    "appoint",
    "approve",
    "assess_leak",
    "black",
    "close_leak",
    "decide",
    "extend",
    "gather",
    "hand_over",
    "hear",
    "hold",
    "identify",
    "lift",
    "look_after",
    "note_leak",
    "propose",
    "propose_disposal",
    "receive",
    "refuse",
    "report_leak",
    "send_back",
    "tell_persons",
    "tick",
    "transfer",
    "unblack",
    "withdraw",
]

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
    set_aim,
    transfer,
    withdraw,
)
from tasuki.office.duties.services.disposing import (
    approve,
    look_after,
    propose_disposal,
    refuse,
)
from tasuki.office.duties.services.holding import (
    ask_lift,
    confirm_hold,
    hold,
    keep_hold,
    lift,
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
    "ask_lift",
    "assess_leak",
    "black",
    "close_leak",
    "confirm_hold",
    "decide",
    "extend",
    "gather",
    "hand_over",
    "hear",
    "hold",
    "identify",
    "keep_hold",
    "lift",
    "look_after",
    "note_leak",
    "propose",
    "propose_disposal",
    "receive",
    "refuse",
    "report_leak",
    "send_back",
    "set_aim",
    "tell_persons",
    "tick",
    "transfer",
    "unblack",
    "withdraw",
]

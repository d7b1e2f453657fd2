"""The acts of this room."""

from tasuki.journey.cases.services.around import (
    add_agency,
    add_member,
    change_reading,
    end_agency,
)
from tasuki.journey.cases.services.assessing import assess
from tasuki.journey.cases.services.information import (
    File,
    ask_information,
    give_information,
    note_phone_answer,
    refuse_information,
    take_file,
    withdraw_information,
)
from tasuki.journey.cases.services.opening import accept_request, join_case, reopen_case
from tasuki.journey.cases.services.requests import (
    heed_answer,
    request,
    return_request,
    settle_requests,
    withdraw_request,
)
from tasuki.journey.cases.services.succeeding import follow_around, leave_around

__all__ = [
    "File",
    "accept_request",
    "add_agency",
    "add_member",
    "ask_information",
    "assess",
    "change_reading",
    "end_agency",
    "follow_around",
    "give_information",
    "heed_answer",
    "join_case",
    "leave_around",
    "note_phone_answer",
    "refuse_information",
    "reopen_case",
    "request",
    "return_request",
    "settle_requests",
    "take_file",
    "withdraw_information",
    "withdraw_request",
]

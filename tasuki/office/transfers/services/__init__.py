"""Acts of handing on."""

from tasuki.office.transfers.services.contractors import (
    end_successions,
    keep_certificate,
    name_successor,
    offer_all,
    take_all,
)
from tasuki.office.transfers.services.staff import confirm_received, hand_on, let_go_leavers

__all__ = [
    "confirm_received",
    "end_successions",
    "hand_on",
    "keep_certificate",
    "let_go_leavers",
    "name_successor",
    "offer_all",
    "take_all",
]

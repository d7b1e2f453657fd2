"""Acts of a meeting, from calling it to closing its record."""

from tasuki.journey.meetings.services.bringing import bring, withdraw_item
from tasuki.journey.meetings.services.convening import Guest, cancel, convene, invite, uninvite
from tasuki.journey.meetings.services.deciding import give_opinion, take_lead
from tasuki.journey.meetings.services.following import follow_consent
from tasuki.journey.meetings.services.reseating import hand_seat, pass_seats
from tasuki.journey.meetings.services.sitting import close_sitting, pledge, record_sitting

__all__ = [
    "Guest",
    "bring",
    "cancel",
    "close_sitting",
    "convene",
    "follow_consent",
    "give_opinion",
    "hand_seat",
    "invite",
    "pass_seats",
    "pledge",
    "record_sitting",
    "take_lead",
    "uninvite",
    "withdraw_item",
]

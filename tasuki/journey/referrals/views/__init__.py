"""Pages of this room."""

from tasuki.journey.referrals.views.coordinating import NameHolder, ToCoordinator, dispute
from tasuki.journey.referrals.views.handing import (
    Accept,
    GiveBack,
    ObjectToNaming,
    Offer,
    OfferAgain,
    Withdraw,
    show,
)
from tasuki.journey.referrals.views.hearing import Hear, HearDone, HearHelp, HearLetGo
from tasuki.journey.referrals.views.together import (
    Ask,
    Decline,
    Note,
    Report,
    TakeOn,
    WithdrawAsk,
    show_together,
)

__all__ = [
    "Accept",
    "Ask",
    "Decline",
    "GiveBack",
    "Hear",
    "HearDone",
    "HearHelp",
    "HearLetGo",
    "NameHolder",
    "Note",
    "ObjectToNaming",
    "Offer",
    "OfferAgain",
    "Report",
    "TakeOn",
    "ToCoordinator",
    "Withdraw",
    "WithdrawAsk",
    "dispute",
    "show",
    "show_together",
]

"""Acts of the relay. Later rooms call them inside their own acts."""

from tasuki.town.relay.services.holding import begin, close, look_again, name_person
from tasuki.town.relay.services.passing import chosen, give_back, offer, settle, take, withdraw
from tasuki.town.relay.services.sharing import share, unshare, unshare_work

__all__ = [
    "begin",
    "chosen",
    "close",
    "give_back",
    "look_again",
    "name_person",
    "offer",
    "settle",
    "share",
    "take",
    "unshare",
    "unshare_work",
    "withdraw",
]

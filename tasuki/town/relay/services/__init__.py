"""Acts of the relay. Later rooms call them inside their own acts."""

from tasuki.town.relay.services.holding import begin, close, look_again, name_person
from tasuki.town.relay.services.limiting import (
    bar,
    clear,
    end_clearance,
    keep_out,
    let_in,
    make_secret,
    open_again,
)
from tasuki.town.relay.services.looking import look_in, look_out
from tasuki.town.relay.services.naming import hand_person, keep_known
from tasuki.town.relay.services.passing import chosen, give_back, offer, settle, take, withdraw
from tasuki.town.relay.services.sharing import share, unshare, unshare_work

__all__ = [
    "bar",
    "begin",
    "chosen",
    "clear",
    "close",
    "end_clearance",
    "give_back",
    "hand_person",
    "keep_known",
    "keep_out",
    "let_in",
    "look_again",
    "look_in",
    "look_out",
    "make_secret",
    "name_person",
    "offer",
    "open_again",
    "settle",
    "share",
    "take",
    "unshare",
    "unshare_work",
    "withdraw",
]

"""Acts of the relay. Later rooms call them inside their own acts."""

from tasuki.town.relay.services.hearing import carry_again, returned_by_word, taken_by_word
from tasuki.town.relay.services.holding import begin, close, look_again, name_person
from tasuki.town.relay.services.limiting import (
    bar,
    clear,
    end_clearance,
    keep_out,
    let_in,
    make_secret,
    open_again,
    unbar,
)
from tasuki.town.relay.services.looking import look_in, look_out
from tasuki.town.relay.services.naming import hand_person, keep_known
from tasuki.town.relay.services.passing import chosen, give_back, offer, settle, take, withdraw
from tasuki.town.relay.services.sharing import share, share_details, unshare, unshare_work

__all__ = [
    "bar",
    "begin",
    "carry_again",
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
    "returned_by_word",
    "settle",
    "share",
    "share_details",
    "take",
    "taken_by_word",
    "unbar",
    "unshare",
    "unshare_work",
    "withdraw",
]

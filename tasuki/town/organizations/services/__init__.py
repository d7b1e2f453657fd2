"""Acts on agencies, accounts, appointments and sign-ins."""

from tasuki.town.organizations.passwords import fresh as fresh_password
from tasuki.town.organizations.services.accounts import (
    change_password,
    close_account,
    confirm_accounts,
    new_password,
    open_account,
)
from tasuki.town.organizations.services.agencies import load_pack
from tasuki.town.organizations.services.appointments import (
    appoint,
    end_appointment,
    end_sign_ins_of_leavers,
)
from tasuki.town.organizations.services.factors import (
    ask_reset,
    confirm_reset,
    remove_factor,
    renew_recovery,
    set_factor,
    use_code,
    withdraw_reset,
)
from tasuki.town.organizations.services.founding import (
    accept_clock,
    accept_invitation,
    invite_administrator,
    invite_again,
    open_administrator,
)
from tasuki.town.organizations.services.signing import (
    end_sign_ins,
    end_unused_sign_ins,
    note_sign_in,
    sign_out_staff,
)

__all__ = [
    "accept_clock",
    "accept_invitation",
    "appoint",
    "ask_reset",
    "change_password",
    "close_account",
    "confirm_accounts",
    "confirm_reset",
    "end_appointment",
    "end_sign_ins",
    "end_sign_ins_of_leavers",
    "end_unused_sign_ins",
    "fresh_password",
    "invite_administrator",
    "invite_again",
    "load_pack",
    "new_password",
    "note_sign_in",
    "open_account",
    "open_administrator",
    "remove_factor",
    "renew_recovery",
    "set_factor",
    "sign_out_staff",
    "use_code",
    "withdraw_reset",
]

"""職員と所属, わたしのログイン: addresses of accounts carry no record of a matter. What 管理者 finds
there and nobody else does is tried in tests/town/organizations."""

from typing import Any

from tests.pages.table import Door, doors

ACTS: tuple[Door, ...] = doors(
    ("organizations:open_account", "kanri"),
    ("organizations:inventory", "kanri"),
    ("organizations:password", "sato"),
)
READS: tuple[Door, ...] = ()
OTHERS: tuple[Door, ...] = ()
PAPERS: tuple[tuple[str, str, str], ...] = ()
LISTS: tuple[str, ...] = ()
OPEN = {
    "organizations:staff",
    "organizations:account",
    "organizations:appoint",
    "organizations:end_appointment",
    "organizations:close_account",
    "organizations:new_password",
    "organizations:invite_again",
    "organizations:sign_out_staff",
    "organizations:mine",
    "organizations:code",
    "organizations:factor",
    "organizations:renew_recovery",
    "organizations:remove_factor",
    "organizations:recovery",
    "organizations:ask_reset",
    "organizations:confirm_reset",
    "organizations:withdraw_reset",
    "organizations:invitation",
}


def build(house: Any) -> None:
    """The accounts of the cast are there already."""

"""The front door: no sign-up, one account is one person."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by 管理者 only."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Never."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The desk itself says who is signed in; no flash is needed."""

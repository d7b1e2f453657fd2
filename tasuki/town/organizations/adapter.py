"""The front door: no sign-up, one account is one person, and wrong passwords slow the account."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from tasuki.ground import clock, wareki
from tasuki.ground import words as register
from tasuki.town.organizations import entrance, tries, words
from tasuki.town.organizations.models import Staff

RESTS = "too_many_login_attempts"


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by 管理者 only."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": words.WRONG_PAIR,
    }

    def is_open_for_signup(self, request: Any) -> bool:
        """Never."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The house speaks for itself: of allauth's own messages none is needed."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Staff | None:
        """The account that fits, unless it rests; every try is counted before it is made."""
        at = entrance.clock_at(request)
        key, known = tries.key_for(request, str(credentials.get("username", ""))[:200])
        until = tries.spend(key, at)
        if until is not None:
            request.rests_for = max(1, int((until - at).total_seconds()))  # type: ignore[attr-defined]
            raise ValidationError(
                register.say("organizations.rests", until=wareki.show_moment(until)), code=RESTS
            )
        staff = super().authenticate(request, **credentials)
        if not isinstance(staff, Staff) or not staff.is_active:
            tries.tell(known, key, at)
            return None
        tries.forget(key)
        if staff.temporary_until is not None and staff.temporary_until < at:
            raise ValidationError(register.say("organizations.temporary_over"), code="over")
        return staff

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counted in `authenticate`, by account and browser and not by address."""

    def login(self, request: HttpRequest, user: Staff) -> None:
        """The session gets a new key, and the sign-in is noted."""
        last = user.last_login
        super().login(request, user)
        # Django has noted the machine's time; a practice town reads its own clock.
        user.last_login = clock.now()
        user.save(update_fields=["last_login"])
        entrance.come_in(request, user, last)

"""Between the password and the code: who has given the first and not yet the second.

It stands in the session of somebody who is signed in nowhere, for ten minutes of the machine's clock,
and falls when the password changes.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from tasuki.town.organizations.models import Staff

KEY = "half_way"
LASTS = 600.0


@dataclass(frozen=True)
class HalfWay:
    """Who, and where to afterwards."""

    staff: Staff
    next: str


def begin(request: HttpRequest, staff: Staff, to: str) -> None:
    """The password was right."""
    request.session.flush()
    request.session[KEY] = {
        "staff": str(staff.pk),
        "since": timezone.now().timestamp(),
        "hash": staff.get_session_auth_hash(),
        "next": to,
    }


def of(request: HttpRequest) -> HalfWay | None:
    """Who stands there, if the time is not over."""
    kept = request.session.get(KEY)
    if not isinstance(kept, dict):
        return None
    gone = timezone.now().timestamp() - float(kept["since"])
    staff = Staff.objects.filter(pk=kept["staff"], is_active=True).first()
    if staff is None or not 0 <= gone <= LASTS:
        return None
    if not constant_time_compare(kept["hash"], staff.get_session_auth_hash()):
        return None
    return HalfWay(staff=staff, next=str(kept["next"]))


def end(request: HttpRequest) -> None:
    """Inside, or given up."""
    request.session.pop(KEY, None)

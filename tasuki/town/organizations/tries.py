"""Wrong passwords: the account is slowed, never the house.

A whole town hall sits behind one address, so nothing is counted by address. What is counted is the
account; and apart from it each browser in which the account has been signed in before, so that
somebody who guesses at it from elsewhere slows the guessing and not its owner (the browser shows a
signed cookie). Sign-in names that do not exist share a few rows: a guesser cannot tell them from
real ones, and cannot fill the table.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from tasuki.ground.records import new_id
from tasuki.town.organizations import rules
from tasuki.town.organizations.models import Staff, Tries
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit import services as audit

COOKIE = "known"
KNOWN_FOR = timedelta(days=180)
FORGOTTEN_AFTER = timedelta(hours=24)
STRANGERS = 64
RESTS, WRONG = "organizations.own_rests", "organizations.wrong_password"
_SALT = "tasuki.known-browser"


def key_for(request: HttpRequest, login: str) -> tuple[str, Staff | None]:
    """Under which key a try on this name from this browser is counted."""
    staff = Staff.objects.filter(login__iexact=login).first()
    if staff is None:
        bucket = int.from_bytes(hashlib.sha256(login.lower().encode()).digest()[:4]) % STRANGERS
        return f"nobody:{bucket}", None
    shown = _known(request)
    if shown is not None and shown[0] == str(staff.pk):
        return f"{staff.pk}:{shown[1]}", staff
    return str(staff.pk), staff


def spend(key: str, at: datetime) -> datetime | None:
    """Count a try before it is made, so that a thousand at once count too. Answers until when the
    account rests; None: try."""
    with transaction.atomic():
        Tries.objects.get_or_create(key=key, defaults={"last_at": at})
        row = Tries.objects.select_for_update().get(key=key)
        if row.rests_until is not None and at < row.rests_until <= at + _LONGEST:
            return row.rests_until
        row.count = 1 if at - row.last_at > FORGOTTEN_AFTER else row.count + 1
        rest = rules.rest_after(row.count)
        row.rests_until = at + timedelta(seconds=rest) if rest else None
        row.last_at = at
        row.save()
    return None


_LONGEST = timedelta(seconds=rules.LONGEST_REST)


def forget(key: str) -> None:
    """The password was right."""
    Tries.objects.filter(key=key).delete()


def tell(
    staff: Staff | None, key: str, at: datetime, action: str = "organizations.sign_in_failed"
) -> None:
    """A line in the record for each wrong password that was looked at; names nobody has leave none."""
    if staff is None:
        return
    row = Tries.objects.filter(key=key).first()
    audit.record(
        actor=Actor(staff_id=None, name=""),
        action=action,
        target=f"staff:{staff.pk}",
        at=at,
        words={"name": staff.name, "count": str(row.count if row else 1)},
    )


def check_own(staff: Staff, password: str, at: datetime) -> str:
    """One's own password asked for again, inside: "" or why not. Counted like any other try."""
    key = f"{staff.pk}:inside"
    if spend(key, at) is not None:
        return RESTS
    if not staff.check_password(password):
        tell(staff, key, at)
        return WRONG
    forget(key)
    return ""


def know(request: HttpRequest, response: HttpResponse, staff: Staff) -> None:
    """Remember this browser as one in which the account was signed in."""
    shown = _known(request)
    if shown is not None and shown[0] == str(staff.pk):
        return
    response.set_cookie(
        COOKIE,
        signing.dumps([str(staff.pk), new_id().hex[-12:]], salt=_SALT, compress=False),
        max_age=KNOWN_FOR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _known(request: HttpRequest) -> tuple[str, str] | None:
    load: Callable[..., object] = signing.loads
    try:
        said = load(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=KNOWN_FOR)
    except signing.BadSignature:
        return None
    if isinstance(said, list) and len(said) == 2 and all(isinstance(one, str) for one in said):
        return said[0], said[1]
    return None

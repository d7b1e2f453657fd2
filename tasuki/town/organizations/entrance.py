"""How long a sign-in lasts, and what is noted of it.

Measured by the machine's clock, not the town's: a demo whose clock is moved signs nobody out. Both
marks stand in the session itself, so that no page asks the database once more for them.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest
from django.utils import timezone

from tasuki.ground import wareki
from tasuki.ground import words as register
from tasuki.town.organizations import queries, services
from tasuki.town.organizations.models import Leaving, SignIn, Staff
from tasuki.trust.access.actor import Actor, behind_the_door

SINCE, SEEN = "since", "seen"
NOTED_EVERY = timedelta(minutes=5).total_seconds()
SLACK = timedelta(minutes=5).total_seconds()
# The first that fits; enough to know one's own browsers apart.
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"))
MACHINES = (
    ("iPad", "iPad"),
    ("iPhone", "iPhone"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac", "Mac"),
    ("Linux", "Linux"),
)


def come_in(request: HttpRequest, staff: Staff, last: Any) -> None:
    """After the password was right and the session has its new key."""
    begin(request)
    if request.session.session_key is None:
        request.session.save()
    at = clock_at(request)
    services.note_sign_in(
        actor=queries.actor_for(staff, at),
        staff=staff,
        session_key=request.session.session_key or "",
        browser=browser_of(request),
        at=at,
    )
    code = "organizations.last_time" if last else "organizations.first_time"
    said = register.say(code, at=wareki.show_moment(last) if last else "")
    messages.info(request, said)


def clock_at(request: HttpRequest) -> datetime:
    """The one moment of the request."""
    return behind_the_door(request).at


def begin(request: HttpRequest) -> None:
    """Start both clocks."""
    now = timezone.now().timestamp()
    request.session[SINCE] = request.session[SEEN] = now


def has_ended(request: HttpRequest) -> Leaving | None:
    """Why this session may not go on; None: it goes on, and that it was used is noted."""
    since, seen = request.session.get(SINCE), request.session.get(SEEN)
    if not isinstance(since, float) or not isinstance(seen, float):
        begin(request)
        return None
    now = timezone.now().timestamp()
    if now < seen - SLACK:
        return Leaving.CLOCK
    if now - since > settings.SESSION_COOKIE_AGE:
        return Leaving.LONG
    if now - seen > settings.TASUKI_IDLE_MINUTES * 60:
        return Leaving.IDLE
    if now - seen >= NOTED_EVERY:
        request.session[SEEN] = now
        key = request.session.session_key
        SignIn.objects.filter(session_key=key).update(seen_at=clock_at(request))
    return None


def moved(request: HttpRequest, before: str | None) -> None:
    """The session has a new key; what is noted of it goes along."""
    if request.session.session_key is None:
        request.session.save()
    SignIn.objects.filter(session_key=before).update(session_key=request.session.session_key)


def go_out(request: HttpRequest, how: Leaving) -> None:
    """End this session and say how."""
    key = request.session.session_key
    if isinstance(request.user, Staff) and key:
        one = SignIn.objects.filter(session_key=key, ended_at__isnull=True).first()
        if one is not None:
            services.end_sign_ins(
                actor=Actor(staff_id=request.user.pk, name=request.user.name),
                staff=request.user,
                chosen=[one.pk],
                at=clock_at(request),
                how=how,
            )
    logout(request)


def browser_of(request: HttpRequest) -> str:
    """ "Edge / Windows": from what the browser says of itself, nothing finer."""
    said = request.headers.get("User-Agent", "")
    named = next((name for sign, name in BROWSERS if sign in said), "")
    if not named and "Safari" in said:
        named = "Safari"
    machine = next((name for sign, name in MACHINES if sign in said), "")
    return " / ".join(part for part in (named, machine) if part)

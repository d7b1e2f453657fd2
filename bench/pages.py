"""The pages that are measured, and the state they need."""

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from itertools import count, repeat
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from bench.load import Ask
from tasuki.ground import clock
from tasuki.journey.cases.models import Case
from tasuki.journey.referrals.models import Referral
from tasuki.town.organizations.models import Staff

PREFIX = "/kobayashi"


@dataclass
class Page:
    """One thing to ask for: by whom, what answers are good, and how the requests are made."""

    name: str
    login: str
    asks: Callable[[], Iterator[Ask]]
    good: frozenset[int] = field(default=frozenset({200}))
    clients: tuple[int, ...] = (1, 8)


def sign_in(login: str) -> str:
    """A session of that worker, as the cookie their browser would send."""
    staff = Staff.objects.get(login=login)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(staff.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = staff.get_session_auth_hash()
    session.save()
    return f"kobayashi-{settings.SESSION_COOKIE_NAME}={session.session_key}"


def get(path: str) -> Callable[[], Iterator[Ask]]:
    """The same page again and again."""
    return lambda: repeat(("GET", PREFIX + path, None))


def hidden(html: str, name: str) -> str:
    """A hidden input's value."""
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', html)
    return found.group(1) if found else ""


def intake(token: str) -> Callable[[], Iterator[Ask]]:
    """Receptions, each with a name, a key and a text of its own."""
    numbers = count()
    at = clock.now()

    def asks() -> Iterator[Ask]:
        while True:
            number = next(numbers)
            yield "POST", f"{PREFIX}/intake/new/", {
                "csrfmiddlewaretoken": token,
                "_once": str(uuid4()),
                "_form": "intake.receive",
                "_subject": "",
                "received_on": clock.day(at).isoformat(),
                "method": "visit",
                "name": f"見本計測{number}",
                "kana": "ミホンケイソク",
                "name_state": "known",
                "sex": "unknown",
                "contact_ok": "unknown",
                "visitor_is_subject": "yes",
                "topics": "income",
                "main_topic": "income",
                "narrative": "家賃の支払いが遅れ、食べるものに困っている。" * 8,
                "share_consent": "unknown",
            }  # fmt: skip

    return asks


def acceptances(token: str, start: int) -> Callable[[], Iterator[Ask]]:
    """Offers that wait, each taken once."""
    offers = Referral.objects.filter(handover__answered_at__isnull=True).order_by("pk")
    waiting = iter(list(offers.values_list("pk", flat=True))[start:])
    guard = threading.Lock()
    look = (clock.day(clock.now()) + timedelta(days=14)).isoformat()

    def asks() -> Iterator[Ask]:
        while True:
            with guard:
                pk = next(waiting, None)
            if pk is None:
                return
            yield "POST", f"{PREFIX}/referrals/{pk}/accept/", {
                "csrfmiddlewaretoken": token,
                "_once": str(uuid4()),
                "_form": "referrals.accept",
                "_subject": str(pk),
                "look_again_on": look,
            }  # fmt: skip

    return asks


def a_case(login: str) -> Case:
    """The newest case of a worker."""
    staff = Staff.objects.get(login=login)
    return Case.objects.filter(lead__person=staff).order_by("-opened_at")[0]

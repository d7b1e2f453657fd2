"""A clock that was set back must open nothing: sight that has ended would begin again.

A real town is not served while its clock stands before the newest line of its record. (A demo's
clock is moved on purpose.) Where the lines are wrong and the clock is right, the operator says so
(`tasuki clock --accept`), and only lines since then count. The newest line is asked for twice a minute, not by every page.
"""

import time
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tasuki.ground import towns
from tasuki.town.organizations import queries

FRESH = 30.0
_newest: dict[str, tuple[float, datetime | None]] = {}


def newest(town: str) -> datetime | None:
    """The moment of the newest line, as of half a minute ago at most."""
    asked, found = _newest.get(town, (-FRESH, None))
    now = time.monotonic()
    if now - asked >= FRESH:
        found = queries.newest_line()
        _newest[town] = (now, found)
    return found


def is_behind(at: datetime) -> bool:
    """Whether the clock was set back behind what has been written."""
    if settings.DEMO or getattr(settings, "TASUKI_CLOCK_OFFSET", None) is not None:
        return False
    last = newest(towns.current() or "-")
    return last is not None and at < last - queries.CLOCK_SLACK


def refusal(request: HttpRequest, at: datetime) -> HttpResponse:
    """The page that says why nothing is shown, and what the operator does."""
    last = newest(towns.current() or "-")
    context = {"now": at, "last": last}
    return render(request, "organizations/clock.html", context, status=503)

"""The one clock. Doors ask it; everything below them has the time passed in.

`TASUKI_CLOCK=<ISO time>` starts a demo or practice town's clock at that moment; it goes on running
from there. `settings.TASUKI_CLOCK_OFFSET` (a timedelta) is set by config.env once, at start.
"""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_datetime


def now() -> datetime:
    """This moment, aware."""
    offset: timedelta | None = getattr(settings, "TASUKI_CLOCK_OFFSET", None)
    return timezone.now() + offset if offset else timezone.now()


def day(at: datetime) -> date:
    """The local (Japanese) calendar day of a moment."""
    return timezone.localtime(at).date()


def read_moment(text: str) -> datetime | None:
    """A moment that an address carries (the key of a page of a list); None for nonsense."""
    try:
        found = parse_datetime(text.replace(" ", "+"))
    except ValueError:
        return None
    if found is None or timezone.is_naive(found):
        return None
    return found if 1900 <= found.year <= 2200 else None


def fiscal_year(on: date) -> int:
    """年度: April to March, named by the year it starts in."""
    return on.year if on.month >= 4 else on.year - 1


def add_days(on: date, days: int) -> date:
    """`days` later."""
    return on + timedelta(days=days)

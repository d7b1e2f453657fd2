"""An app of one's own, set and used as its person would."""

import time

from tasuki.town.organizations import services, totp
from tasuki.town.organizations.models import Staff
from tests.conftest import NOON, PASSWORD

SECRET = b"12345678901234567890"  # RFC 6238, appendix B
NOW = 1_763_600_000.0


def staff_of(actor):
    return Staff.objects.get(pk=actor.staff_id)


def code(now=None, step=0):
    return totp.code_at(SECRET, int(time.time() if now is None else now) // totp.SECONDS + step)


def begin(actor, now=None, keep=None):
    """The app of that person is set; answers the recovery codes."""
    moment = time.time() - 300 if now is None else now
    return services.set_factor(
        actor=actor,
        staff=staff_of(actor),
        secret=SECRET,
        code=code(moment),
        now=moment,
        at=NOON,
        keep=keep,
    )


def come_in(client, login, next_url="/cases/"):
    return client.post("/signin/", {"login": login, "password": PASSWORD, "next": next_url})

"""Ending sign-ins: the session is thrown away, and the row says how."""

from collections.abc import Iterable
from datetime import datetime
from importlib import import_module

from django.conf import settings

from tasuki.town.organizations.models import Leaving, SignIn


def end(sign_ins: Iterable[SignIn], how: Leaving, at: datetime) -> int:
    """Throw the sessions away; answers how many were still open."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    ended = 0
    for one in sign_ins:
        if one.session_key is None:
            continue
        store(one.session_key).delete()
        ended += SignIn.objects.filter(pk=one.pk, ended_at__isnull=True).update(
            ended_at=at, ended_how=how, session_key=None
        )
    return ended

"""The POST that came too late: kept under a ticket that only its browser holds."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tasuki.ground import clock
from tasuki.trust.drafts import services
from tasuki.trust.drafts.pages import PRIVATE

LATE_COOKIE = "late"


def keep_late(request: HttpRequest, response: HttpResponse) -> None:
    """Leave the POST's fields under a ticket that only this browser holds."""
    form = request.POST.get("_form", "")
    if not form or len(request.body) > services.LARGEST:
        return
    ticket = secrets.token_urlsafe(24)
    fields = {
        name: [str(value) for value in request.POST.getlist(name)]
        for name in request.POST
        if name not in PRIVATE and not name.startswith("_")
    }
    services.leave(
        ticket=ticket,
        form=form,
        subject=request.POST.get("_subject", ""),
        fields=fields,
        page=request.path,
        at=clock.now(),
    )
    response.set_cookie(
        LATE_COOKIE,
        ticket,
        max_age=3600 * 12,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )

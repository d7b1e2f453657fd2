"""The POST that came too late: kept under a ticket that only its browser holds."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tasuki.ground import clock
from tasuki.ground.forms import VERSION_FIELD
from tasuki.trust.drafts import services
from tasuki.trust.drafts.pages import PRIVATE

LATE_COOKIE = "late"


def keep_late(request: HttpRequest, response: HttpResponse) -> None:
    """Leave the POST's fields under a ticket that only this browser holds."""
    form, subject = request.POST.get("_form", ""), request.POST.get("_subject", "")
    if not form or "\0" in form + subject or _length(request) > services.LARGEST:
        return
    # Two forms may come too late from one browser: one ticket for both, so that neither is lost.
    ticket = request.COOKIES.get(LATE_COOKIE) or secrets.token_urlsafe(24)
    fields = {
        name: [str(value) for value in request.POST.getlist(name)]
        for name in request.POST
        if name not in PRIVATE and (name == VERSION_FIELD or not name.startswith("_"))
    }
    services.leave(
        ticket=ticket,
        form=form,
        subject=subject,
        fields=fields,
        page=request.path,
        at=clock.now(),
    )
    response.set_cookie(
        LATE_COOKIE,
        ticket,
        max_age=services.LATE_FOR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _length(request: HttpRequest) -> int:
    """Bytes of the POST; a body that was read as parts of a form cannot be measured again."""
    sent = request.META.get("CONTENT_LENGTH") or "0"
    return int(sent) if sent.isdecimal() else services.LARGEST + 1

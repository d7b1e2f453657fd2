"""Three answers and no others; this is the one that says nothing."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tasuki.trust.drafts.pages import PRIVATE

WORTH_KEEPING = 5  # letters: a choice or a day is made again sooner than copied


def not_found(request: HttpRequest, _exception: Any = None, **_: Any) -> HttpResponse:
    """The same page for an unknown id, no relation and a secret matter.

    A form may have been open while its page was closed to whoever typed in it: what they sent is
    shown to them once more, and says nothing of what they sent it to."""
    return render(request, "desk/404.html", {"typed": _typed(request)}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke; what was typed stands in the draft."""
    return render(request, "desk/500.html", status=500)


def forbidden(request: HttpRequest, exception: Any = None, **_: Any) -> HttpResponse:
    """Refused before any room was asked; where a room refuses a page itself, in its sentence."""
    if said := str(exception or ""):
        return render(request, "desk/refused.html", {"sentence": said}, status=403)
    return render(request, "desk/404.html", status=403)


def _typed(request: HttpRequest) -> list[str]:
    """The sentences of a form that was sent to a closed page."""
    if request.method != "POST":
        return []
    return [
        text
        for name in request.POST
        if name not in PRIVATE and not name.startswith("_")
        for text in request.POST.getlist(name)
        if len(text.strip()) > WORTH_KEEPING and not _is_id(text)
    ]


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True

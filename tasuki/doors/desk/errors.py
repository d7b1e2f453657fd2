"""Three answers and no others; this is the one that says nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, _exception: Any = None, **_: Any) -> HttpResponse:
    """The same page for an unknown id, no relation and a secret matter."""
    return render(request, "desk/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke; what was typed stands in the draft."""
    return render(request, "desk/500.html", status=500)


def forbidden(request: HttpRequest, exception: Any = None, **_: Any) -> HttpResponse:
    """Refused before any room was asked; where a room refuses a page itself, in its sentence."""
    if said := str(exception or ""):
        return render(request, "desk/refused.html", {"sentence": said}, status=403)
    return render(request, "desk/404.html", status=403)

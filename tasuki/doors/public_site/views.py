"""Pages without sign-in: only what the pack of the year says."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from tasuki.doors.public_site import shown
from tasuki.ground import clock
from tasuki.town.municipality import pack as packs


def _now() -> tuple[packs.Pack, int]:
    today = clock.day(clock.now())
    return packs.current(today), clock.fiscal_year(today)


def _frame(pack: packs.Pack, year: int) -> dict[str, Any]:
    return {
        "pack": pack,
        "year": year,
        "has_week": bool(pack.activities or pack.cells),
        "has_counters": bool(pack.windows),
    }


@login_not_required
@require_GET
@cache_control(public=True, max_age=300)
def programme(request: HttpRequest) -> HttpResponse:
    """What the programme is, in the town's words and order."""
    pack, year = _now()
    history = sorted(pack.programme.history, key=lambda one: one.fiscal_year)
    groups: dict[str, list[Any]] = {}
    for issue in pack.issues:
        groups.setdefault(issue.group, []).append(issue)
    context = {
        **_frame(pack, year),
        "programme": pack.programme,
        "passages": sorted(pack.passages, key=lambda one: one.order),
        "history": [one for one in history if one.scope == "town"],
        "national": [one for one in history if one.scope != "town"],
        "issues": [*groups.items()],
        "projects": shown.projects(pack, year),
        "meetings": shown.meetings(pack, year),
        "documents": sorted(pack.documents, key=lambda one: one.order),
        "links": sorted(pack.links, key=lambda one: one.order),
        "flow": pack.flow(),
        "courses": pack.courses,
        "posts": shown.posts(pack),
        "areas": sorted(pack.areas, key=lambda one: one.order),
    }
    return render(request, "public_site/programme.html", context)


@login_not_required
@require_GET
@cache_control(public=True, max_age=300)
def counters(request: HttpRequest) -> HttpResponse:
    """To whom one can talk."""
    pack, year = _now()
    if not pack.windows:
        raise Http404
    context = {**_frame(pack, year), **shown.windows(pack)}
    return render(request, "public_site/counters.html", context)


@login_not_required
@require_GET
@cache_control(public=True, max_age=300)
def week(request: HttpRequest) -> HttpResponse:
    """The week of the base, as a grid and as a list."""
    pack, year = _now()
    if not pack.activities and not pack.cells:
        raise Http404
    rows = shown.grid(pack)
    context = {
        **_frame(pack, year),
        "days": [cell["day"] for cell in rows[0]["cells"]],
        "rows": rows,
        "activities": shown.activities(pack),
        "clashes": [shown.clash_words(one) for one in pack.clashes()],
    }
    return render(request, "public_site/week.html", context)

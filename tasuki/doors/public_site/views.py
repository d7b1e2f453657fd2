"""Pages without sign-in: what the pack of the year says, and the papers the town gives to all."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from tasuki.doors.public_site import shown, words
from tasuki.ground import clock, downloads
from tasuki.ground.errors import WrongState
from tasuki.office.shelf import queries as shelf
from tasuki.office.shelf import services as shelf_acts
from tasuki.town.municipality import pack as packs


def _kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Five minutes for everybody; not for a worker, whose name stands in the frame of the page."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        actor = getattr(request, "actor", None)
        if actor is not None and actor.staff_id is not None:
            add_never_cache_headers(response)
        else:
            patch_cache_control(response, public=True, max_age=300)
        return response

    return answered


def _now() -> tuple[packs.Pack, int]:
    today = clock.day(clock.now())
    return packs.current(today), clock.fiscal_year(today)


def _frame(pack: packs.Pack, year: int) -> dict[str, Any]:
    return {
        "pack": pack,
        "year": year,
        "has_week": bool(pack.activities or pack.cells),
        "has_counters": bool(pack.windows),
        "backs": pack.is_prefecture,
    }


@login_not_required
@require_GET
@_kept
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
        "plan_from": shown.day(pack.programme.plan_from),
        "plan_until": shown.day(pack.programme.plan_until),
        "passages": sorted(pack.passages, key=lambda one: one.order),
        "history": [one for one in history if one.scope == "town"],
        "national": [one for one in history if one.scope != "town"],
        "issues": [*groups.items()],
        "projects": shown.projects(pack, year),
        "meetings": shown.meetings(pack, year),
        **shown.papers(pack, shelf.public_documents()),
        "links": shelf.links(clock.day(clock.now())),
        "flow": pack.flow(),
        "courses": pack.courses,
        "posts": shown.posts(pack),
        "areas": [
            (one, "" if (reach := str(words.LAYERS.get(one.layer, ""))) == one.name else reach)
            for one in sorted(pack.areas, key=lambda one: one.order)
        ],
    }
    return render(request, "public_site/programme.html", context)


@login_not_required
@require_GET
@_kept
def counters(request: HttpRequest) -> HttpResponse:
    """To whom one can talk."""
    pack, year = _now()
    if not pack.windows:
        raise Http404
    context = {**_frame(pack, year), **shown.called(pack)}
    given = shelf.public_documents() if any(one.documents for one in pack.windows) else ()
    context |= shown.windows(pack, given)
    return render(request, "public_site/counters.html", context)


@login_not_required
@require_GET
@_kept
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


@login_not_required
@require_GET
def document(_request: HttpRequest, document_id: UUID) -> HttpResponse:
    """A paper that the town gives to everybody, whole."""
    opened = shelf.public_file(document_id)
    if opened is None:
        raise Http404
    return downloads.attachment(opened.content, opened.name)


@login_not_required
@require_http_methods(["GET", "POST"])
@never_cache
def broken_link(request: HttpRequest, code: str) -> HttpResponse:
    """「このリンクは開けませんでした」: a press and no word; the first of each day is kept."""
    pack, year = _now()
    link = shelf.link(code)
    if link is None or not link.url:
        raise Http404
    if request.method == "POST":
        actor, at = request.actor, request.at  # type: ignore[attr-defined]
        if not shelf.reported_on(code, clock.day(at)):
            with suppress(WrongState):  # somebody else was first by a moment
                shelf_acts.report_link(actor=actor, link=link, at=at)
        response = HttpResponseRedirect(f"{request.path}?thanks=1")
        response.status_code = 303
        return response
    context = {**_frame(pack, year), "link": link, "thanks": request.GET.get("thanks") == "1"}
    return render(request, "public_site/link.html", context)

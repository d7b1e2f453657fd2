"""Pages of several rooms. The rooms give rows and panels; here they are put side by side."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from tasuki.doors.desk import finding, lists, matter_pages, rows_html
from tasuki.ground import clock, doorways
from tasuki.ground import paper as papers
from tasuki.journey.cases import queries as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.intake import queries as intake
from tasuki.journey.referrals import queries as referrals
from tasuki.office.oversight import queries as oversight
from tasuki.office.transfers import queries as transfers
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.access.roles import Role


@require_GET
def desk(request: TownRequest) -> HttpResponse:
    """わたしの机; whoever backs municipalities has no matters, and begins at their map."""
    actor, at = request.actor, request.at
    if actor.has(Role.BACKING) and not actor.works:
        return redirect("prefecture:overview")
    found = lists.gather(actor, at)
    context = {"lists": found, "works": actor.works, "last": oversight.alarm(actor)}
    return render(request, "desk/desk.html", context)


@require_GET
def consultation(request: TownRequest, consultation_id: UUID) -> HttpResponse:
    """One consultation with everything around it, as far as it is open to the actor."""
    actor, at = request.actor, request.at
    one = get_object_or_404(intake.consultations_for(actor, at), pk=consultation_id)
    return render(request, "desk/consultation.html", matter_pages.consultation(request, one))


@require_GET
def case_list(request: TownRequest) -> HttpResponse:
    """The cases that reach the actor's agencies, newest first, a page by key."""
    actor, at = request.actor, request.at
    closed = request.GET.get("closed") == "1"
    rows = cases.case_list(actor, at, before=_key(request), closed=closed)
    more = rows[-1] if len(rows) == relay.PAGE else None
    return render(
        request,
        "desk/cases.html",
        {"rows": rows_html.cases(rows), "any": bool(rows), "more": more, "closed": closed},
    )


@require_GET
def more(request: TownRequest) -> HttpResponse:
    """調べる・届ける: the doorways of the rooms that stand beside the main path, by group."""
    groups: dict[str, list[doorways.Doorway]] = {}
    for one in doorways.open_to(request.actor):
        groups.setdefault(str(one.group), []).append(one)
    return render(request, "desk/more.html", {"groups": groups})


@require_GET
def offered(request: TownRequest) -> HttpResponse:
    """受け取り待ち: everything that is held out to the actor's agencies, nearest date first."""
    actor, at = request.actor, request.at
    after = _day_key(request)
    rows, last = referrals.offered_page(actor, at, after=after)
    if after is None:
        asked = [*cases.offered_rows(actor, at), *transfers.offered_rows(actor, at), *rows]
        rows = sorted(asked, key=lambda row: row.on or date.max)
    context = {"rows": rows_html.offered(rows), "any": bool(rows), "last": last}
    return render(request, "desk/offered.html", context)


@require_GET
def case(request: TownRequest, case_id: UUID) -> HttpResponse:
    """One case with everything around it, as far as it is open to the actor."""
    actor, at = request.actor, request.at
    try:
        one = cases.case_for(actor, case_id, at)
    except Case.DoesNotExist as unknown:
        raise Http404 from unknown
    return render(request, "desk/case.html", matter_pages.case(request, one))


@require_GET
def case_records(request: TownRequest, case_id: UUID) -> HttpResponse:
    """The whole 経過 of one case, as far as its records are open to the actor."""
    actor, at = request.actor, request.at
    found = cases.cases_for(actor, at, Section.RECORDS)
    one = get_object_or_404(found, pk=case_id)
    return render(request, "desk/records.html", matter_pages.case_records(request, one))


@require_GET
def search(request: TownRequest) -> HttpResponse:
    """People and numbers among the actor's own matters."""
    actor, at = request.actor, request.at
    text = request.GET.get("q", "").replace("\0", "").strip()[:100]
    context: dict[str, Any] = {"q": text}
    if text:
        context["found"] = finding.find(actor, text, at)
    return render(request, "desk/search.html", context)


@require_GET
def log(request: TownRequest) -> HttpResponse:
    """The record in words: a worker's own lines, those of a matter, or (管理者) all without words."""
    actor, at = request.actor, request.at
    before = request.GET.get("before", "")
    key = int(before) if before.isascii() and before.isdigit() else None
    return render(request, "desk/log.html", finding.record_of(actor, before=key, at=at))


@require_GET
def paper(request: TownRequest, kind: str, record_id: UUID) -> HttpResponse:
    """A paper, made anew from the stored record; each room asks its own policy."""
    make = papers.make(kind)
    if make is None:
        raise Http404
    response = HttpResponse(make(request, record_id), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{kind}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def _day_key(request: TownRequest) -> tuple[date, UUID] | None:
    try:
        day, pk = parse_date(request.GET.get("after", "")), UUID(request.GET.get("id", ""))
    except ValueError:
        return None
    return (day, pk) if day is not None else None


def _key(request: TownRequest) -> tuple[datetime, UUID] | None:
    """The place in a list after which to go on; nonsense is the beginning."""
    try:
        pk = UUID(request.GET.get("id", ""))
    except ValueError:
        return None
    moment = clock.read_moment(request.GET.get("before", ""))
    return (moment, pk) if moment is not None else None

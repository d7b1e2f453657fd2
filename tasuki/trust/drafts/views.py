"""Saving while typing, and the POST that came too late."""

import base64
import hashlib
import hmac
import json
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_GET, require_POST

from tasuki.ground import clock
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.drafts import queries, services
from tasuki.trust.drafts.late import keep_late
from tasuki.trust.drafts.models import Draft
from tasuki.trust.drafts.pages import PRIVATE


@require_POST
def save(request: TownRequest) -> HttpResponse:
    """Keep a form's fields: {form, subject, fields, page, tab} → {at}."""
    if len(request.body) > services.LARGEST:
        return JsonResponse({"error": "too_long"}, status=413)
    try:
        sent = json.loads(request.body)
        fields = {
            str(name): [str(one) for one in (value if isinstance(value, list) else [value])]
            for name, value in sent["fields"].items()
            if name not in PRIVATE
        }
        form, subject = str(sent["form"]), str(sent.get("subject", ""))
        page, tab = str(sent.get("page", "")), str(sent.get("tab", ""))
        if any(not _plain(one) for one in (form, subject, page, tab)) or not _inside(page):
            raise ValueError
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return JsonResponse({"error": "not_understood"}, status=400)
    draft = services.save(
        staff_id=_author(request),
        form=form,
        subject=subject,
        fields=fields,
        page=page,
        tab=tab,
        at=request.at,
    )
    return JsonResponse({"at": draft.saved_at.isoformat()})


@require_GET
def newer(request: TownRequest) -> HttpResponse:
    """The author's draft of a form that was saved after `since` (a moment, or "" for none at all).

    A page that is loaded again overtakes what its former self saves on leaving.
    """
    sent = {name: request.GET.get(name, "") for name in ("form", "subject", "since")}
    staff_id = _author(request)
    draft = None
    if "\0" not in sent["form"] + sent["subject"]:
        draft = queries.latest(staff_id, sent["form"], sent["subject"])
    since = clock.read_moment(sent["since"])
    if draft is None or (since is not None and draft.saved_at <= since):
        response = JsonResponse({})
    else:
        fields = services.read(draft)
        response = JsonResponse({"at": draft.saved_at.isoformat(), "fields": fields})
    response["Cache-Control"] = "no-store"
    return response


def _author(request: TownRequest) -> UUID:
    """Whose draft it is. LoginRequiredMiddleware stands before every page."""
    if request.actor.staff_id is None:
        raise PermissionDenied
    return request.actor.staff_id


def _plain(text: str) -> bool:
    """Letters that a database can hold."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _inside(page: str) -> bool:
    """An address of this house: the desk draws it as a link."""
    return page == "" or (page.startswith("/") and not page.startswith(("//", "/\\")))


@require_GET
def key(request: TownRequest) -> HttpResponse:
    """The signed-in account's key for what its browser keeps while the network is away."""
    staff_id = _author(request)
    own = hmac.new(settings.DATA_KEY, b"browser:" + staff_id.bytes, hashlib.sha256).digest()
    response = JsonResponse({"key": base64.b64encode(own).decode()})
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def drop(request: TownRequest, draft_id: UUID) -> HttpResponse:
    """Throw one's own draft away and start afresh."""
    staff_id = _author(request)
    draft = Draft.objects.filter(pk=draft_id, staff_id=staff_id).first()
    if draft is None:
        raise Http404
    services.drop(staff_id=staff_id, form=draft.form, subject=draft.subject)
    response = HttpResponseRedirect(draft.page or "/")
    response.status_code = 303
    return response


@login_not_required
def late_post(request: TownRequest, reason: str = "") -> HttpResponse:
    """A POST with a stale token (another tab signed in or out): keep it, then sign in again. A page
    that is open to everybody asks nobody to sign in: it says what to do."""
    if _is_for_everybody(request, reason):
        context = {"no_cookie": reason == REASON_NO_CSRF_COOKIE, "page": request.get_full_path()}
        return render(request, "drafts/again.html", context, status=403)
    response = redirect("account_login")
    keep_late(request, response)
    return response


def _is_for_everybody(request: TownRequest, reason: str) -> bool:
    """Whether what was sent to is read without signing in. The entrance itself is only told of when
    the browser keeps no cookie, since then coming back to it helps nobody."""
    try:
        found = resolve(request.path_info)
    except Resolver404:
        return False
    if found.view_name == "account_login":
        return reason == REASON_NO_CSRF_COOKIE
    return not getattr(found.func, "login_required", True) and found.view_name != "account_logout"

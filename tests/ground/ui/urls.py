"""The sample page in its four states, and a draft's place that remembers what it was sent."""

import json
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path

from tasuki.ground.forms import take_theirs
from tasuki.ground.ui.shapes import Action, Conflict, Refusal
from tests.ground.ui import sample

SAVED: list[dict[str, Any]] = []
ASKED: list[str] = []
LEFT: list[dict[str, Any]] = []
POSTED: list[dict[str, Any]] = []
KEY = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI="
TEMPLATE = "ground/styleguide.html"
OWN = {
    "name": "見本 太郎",
    "text": "わたしの文章",
    "came_by": "self",
    "worries": ["care"],
    "kind": "hold",
    "born": "S21.4.1",
}
THEIRS = {
    "name": "見本 次郎",
    "text": "ほかの人の文章\n二行目",
    "worries": ["money", "alone"],
    "born": date(1946, 4, 1),
}


def page(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        POSTED.append(dict(request.POST.lists()))
        form = sample.SampleForm(request.POST, once_key="k", today=sample.TODAY)
        return render(request, TEMPLATE, sample.context(form=form), status=422)
    return render(request, TEMPLATE, sample.context())


def refused(request: HttpRequest) -> HttpResponse:
    refusal = Refusal(
        "meetings.no_consent",
        "本人の同意がないため、重層的支援会議にはかけられません。",
        "社会福祉法106条の6",
        [Action("/x/", "支援会議（106条の6）にかける"), Action("/y/", "本人の同意を得る")],
    )
    return render(request, TEMPLATE, sample.context(refusal=refusal), status=422)


def wrong(request: HttpRequest) -> HttpResponse:
    return render(request, TEMPLATE, sample.context(form=sample.wrong_form()), status=422)


def conflict(request: HttpRequest) -> HttpResponse:
    taken = take_theirs(request.POST)
    data, there = taken or (OWN, Conflict(THEIRS, "鈴木（見本）", sample.NOON))
    form = sample.SampleForm(data, once_key="k", version="3", today=sample.TODAY)
    form.show_conflict(there)
    return render(request, TEMPLATE, sample.context(form=form), status=409)


def save(request: HttpRequest) -> HttpResponse:
    SAVED.append(json.loads(request.body))
    return JsonResponse({"at": "2026-11-20T12:00:05+09:00"})


def newer(request: HttpRequest) -> HttpResponse:
    """What the page's former self saved on leaving, once a test has put it there."""
    ASKED.append(request.GET["since"])
    if not LEFT:
        return JsonResponse({})
    return JsonResponse({"at": "2026-11-20T12:00:07+09:00", "fields": LEFT[-1]["fields"]})


def key(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"key": KEY})


urlpatterns = [
    path("", page),
    path("wrong/", wrong),
    path("refused/", refused),
    path("conflict/", conflict),
    path("drafts/save/", save),
    path("drafts/newer/", newer),
    path("drafts/key/", key),
]

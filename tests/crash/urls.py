"""Each address does one act of the product and answers when it is done: what was answered has to be
there after the crash."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from tasuki.ground import clock
from tasuki.journey.intake import services as intake
from tasuki.journey.intake.models import Consultation
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Answer, Pass, Step
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.models import Entry, Words
from tasuki.trust.drafts import services as drafts
from tasuki.trust.drafts.models import Draft

Act = Callable[[dict[str, Any]], dict[str, Any]]


def worker(login: str) -> Actor:
    return organizations.actor_for(Staff.objects.get(login=login), clock.now())


def agency(actor: Actor) -> Agency:
    return Agency.objects.get(pk=actor.agency_id)


def receive(said: dict[str, Any]) -> dict[str, Any]:
    sato = worker("sato")
    consultation = intake.receive(
        actor=sato,
        agency=agency(sato),
        subject={"name": "見本 花子", "kana": "ミホン ハナコ"},
        at=clock.now(),
        main_topic="income",
        topics=["income"],
        method="visit",
        narrative=said["mark"],
    )
    return {"baton": str(consultation.baton_id)}


def offer(said: dict[str, Any]) -> dict[str, Any]:
    sato, at = worker("sato"), clock.now()
    consultation = Consultation.objects.get(baton=said["baton"])
    handover = relay.offer(
        actor=sato,
        baton=consultation.baton,
        to=agency(worker("suzuki")),
        reason=said["mark"],
        ground="consent",
        preview={},
        answer_by=clock.day(at + timedelta(days=7)),
        at=at,
    )
    return {"handover": str(handover.pk)}


def take(said: dict[str, Any]) -> dict[str, Any]:
    suzuki, at = worker("suzuki"), clock.now()
    relay.take(
        actor=suzuki,
        handover=Pass.objects.get(pk=said["handover"]),
        look_again_on=clock.day(at + timedelta(days=14)),
        at=at,
    )
    return {}


def type_on(said: dict[str, Any]) -> dict[str, Any]:
    drafts.save(
        staff_id=UUID(str(worker("sato").staff_id)),
        form="intake.receive",
        subject="",
        tab=said["tab"],
        fields={"narrative": [str(said["count"])]},
        page="/intake/new/",
        at=clock.now(),
    )
    return {}


def state(_said: dict[str, Any]) -> dict[str, Any]:
    """Everything the crash may have touched."""
    lines = Entry.objects.values("action").annotate(n=Count("pk"))
    return {
        "received": dict(Consultation.objects.values_list("narrative", "baton__holder__code")),
        "offered": [str(pk) for pk in Pass.objects.values_list("pk", flat=True)],
        "taken": [
            str(pk) for pk in Pass.objects.filter(answer=Answer.TAKEN).values_list("pk", flat=True)
        ],
        "typed": {
            draft.tab: int(drafts.read(draft)["narrative"][0]) for draft in Draft.objects.all()
        },
        "steps": Step.objects.count(),
        "lines": {line["action"]: line["n"] for line in lines},
        "wordless": Entry.objects.count() - Words.objects.count(),
    }


def page(act: Act) -> Callable[[HttpRequest], JsonResponse]:
    @csrf_exempt
    @login_not_required
    def view(request: HttpRequest) -> JsonResponse:
        return JsonResponse(act(json.loads(request.body or b"{}")))

    return view


urlpatterns = [
    path(f"act/{act.__name__}/", page(act)) for act in (receive, offer, take, type_on, state)
]

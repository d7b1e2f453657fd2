"""Reads of what somebody was asked: to coordinate, or to tell something."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Value

from tasuki.ground.prepared import Prepared
from tasuki.journey.cases import policy, words
from tasuki.journey.cases.models import Case, InformationRequest, Request
from tasuki.journey.intake import queries as intake
from tasuki.journey.intake.models import Consultation
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.people import queries as people
from tasuki.residents.protection import queries as protection
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look


def requests_for(actor: Actor, at: datetime) -> QuerySet[Request]:
    """The 多機関協働 requests that the actor may read; who shows one calls `look`."""
    return Request.objects.filter(policy.requests_visible_to(actor, at)).select_related(
        "consultation__baton__holder",
        "consultation__subject",
        "from_agency",
        "to_agency",
        "requested_by",
        "answered_by",
        "case",
    )


def called_before(request: Request) -> str:
    """What who was asked calls the worry before accepting: its kind, unless the name was ticked."""
    shown = request.preview
    if "name" in shown:
        return intake.title(request.consultation, named=True)
    topics = shown.get("topics") or [str(words.TOPIC_NOT_SAID)]
    return str(words.PREVIEW_TITLE) % {"age": shown.get("age", ""), "topic": topics[0]}


def open_request_on(consultation: Consultation) -> Request | None:
    """The unanswered request of a consultation, lapsed or not."""
    return (
        Request.objects.filter(consultation=consultation, answered_at__isnull=True)
        .select_related("from_agency", "to_agency")
        .first()
    )


def requests_of(consultation: Consultation) -> list[Request]:
    """All requests that were made for a consultation, newest first."""
    return list(
        Request.objects.filter(consultation=consultation)
        .select_related("from_agency", "to_agency", "requested_by")
        .order_by("-requested_at", "-pk")
    )


def asked_before(actor: Actor, consultation: Consultation, at: datetime) -> Request | None:
    """The last answered request of the agency that holds a consultation, if the actor reads it."""
    return (
        requests_for(actor, at)
        .filter(
            consultation=consultation,
            from_agency=consultation.baton.holder_id,
            answered_at__isnull=False,
        )
        .order_by("-requested_at", "-pk")
        .first()
    )


def information_for(actor: Actor, at: datetime) -> QuerySet[InformationRequest]:
    """The requests for information that the actor asked, was asked, or may read with the case."""
    return InformationRequest.objects.filter(
        policy.information_visible_to(actor, at)
    ).select_related(
        "case__lead__holder",
        "case__coordination__holder",
        "about",
        "asked",
        "asking_agency",
        "asked_by",
        "noted_by",
    )


def information_of(actor: Actor, case: Case, at: datetime) -> list[InformationRequest]:
    """What was asked for in a case, newest first; nothing where the assessment is not open."""
    if not policy.can_see(actor, case, at, Section.ASSESSMENT):
        return []
    return information_in(case)


def information_in(case: Case) -> list[InformationRequest]:
    """The same, where the caller has asked whether the assessment is open."""
    found = _INFORMATION(case=case.pk)
    look([one.about_id for one in found if one.about_id is not None])
    return found


def _information(case: UUID) -> QuerySet[InformationRequest]:
    shown = protection.shown_beside(person="about", baton="case__lead")
    found = InformationRequest.objects.filter(shown, case=case).select_related(
        "about", "asked", "asking_agency", "noted_by"
    )
    return found.order_by("-asked_at", "-pk")


_INFORMATION = Prepared(_information)


def ringing(actor: Actor, at: datetime) -> int:
    """How many requests wait for an answer of the actor's agencies (each counted to 99 at most)."""
    worker = {"agencies": actor.agency_ids, "staff": actor.staff_id, "at": at}
    return len(_TO_COORDINATE(**worker)) + len(_TO_TELL(**worker))


def _ringing(waiting: QuerySet[Any]) -> Any:
    unanswered = waiting.filter(answered_at__isnull=True).order_by()
    return unanswered.annotate(one=Value(1)).values_list("one", flat=True)[:99]


_TO_COORDINATE: Prepared[int] = Prepared(
    lambda agencies, staff, at: _ringing(
        Request.objects.filter(
            relay.not_closed_to(staff, at, "consultation__baton_id"), to_agency__in=agencies
        )
    )
)
_TO_TELL: Prepared[int] = Prepared(
    lambda agencies, staff, at: _ringing(
        InformationRequest.objects.filter(
            relay.not_closed_to(staff, at, "case__lead_id"), asked__in=agencies
        )
    )
)


def grounds_between(sender: Agency, receiver: Agency, at: datetime) -> list[pack.Ground]:
    """The grounds on which the one may tell the other something, in the finder's order."""
    return grounds.labelled(grounds.choices(sender, receiver, at), at)


def grounds_from(sender: Agency, receivers: Iterable[Agency], at: datetime) -> list[pack.Ground]:
    """Every ground on which some of these may be told."""
    return grounds.labelled(grounds.choices(sender, receivers, at), at)


def grounds_towards(senders: Iterable[Agency], receiver: Agency, at: datetime) -> list[pack.Ground]:
    """Every ground on which some of these may tell."""
    return grounds.labelled(grounds.choices_of(senders, receiver, at), at)


def household_title(asked: Request) -> str:
    """What the household is called where nobody says: whoever accepts does not know the name yet."""
    household = asked.consultation.household
    if household is not None:
        return household.label
    return str(words.HOUSEHOLD_OF) % {"name": people.display_name(asked.consultation.subject)}

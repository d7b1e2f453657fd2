"""Reads of closings, of the looks afterwards, and of reopenings."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tasuki.ground import clock
from tasuki.ground.prepared import Prepared
from tasuki.journey.cases.models import Case
from tasuki.journey.closing import policy, rules, words
from tasuki.journey.closing.models import AfterCare, Closing, Reopening
from tasuki.journey.closing.rules import Stage
from tasuki.journey.meetings.models import AgendaItem
from tasuki.journey.plans.models import Consent, Plan
from tasuki.residents.people.models import Concern
from tasuki.town.municipality.pack import MeetingBody, Pack, current
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

KIND = "closing"
DECISIONS = ("appropriate", "revise", "not_now")
NEAR_CASE = (
    "case__lead__holder",
    "case__coordination__holder",
    "carrier",
    "handover__from_agency",
    "handover__to_agency",
    "proposed_by",
    "closed_by",
)


def closings_for(actor: Actor, at: datetime) -> QuerySet[Closing]:
    """The closings that the actor may read; who shows one calls `look`."""
    return Closing.objects.filter(policy.visible_to(actor, at)).select_related(*NEAR_CASE)


def closings_of(case: Case) -> list[Closing]:
    """Every closing of a case, newest first; the caller has asked whether it may be seen."""
    return _CLOSINGS(case=case.pk)


def _closings(case: UUID) -> QuerySet[Closing]:
    found = Closing.objects.filter(case=case).select_related(*NEAR_CASE)
    return found.prefetch_related("follow_ups__agency").order_by("-proposed_at", "-pk")


_CLOSINGS = Prepared(_closings)


def last_of(case: Case) -> Closing | None:
    """The closing that stands, or the one by which the case ended; called-off ones do not count."""
    return next(iter(_LAST(case=case.pk)), None)


def _last(case: UUID) -> QuerySet[Closing]:
    found = Closing.objects.filter(case=case, called_off_at__isnull=True)
    return found.select_related(*NEAR_CASE).order_by("-proposed_at", "-pk")[:1]


_LAST = Prepared(_last)


def follow_ups_for(actor: Actor, at: datetime) -> QuerySet[AfterCare]:
    """The looks afterwards that the actor's agencies answer for or watch, and those of near cases."""
    mine = Q(agency__in=actor.agency_ids) | Q(watcher__in=actor.agency_ids)
    mine &= relay.not_closed_to(actor.staff_id, at, "closing__case__lead_id")
    near = Q(closing__in=Closing.objects.filter(policy.visible_to(actor, at)).values("pk"))
    return AfterCare.objects.filter(mine | near).select_related(
        "agency",
        "watcher",
        "closing__carrier",
        "closing__case__lead__holder",
        "closing__case__coordination__holder",
    )


def open_follow_up(closing: Closing) -> AfterCare | None:
    """The look that has no answer yet."""
    found = AfterCare.objects.filter(closing=closing, answered_at__isnull=True)
    return found.select_related("agency", "watcher").first()


def reopenings_of(case: Case) -> list[Reopening]:
    """Each time the case began again, oldest first."""
    return _REOPENINGS(case=case.pk)


_REOPENINGS: Prepared[Reopening] = Prepared(
    lambda case: Reopening.objects.filter(case=case).select_related("agency", "reopened_by")
)


def opinions_of(closing_ids: Iterable[UUID]) -> dict[UUID, AgendaItem]:
    """What a deciding meeting last said of each, in one query."""
    items = AgendaItem.objects.filter(
        kind=KIND, item_id__in=list(closing_ids), opinion__in=DECISIONS
    ).select_related("meeting")
    return {item.item_id: item for item in items.order_by("decided_at", "pk")}


def opinion_needed(at: datetime) -> bool:
    """Whether one of the town's bodies decides on a 終結."""
    return bool(_deciding(at))


def deciding_meetings(at: datetime) -> str:
    """The names of these bodies, in one line."""
    return "・".join(body.name for body in _deciding(at))


def _deciding(at: datetime) -> tuple[MeetingBody, ...]:
    day = clock.day(at)
    return current(day).bodies_that_decide(rules.MATTER, clock.fiscal_year(day))


def stages(closings: Iterable[Closing], at: datetime) -> dict[UUID, Stage]:
    """Where each stands; one query however many."""
    found = list(closings)
    said = opinions_of(one.pk for one in found)
    needed, today = opinion_needed(at), clock.day(at)
    return {
        one.pk: _stage(one, said[one.pk].opinion if one.pk in said else "", needed, today)
        for one in found
    }


def stage_of(closing: Closing, at: datetime) -> Stage:
    """Where one stands."""
    return stages([closing], at)[closing.pk]


def _stage(closing: Closing, opinion: str, needed: bool, today: date) -> Stage:
    handover = closing.handover
    return rules.stage(
        closed=closing.closed_at is not None,
        called_off=closing.called_off_at is not None,
        answer=handover.answer,
        lapsed=handover.has_lapsed(today),
        carries=closing.case.lead.holder_id == closing.carrier_id,
        opinion=opinion,
        opinion_needed=needed,
    )


def wanting_opinion(actor: Actor, at: datetime) -> list[Closing]:
    """Open closings of the actor's agencies that no deciding meeting has held to be right."""
    if not opinion_needed(at):
        return []
    said = AgendaItem.objects.filter(kind=KIND, item_id=OuterRef("pk"), opinion="appropriate")
    found = Closing.objects.filter(
        ~Exists(said),
        relay.not_closed_to(actor.staff_id, at, "case__lead_id"),
        closed_at__isnull=True,
        called_off_at__isnull=True,
        case__coordination__holder__in=actor.agency_ids,
    )
    return list(found.select_related(*NEAR_CASE).order_by("proposed_at", "pk")[:50])


def consent_of(case: Case) -> tuple[str, str]:
    """What the 相談者 last said, and how: yes | no | unknown."""
    plan = (
        Plan.objects.filter(case=case)
        .exclude(consent=Consent.NOT_ASKED)
        .order_by("-version_no")
        .first()
    )
    if plan is not None:
        return plan.consent, plan.consent_how
    consultation = case.origin.consultation
    return consultation.share_consent or "unknown", consultation.share_consent_how


def is_near(case: Case, agency: Agency) -> bool:
    """Whether the agency works on the case already, and so knows of it."""
    if agency.pk in (case.lead.holder_id, case.coordination.holder_id):
        return True
    return case.around.filter(agency=agency, until__isnull=True).exists()


def carriers_for(case: Case) -> QuerySet[Agency]:
    """Whom the case can go back to: agencies that can answer, except the 調整役 where the town
    keeps the two apart."""
    apart = not current().lead_and_coordinator_may_be_same
    besides = frozenset({case.coordination.holder_id}) if apart else frozenset()
    return organizations.receiving_agencies(besides=besides)


def facts_of(closing: Closing, town: Pack, *, whole: bool = True) -> list[tuple[str, str]]:
    """The closing as pages and papers show it; without `whole` only what is needed to answer."""
    said = {
        "reason": town.label("closing_reasons", closing.reason),
        "carrier": closing.carrier.name,
        "asked": closing.asked,
        "remaining": closing.remaining,
        "changes": "、".join(town.labels("changes", closing.changes)) if whole else "",
        "voice": closing.voice if whole else "",
    }
    return [(str(words.LABELS[name]), text) for name, text in said.items() if text]


def persons_of(case: Case) -> list[UUID]:
    """Whom the case concerns, for the record's line."""
    return list(Concern.objects.filter(baton=case.lead_id).values_list("person_id", flat=True))


def look_at(case: Case) -> None:
    """Note that the persons of the case were looked at."""
    look(persons_of(case))

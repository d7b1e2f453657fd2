"""多機関協働を依頼する, and what becomes of a request that is not accepted."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db import IntegrityError, transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.journey.cases import policy, queries, rules
from tasuki.journey.cases.models import Answer, MeetingOffer, Request
from tasuki.journey.cases.services import _halves as halves
from tasuki.journey.cases.services._halves import write_lapse
from tasuki.journey.cases.services.opening import accept_request
from tasuki.journey.intake import queries as intake
from tasuki.journey.intake.models import Consultation
from tasuki.journey.referrals import queries as referrals
from tasuki.journey.referrals import rules as referral_rules
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay_queries
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


class Told(TypedDict, total=False):
    """What the counter tells beside the criteria."""

    background: str
    convinced_who: str
    unconvinced_reason: str
    anxious: bool
    meeting_offer: str
    ground_note: str
    shown_before: list[str]


@transaction.atomic
def request(
    *,
    actor: Actor,
    consultation: Consultation,
    criteria: Sequence[str],
    explained: str,
    convinced: bool,
    at: datetime,
    ground: str = "consent",
    answer_by: date | None = None,
    **told: Unpack[Told],
) -> Request:
    """Ask for coordination. The counter goes on holding, and stays 主担当 when it is accepted. In a
    small team, where who asks works at the receiver too, the case opens in the same act."""
    require(policy.can_request(actor, consultation))
    today = clock.day(at)
    town = pack.current(today)
    require(rules.may_ask_here(offered=town.offered(queries.PROJECT, clock.fiscal_year(today))))
    counter = consultation.baton.holder
    receiver = queries.receiver_for(counter.pk, at)
    _settle(actor, consultation, at)
    require(
        rules.may_request(
            is_open=consultation.baton.is_open,
            offered=relay_queries.offer_on(consultation.baton) is not None,
            requested=queries.open_request_on(consultation) is not None,
        )
    )
    require(relay_queries.reaches(consultation.baton, receiver.pk, at))
    require(rules.criteria_met(criteria, [one.code for one in town.criteria]))
    require(
        rules.explained_well(
            explained=explained,
            convinced=convinced,
            reason=told.get("unconvinced_reason", ""),
            anxious=told.get("anxious", False),
            offer=told.get("meeting_offer", MeetingOffer.NONE),
        )
    )
    answer_by = answer_by or clock.add_days(today, town.term("request_answer_days"))
    require(rules.date_ahead(today=today, then=answer_by))
    shown = told.setdefault("shown_before", [])
    untold = intake.untold(actor, consultation)
    require(rules.shows_what_may_be_shown(shown, referral_rules.SHOWABLE, untold))
    agreed = queries.consent_towards(consultation, receiver, at)
    article = halves.ask_for_ground(
        ground,
        told.get("ground_note", ""),
        sender=counter,
        receiver=receiver,
        consent=agreed,
        at=at,
    )
    try:
        with transaction.atomic():
            asked = Request.objects.create(
                created_at=at,
                consultation=consultation,
                from_agency=counter,
                to_agency=receiver,
                criteria=list(criteria),
                explained=explained,
                convinced=convinced,
                ground=ground,
                requested_by_id=halves.staff_of(actor),
                requested_at=at,
                answer_by=answer_by,
                preview=referrals.shown_before(consultation, counter, shown, at),
                **told,
            )
    except IntegrityError:
        raise WrongState("cases.already_requested") from None
    halves.rule(
        ground,
        asked.ground_note,
        actor=actor,
        sender=counter,
        receiver=receiver,
        consent=agreed,
        persons=[consultation.subject_id],
        baton_id=consultation.baton_id,
        target=f"request:{asked.pk}",
        at=at,
    )
    _heed_before(consultation, at)
    _open_to(actor, asked, at)
    if _opens_at_once(actor, asked, at):
        return _open_case(actor, asked, at)
    audit.record(
        actor=actor,
        action="cases.requested",
        target=f"request:{asked.pk}",
        at=at,
        agency_id=counter.pk,
        basis=article,
        persons=halves.persons_of(consultation.baton_id),
        words={"from": counter.name, "to": receiver.name},
    )
    return asked


def _opens_at_once(actor: Actor, asked: Request, at: datetime) -> bool:
    """少人数: who asks is who would accept. Into an open case of the household it flows as ever."""
    if not relay_queries.in_one_hand(actor, asked.to_agency_id, at):
        return False
    return not queries.joinable(actor, asked.consultation, at)


def _open_case(actor: Actor, asked: Request, at: datetime) -> Request:
    """Asked and accepted in one act; its one line is that the case was opened."""
    today = clock.day(at)
    there = organizations.colleagues(asked.to_agency_id, at)
    asked.case = accept_request(
        actor=actor,
        request=asked,
        title=queries.household_title(asked),
        look_again_on=clock.add_days(today, pack.current(today).term("look_after_take_days")),
        person=there.filter(pk=str(actor.staff_id)).first(),
        at=at,
    )
    asked.refresh_from_db()
    return asked


def _settle(actor: Actor, consultation: Consultation, at: datetime) -> None:
    """What has lapsed is written down before anything else."""
    relay.settle(actor=actor, baton=consultation.baton, at=at)
    before = queries.open_request_on(consultation)
    if before is not None and before.has_lapsed(clock.day(at)):
        write_lapse(before, at)


def _heed_before(consultation: Consultation, at: datetime) -> None:
    Request.objects.filter(
        consultation=consultation, answered_at__isnull=False, heeded_at__isnull=True
    ).update(heeded_at=at)


def _open_to(actor: Actor, asked: Request, at: datetime) -> None:
    """What the other side needs to decide; the reception opens when it has accepted."""
    relay.share(
        actor=actor,
        baton=asked.consultation.baton,
        agency=asked.to_agency,
        source=f"request:{asked.pk}",
        sections=Section.PREVIEW,
        ground=asked.ground,
        at=at,
        until=halves.midnight_after(asked.answer_by),
        named="name" in asked.shown_before,
    )


@transaction.atomic
def return_request(*, actor: Actor, request: Request, reason: str, at: datetime) -> Request:
    """「依頼を差し戻す」: the counter, which never stopped holding, goes on; it is told why."""
    require(policy.can_answer_request(actor, request))
    request = halves.standing(request)
    require(
        rules.may_answer(answered=request.answer, answer_by=request.answer_by, today=clock.day(at))
    )
    require(rules.reason_given(reason))
    halves.answer(request, Answer.RETURNED, actor=actor, at=at, reason=reason)
    audit.record(
        actor=actor,
        action="cases.request_returned",
        target=f"request:{request.pk}",
        at=at,
        agency_id=request.to_agency_id,
        persons=halves.persons_of(request.consultation.baton_id),
        words={"to": request.to_agency.name, "reason": reason},
    )
    # A preview lets nobody move anything; that they may answer was asked above.
    _close_to(CLOCK, request, request.to_agency, at)
    return request


@transaction.atomic
def withdraw_request(*, actor: Actor, request: Request, at: datetime, reason: str = "") -> Request:
    """Take the request back before it is answered."""
    require(policy.can_heed_request(actor, request))
    request = halves.standing(request)
    require(
        rules.may_answer(answered=request.answer, answer_by=request.answer_by, today=clock.day(at))
    )
    halves.answer(request, Answer.WITHDRAWN, actor=actor, at=at, reason=reason)
    _close_to(actor, request, request.to_agency, at)
    audit.record(
        actor=actor,
        action="cases.request_withdrawn",
        target=f"request:{request.pk}",
        at=at,
        agency_id=request.from_agency_id,
        words={"from": request.from_agency.name, "reason": reason},
    )
    return request


def _close_to(actor: Actor, request: Request, agency: Agency, at: datetime) -> None:
    relay.unshare(
        actor=actor,
        baton=request.consultation.baton,
        agency=agency,
        source=f"request:{request.pk}",
        at=at,
    )


@transaction.atomic
def heed_answer(*, actor: Actor, request: Request, at: datetime) -> Request:
    """「自分の機関で続ける」: the choice after a return or a lapse; it stops the ringing."""
    require(policy.can_heed_request(actor, request))
    request = halves.standing(request)
    if request.has_lapsed(clock.day(at)) and not request.answer:
        write_lapse(request, at)
    if request.answer not in (Answer.RETURNED, Answer.LAPSED):
        raise WrongState("cases.nothing_to_heed")
    Request.objects.filter(pk=request.pk).update(heeded_at=at)
    request.heeded_at = at
    audit.record(
        actor=actor,
        action="cases.request_heeded",
        target=f"request:{request.pk}",
        at=at,
        agency_id=request.from_agency_id,
        words={"from": request.from_agency.name},
    )
    return request


@transaction.atomic
def settle_requests(*, actor: Actor, at: datetime) -> int:
    """The clock writes down the requests whose date has passed; nobody else need wait for it."""
    require(policy.can_settle(actor))
    late = Request.objects.filter(answered_at__isnull=True, answer_by__lt=clock.day(at))
    lapsed = [halves.standing(one) for one in late[:500]]
    for one in lapsed:
        write_lapse(one, at)
    return len(lapsed)

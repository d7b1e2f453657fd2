"""「意見を記録する」: what the meeting says of an item, and what follows from it in the same breath."""

from datetime import date, datetime, timedelta

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.journey.meetings import frames, kinds, policy, queries, rules
from tasuki.journey.meetings.models import AgendaItem, Opinion
from tasuki.journey.meetings.services import _parts
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Staff
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Manner, Pass
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import deny, require
from tasuki.trust.audit import services as audit


@transaction.atomic
def give_opinion(
    *,
    actor: Actor,
    item: AgendaItem,
    opinion: str,
    at: datetime,
    note: str = "",
    follow_on: date | None = None,
) -> AgendaItem:
    """Write down the meeting's opinion; the kind's own record changes in this transaction too."""
    require(policy.can_run(actor, item.meeting))
    meeting = _parts.lock(item.meeting)
    require(rules.is_open(state=meeting.state, closed=meeting.closed_at is not None))
    require(rules.has_begun(held_on=clock.day(meeting.held_at), today=clock.day(at)))
    item = AgendaItem.objects.select_related(
        "meeting", "baton", "baton__holder", "referrer", "brought_for"
    ).get(pk=item.pk)
    if item.opinion:
        raise WrongState("meetings.decided_already")
    kind = kinds.kind(item.kind)
    require(
        rules.may_say(
            opinion,
            offered=[code for code, _ in frames.opinions_for(item)],
            meeting=meeting.name,
            deciding=frames.bodies_that_decide(kind, at),
            note=note,
        )
    )
    if opinion == Opinion.LEAD_TO_REFERRER:
        item.handover = _name_referrer(actor, item, note, follow_on, at)
    item.opinion, item.opinion_note, item.follow_on = opinion, note, follow_on
    item.decided_at, item.decided_by_id = at, actor.staff_id
    item.save()
    kind.decide(actor, item, opinion, at)
    audit.record(
        actor=actor,
        action="meetings.opinion_given",
        target=f"baton:{item.baton_id}",
        at=at,
        agency_id=meeting.convener_id,
        basis=item.basis_article or meeting.basis,
        persons=_parts.persons_of(item),
        words=_parts.in_words(
            meeting,
            kind=kinds.label(item.kind),
            opinion=frames.opinion_label(opinion),
            note=note,
        ),
    )
    return item


@transaction.atomic
def take_lead(
    *,
    actor: Actor,
    item: AgendaItem,
    look_again_on: date,
    at: datetime,
    person: Staff | None = None,
) -> Pass:
    """「受け取る」: the agency that referred takes the lead which a meeting named it for."""
    require(policy.can_take(actor, item))
    if item.handover is None:
        raise WrongState("meetings.no_offer")
    handover = relay.take(
        actor=actor, handover=item.handover, person=person, look_again_on=look_again_on, at=at
    )
    audit.record(
        actor=actor,
        action="meetings.lead_taken",
        target=f"baton:{item.baton_id}",
        at=at,
        agency_id=handover.to_agency_id,
        basis=item.basis_article or item.meeting.basis,
        persons=_parts.persons_of(item),
        words=_parts.in_words(item.meeting, agency=handover.to_agency.name),
    )
    return handover


def _name_referrer(
    actor: Actor, item: AgendaItem, note: str, follow_on: date | None, at: datetime
) -> Pass:
    """The matter goes back to who brought it in, with written advice and a date, without a plan.

    Also where that agency never stopped being 主担当: by taking it says that it has read the advice.
    """
    if item.referrer is None:
        require(deny("meetings.no_referrer"))
        raise AssertionError
    case, today = queries.case_of(item.baton), clock.day(at)
    town = pack.current(today)
    coordinates = case is not None and case.coordination.holder_id == item.referrer_id
    require(
        rules.may_give_back(
            note=note,
            follow_on=follow_on,
            today=today,
            coordinator_is_referrer=coordinates and not town.lead_and_coordinator_may_be_same,
        )
    )
    answer_by = today + timedelta(days=town.term("referral_answer_days"))
    return relay.offer(
        actor=actor,
        baton=item.baton,
        to=item.referrer,
        from_agency=case.coordination.holder if case else item.meeting.convener,
        manner=Manner.NAMED,
        reason=note,
        ground=item.basis or _parts.ground_of(item.meeting),
        preview={"meeting": item.meeting.name, "advice": note, "title": item.title},
        answer_by=answer_by,
        at=at,
    )

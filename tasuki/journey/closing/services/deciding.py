"""The meeting's opinion, and 「終結を確定する」."""

from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.journey.cases.models import Case
from tasuki.journey.closing import policy, queries, rules
from tasuki.journey.closing.models import AfterCare, Closing
from tasuki.journey.closing.services import _halves as halves
from tasuki.journey.meetings import queries as meetings
from tasuki.journey.meetings.models import AgendaItem
from tasuki.journey.plans import services as plans
from tasuki.journey.plans.models import LIVE_STATES, Plan
from tasuki.town.municipality import pack
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Ending
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def hear_opinion(*, actor: Actor, item: AgendaItem, opinion: str, at: datetime) -> Closing:
    """A meeting has said something of a closing. It stands on the item; meetings asked who may."""
    closing = halves.standing(Closing.objects.get(pk=item.item_id))
    require(rules.still_open(queries.stage_of(closing, at)))
    audit.record(
        actor=actor,
        action="closing.opinion_heard",
        target=f"case:{closing.case_id}",
        at=at,
        persons=queries.persons_of(closing.case),
        words={
            "meeting": item.meeting.name,
            "opinion": str(meetings.opinion_label(opinion)),
        },
    )
    return closing


@transaction.atomic
def close(
    *,
    actor: Actor,
    closing: Closing,
    at: datetime,
    first_follow_up_on: date | None = None,
) -> Closing:
    """End the case: both 襷 are put down, and a day is fixed on which somebody looks after it."""
    closing = halves.standing(closing)
    case = closing.case
    require(policy.can_coordinate(actor, case))
    require(
        rules.may_close(
            queries.stage_of(closing, at),
            carrier=closing.carrier.name,
            meetings=queries.deciding_meetings(at),
        )
    )
    today = clock.day(at)
    days = pack.current(today).term("follow_up_days")
    on = first_follow_up_on or clock.add_days(today, days)
    require(rules.ahead(today=today, then=on))
    _end_plan(actor, case, at)
    relay.close(actor=actor, baton=case.lead, how=Ending.CLOSED, at=at)
    relay.close(actor=actor, baton=case.coordination, how=Ending.CLOSED, at=at)
    closing.closed_at, closing.closed_by_id = at, actor.staff_id
    closing.first_follow_up_on = on
    closing.save(update_fields=["closed_at", "closed_by", "first_follow_up_on"])
    AfterCare.objects.create(
        created_at=at,
        closing=closing,
        agency=closing.carrier,
        watcher=case.coordination.holder,
        due_on=on,
    )
    audit.record(
        actor=actor,
        action="closing.closed",
        target=f"case:{case.pk}",
        at=at,
        agency_id=case.coordination.holder_id,
        persons=queries.persons_of(case),
        words={"to": closing.carrier.name, "on": on.isoformat()},
    )
    return halves.standing(closing)


def _end_plan(actor: Actor, case: Case, at: datetime) -> None:
    """The plan ends with its case: the one in force, and one that was still being written."""
    for plan in Plan.objects.filter(case=case, state__in=LIVE_STATES):
        plans.end_plan(actor=actor, plan=plan, at=at)

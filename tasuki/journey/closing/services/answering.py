"""「受け取る」 and 「差し戻す」: the agency that is asked to carry on answers."""

from datetime import date, datetime

from django.db import transaction

from tasuki.journey.closing import policy, queries, rules
from tasuki.journey.closing.models import Closing
from tasuki.journey.closing.services import _halves as halves
from tasuki.journey.closing.services.proposing import FORMER
from tasuki.town.organizations.models import Staff
from tasuki.town.relay import services as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def take_back(
    *,
    actor: Actor,
    closing: Closing,
    look_again_on: date,
    at: datetime,
    person: Staff | None = None,
) -> Closing:
    """Take the 襷, or confirm to keep it: from now on this agency is 主担当, also after the end."""
    closing = halves.standing(closing)
    require(policy.can_answer(actor, closing))
    require(rules.still_open(queries.stage_of(closing, at)))
    relay.take(
        actor=actor,
        handover=closing.handover,
        person=person or halves.staff_at(actor, closing.carrier, at),
        look_again_on=look_again_on,
        at=at,
        sender_keeps=FORMER,
    )
    audit.record(
        actor=actor,
        action="closing.taken_back",
        target=f"case:{closing.case_id}",
        at=at,
        agency_id=closing.carrier_id,
        persons=queries.persons_of(closing.case),
        words={"to": closing.carrier.name},
    )
    return halves.standing(closing)


@transaction.atomic
def give_back(*, actor: Actor, closing: Closing, reason: str, at: datetime) -> Closing:
    """Decline with a reason; the 主担当 is who it was, and the coordinator chooses again."""
    closing = halves.standing(closing)
    require(policy.can_answer(actor, closing))
    require(rules.still_open(queries.stage_of(closing, at)))
    require(rules.reason_given(reason))
    relay.give_back(actor=actor, handover=closing.handover, reason=reason, at=at)
    audit.record(
        actor=actor,
        action="closing.given_back",
        target=f"case:{closing.case_id}",
        at=at,
        agency_id=closing.carrier_id,
        persons=queries.persons_of(closing.case),
        words={"to": closing.carrier.name, "why": reason},
    )
    return halves.standing(closing)

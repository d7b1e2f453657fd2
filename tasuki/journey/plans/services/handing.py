"""Somebody else does what was promised: another worker of the agency, or the agency that follows it.

What was promised stays as it was agreed; who does it changes, and what stood before is kept.
"""

from datetime import datetime

from django.db import transaction

from tasuki.journey.plans import policy, rules
from tasuki.journey.plans.models import LIVE_STATES, Promise, State
from tasuki.journey.plans.services import _opening, _writing
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def hand_promise(
    *, actor: Actor, promise: Promise, person: str, at: datetime, agency: Agency | None = None
) -> Promise:
    """`person`: a worker's name, or "" for the agency as a whole. `agency`: who follows the agency
    that promised (a change of contractor); what its plan opens is opened to it as well."""
    promise = Promise.objects.select_related("plan__case", "agency").get(pk=promise.pk)
    require(policy.can_hand(actor, promise))
    plan = _writing.lock_plan(promise.plan)
    live = plan.state in LIVE_STATES and promise.done_at is None
    require(rules.may_hand_promise(live=live))
    _writing.keep_revision(plan, at)
    promise.staff = person
    if agency is not None:
        promise.agency = agency
    promise.save(update_fields=["staff", "agency"])
    plan.lock += 1
    plan.save(update_fields=["lock"])
    if agency is not None and plan.state == State.DECIDED:
        _opening.open_to_promising(plan, actor, at)
    audit.record(
        actor=actor,
        action="plans.promise_handed",
        target=f"promise:{promise.pk}",
        at=at,
        agency_id=promise.agency_id,
        persons=_writing.persons_of(plan.case),
        words={"issue": promise.issue, "agency_name": promise.agency.name, "person": person},
    )
    return promise

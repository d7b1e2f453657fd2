"""The person's own answer to the plan, as it was given and as it may be taken back."""

from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.journey.plans import policy, rules
from tasuki.journey.plans.models import LIVE_STATES, Consent, Plan, State
from tasuki.journey.plans.services import _opening, _writing
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def record_consent(
    *,
    actor: Actor,
    plan: Plan,
    consent: str,
    at: datetime,
    on: date | None = None,
    how: str = "",
    by: str = "",
) -> Plan:
    """はい, いいえ or まだ, with the day, the way and who asked; it can change at any time."""
    require(policy.can_write(actor, plan.case, at))
    plan = _writing.lock_plan(plan)
    if plan.state not in LIVE_STATES:
        raise WrongState("plans.version_over")
    require(rules.consent_stands(consent=consent, on=on, how=how, today=clock.day(at)))
    _writing.keep_revision(plan, at)
    plan.consent = Consent(consent)
    plan.consent_on, plan.consent_how, plan.consent_by = on, how, by
    _writing.count_save(plan, actor, at)
    plan.save()
    if plan.consented:
        _opening.open_to_office(plan, actor, at)
    elif plan.state != State.DECIDED:
        _opening.close_to_office(plan, actor, at)
    audit.record(
        actor=actor,
        action="plans.consent_recorded",
        target=f"plan:{plan.pk}",
        at=at,
        agency_id=_writing.acting_agency(actor, plan.case),
        persons=_writing.persons_of(plan.case),
        words={
            "version": str(plan.version_no),
            "answer": str(plan.get_consent_display()),
            "how": how,
            "by": by,
        },
    )
    return plan

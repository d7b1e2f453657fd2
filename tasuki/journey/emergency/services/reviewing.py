"""Saying afterwards whether a look was right."""

from datetime import datetime

from django.db import transaction

from tasuki.journey.emergency import policy, rules
from tasuki.journey.emergency.models import EmergencyLook, Result
from tasuki.journey.emergency.services._shutting import shut
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def review(
    *, actor: Actor, look: EmergencyLook, result: str, note: str, at: datetime
) -> EmergencyLook:
    """相当, 不相当 (what is still open closes at once), or 要確認, which stays on the desks."""
    require(policy.can_review(actor, look))
    look = EmergencyLook.objects.select_for_update(of=("self",)).get(pk=look.pk)
    require(rules.may_review(done=look.is_done, result=result, note=note))
    look.result, look.review_note = Result(result), note
    look.reviewed_at, look.reviewed_by_id = at, actor.staff_id
    look.save(update_fields=["result", "review_note", "reviewed_at", "reviewed_by"])
    if result == Result.UNFIT and look.until > at:
        shut(look, at)
    audit.record(
        actor=actor,
        action="emergency.reviewed",
        target=f"attempt:{look.attempt_id}",
        at=at,
        agency_id=look.baton.holder_id if not actor.is_admin else None,
        words={"result": str(Result(result).label)},
    )
    return look

"""「落ち着いている」 「気になる」 「再開する」: what the agency that carries on says on the day."""

from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.journey.closing import policy, queries, rules
from tasuki.journey.closing.models import AfterCare, Answer
from tasuki.journey.closing.services import _halves as halves
from tasuki.journey.closing.services.reopening import reopen
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit

NOTICED = "agency_worried"  # the pack's reason for what a follow-up finds


@transaction.atomic
def answer_follow_up(
    *,
    actor: Actor,
    follow_up: AfterCare,
    answer: str,
    at: datetime,
    note: str = "",
    next_on: date | None = None,
) -> AfterCare:
    """Answer, once. 「気になる」 fixes the next day, 「再開する」 begins the case again at once."""
    require(policy.can_answer_follow_up(actor, follow_up))
    closing = halves.standing(follow_up.closing)
    follow_up = AfterCare.objects.select_related("agency", "watcher", "closing").get(
        pk=follow_up.pk
    )
    require(rules.may_answer(answered=follow_up.answered_at is not None))
    today = clock.day(at)
    require(rules.answer_says(answer=answer, next_on=next_on, note=note, today=today))
    require(rules.text_fits(note))
    follow_up.answer, follow_up.note, follow_up.answered_at = answer, note, at
    follow_up.answered_by_id = actor.staff_id
    carries = follow_up.agency_id in actor.agency_ids
    follow_up.answered_for_id = follow_up.agency_id if carries else follow_up.watcher_id
    follow_up.save()
    if answer == Answer.REOPEN:
        reopen(actor=actor, case=closing.case, reason=NOTICED, note=note, at=at)
    elif next_on is not None:
        AfterCare.objects.create(
            created_at=at,
            closing=closing,
            agency=follow_up.agency,
            watcher=follow_up.watcher,
            due_on=next_on,
        )
    _told(actor, follow_up, next_on, at)
    return follow_up


def _told(actor: Actor, follow_up: AfterCare, next_on: date | None, at: datetime) -> None:
    audit.record(
        actor=actor,
        action=f"closing.follow_up_{follow_up.answer}",
        target=f"case:{follow_up.closing.case_id}",
        at=at,
        agency_id=follow_up.answered_for_id,
        persons=queries.persons_of(follow_up.closing.case),
        words={
            "agency_name": follow_up.agency.name,
            "on": next_on.isoformat() if next_on else "",
            "note": follow_up.note,
        },
    )

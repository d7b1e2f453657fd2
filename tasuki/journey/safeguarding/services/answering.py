"""What the receiver answered, as often as it answers."""

from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.journey.safeguarding import policy, queries, rules
from tasuki.journey.safeguarding.models import Answer, Reply, Report
from tasuki.journey.safeguarding.services import _halves as halves
from tasuki.journey.safeguarding.services._halves import write_down
from tasuki.town.organizations import queries as organizations
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Ending
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require


@transaction.atomic
def answer(
    *,
    actor: Actor,
    report: Report,
    answer: str,
    at: datetime,
    answered_on: date | None = None,
    answered_by: str = "",
    note: str = "",
    follow_up_on: date | None = None,
) -> Reply:
    """Write an answer down. With a day to ask again it keeps ringing; without one it is over."""
    report = halves.standing(report)
    require(policy.can_write(actor, report, at))
    require(rules.may_answer(halves.stage_of(report)))
    require(rules.answer_says(answer=answer, answers=Answer.values))
    require(rules.text_fits(note))
    name = queries.reporter_in_clear(report)
    require(rules.reporter_unnamed(name, note, answered_by, besides=queries.about(report)))
    today = clock.day(at)
    if follow_up_on is not None:
        require(rules.ahead(today=today, then=follow_up_on))
        require(rules.still_rings(is_open=report.baton.is_open))
        relay.look_again(actor=actor, baton=report.baton, on=follow_up_on, at=at)
    elif report.baton.is_open:
        relay.close(actor=actor, baton=report.baton, how=Ending.DONE, at=at)
    reply = Reply.objects.create(
        created_at=at,
        report=report,
        answer=answer,
        answered_on=answered_on or today,
        answered_by=answered_by,
        note=note,
        follow_up_on=follow_up_on,
        author=organizations.staff_member(halves.writer(actor)),
    )
    words = {"answer": str(Answer(answer).label)}
    write_down(actor, report, "safeguarding.answered", at, words=words)
    return reply

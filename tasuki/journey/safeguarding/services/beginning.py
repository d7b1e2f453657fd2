"""「いま電話します」: the record begins with the call, and everything else can be written after it."""

from datetime import datetime
from typing import TypedDict, Unpack
from uuid import UUID

from django.db import transaction

from tasuki.ground import clock
from tasuki.journey.safeguarding import policy, queries, rules
from tasuki.journey.safeguarding.models import Report
from tasuki.journey.safeguarding.services import _halves as halves
from tasuki.journey.safeguarding.services._halves import write_down
from tasuki.town.organizations import queries as organizations
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Baton, Ending
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


class Known(TypedDict, total=False):
    """What is known before the call; nothing of it has to be."""

    about: str
    whom: list[str]
    by: list[str]
    danger: str
    medical: bool
    secret: bool


@transaction.atomic
def begin(
    *,
    actor: Actor,
    at: datetime,
    matter: Baton | None = None,
    subject_id: UUID | None = None,
    receiver: str = "",
    receiver_name: str = "",
    **known: Unpack[Known],
) -> Report:
    """Begin: from now on it stands on the agency's desk until it is answered or decided.

    Nobody's consent is asked. The matter, if there is one, goes on as it was.
    """
    require(policy.can_begin(actor, matter, at))
    begun_by = halves.writer(actor)
    agency = organizations.agency(halves.agency_of(actor))
    # No worker is named on the baton: who answers the call back need not be who made it.
    baton = relay.begin(
        actor=actor,
        matter=queries.MATTER,
        holder=agency,
        person=None,
        look_again_on=clock.day(at),
        at=at,
        alike=matter,
    )
    report = Report(
        created_at=at,
        baton=baton,
        matter=matter,
        agency=agency,
        begun_at=at,
        begun_by_id=begun_by,
    )
    halves.take_answers(report, known)
    halves.take_receiver(report, receiver, receiver_name, at)
    halves.take_subject(report, subject_id, matter)
    report.save(force_insert=True)
    audit.record(
        actor=actor,
        action="safeguarding.begun",
        target=f"report:{report.pk}",
        at=at,
        agency_id=agency.pk,
        persons=[subject_id] if subject_id else [],
    )
    return report


@transaction.atomic
def call_off(*, actor: Actor, report: Report, reason: str, at: datetime) -> Report:
    """Begun by mistake, or nobody was reached and it is begun anew: nothing was told."""
    report = halves.standing(report)
    require(policy.can_write(actor, report, at))
    require(rules.still_calling(halves.stage_of(report)))
    require(rules.reason_given(reason))
    require(rules.text_fits(reason))
    report.called_off_at, report.called_off_reason = at, reason
    report.save(update_fields=["called_off_at", "called_off_reason"])
    relay.close(actor=actor, baton=report.baton, how=Ending.DONE, at=at)
    write_down(actor, report, "safeguarding.called_off", at)
    return report

"""A contractor follows another: the place around a case goes along, and the old one's ends later."""

from datetime import datetime

from django.db import transaction

from tasuki.journey.cases import policy, rules
from tasuki.journey.cases.models import Around
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay_queries
from tasuki.town.relay import services as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def follow_around(
    *, actor: Actor, around: Around, agency: Agency, ground: str, ground_note: str, at: datetime
) -> Around:
    """The new contractor stands around the case as the old one does; both do until the old one's
    last day."""
    require(policy.can_follow(actor))
    case = around.case
    require(rules.case_is_open(is_open=case.lead.is_open))
    carrying = {case.lead.holder_id, case.coordination.holder_id}
    there = Around.objects.filter(case=case, agency=agency, until__isnull=True).first()
    if there is not None:
        followed = there
    elif agency.pk in carrying:
        followed = around
    else:
        followed = Around.objects.create(
            created_at=at,
            case=case,
            agency=agency,
            role=around.role,
            ground=ground,
            ground_note=ground_note,
            since=at,
        )
        relay.share(
            actor=actor,
            baton=case.lead,
            agency=agency,
            source=f"role:{followed.pk}",
            sections=policy.TOGETHER | relay_queries.details_at(case.lead_id, around.agency, at),
            ground=ground,
            at=at,
        )
    audit.record(
        actor=actor,
        action="cases.agency_followed",
        target=f"case:{case.pk}",
        at=at,
        basis=ground,
        words={"agency_name": around.agency.name, "by": agency.name},
    )
    return followed


@transaction.atomic
def leave_around(*, actor: Actor, around: Around, reason: str, at: datetime) -> Around:
    """The contract has ended, and with it the place around the case."""
    require(policy.can_follow(actor))
    require(rules.reason_given(reason))
    Around.objects.filter(pk=around.pk, until__isnull=True).update(until=at, end_reason=reason)
    relay.unshare_work(actor=actor, baton=around.case.lead, agency=around.agency, at=at)
    audit.record(
        actor=actor,
        action="cases.agency_ended",
        target=f"case:{around.case_id}",
        at=at,
        words={"agency_name": around.agency.name, "reason": reason},
    )
    return around

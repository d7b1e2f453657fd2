"""The emergency look's half in the relay: a restricted part, and a clearance for one worker."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import policy, refusals, rules
from tasuki.town.relay.models import DETAILS, Baton, Clearance, Part, Section
from tasuki.town.relay.services._moves import dismiss, grant, lock, revoke
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit

# What somebody who has to act at once needs to know; not the papers of meetings.
OPENED = (
    Section.CARD | Section.INTAKE | Section.RECORDS | Section.ASSESSMENT | Section.PLAN | DETAILS
)


@transaction.atomic
def look_in(
    *,
    actor: Actor,
    baton: Baton,
    staff: Staff,
    agency: Agency,
    look_id: UUID,
    until: datetime,
    at: datetime,
) -> Part:
    """Open the matter to this worker alone, until then. The caller's room has asked for the reason;
    a barrier and a refusal stand above every reason."""
    require(policy.can_look(actor, staff.pk))
    baton = lock(baton)
    barred = baton.barriers.filter(policy.live(at), staff=staff).exists()
    require(rules.may_carry(barred=barred or bool(refusals.refused(actor, [baton.pk], at))))
    part = grant(
        baton,
        agency.pk,
        source=f"emergency:{look_id}",
        sections=OPENED,
        ground="emergency",
        at=at,
        until=until,
        limited=True,
    )
    Clearance.objects.create(
        created_at=at,
        baton=baton,
        staff=staff,
        since=at,
        until=until,
        why=f"emergency:{look_id}",
    )
    audit.record(
        actor=actor,
        action="relay.looked_in",
        target=f"baton:{baton.pk}",
        at=at,
        agency_id=agency.pk,
        words={"to": agency.name},
    )
    return part


@transaction.atomic
def look_out(*, actor: Actor, baton: Baton, agency: Agency, look_id: UUID, at: datetime) -> int:
    """Close what an emergency look had opened, before its time."""
    require(policy.can_end_look(actor, baton))
    why = f"emergency:{look_id}"
    ended = revoke(baton, agency.pk, source=why, at=at) + dismiss([baton.pk], at, why=why)
    audit.record(
        actor=actor, action="relay.looked_out", target=f"baton:{baton.pk}", at=at, words={}
    )
    return ended

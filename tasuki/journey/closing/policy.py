"""Who proposes and fixes a 終結, who answers it, and who may take a case up again."""

from datetime import datetime

from django.db.models import Q

from tasuki.journey.cases import queries as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.closing.models import AfterCare, Closing
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny

# What an agency must see of a case to read how it ended.
NEAR = Section.PLAN


def visible_to(actor: Actor, at: datetime) -> Q:
    """Whoever is near the case, and the agency that is asked to carry on while it is asked."""
    near = Q(case__in=cases.cases_for(actor, at, NEAR).order_by().values("pk"))
    asked = relay.not_closed_to(actor.staff_id, at, "case__lead_id") & Q(
        handover__to_agency__in=actor.agency_ids,
        handover__answered_at__isnull=True,
        called_off_at__isnull=True,
    )
    return near | asked


def can_see(actor: Actor, closing: Closing, at: datetime) -> Decision:
    """visible_to, on one key."""
    if Closing.objects.filter(visible_to(actor, at), pk=closing.pk).exists():
        return ALLOW
    return deny("closing.not_near")


def can_coordinate(actor: Actor, case: Case) -> Decision:
    """The 調整役 proposes, chooses again, calls off and fixes."""
    if case.coordination.holder_id in actor.agency_ids:
        return ALLOW
    return deny("closing.not_coordinating", coordination=case.coordination.holder.name)


def can_answer(actor: Actor, closing: Closing) -> Decision:
    """The agency that is asked to carry on."""
    if closing.carrier_id in actor.agency_ids:
        return ALLOW
    return deny("closing.not_carrier", carrier=closing.carrier.name)


def can_answer_follow_up(actor: Actor, follow_up: AfterCare) -> Decision:
    """The agency that carries on; the one that watches it notes what it was told."""
    if {follow_up.agency_id, follow_up.watcher_id} & actor.agency_ids:
        return ALLOW
    return deny("closing.not_carrier", carrier=follow_up.agency.name)


def can_reopen(actor: Actor, case: Case, at: datetime) -> Decision:
    """An agency near the case, whichever noticed it."""
    if actor.works and cases.cases_for(actor, at, NEAR).filter(pk=case.pk).exists():
        return ALLOW
    return deny("closing.not_near")

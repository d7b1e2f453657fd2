"""Who may begin, write and read a 通告・通報, and who may know who told us."""

from datetime import datetime

from tasuki.journey.safeguarding.models import Report
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny
from tasuki.trust.access.roles import Role

# What an agency must see of a matter to begin a report from it, and to read that one was made.
BESIDE = Section.RECORDS


def can_begin(actor: Actor, matter: Baton | None, at: datetime) -> Decision:
    """Anybody who works on matters, whatever their role; from a matter whose records they read."""
    if not actor.works or actor.staff_id is None:
        return deny("access.not_your_work")
    if matter is None or relay.may_see(actor, matter.pk, BESIDE, at):
        return ALLOW
    return deny("safeguarding.not_near_matter")


def can_write(actor: Actor, report: Report, at: datetime) -> Decision:
    """Whoever works at the agency that holds it (that began it, unless another has taken its work
    over), and is not kept away: the second call is not always the first caller's."""
    here = report.baton.holder_id in actor.agency_ids and actor.staff_id is not None
    if here and relay.may_see(actor, report.baton_id, Section.CARD, at):
        return ALLOW
    return deny("safeguarding.not_your_report")


def can_know_reporter(actor: Actor, report: Report, at: datetime) -> Decision:
    """Who wrote it, as long as they work there, and that agency's 管理職; nobody else ever."""
    if not (here := can_write(actor, report, at)):
        return here
    wrote = actor.staff_id in {report.begun_by_id, report.completed_by_id}
    if wrote or report.baton.holder_id in actor.agencies_with(Role.SUPERVISOR):
        return ALLOW
    return deny("safeguarding.reporter_closed")

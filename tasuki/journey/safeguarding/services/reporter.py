"""The only two ways out for the name of who told us. Both are written down."""

from datetime import datetime

from django.db import transaction

from tasuki.journey.safeguarding import policy, queries, rules
from tasuki.journey.safeguarding.models import Report
from tasuki.journey.safeguarding.services._halves import write_down
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require


@transaction.atomic
def reveal(*, actor: Actor, report: Report, reason: str, at: datetime) -> str:
    """Show the name to who may know it, with the reason."""
    require(policy.can_know_reporter(actor, report, at))
    require(rules.reason_given(reason))
    name = queries.reporter_in_clear(report)
    require(rules.has_reporter(name))
    require(rules.reporter_unnamed(name, reason, besides=queries.about(report)))
    write_down(actor, report, "safeguarding.reporter_shown", at, words={"why": reason})
    return name


@transaction.atomic
def print_named(*, actor: Actor, report: Report, at: datetime) -> str:
    """The name for the paper to a receiver whom a law binds; only where it was so decided."""
    require(policy.can_know_reporter(actor, report, at))
    require(rules.may_print_name(told=report.reporter_told))
    write_down(actor, report, "safeguarding.reporter_printed", at)
    return queries.reporter_in_clear(report) or queries.writer_name(report)

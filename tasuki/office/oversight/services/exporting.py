"""Taking the record out: who, which lines, why; and when the file was handed over."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tasuki.ground.verdict import no
from tasuki.office.oversight import policy, queries, rules
from tasuki.office.oversight.models import Export
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import queries as audit_queries
from tasuki.trust.audit import services as audit


@transaction.atomic
def export(
    *,
    actor: Actor,
    purpose: str,
    at: datetime,
    staff: UUID | None = None,
    since: date | None = None,
    until: date | None = None,
    group: str = "",
) -> Export:
    """Write down what is taken out; the file is made from this row, the same whenever it is."""
    require(policy.can_export(actor))
    require(rules.says_something(purpose, "oversight.no_purpose"))
    if since and until and since > until:
        require(no("oversight.days_turned"))
    upto = audit_queries.last_line()
    asked = queries.narrowed(
        queries.of_staff(actor), staff=staff, since=since, until=until, group=group, upto=upto
    )
    count = len(audit_queries.found(asked, limit=rules.EXPORT_LINES + 1))
    link = audit_queries.last_link()
    made = Export.objects.create(
        staff_id=policy.in_person(actor),
        purpose=purpose.strip(),
        of_staff_id=staff,
        since=since,
        until=until,
        group=group,
        upto=upto,
        rows=min(count, rules.EXPORT_LINES),
        cut=count > rules.EXPORT_LINES,
        position=link.position if link else 0,
        head=link.chain if link else "",
        created_at=at,
    )
    audit.record(
        actor=actor,
        action="oversight.exported",
        target=f"export:{made.pk}",
        at=at,
        words={"rows": str(made.rows), "purpose": made.purpose},
    )
    return made


@transaction.atomic
def take_out(*, actor: Actor, export: Export, form: str, at: datetime) -> list[queries.Row]:
    """The lines of an export for a file of that form; that it was handed over is a line too."""
    require(policy.can_export(actor))
    asked = queries.narrowed(
        queries.of_staff(actor),
        staff=export.of_staff_id,
        since=export.since,
        until=export.until,
        group=export.group,
        upto=export.upto,
    )
    limit = rules.PAPER_LINES if form == "PDF" else rules.EXPORT_LINES
    entries = audit_queries.found(asked, limit=limit)
    rows = queries.told(actor, entries, at)
    audit.record(
        actor=actor,
        action="oversight.taken_out",
        target=f"export:{export.pk}",
        at=at,
        words={"form": form},
    )
    return rows

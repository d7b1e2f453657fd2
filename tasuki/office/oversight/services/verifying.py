"""What a walk over the chain has found is written down."""

from datetime import datetime

from django.db import transaction

from tasuki.office.oversight import policy, words
from tasuki.office.oversight.models import Verification, What
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import queries as audit_queries
from tasuki.trust.audit import services as audit


@transaction.atomic
def note_verification(*, actor: Actor, report: audit_queries.Report, at: datetime) -> Verification:
    """Keep it, where 管理者 and 事務局 see it."""
    require(policy.is_clock(actor))
    fault = report.fault
    noted = Verification.objects.create(
        lines=report.lines,
        sealed=report.sealed,
        erased=report.erased,
        position=report.position,
        head=report.head,
        what=str(fault.what) if fault else "",
        line=fault.line if fault else None,
        before=fault.before if fault else None,
        after=fault.after if fault else None,
        remarks=[
            {"line": one.line, "at": one.at.isoformat(), "before": one.before.isoformat()}
            for one in report.remarks
        ],
        created_at=at,
    )
    result = words.LABELS["fine"] if fault is None else words.LABELS["bad"]
    facts = {} if fault is None else {"line": fault.line, "what": What(fault.what).label}
    audit.record(
        actor=actor,
        action="oversight.verified",
        target=f"verification:{noted.pk}",
        at=at,
        words={"result": str(result) % facts},
    )
    return noted

"""Disposals, and what the tables are called."""

from django.db.models import QuerySet

from tasuki.office.duties import policy
from tasuki.office.duties.models import (
    Disposal,
)
from tasuki.trust.access.actor import Actor
from tasuki.trust.retention import queries as retention


def disposals_for(actor: Actor) -> QuerySet[Disposal]:
    """Disposals name nobody: the office and the heads read them all."""
    if not policy.keeps_registers(actor):
        return Disposal.objects.none()
    return Disposal.objects.select_related("proposed_by", "decided_by", "looked_by")


def table_names() -> dict[str, str]:
    """What people call each table, by its label."""
    return {one._meta.label: str(one._meta.verbose_name) for one in retention.fates()}

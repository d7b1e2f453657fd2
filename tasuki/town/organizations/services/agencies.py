"""The town's agencies, from its pack."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from tasuki.town.municipality.pack import PackAgency
from tasuki.town.organizations import policy
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def load_pack(*, actor: Actor, agencies: Iterable[PackAgency], at: datetime) -> int:
    """Make or refresh the town's agencies from its pack; none is ever removed."""
    require(policy.can_administer(actor))
    items = list(agencies)
    for position, item in enumerate(items):
        Agency.objects.update_or_create(
            code=item.code,
            defaults={
                "name": item.name,
                "kind": item.kind,
                "regime": str(item.regime),
                "tel": item.tel or "",
                "fax": item.fax or "",
                "is_counter": item.is_counter,
                "has_accounts": item.has_accounts,
                "position": position,
            },
            create_defaults={
                "created_at": at,
                "name": item.name,
                "kind": item.kind,
                "regime": str(item.regime),
                "tel": item.tel or "",
                "fax": item.fax or "",
                "is_counter": item.is_counter,
                "has_accounts": item.has_accounts,
                "position": position,
            },
        )
    ids = dict(Agency.objects.values_list("code", "pk"))
    for item in items:
        if item.parent:
            Agency.objects.filter(code=item.code).update(parent_id=ids[item.parent])
    audit.record(
        actor=actor,
        action="organizations.pack_loaded",
        target="town",
        at=at,
        words={"count": str(len(items))},
    )
    return len(items)

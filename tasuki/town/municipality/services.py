"""The one act: a town takes its database into use."""

from datetime import datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.town.municipality import pack, policy, queries
from tasuki.town.municipality.models import Municipality
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def found(*, actor: Actor, code: str, pack_code: str, demo: bool, at: datetime) -> Municipality:
    """Write down whose database this is.

    Raises:
        WrongState: it is somebody's already.
        PackError: there is no such pack, or it cannot be read.
    """
    require(policy.can_found(actor))
    standing = queries.here()
    if standing is not None:
        raise WrongState("municipality.already_founded", name=standing.name)
    town = pack.load(pack_code, clock.fiscal_year(clock.day(at)))
    row = Municipality.objects.create(
        created_at=at,
        code=code,
        name=town.municipality.name,
        kind=town.municipality.kind,
        pack_code=town.code,
        demo=demo,
        founded_at=at,
    )
    audit.record(
        actor=actor,
        action="municipality.founded",
        target=f"municipality:{row.pk}",
        at=at,
        words={"name": row.name},
    )
    return row

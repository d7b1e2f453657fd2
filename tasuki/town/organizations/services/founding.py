"""What the operator does for a town, since nobody inside it can."""

from datetime import datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.town.organizations import policy
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.organizations.services.accounts import open_account
from tasuki.town.organizations.services.appointments import appoint
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.access.roles import Role
from tasuki.trust.audit import services as audit


@transaction.atomic
def open_administrator(
    *, actor: Actor, login: str, name: str, agency: Agency, password: str, at: datetime
) -> Staff:
    """The first 管理者 of a town (or one more, where all have lost their passwords)."""
    require(policy.is_clock(actor))
    staff = open_account(
        actor=actor, login=login, name=name, password=password, at=at, temporary=True
    )
    appoint(actor=actor, staff=staff, agency=agency, role=Role.ADMIN, since=clock.day(at), at=at)
    audit.record(
        actor=actor,
        action="organizations.administrator_opened",
        target=f"staff:{staff.pk}",
        at=at,
        words={"name": name},
    )
    return staff


@transaction.atomic
def accept_clock(*, actor: Actor, at: datetime) -> None:
    """The machine's clock is right: lines written while it was ahead close the town no more."""
    require(policy.is_clock(actor))
    audit.record(actor=actor, action="organizations.clock_accepted", target="clock", at=at)

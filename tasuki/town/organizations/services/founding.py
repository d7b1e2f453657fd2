"""What the operator does for a town, since nobody inside it can."""

from datetime import datetime, timedelta

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.town.organizations import passwords, policy, queries, rules
from tasuki.town.organizations.models import Agency, Invitation, Staff
from tasuki.town.organizations.services.accounts import open_account
from tasuki.town.organizations.services.appointments import appoint
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.access.roles import Role
from tasuki.trust.audit import services as audit

INVITED_FOR = timedelta(days=7)


@transaction.atomic
def invite_administrator(*, actor: Actor, agency: Agency, at: datetime) -> str:
    """What stands at the end of the link; told once, kept nowhere."""
    require(policy.is_clock(actor))
    one, told = _invite(agency, at)
    audit.record(
        actor=actor,
        action="organizations.invited",
        target=f"invitation:{one.pk}",
        at=at,
        words={"at_agency": agency.name},
    )
    return told


@transaction.atomic
def invite_again(*, actor: Actor, invitation: Invitation, at: datetime) -> str:
    """「招待をもう一度出す」: a new link for the same office; from now on the old one opens nothing."""
    require(policy.can_administer(actor))
    stands = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    require(rules.may_invite_again(used=stands.used_at is not None))
    Invitation.objects.filter(
        agency_id=stands.agency_id, used_at__isnull=True, until__gt=at
    ).update(until=at)
    one, told = _invite(invitation.agency, at)
    audit.record(
        actor=actor,
        action="organizations.invited_again",
        target=f"invitation:{one.pk}",
        at=at,
        words={"at_agency": invitation.agency.name},
    )
    return told


def _invite(agency: Agency, at: datetime) -> tuple[Invitation, str]:
    """The row, and the end of its link, which is kept nowhere."""
    told = passwords.fresh_token()
    digest = passwords.digest(told)
    until = at + INVITED_FOR
    one = Invitation.objects.create(digest=digest, agency=agency, until=until, created_at=at)
    return one, told


@transaction.atomic
def accept_invitation(
    *, actor: Actor, token: str, login: str, name: str, password: str, at: datetime
) -> Staff:
    """Whoever holds the link becomes 管理者, once: nobody is there yet who could open the account."""
    require(policy.is_clock(actor))
    one = queries.invitation(token, at, lock=True)
    if one is None:
        raise WrongState("organizations.invitation_over")
    staff = open_account(actor=actor, login=login, name=name, password=password, at=at)
    day = clock.day(at)
    appoint(actor=actor, staff=staff, agency=one.agency, role=Role.ADMIN, since=day, at=at)
    one.used_at, one.staff = at, staff
    one.save(update_fields=["used_at", "staff"])
    audit.record(
        actor=actor,
        action="organizations.invitation_used",
        target=f"invitation:{one.pk}",
        at=at,
        words={"name": name},
    )
    return staff


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

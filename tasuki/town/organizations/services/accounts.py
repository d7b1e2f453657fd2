"""Accounts: opened, closed, given a new password, looked through once a year."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.town.organizations import policy, queries, rules
from tasuki.town.organizations.models import Leaving, SignIn, Staff, Tries
from tasuki.town.organizations.services import _leaving
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit

# A temporary password is told on the day and used on the day after at the latest over a weekend.
TEMPORARY_FOR = timedelta(hours=72)


@transaction.atomic
def open_account(
    *, actor: Actor, login: str, name: str, password: str, at: datetime, temporary: bool = False
) -> Staff:
    """Give a person an account; rights come with the first appointment.

    `temporary`: the password is 管理者's to tell; at the first sign-in it has to be changed.
    """
    require(policy.can_administer(actor))
    require(rules.login_fits(login=login.lower(), name=name))
    if Staff.objects.filter(login__iexact=login).exists():
        raise WrongState("organizations.login_taken", login=login)
    staff = Staff(login=login.lower(), name=name, created_at=at)
    staff.temporary_until = at + TEMPORARY_FOR if temporary else None
    staff.set_password(password)
    try:
        with transaction.atomic():
            staff.save(force_insert=True)
    except IntegrityError:
        raise WrongState("organizations.login_taken", login=login) from None
    audit.record(
        actor=actor,
        action="organizations.account_opened",
        target=f"staff:{staff.pk}",
        at=at,
        words={"name": name},
    )
    return staff


@transaction.atomic
def new_password(*, actor: Actor, staff: Staff, password: str, at: datetime) -> Staff:
    """A temporary password for who has lost theirs: every sign-in ends, wrong tries are forgotten."""
    require(policy.can_administer(actor))
    staff = Staff.objects.select_for_update().get(pk=staff.pk)
    require(rules.account_is_open(is_active=staff.is_active))
    staff.set_password(password)
    staff.temporary_until = at + TEMPORARY_FOR
    staff.save(update_fields=["password", "temporary_until"])
    Tries.objects.filter(key__startswith=str(staff.pk)).delete()
    _leaving.end(SignIn.objects.filter(staff=staff, ended_at__isnull=True), Leaving.PASSWORD, at)
    audit.record(
        actor=actor,
        action="organizations.password_renewed",
        target=f"staff:{staff.pk}",
        at=at,
        words={"name": staff.name},
    )
    return staff


@transaction.atomic
def change_password(
    *, actor: Actor, staff: Staff, password: str, at: datetime, keep: str | None = None
) -> Staff:
    """One's own password; every other sign-in ends. `keep` is the session in which it is done."""
    require(policy.is_self(actor, staff))
    staff = Staff.objects.select_for_update().get(pk=staff.pk)
    require(rules.password_is_new(same=staff.check_password(password)))
    staff.set_password(password)
    staff.temporary_until = None
    staff.save(update_fields=["password", "temporary_until"])
    others = SignIn.objects.filter(staff=staff, ended_at__isnull=True).exclude(session_key=keep)
    _leaving.end(others, Leaving.PASSWORD, at)
    audit.record(
        actor=actor,
        action="organizations.password_changed",
        target=f"staff:{staff.pk}",
        at=at,
        words={"name": staff.name},
    )
    return staff


@transaction.atomic
def close_account(*, actor: Actor, staff: Staff, at: datetime) -> Staff:
    """Nobody signs in with it any more; what was written under it keeps its name."""
    require(policy.can_administer(actor))
    staff = Staff.objects.select_for_update().get(pk=staff.pk)
    require(rules.account_is_open(is_active=staff.is_active))
    today = clock.day(at)
    running = queries.appointments_on(today).filter(staff=staff)
    require(rules.may_close_account(appointed=running.exists(), own=actor.staff_id == staff.pk))
    staff.is_active, staff.closed_at = False, at
    staff.save(update_fields=["is_active", "closed_at"])
    _leaving.end(SignIn.objects.filter(staff=staff, ended_at__isnull=True), Leaving.CLOSED, at)
    audit.record(
        actor=actor,
        action="organizations.account_closed",
        target=f"staff:{staff.pk}",
        at=at,
        words={"name": staff.name},
    )
    return staff


@transaction.atomic
def confirm_accounts(*, actor: Actor, staff: Collection[Staff], at: datetime) -> int:
    """棚卸し: 管理者 has asked whether these people still need their accounts, and they do."""
    require(policy.can_administer(actor))
    require(rules.somebody_chosen(len(staff)))
    for one in staff:
        Staff.objects.filter(pk=one.pk).update(confirmed_on=clock.day(at))
        audit.record(
            actor=actor,
            action="organizations.account_confirmed",
            target=f"staff:{one.pk}",
            at=at,
            words={"name": one.name},
        )
    return len(staff)

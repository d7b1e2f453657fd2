"""二段階ログイン: set, used, ended; and opened by others when the phone is gone."""

from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.db import IntegrityError, transaction

from tasuki.ground import sealing
from tasuki.ground.errors import WrongState
from tasuki.town.organizations import passwords, policy, queries, rules, totp
from tasuki.town.organizations.models import (
    Factor,
    FactorReset,
    Leaving,
    RecoveryCode,
    SignIn,
    Staff,
    Tries,
)
from tasuki.town.organizations.services import _leaving
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit

CODES = 8


@transaction.atomic
def set_factor(
    *,
    actor: Actor,
    staff: Staff,
    secret: bytes,
    code: str,
    now: float,
    at: datetime,
    keep: str | None = None,
) -> list[str]:
    """The app shows the right code: from now on it is asked for. Answers the recovery codes, told
    once. Every other sign-in ends; `keep` is the session in which it is done."""
    require(policy.is_self(actor, staff))
    staff = Staff.objects.select_for_update().get(pk=staff.pk)
    require(rules.factor_is_unset(is_set=staff.factor_since is not None))
    step = totp.step_of(secret, code, now)
    require(rules.code_fits(fits=step is not None))
    factor = Factor(created_at=at, staff=staff, last_step=step or 0)
    factor.secret = sealing.seal(secret, _place(factor))
    factor.save()
    told = _fresh_codes(factor, at)
    staff.factor_since = at
    staff.save(update_fields=["factor_since"])
    others = SignIn.objects.filter(staff=staff, ended_at__isnull=True).exclude(session_key=keep)
    _leaving.end(others, Leaving.PASSWORD, at)
    _tell(actor, "organizations.factor_set", staff, at)
    return told


@transaction.atomic
def use_code(*, actor: Actor, staff: Staff, code: str, now: float, at: datetime) -> bool:
    """Whether this code opens: one of the app that has not been used, or a recovery code."""
    require(policy.is_self(actor, staff))
    factor = Factor.objects.select_for_update().filter(staff=staff).first()
    if factor is None:
        return False
    step = totp.step_of(_secret(factor), code, now, factor.last_step)
    if step is not None:
        factor.last_step = step
        factor.save(update_fields=["last_step"])
        return True
    return _use_recovery(actor, factor, staff, code, at)


def _use_recovery(actor: Actor, factor: Factor, staff: Staff, code: str, at: datetime) -> bool:
    read = passwords.read_recovery(code)
    if read is None:
        return False
    number, letters = read
    one = factor.codes.filter(number=number, used_at__isnull=True).first()
    if one is None or not check_password(letters, one.hashed):
        return False
    one.used_at = at
    one.save(update_fields=["used_at"])
    left = factor.codes.filter(used_at__isnull=True).count()
    _tell(actor, "organizations.recovery_used", staff, at, number=str(number), left=str(left))
    return True


@transaction.atomic
def renew_recovery(*, actor: Actor, staff: Staff, at: datetime) -> list[str]:
    """New recovery codes; the old ones open nothing more. The page has asked password and code."""
    require(policy.is_self(actor, staff))
    factor = Factor.objects.select_for_update().filter(staff=staff).first()
    if factor is None:
        raise WrongState("organizations.no_factor")
    factor.codes.all().delete()
    told = _fresh_codes(factor, at)
    _tell(actor, "organizations.recovery_renewed", staff, at)
    return told


@transaction.atomic
def remove_factor(*, actor: Actor, staff: Staff, at: datetime) -> Staff:
    """One's own app ends (a new phone). Who must have one is led to a new one at once."""
    require(policy.is_self(actor, staff))
    staff = Staff.objects.select_for_update().get(pk=staff.pk)
    require(rules.factor_is_set(is_set=staff.factor_since is not None))
    _end(staff)
    _tell(actor, "organizations.factor_removed", staff, at)
    return staff


@transaction.atomic
def ask_reset(*, actor: Actor, staff: Staff, reason: str, at: datetime) -> FactorReset:
    """管理者 asks to open the lock of somebody whose phone and codes are gone; another 管理者 does
    it. In a 少人数 town, or where there is no other one, it is done at once, and the record says so."""
    require(policy.can_administer(actor))
    staff = Staff.objects.select_for_update().get(pk=staff.pk)
    require(rules.factor_is_set(is_set=staff.factor_since is not None))
    require(rules.not_ones_own_lock(own=actor.staff_id == staff.pk))
    require(rules.reason_said(reason))
    asker = policy.in_person(actor)
    try:
        with transaction.atomic():
            asked = FactorReset.objects.create(
                created_at=at, staff=staff, asked_by_id=asker, reason=reason
            )
    except IntegrityError:
        raise WrongState("organizations.reset_asked") from None
    _tell(actor, "organizations.factor_reset_asked", staff, at, reason=reason)
    if not queries.needs_second(asker, staff.pk, at):
        _do(actor, asked, staff, at)
    return asked


@transaction.atomic
def confirm_reset(*, actor: Actor, reset: FactorReset, at: datetime) -> FactorReset:
    """The second 管理者 has heard the person too."""
    require(policy.can_administer(actor))
    reset = queries.reset_locked(reset.pk)
    require(rules.reset_runs(runs=reset.runs))
    require(rules.not_ones_own_lock(own=actor.staff_id == reset.staff_id))
    require(rules.another_administrator(same=actor.staff_id == reset.asked_by_id))
    policy.in_person(actor)
    _do(actor, reset, Staff.objects.select_for_update().get(pk=reset.staff_id), at)
    return reset


@transaction.atomic
def withdraw_reset(*, actor: Actor, reset: FactorReset, at: datetime) -> FactorReset:
    """Not needed after all, or refused."""
    require(policy.can_administer(actor))
    reset = queries.reset_locked(reset.pk)
    require(rules.reset_runs(runs=reset.runs))
    reset.withdrawn_at = at
    reset.save(update_fields=["withdrawn_at"])
    _tell(actor, "organizations.factor_reset_withdrawn", reset.staff, at)
    return reset


def _do(actor: Actor, reset: FactorReset, staff: Staff, at: datetime) -> None:
    reset.done_by_id, reset.done_at = actor.staff_id, at
    reset.save(update_fields=["done_by", "done_at"])
    _end(staff)
    Tries.objects.filter(key__startswith=str(staff.pk)).delete()
    _leaving.end(SignIn.objects.filter(staff=staff, ended_at__isnull=True), Leaving.ADMIN, at)
    _tell(actor, "organizations.factor_reset", staff, at, asker=reset.asked_by.name)


def _end(staff: Staff) -> None:
    """The secret and its codes are gone; nothing of them is kept."""
    RecoveryCode.objects.filter(factor__staff=staff).delete()
    Factor.objects.filter(staff=staff).delete()
    staff.factor_since = None
    staff.save(update_fields=["factor_since"])


def _fresh_codes(factor: Factor, at: datetime) -> list[str]:
    told = [passwords.fresh_recovery(number) for number in range(1, CODES + 1)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(
            created_at=at,
            factor=factor,
            number=number,
            hashed=make_password(told[number - 1].split("-", 1)[1].replace("-", "")),
        )
        for number in range(1, CODES + 1)
    )
    return told


def _secret(factor: Factor) -> bytes:
    return sealing.unseal(factor.secret, _place(factor))


def _place(factor: Factor) -> str:
    return f"organizations.factor:{factor.pk}"


def _tell(actor: Actor, action: str, staff: Staff, at: datetime, **more: str) -> None:
    audit.record(
        actor=actor,
        action=action,
        target=f"staff:{staff.pk}",
        at=at,
        words={"name": staff.name, **more},
    )

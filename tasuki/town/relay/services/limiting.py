"""Limiting who sees a matter: to workers by name, or to all but one."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Staff
from tasuki.town.relay import policy, queries, rules
from tasuki.town.relay.models import Barrier, Baton, Clearance, Part, Pass, Secret, Step
from tasuki.town.relay.services._moves import NAMED, admit, dismiss, lock
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def make_secret(
    *, actor: Actor, baton: Baton, reason: Secret, cleared: Collection[Staff], at: datetime
) -> Baton:
    """From now on only these workers (and who does this) see the matter, and all it belongs to."""
    baton = lock(baton)
    require(policy.can_limit(actor, baton, at))
    batons = _kin(baton)
    staff = {one.pk for one in cleared} | ({actor.staff_id} if actor.staff_id else set())
    require(
        rules.may_limit(
            secret=baton.secret,
            offered=Pass.objects.filter(baton__in=batons, answered_at__isnull=True).exists(),
            unknown_at=_left_without(batons, staff, at),
        )
    )
    for one in batons:
        one.secret, one.secret_why = True, Secret(reason)
        if one.person_id is not None and one.person_id not in staff:
            _unname(one)
        one.save(update_fields=["secret", "secret_why", "person"])
        Part.objects.filter(baton=one).update(restricted=True)
        for staff_id in staff:
            admit(one, staff_id, why=NAMED, by=actor.staff_id, at=at)
    _tell(actor, "relay.made_secret", baton, at, reason=str(Secret(reason).label))
    return _fresh(baton)


@transaction.atomic
def open_again(*, actor: Actor, baton: Baton, at: datetime) -> Baton:
    """The agencies to which the matter is open see it again."""
    baton = lock(baton)
    require(policy.can_limit(actor, baton, at))
    require(rules.must_be_secret(secret=baton.secret))
    ids = queries.kin(baton)
    Baton.objects.filter(pk__in=ids).update(secret=False, secret_why="")
    opened = Part.objects.filter(baton__in=ids).exclude(source__startswith="emergency:")
    opened.update(restricted=False)
    for why in (NAMED, *_offers(ids)):
        dismiss(ids, at, why=why)
    _tell(actor, "relay.opened_again", baton, at)
    return _fresh(baton)


@transaction.atomic
def clear(
    *, actor: Actor, baton: Baton, staff: Staff, at: datetime, until: datetime | None = None
) -> Clearance:
    """One more worker may see a secret matter, as far as it is open to their agency."""
    baton = lock(baton)
    require(policy.can_limit(actor, baton, at))
    require(rules.must_be_secret(secret=baton.secret))
    require(rules.may_carry(barred=_is_barred(baton, staff, at)))
    ids = queries.kin(baton)
    lasting = Clearance.objects.filter(baton__in=ids, staff=staff, why=NAMED, until__isnull=True)
    for_good = lasting.exists()
    for one in Baton.objects.filter(pk__in=ids):
        admit(one, staff.pk, why=NAMED, by=actor.staff_id, at=at)
    if until is not None and not for_good:
        lasting.update(until=until)
    _tell(actor, "relay.cleared", baton, at, person=staff.name)
    return Clearance.objects.get(baton=baton, staff=staff, why=NAMED)


@transaction.atomic
def end_clearance(*, actor: Actor, clearance: Clearance, at: datetime) -> Clearance:
    """This worker no longer sees the matter; somebody who carries it always does."""
    baton = lock(clearance.baton)
    require(policy.can_limit(actor, baton, at))
    batons = _kin(baton)
    others = _others(batons, clearance.staff_id, at)
    require(rules.may_keep_out(left_nobody_at=_left_without(batons, others, at), already=False))
    ended = dismiss([one.pk for one in batons], at, staff=clearance.staff_id)
    require(rules.still_stands(standing=bool(ended)))
    for one in batons:
        if one.person_id == clearance.staff_id:
            _unname(one)
            one.save(update_fields=["person"])
    _tell(actor, "relay.clearance_ended", baton, at, person=clearance.staff.name)
    clearance.refresh_from_db()
    return clearance


@transaction.atomic
def keep_out(*, actor: Actor, baton: Baton, staff: Staff, reason: Secret, at: datetime) -> Barrier:
    """This worker does not see the matter, whatever opens it (their own family's; their own)."""
    baton = lock(baton)
    require(policy.can_limit(actor, baton, at))
    batons = _kin(baton)
    left = next(
        (
            one.holder.name
            for one in batons
            if one.is_open
            and not queries.left_at(one, one.holder_id, at).exclude(pk=staff.pk).exists()
        ),
        "",
    )
    require(rules.may_keep_out(left_nobody_at=left, already=_is_barred(baton, staff, at)))
    _bar(batons, staff, reason, actor.staff_id, at)
    _tell(actor, "relay.kept_out", baton, at, person=staff.name)
    return Barrier.objects.get(baton=baton, staff=staff, until__isnull=True)


@transaction.atomic
def bar(
    *, actor: Actor, batons: Iterable[Baton], staff: Staff, reason: Secret, by: UUID, at: datetime
) -> None:
    """The clock, inside acts that a later room has asked for: this worker sees none of these any
    more, at once. Whether somebody is left to carry them, that room shows beside."""
    require(policy.can_bar(actor))
    for one in batons:
        if not _is_barred(one, staff, at):
            _tell(actor, "relay.kept_out", one, at, person=staff.name)
        _bar([one], staff, reason, by, at)


@transaction.atomic
def unbar(
    *, actor: Actor, batons: Iterable[Baton], staff: Staff, reason: Secret, by: UUID, at: datetime
) -> None:
    """The clock, inside acts that a later room has asked for: what `bar` had closed in that worker's
    name is open again; what somebody else closed stays closed."""
    require(policy.can_bar(actor))
    for one in batons:
        closed = Barrier.objects.filter(
            baton=one, staff=staff, reason=reason, set_by=by, until__isnull=True
        )
        if closed.update(until=at):
            _tell(actor, "relay.let_in", one, at, person=staff.name)


def _bar(
    batons: Iterable[Baton], staff: Staff, reason: Secret, by: UUID | None, at: datetime
) -> None:
    ids = []
    for one in batons:
        ids.append(one.pk)
        if not _is_barred(one, staff, at):
            Barrier.objects.create(
                created_at=at, baton=one, staff=staff, reason=reason, since=at, set_by_id=by
            )
        if one.person_id == staff.pk:
            _unname(one)
            one.save(update_fields=["person"])
    dismiss(ids, at, staff=staff)


@transaction.atomic
def let_in(*, actor: Actor, barrier: Barrier, at: datetime) -> Barrier:
    """The worker sees again what is open to the agency."""
    baton = lock(barrier.baton)
    require(policy.can_limit(actor, baton, at))
    ended = Barrier.objects.filter(
        baton__in=queries.kin(baton), staff=barrier.staff_id, until__isnull=True
    ).update(until=at)
    require(rules.still_stands(standing=bool(ended)))
    _tell(actor, "relay.let_in", baton, at, person=barrier.staff.name)
    barrier.refresh_from_db()
    return barrier


def _kin(baton: Baton) -> list[Baton]:
    return list(Baton.objects.filter(pk__in=queries.kin(baton)).select_related("holder"))


def _fresh(baton: Baton) -> Baton:
    return Baton.objects.select_related("holder").get(pk=baton.pk)


def _offers(ids: Iterable[UUID]) -> list[str]:
    passes = Pass.objects.filter(baton__in=list(ids)).values_list("pk", flat=True)
    return [f"offer:{pk}" for pk in passes]


def _left_without(batons: Iterable[Baton], staff: Collection[UUID], at: datetime) -> str:
    """An agency that carries one of these and at which none of these workers is; "" if none."""
    for one in batons:
        if not one.is_open:
            continue
        barred = one.barriers.filter(policy.live(at)).values("staff")
        there = organizations.colleagues(one.holder_id, at).filter(pk__in=staff)
        if not there.exclude(pk__in=barred).exists():
            return one.holder.name
    return ""


def _others(batons: Iterable[Baton], staff_id: UUID, at: datetime) -> set[UUID]:
    ids = [one.pk for one in batons]
    known = Clearance.objects.filter(policy.live(at), baton__in=ids, until__isnull=True)
    known = known.exclude(why__startswith="emergency:").exclude(staff=staff_id)
    return set(known.values_list("staff_id", flat=True))


def _is_barred(baton: Baton, staff: Staff, at: datetime) -> bool:
    return baton.barriers.filter(policy.live(at), staff=staff).exists()


def _unname(baton: Baton) -> None:
    """The matter stands on the desk of every colleague until somebody is named."""
    baton.person = None
    Step.objects.filter(baton=baton, until__isnull=True).update(person=None)


def _tell(actor: Actor, action: str, baton: Baton, at: datetime, **words: str) -> None:
    audit.record(
        actor=actor,
        action=action,
        target=f"baton:{baton.pk}",
        at=at,
        agency_id=baton.holder_id,
        words={"holder": baton.holder.name, **words},
    )

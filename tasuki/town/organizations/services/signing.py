"""Signing in and out, as far as it is an act: the tries before it are counted in tries.py."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tasuki.town.organizations import policy, queries, rules
from tasuki.town.organizations.models import Leaving, SignIn, Staff
from tasuki.town.organizations.services import _leaving
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit

# Browsers in which one person is signed in at a time; one more ends the oldest.
MOST = 10


@transaction.atomic
def note_sign_in(
    *, actor: Actor, staff: Staff, session_key: str, browser: str, at: datetime
) -> SignIn:
    """Somebody came in with the right password."""
    require(policy.is_self(actor, staff))
    before = SignIn.objects.filter(staff=staff, ended_at__isnull=True).order_by("-created_at")
    _leaving.end(list(before[MOST - 1 :]), Leaving.MANY, at)
    noted = SignIn.objects.create(
        created_at=at, staff=staff, session_key=session_key, browser=browser[:60], seen_at=at
    )
    audit.record(
        actor=actor,
        action="organizations.signed_in",
        target=f"staff:{staff.pk}",
        at=at,
        words={"name": staff.name, "browser": browser[:60]},
    )
    return noted


@transaction.atomic
def end_sign_ins(
    *,
    actor: Actor,
    staff: Staff,
    chosen: Collection[UUID],
    at: datetime,
    how: Leaving = Leaving.ELSEWHERE,
) -> int:
    """Sign out of these browsers; their own people alone."""
    require(policy.is_self(actor, staff))
    mine = SignIn.objects.filter(staff=staff, pk__in=list(chosen), ended_at__isnull=True)
    ended = _leaving.end(mine, how, at)
    require(rules.somebody_chosen(ended))
    audit.record(
        actor=actor,
        action="organizations.signed_out",
        target=f"staff:{staff.pk}",
        at=at,
        words={"name": staff.name, "how": str(Leaving(how).label)},
    )
    return ended


@transaction.atomic
def sign_out_staff(*, actor: Actor, staff: Staff, at: datetime) -> int:
    """管理者 ends every sign-in of somebody: a lost tablet, a suspicion."""
    require(policy.can_administer(actor))
    mine = SignIn.objects.filter(staff=staff, ended_at__isnull=True)
    ended = _leaving.end(mine, Leaving.ADMIN, at)
    audit.record(
        actor=actor,
        action="organizations.signed_out",
        target=f"staff:{staff.pk}",
        at=at,
        words={"name": staff.name, "how": str(Leaving.ADMIN.label)},
    )
    return ended


@transaction.atomic
def end_unused_sign_ins(*, actor: Actor, at: datetime) -> int:
    """The clock: browsers that were closed without signing out stand in no list for long."""
    require(policy.is_clock(actor))
    ended = _leaving.end(list(queries.unused_sign_ins(at)), Leaving.IDLE, at)
    if ended:
        audit.record(
            actor=actor,
            action="organizations.unused_ended",
            target="town",
            at=at,
            words={"count": str(ended)},
        )
    return ended

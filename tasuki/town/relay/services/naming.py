"""Handing a baton from one worker to another inside the agency that carries it, or to all of it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Staff
from tasuki.town.relay import policy, queries, rules
from tasuki.town.relay.models import Baton, Clearance
from tasuki.town.relay.services._moves import NAMED, admit, carried_by, dismiss, lock
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import deny, require
from tasuki.trust.access.roles import Role
from tasuki.trust.audit import services as audit


@transaction.atomic
def hand_person(*, actor: Actor, baton: Baton, person: Staff | None, at: datetime) -> Baton:
    """Another worker carries it from now on; nobody by name: the agency as a whole does.

    A secret matter's clearance goes along, and there is always somebody left who may see it.
    """
    baton = lock(baton)
    require(policy.can_name(actor, baton, at))
    require(rules.may_close(is_open=baton.is_open, offered=False))
    if person is not None:
        works_there = organizations.colleagues(baton.holder_id, at).filter(pk=person.pk).exists()
        if not works_there:
            require(deny("relay.person_elsewhere"))
        barred = baton.barriers.filter(policy.live(at), staff=person).exists()
        require(rules.may_carry(barred=barred))
    before = baton.person_id
    baton.person = person
    baton.save(update_fields=["person"])
    carried_by(baton, before, person, at)
    if baton.secret:
        _hand_sight(baton, before, person, actor, at)
    audit.record(
        actor=actor,
        action="relay.person_named" if person is not None else "relay.person_unnamed",
        target=f"baton:{baton.pk}",
        at=at,
        agency_id=baton.holder_id,
        words={"person": person.name if person else "", "holder": baton.holder.name},
    )
    return baton


@transaction.atomic
def keep_known(*, actor: Actor, baton: Baton, leaver: Staff, at: datetime) -> list[Staff]:
    """The clock: a secret matter of which only a leaver knew opens to the agency's 管理職; where
    there is none, to the colleague with the first sign-in name. Answers to whom it was opened."""
    require(policy.can_name(actor, baton, at))
    baton = lock(baton)
    opened = _somebody_left(baton, leaver.pk, actor, at) if baton.secret else []
    audit.record(
        actor=actor,
        action="relay.kept_known",
        target=f"baton:{baton.pk}",
        at=at,
        agency_id=baton.holder_id,
        words={"person": "・".join(one.name for one in opened)},
    )
    return opened


def _hand_sight(
    baton: Baton, before_id: UUID | None, person: Staff | None, actor: Actor, at: datetime
) -> None:
    ids = queries.kin(baton)
    if person is not None:
        for one in Baton.objects.filter(pk__in=ids):
            admit(one, person.pk, why=NAMED, by=actor.staff_id, at=at)
    if before_id is not None and (person is None or before_id != person.pk):
        _somebody_left(baton, before_id, actor, at)
        dismiss(ids, at, staff_id=before_id, why=NAMED)


def _somebody_left(baton: Baton, leaver: UUID, actor: Actor, at: datetime) -> list[Staff]:
    """Somebody else of the agency that carries it knows of it; else somebody does from now on."""
    barred = baton.barriers.filter(policy.live(at)).values("staff")
    there = organizations.colleagues(baton.holder_id, at).exclude(pk__in=barred).exclude(pk=leaver)
    known = Clearance.objects.filter(policy.live(at), baton=baton).values("staff")
    if there.filter(pk__in=known).exists():
        return []
    supervisors = organizations.appointed(baton.holder_id, Role.SUPERVISOR, at)
    fit = list(there.filter(pk__in=supervisors)) or list(there[:1])
    for one in Baton.objects.filter(pk__in=queries.kin(baton)):
        for staff in fit:
            admit(one, staff.pk, why=NAMED, by=actor.staff_id, at=at)
    return fit

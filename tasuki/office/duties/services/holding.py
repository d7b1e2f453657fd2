"""廃棄の止め: it holds at once, another looks at it, and only with another is it lifted."""

from datetime import datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.ground.verdict import no
from tasuki.office.duties import policy, rules
from tasuki.office.duties.models import Hold, Reason
from tasuki.office.duties.queries import holds
from tasuki.residents.people.models import Person
from tasuki.town.municipality import pack
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


def _record(actor: Actor, action: str, one: Hold, at: datetime) -> None:
    audit.record(
        actor=actor,
        action=f"duties.{action}",
        target=f"hold:{one.pk}",
        at=at,
        persons=[one.person_id] if one.person_id else [],
        words={"reason": str(one.get_reason_display())},
    )


def _standing(one: Hold) -> Hold:
    stands = Hold.objects.select_for_update().get(pk=one.pk)
    if not stands.stands:
        raise WrongState("duties.lifted")
    return stands


def _by_another(actor: Actor, first_id: object, at: datetime) -> None:
    """Two persons; in a small team the same one may, and the record says so."""
    small = pack.current(clock.day(at)).municipality.small_team
    require(rules.may_approve(same=first_id == actor.staff_id, small_team=small))


@transaction.atomic
def hold(
    *,
    actor: Actor,
    reason: str,
    note: str,
    at: datetime,
    baton: Baton | None = None,
    person: Person | None = None,
) -> Hold:
    """「廃棄を止める」: on a matter or on a person, from this moment; a second person looks at it."""
    if person is not None:
        require(policy.can_hold_person(actor, person, at))
    else:
        require(policy.can_keep(actor))
    require(rules.has_text(note))
    if (baton is None) == (person is None):
        require(no("duties.nothing_chosen"))
    made = Hold(
        created_at=at,
        baton=baton,
        person=person,
        reason=Reason(reason),
        note=note.strip(),
        set_by_id=policy.in_person(actor),
    )
    made.save(force_insert=True)
    _record(actor, "held", made, at)
    return made


@transaction.atomic
def confirm_hold(*, actor: Actor, one: Hold, at: datetime) -> Hold:
    """「止めを確かめた」: the second person; until then, and after, nothing is disposed of."""
    require(policy.can_keep(actor))
    stands = _standing(one)
    if stands.looked_at is not None:
        raise WrongState("duties.looked")
    _by_another(actor, stands.set_by_id, at)
    stands.looked_by_id, stands.looked_at = policy.in_person(actor), at
    stands.save()
    _record(actor, "hold_confirmed", stands, at)
    return stands


@transaction.atomic
def ask_lift(*, actor: Actor, one: Hold, reason: str, at: datetime) -> Hold:
    """「止めを外したい」: it still holds until another agrees."""
    require(holds.may_ask_lift(actor, one, at))
    stands = _standing(one)
    require(rules.has_text(reason))
    if stands.lift_asked_at is not None:
        raise WrongState("duties.lift_asked_already")
    stands.lift_asked_by_id, stands.lift_asked_at = policy.in_person(actor), at
    stands.lift_reason = reason.strip()
    stands.save()
    _record(actor, "lift_asked", stands, at)
    return stands


@transaction.atomic
def lift(*, actor: Actor, one: Hold, at: datetime) -> Hold:
    """「止めを外す」: another than who asked."""
    require(policy.can_keep(actor))
    stands = _standing(one)
    if stands.lift_asked_at is None:
        raise WrongState("duties.lift_not_asked")
    _by_another(actor, stands.lift_asked_by_id, at)
    stands.lifted_at, stands.lifted_by_id = at, policy.in_person(actor)
    stands.lifted_note = stands.lift_reason
    stands.save()
    _record(actor, "lifted", stands, at)
    return stands


@transaction.atomic
def keep_hold(*, actor: Actor, one: Hold, note: str, at: datetime) -> Hold:
    """「外さない」: it goes on holding, and the note says why."""
    require(policy.can_keep(actor))
    stands = _standing(one)
    if stands.lift_asked_at is None:
        raise WrongState("duties.lift_not_asked")
    require(rules.has_text(note))
    stands.note = f"{stands.note}\n{note.strip()}"
    stands.lift_asked_at, stands.lift_asked_by, stands.lift_reason = None, None, ""
    stands.save()
    _record(actor, "lift_refused", stands, at)
    return stands

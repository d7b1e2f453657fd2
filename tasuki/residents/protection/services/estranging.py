"""Who must not find the person: by record, by name, or one of the workers."""

from datetime import date, datetime

from django.db import transaction

from tasuki.ground.errors import RuleBroken, WrongState
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Person
from tasuki.residents.protection import policy, rules
from tasuki.residents.protection.models import Estranged, Manner
from tasuki.residents.protection.services import _unlinking
from tasuki.town.organizations.models import Staff
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def estrange(
    *,
    actor: Actor,
    person: Person,
    manner: str,
    at: datetime,
    other: Person | None = None,
    name: str = "",
    birth_on: date | None = None,
    staff: Staff | None = None,
    note: str = "",
) -> Estranged:
    """From now on they never stand beside the protected person, on no page and no paper. Anybody
    who sees the person may say so and nobody waits; the holder's desk tells it at once.
    """
    require(policy.can_keep(actor, person, at))
    require(rules.is_somebody(linked=other is not None, name=name, worker=staff is not None))
    if other is not None and other.pk == person.pk:
        raise RuleBroken("protection.oneself")
    if not person.protected:
        raise WrongState("protection.protect_first")
    made = Estranged.objects.create(
        created_at=at,
        person=person,
        manner=Manner(manner),
        other=other,
        name=name.strip() or (people.display_name(other) if other else ""),
        folded=_unlinking.folded(name or (other.name if other else "")),
        birth_on=birth_on,
        staff=staff,
        note=note,
        set_by_id=policy.worker(actor),
        agency_id=policy.workplace(actor),
    )
    _unlinking.part(person.pk, at)
    _tell(actor, "protection.estranged", made, at)
    return made


@transaction.atomic
def let_near(*, actor: Actor, estranged: Estranged, at: datetime) -> Estranged:
    """It was a mistake: they are kept away no longer, and a worker sees again what is open to the
    agency. What was parted in households and matters stays parted."""
    require(policy.can_confirm_end(actor, estranged.person, at))
    require(rules.second_person(first=estranged.set_by_id, second=actor.staff_id))
    done = Estranged.objects.filter(pk=estranged.pk, ended_at__isnull=True).update(
        ended_at=at, ended_by_id=actor.staff_id
    )
    if not done:
        raise WrongState("protection.already_near")
    estranged.refresh_from_db()
    _unlinking.let_in(estranged, at)
    _tell(actor, "protection.let_near", estranged, at)
    return estranged


@transaction.atomic
def read_estranged(*, actor: Actor, person: Person, at: datetime) -> int:
    """The holder has seen who was named, and by whom; the line leaves the desk."""
    require(policy.can_confirm_end(actor, person, at))
    unseen = Estranged.objects.filter(person=person, seen_at__isnull=True, ended_at__isnull=True)
    read = unseen.exclude(set_by=policy.worker(actor)).update(seen_at=at)
    if not read:
        raise WrongState("protection.nothing_unread")
    audit.record(
        actor=actor,
        action="protection.estranged_read",
        target=f"person:{person.pk}",
        at=at,
        persons=[person.pk],
        words={"name": people.display_name(person), "count": str(read)},
    )
    return read


def _tell(actor: Actor, action: str, one: Estranged, at: datetime) -> None:
    audit.record(
        actor=actor,
        action=action,
        target=f"person:{one.person_id}",
        at=at,
        persons=[one.person_id],
        words={"name": people.display_name(one.person), "manner": one.get_manner_display()},
    )

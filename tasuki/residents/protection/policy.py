"""Who may set and keep protection, and who may open what is sealed."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tasuki.ground.errors import NotAllowed
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern, Person
from tasuki.residents.protection.models import Estranged, Protection
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Clearance, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny
from tasuki.trust.access.roles import Role

# The clock is nobody; no row names this id.
NOBODY = UUID(int=0)


def visible_to(actor: Actor, at: datetime) -> QuerySet[Person]:
    """Persons whom the actor sees and from whom nobody keeps the actor away."""
    return open_to(actor.agency_ids, actor.staff_id, at)


def open_to(agencies: Collection[UUID], staff: UUID | None, at: datetime) -> QuerySet[Person]:
    """visible_to, for a worker of these agencies."""
    kept = Estranged.objects.filter(staff=staff or NOBODY, ended_at__isnull=True)
    return people.open_to(agencies, staff, at).exclude(pk__in=kept.values("person"))


def is_estranged(staff_id: UUID | None, person_id: UUID) -> bool:
    """This worker is tied to whom the person fled from."""
    rows = Estranged.objects.filter(
        person=person_id, staff=staff_id or NOBODY, ended_at__isnull=True
    )
    return staff_id is not None and rows.exists()


def can_protect(actor: Actor, person: Person, at: datetime) -> Decision:
    """Any worker who sees the person, at once: nobody waits for a paper."""
    if not actor.works:
        return deny("access.not_your_work")
    if visible_to(actor, at).filter(pk=person.pk).exists():
        return ALLOW
    return deny("protection.not_yours")


def can_keep(actor: Actor, person: Person, at: datetime) -> Decision:
    """Applications, confirmations, who is kept away, and new contacts: as setting it, but for who
    sees the person through an emergency look alone."""
    if not (may := can_protect(actor, person, at)):
        return may
    parts = relay.parts_of(Concern.objects.filter(person=person).values("baton"), at)
    if parts.filter(agency__in=actor.agency_ids).exists():
        return ALLOW
    return deny("protection.only_looked")


def own_concerns(actor: Actor, person_id: UUID, at: datetime) -> QuerySet[Concern]:
    """The open matters of the person that the actor's agencies hold and that are open to the
    actor. A matter of whom the person fled from is not among them: its concern is hidden."""
    return Concern.objects.filter(
        relay.opened_to(actor, at, Section.INTAKE),
        person=person_id,
        baton__closed_at__isnull=True,
        baton__holder__in=actor.agency_ids,
    )


def ground_to_reveal(actor: Actor, person: Person, at: datetime) -> str:
    """As what the actor may open it; "" when not at all. 事務局 and 管理者 never, as such."""
    if not can_keep(actor, person, at):
        return ""
    if own_concerns(actor, person.pk, at).exists():
        return "holder"
    if actor.is_coordinator:
        return "coordinator"
    if _cleared(actor, at).filter(baton__in=_batons(person)).exists():
        return "cleared"
    mine = _sealed_by(person).filter(ended_at__isnull=True, agency__in=actor.agency_ids)
    return "set_here" if mine.exists() else ""


def _sealed_by(person: Person) -> QuerySet[Protection]:
    """The protections that sealed the contact. One that was added while another stood opens nothing
    to who added it: else anybody who may protect could open."""
    before = Protection.objects.filter(
        Q(ended_at__isnull=True) | Q(ended_at__gt=OuterRef("created_at")),
        person=person,
        created_at__lt=OuterRef("created_at"),
    )
    return Protection.objects.filter(~Exists(before), person=person)


def _cleared(actor: Actor, at: datetime) -> QuerySet[Clearance]:
    """Named by the holder; who broke the glass is not, and asks the holder."""
    running = Q(since__lte=at) & (Q(until__isnull=True) | Q(until__gt=at))
    reach = relay.opened_to(actor, at, Section.INTAKE)
    return Clearance.objects.filter(running, reach, staff=actor.staff_id or NOBODY, why="named")


def _batons(person: Person) -> Any:
    return Concern.objects.filter(person=person).values("baton")


def can_reveal(actor: Actor, person: Person, at: datetime) -> Decision:
    """The holder of a matter of the person, the 調整役, workers cleared by name, and who set it."""
    return ALLOW if ground_to_reveal(actor, person, at) else deny("protection.not_revealed_to_you")


def can_confirm_end(actor: Actor, person: Person, at: datetime) -> Decision:
    """A supervisor, or a worker of an agency that holds a matter of the person."""
    if not (kept := can_keep(actor, person, at)):
        return kept
    if actor.has(Role.SUPERVISOR) or own_concerns(actor, person.pk, at).exists():
        return ALLOW
    return deny("protection.not_second")


def worker(actor: Actor) -> UUID:
    """Whose name stands under it; the clock protects nobody."""
    if actor.staff_id is None:
        raise NotAllowed("access.not_your_work")
    return actor.staff_id


def workplace(actor: Actor) -> UUID:
    """For which agency it was done."""
    if actor.agency_id is None:
        raise NotAllowed("access.not_your_work")
    return actor.agency_id


def can_sweep(actor: Actor) -> Decision:
    """Reading all texts of the town is nobody's but the clock's."""
    return ALLOW if actor.staff_id is None else deny("access.clock_only")

"""Saying which persons a matter concerns."""

from datetime import datetime

from django.db import transaction

from tasuki.ground.errors import WrongState
from tasuki.residents.people import joining, policy, queries
from tasuki.residents.people.models import Concern, Person, Standing
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def concern_person(
    *, actor: Actor, baton: Baton, person: Person, part: str = Standing.SUBJECT, at: datetime
) -> Concern:
    """A person who is already on record stands in this matter too (chosen from the look-alikes)."""
    require(policy.can_concern(actor, baton, at))
    require(policy.can_see(actor, person, at))
    concern, made = Concern.everything.get_or_create(
        baton=baton, person=person, defaults={"part": part, "created_at": at}
    )
    if not made:
        raise WrongState("people.already_concerned")
    joining.tell([person.pk], batons=[baton.pk], at=at)
    audit.record(
        actor=actor,
        action="people.concerned",
        target=f"person:{person.pk}",
        at=at,
        persons=[person.pk],
        words={"name": queries.display_name(person), "part": str(Standing(part).label)},
    )
    return concern


@transaction.atomic
def carry_concerns(*, actor: Actor, source: Baton, target: Baton, at: datetime) -> list[Concern]:
    """The people of one matter stand in the next one too: a case opens, matters join.

    Who stands there already keeps their standing; the answer is who came in anew.
    """
    require(policy.can_carry(actor, source, target, at))
    there = Concern.everything.filter(baton=target).values("person")
    carried = [
        Concern(baton=target, person_id=one.person_id, part=one.part, created_at=at)
        for one in Concern.objects.filter(baton=source).exclude(person__in=there)
    ]
    Concern.objects.bulk_create(carried)
    joining.tell([one.person_id for one in carried], batons=[target.pk], at=at)
    audit.record(
        actor=actor,
        action="people.concerns_carried",
        target=f"baton:{target.pk}",
        at=at,
        persons=[one.person_id for one in carried],
        words={"count": str(len(carried))},
    )
    return carried

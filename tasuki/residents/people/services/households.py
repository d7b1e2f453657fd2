"""Households: who belongs together, from when to when, and what people are to each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from tasuki.ground import wareki
from tasuki.ground.errors import RuleBroken, WrongState
from tasuki.residents.people import joining, policy, queries, rules
from tasuki.residents.people.models import (
    Household,
    LivingTogether,
    Membership,
    Person,
    Tie,
    TieKind,
)
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is to belong to a household."""

    person: Person
    tie: str = ""
    living_together: str = LivingTogether.UNKNOWN
    since: date | None = None


@transaction.atomic
def make_household(
    *, actor: Actor, label: str, members: Sequence[Member], at: datetime
) -> Household:
    """Look at these people together from now on."""
    require(policy.can_see_all(actor, [member.person for member in members], at))
    require(rules.household_makes_sense(label, [member.person.pk for member in members]))
    longest = Household._meta.get_field("label").max_length
    require(rules.length_fits(_label_word(), label, longest))
    household = Household.objects.create(label=label, created_at=at)
    Membership.objects.bulk_create(_membership(household, member, at) for member in members)
    joining.tell([one.person.pk for one in members], households=[household.pk], at=at)
    audit.record(
        actor=actor,
        action="people.household_made",
        target=f"household:{household.pk}",
        at=at,
        persons=[member.person.pk for member in members],
        words={"label": label},
    )
    return household


@transaction.atomic
def add_member(*, actor: Actor, household: Household, member: Member, at: datetime) -> Membership:
    """Somebody more belongs to the household."""
    require(policy.can_change_household(actor, household, at))
    require(policy.can_see(actor, member.person, at))
    there = Membership.everything.filter(household=household, until__isnull=True)
    if there.filter(person=member.person).exists():
        raise WrongState("people.already_member")
    membership = _membership(household, member, at)
    membership.save(force_insert=True)
    joining.tell([member.person.pk], households=[household.pk], at=at)
    audit.record(
        actor=actor,
        action="people.member_added",
        target=f"household:{household.pk}",
        at=at,
        persons=[member.person.pk],
        words={"name": queries.display_name(member.person), "label": household.label},
    )
    return membership


@transaction.atomic
def end_member(*, actor: Actor, membership: Membership, until: date, at: datetime) -> Membership:
    """Somebody no longer belongs to the household; that they did stays on record."""
    require(policy.can_change_household(actor, membership.household, at))
    require(policy.can_see(actor, membership.person, at))
    require(rules.member_ends_after_start(membership.since, until))
    if not Membership.objects.filter(pk=membership.pk, until__isnull=True).update(until=until):
        membership.refresh_from_db()
        day = wareki.show(membership.until) if membership.until else ""
        raise WrongState("people.member_already_ended", day=day)
    membership.until = until
    audit.record(
        actor=actor,
        action="people.member_ended",
        target=f"household:{membership.household_id}",
        at=at,
        persons=[membership.person_id],
        words={
            "name": queries.display_name(membership.person),
            "label": membership.household.label,
        },
    )
    return membership


@transaction.atomic
def tie_persons(
    *, actor: Actor, person: Person, other: Person, kind: str, note: str = "", at: datetime
) -> Tie:
    """Note what `person` is to `other`."""
    require(policy.can_see_all(actor, [person, other], at))
    if person.pk == other.pk:
        raise RuleBroken("people.tie_to_self")
    tie, made = Tie.everything.get_or_create(
        person=person, other=other, kind=kind, defaults={"note": note, "created_at": at}
    )
    if not made:
        raise WrongState("people.already_tied")
    joining.tell([person.pk, other.pk], at=at)
    audit.record(
        actor=actor,
        action="people.tied",
        target=f"person:{person.pk}",
        at=at,
        persons=[person.pk, other.pk],
        words={
            "name": queries.display_name(person),
            "other": queries.display_name(other),
            "kind": str(TieKind(kind).label),
        },
    )
    return tie


def _membership(household: Household, member: Member, at: datetime) -> Membership:
    return Membership(
        household=household,
        person=member.person,
        tie=member.tie,
        living_together=member.living_together,
        since=member.since,
        created_at=at,
    )


def _label_word() -> str:
    return str(Household._meta.get_field("label").verbose_name)

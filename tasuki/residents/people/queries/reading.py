"""Who a matter and a household are, for those who may read it. What hands out content notes the look."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from tasuki.ground.prepared import Prepared
from tasuki.residents.people import policy, rules, words
from tasuki.residents.people.models import (
    Concern,
    Household,
    Membership,
    NameState,
    Person,
    Standing,
)
from tasuki.town.relay import queries as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

_ORDER = {Standing.SUBJECT.value: 0, Standing.MEMBER.value: 1, Standing.VISITOR.value: 2}


def people_for(actor: Actor, at: datetime) -> QuerySet[Person]:
    """The persons this actor may see, to narrow further; who shows them calls `shown`."""
    return Person.objects.filter(policy.visible_to(actor, at))


def open_to(agencies: Collection[UUID], staff: UUID | None, at: datetime) -> QuerySet[Person]:
    """people_for, for a worker of these agencies."""
    return Person.objects.filter(policy.open_to(agencies, staff, at))


def shown(persons: Iterable[Person], ground: str = "") -> list[Person]:
    """Note that these persons are being shown."""
    listed = list(persons)
    look([person.pk for person in listed], ground)
    return listed


def person_for(actor: Actor, person_id: UUID, at: datetime) -> Person:
    """One person.

    Raises:
        Person.DoesNotExist: there is none, or none for this actor.
    """
    person = people_for(actor, at).select_related("changed_by").get(pk=person_id)
    look([person.pk])
    return person


def persons_of(baton_ids: Collection[UUID], ground: str = "") -> dict[UUID, list[Concern]]:
    """Who each matter concerns, 本人 first. The caller has asked whether the matter may be seen."""
    found: dict[UUID, list[Concern]] = defaultdict(list)
    for concern in _CONCERNS(batons=list(baton_ids)):
        found[concern.baton_id].append(concern)
    for concerns in found.values():
        concerns.sort(key=lambda concern: _ORDER[concern.part])
    look({one.person_id for concerns in found.values() for one in concerns}, ground)
    return dict(found)


_CONCERNS: Prepared[Concern] = Prepared(
    lambda batons: Concern.objects.filter(baton__in=batons).select_related("person")
)


def ties_in(household_id: UUID) -> dict[UUID, str]:
    """How each present member is tied to the household: {person id: tie}."""
    return dict(_TIES(household=household_id))


def _ties(household: UUID) -> QuerySet[Membership, tuple[UUID, str]]:
    present = Membership.objects.filter(household=household, until__isnull=True)
    return present.values_list("person_id", "tie")


_TIES = Prepared(_ties)


def concerned(baton_ids: Collection[UUID]) -> list[UUID]:
    """Whom these matters concern, by their ids alone; who shows them calls `look`."""
    return _CONCERNED(batons=list(baton_ids))


def _concerned(batons: list[UUID]) -> QuerySet[Concern, UUID]:
    found = Concern.objects.filter(baton__in=batons).order_by()
    return found.values_list("person_id", flat=True)


_CONCERNED = Prepared(_concerned)


def household_for(actor: Actor, household_id: UUID, at: datetime) -> Household:
    """One household with a member whom this actor sees.

    Raises:
        Household.DoesNotExist: there is none, or none for this actor.
    """
    return Household.objects.filter(policy.household_visible_to(actor, at)).get(pk=household_id)


def members_of(actor: Actor, household: Household, at: datetime) -> list[Membership]:
    """The present members whom this actor sees; the others are left out, not announced."""
    members = list(
        household.memberships.filter(
            policy.visible_to(actor, at, person="person_id"), until__isnull=True
        ).select_related("person")
    )
    look([member.person_id for member in members])
    return members


def batons_of(actor: Actor, person: Person, at: datetime) -> list[UUID]:
    """The matters that concern this person and reach the actor."""
    concerns = Concern.objects.filter(relay.opened_to(actor, at), person=person)
    return list(concerns.values_list("baton_id", flat=True).distinct())


def households_of(person_ids: Collection[UUID]) -> dict[UUID, list[Household]]:
    """The households to which each of these persons now belongs."""
    found: dict[UUID, list[Household]] = defaultdict(list)
    present = Membership.objects.filter(person__in=person_ids, until__isnull=True)
    for member in present.select_related("household"):
        found[member.person_id].append(member.household)
    return dict(found)


def display_name(person: Person) -> str:
    """The name, or what is said in its place."""
    if person.name_state == NameState.KNOWN:
        return person.name
    return str(words.WITHHELD if person.name_state == NameState.WITHHELD else words.UNKNOWN)


def contact(person: Person, *fields: str, between: str = "、") -> str:
    """Address, telephones or how to call, as they may be shown: of a protected person the words
    that say so."""
    if person.protected:
        return str(words.PROTECTED)
    return between.join(said for field in fields if (said := getattr(person, field)))


def age(person: Person, on: date) -> int | None:
    """Years on that day, exact or estimated; None when nobody knows."""
    return rules.age_on(person.birth_on, person.estimated_age, person.estimated_on, on)


def age_in_words(person: Person, on: date) -> str:
    """82歳 / 80歳くらい（推定） / 年齢不明"""
    years = age(person, on)
    if years is None:
        return str(words.AGE_UNKNOWN)
    return str(words.ESTIMATED_YEARS if _is_estimate(person) else words.YEARS) % {"years": years}


def age_band(person: Person, on: date) -> str:
    """80代 / 80代（推定） / 年齢不明: what may be told where the age itself may not."""
    years = age(person, on)
    if years is None:
        return str(words.AGE_UNKNOWN)
    band = str(words.BAND) % {"decade": years // 10 * 10} if years >= 10 else str(words.UNDER_TEN)
    return str(words.ESTIMATED_BAND) % {"band": band} if _is_estimate(person) else band


def _is_estimate(person: Person) -> bool:
    return person.birth_certainty == "estimated"

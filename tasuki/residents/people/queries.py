"""Reading people. Everything here that hands out content of persons notes the look."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tasuki.ground import names
from tasuki.ground.prepared import Prepared
from tasuki.residents.people import policy, rules, tokens, words
from tasuki.residents.people.models import (
    Concern,
    ContactOk,
    Household,
    Membership,
    NameState,
    NameToken,
    Person,
    Standing,
)
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

# How many candidates are compared; more would not be read by anybody.
CONSIDERED = 40
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


def search(
    actor: Actor, text: str, at: datetime, *, before: UUID | None = None, limit: int = 50
) -> list[Person]:
    """Persons by part of the name or reading, by telephone number or its last four digits.

    Newest first; `before` is the id of the last one of the page before.
    """
    found: dict[UUID, Person] = {}
    for wanted, check in _wanted(text):
        found.update(
            (person.pk, person)
            for person in _carrying(actor, at, wanted, before=before, limit=limit, **check)
        )
    return shown([found[pk] for pk in sorted(found, reverse=True)[:limit]])


def _wanted(text: str) -> Iterator[tuple[list[int], dict[str, str]]]:
    """The tokens to look for, and what the row must hold besides (bigrams may stand apart)."""
    digits = _phone_or_empty(text)
    folded = names.fold(text)
    if len(digits) >= 4:
        yield tokens.of_phone(digits), {}
    elif folded:
        yield tokens.of_name(folded), {"person__folded__contains": folded}
        if re.fullmatch("[ァ-ヺーヽヾ]+", folded):
            yield tokens.of_kana(folded), {"person__folded_kana__contains": folded}


def _carrying(
    actor: Actor,
    at: datetime,
    wanted: list[int],
    *,
    limit: int,
    before: UUID | None = None,
    **check: str,
) -> list[Person]:
    """The newest persons whom the actor sees and who carry every one of these tokens.

    The index of one token is read in the order of the page until the page is full.
    """
    first, *others = reversed(wanted)
    rows = _seen_by(actor, at).filter(token=first, **check)
    for token in others:
        rows = rows.filter(
            Exists(NameToken.objects.filter(token=token, person=OuterRef("person_id")))
        )
    if before is not None:
        rows = rows.filter(person_id__lt=before)
    return [row.person for row in rows.order_by("-person_id")[:limit]]


def _seen_by(actor: Actor, at: datetime) -> QuerySet[NameToken]:
    return NameToken.objects.filter(
        policy.visible_to(actor, at, person="person_id")
    ).select_related("person")


def _phone_or_empty(text: str) -> str:
    try:
        return names.phone(text)
    except names.BadPhone:
        return ""


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A person who may be the one being written down, and why; `in_words` is for the page."""

    person: Person
    score: int
    reasons: tuple[str, ...]

    @property
    def in_words(self) -> list[str]:
        """The reasons as the worker reads them."""
        return [str(words.LIKENESS[reason]) for reason in self.reasons]


def lookalikes(
    actor: Actor,
    *,
    name: str = "",
    kana: str = "",
    birth_on: date | None = None,
    phone: str = "",
    at: datetime,
    limit: int = 5,
    besides: UUID | None = None,
) -> list[Lookalike]:
    """Persons of matters that reach the actor's own agencies and may be the same as the one typed.

    Whether another agency knows somebody is never answered here. Half-typed text is no mistake.
    """
    typed = traits_typed(name=name, kana=kana, birth_on=birth_on, phone=phone)
    likely: list[Lookalike] = []
    for person in _candidates(actor, typed, _kana_or_empty(kana), at):
        alike = rules.likeness(typed, traits_of(person))
        if alike.score and person.pk != besides:
            likely.append(Lookalike(person, alike.score, alike.reasons))
    likely.sort(key=lambda one: (one.score, one.person.pk), reverse=True)
    del likely[limit:]
    look([one.person.pk for one in likely])
    return likely


def traits_typed(
    *, name: str = "", kana: str = "", birth_on: date | None = None, phone: str = ""
) -> rules.Traits:
    """What was typed, as people are compared by it."""
    return rules.Traits(
        name=names.fold(name),
        kana=names.fold(kana),
        birth_on=birth_on,
        phones=frozenset({digits} if (digits := _phone_or_empty(phone)) else ()),
    )


def _candidates(actor: Actor, typed: rules.Traits, kana: str, at: datetime) -> list[Person]:
    """Who shares something whole, the birth date, or a part: a query for each, all bounded."""
    whole = tokens.exactly(
        folded=typed.name, folded_kana=typed.kana, kana=kana, phones=sorted(typed.phones)
    )
    found: list[Person] = []
    if whole:
        found += [row.person for row in _seen_by(actor, at).filter(token__in=whole)[:CONSIDERED]]
    if typed.birth_on is not None:
        found += people_for(actor, at).filter(birth_on=typed.birth_on)[:CONSIDERED]
    if typed.name:
        found += _carrying(actor, at, tokens.of_name(typed.name), limit=CONSIDERED)
    if typed.kana:
        found += _carrying(actor, at, tokens.of_kana(typed.kana), limit=CONSIDERED)
    return list({person.pk: person for person in found}.values())


def _kana_or_empty(text: str) -> str:
    try:
        return names.kana(text)
    except names.BadKana:
        return ""


def traits_of(person: Person) -> rules.Traits:
    """What a person is compared by."""
    return rules.Traits(
        name=person.folded,
        kana=person.folded_kana,
        birth_on=person.birth_on,
        phones=frozenset(phones_of(person)),
    )


def phones_of(person: Person) -> list[str]:
    """The digits of the telephone numbers."""
    return [digits for text in (person.phone, person.phone2) if (digits := names.phone(text))]


def token_rows(person: Person) -> list[NameToken]:
    """The rows by which this person is found, not saved."""
    found = tokens.of(
        folded=person.folded,
        folded_kana=person.folded_kana,
        kana=person.kana,
        phones=phones_of(person),
    )
    return [NameToken(token=token, person=person) for token in sorted(found)]


def known_elsewhere(actor: Actor, asked: rules.Traits) -> list[Agency]:
    """Agencies other than the actor's that now hold a matter of this person: which agencies, and
    nothing else. Only sure matches count; who is not to be called is not given away either, nor is
    a secret matter.

    The look is noted of everybody who was found.
    """
    alike = [
        person.pk
        for person in _bearing([asked])
        if rules.surely_same(asked, traits_of(person))
        and person.contact_ok != ContactOk.NO
        and not person.protected
    ]
    look(alike)
    held = Concern.objects.filter(
        person__in=alike, baton__closed_at__isnull=True, baton__secret=False
    )
    holders = held.exclude(baton__holder__in=actor.agency_ids).values("baton__holder")
    return list(Agency.objects.filter(pk__in=holders).order_by("code"))


def doubles_of(persons: Collection[Person]) -> list[tuple[Person, Person]]:
    """Each of these persons with who is surely the same, whoever may see them; every pair once.

    For whom it is shown to, and whether, the caller answers.
    """
    own = {person.pk: traits_of(person) for person in persons}
    known = {person.pk: person for person in [*persons, *_bearing(own.values())]}
    by_name: dict[str, set[UUID]] = defaultdict(set)
    for person in known.values():
        for key in {person.folded, person.folded_kana} - {""}:
            by_name[key].add(person.pk)
    pairs: set[tuple[UUID, UUID]] = set()
    for pk, traits in own.items():
        for other in by_name[traits.name] | by_name[traits.kana]:
            if other != pk and rules.surely_same(traits, traits_of(known[other])):
                pairs.add((min(pk, other), max(pk, other)))
    return [(known[one], known[other]) for one, other in sorted(pairs, reverse=True)]


def _bearing(asked: Iterable[rules.Traits]) -> list[Person]:
    """Who bears one of these names wholly, and one of the birth dates or telephones."""
    listed = list(asked)
    wholly = {
        token for one in listed for token in tokens.wholly(folded=one.name, folded_kana=one.kana)
    }
    phones = {token for one in listed for digits in one.phones for token in tokens.of_phone(digits)}
    by_phone = NameToken.objects.filter(token__in=phones).values("person_id")
    births = {one.birth_on for one in listed if one.birth_on is not None}
    rows = NameToken.objects.filter(
        Q(person__birth_on__in=births) | Q(person_id__in=by_phone), token__in=wholly
    ).select_related("person")[: CONSIDERED * max(1, len(listed))]
    return list({row.person_id: row.person for row in rows}.values())

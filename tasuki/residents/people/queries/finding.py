"""Finding people by what is known of them, and who may be the same. What hands out content notes the look."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tasuki.ground import names
from tasuki.residents.people import policy, rules, tokens, words
from tasuki.residents.people.models import (
    Concern,
    ContactOk,
    NameToken,
    Person,
)
from tasuki.residents.people.queries.reading import people_for, shown
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

# How many candidates are compared; more would not be read by anybody.
CONSIDERED = 40


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


def met(actor: Actor, person_ids: Collection[UUID], at: datetime) -> set[UUID]:
    """Those of these persons whose 受付の記録 the actor reads in some matter."""
    concerns = Concern.objects.filter(
        relay.opened_to(actor, at, Section.INTAKE), person__in=list(person_ids)
    )
    return set(concerns.values_list("person_id", flat=True))


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

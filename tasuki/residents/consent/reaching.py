"""Who still sees what concerns a person, on which ground, and what has gone out: before and after a
consent is withdrawn."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from tasuki.ground import clock
from tasuki.residents.consent import changes, words
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Person
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Part, Section
from tasuki.trust.access.actor import Actor

CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Sees:
    """An agency and the grounds on which it sees the matter; `rests`: on this consent alone."""

    agency: str
    grounds: str
    rests: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """One matter: who sees it, and what was told of it."""

    number: str
    title: str
    url: str
    sees: list[Sees] = field(default_factory=list)
    given: list[changes.Given] = field(default_factory=list)

    @property
    def papers(self) -> list[changes.Given]:
        """What can be asked back."""
        return [one for one in self.given if one.paper]


def matters_of(actor: Actor, person: Person, at: datetime) -> list[Reached]:
    """The matters of the person that the actor sees too, each with its readers."""
    batons = people.batons_of(actor, person, at)
    told = changes.given(batons, at)
    found: dict[str, Reached] = {}
    for baton_id in batons:
        for card in relay.cards_for(actor, [baton_id], at):
            one = found.setdefault(card.record, Reached(card.number, card.title, card.url))
            said = {reader.agency for reader in one.sees}
            one.sees.extend(some for some in _readers(baton_id, at) if some.agency not in said)
            one.given.extend(some for some in told if some.baton_id == baton_id)
    return list(found.values())


def _readers(baton_id: UUID, at: datetime) -> list[Sees]:
    parts: dict[UUID, list[Part]] = {}
    for part in relay.live_parts(baton_id, at):
        if Section(part.sections) & ~Section.CARD:
            parts.setdefault(part.agency_id, []).append(part)
    names = organizations.names(set(parts))
    return [
        Sees(
            names.get(agency, ""),
            "、".join(dict.fromkeys(_in_words(one.ground, at) for one in some)),
            rests=all(one.ground == CONSENT for one in some),
        )
        for agency, some in parts.items()
    ]


def _in_words(code: str, at: datetime) -> str:
    if code in words.READS_AS:
        return str(words.READS_AS[code])
    town = pack.current(clock.day(at))
    said = next((one for one in town.grounds if one.code == code), None)
    if said is None:
        tables = dict(town.choices("meeting_legal_types"))
        table = {"table": tables[code]} if code in tables else None
        return str(words.READS_AT_TABLE) % table if table else str(words.READS_OTHERWISE)
    return f"{said.label}（{said.article}）" if said.article else said.label

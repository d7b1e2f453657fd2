"""What was gathered about one person, as it would leave the house."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from tasuki.ground import names
from tasuki.office.duties import gathering, rules, words
from tasuki.office.duties.models import (
    Disclosure,
    Piece,
)
from tasuki.office.duties.rules import Keeper
from tasuki.residents.people.models import Person
from tasuki.residents.protection import queries as protection
from tasuki.town.organizations import queries as organizations
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit import queries as audit
from tasuki.trust.audit.services import look


@dataclass(frozen=True)
class Page:
    """A piece as it is shown: the row's own name, who made it, whose it is, and its fields."""

    piece: Piece
    label: str
    on: str
    agency: str
    keeper: Keeper
    fields: list[gathering.Shown]

    @property
    def keeper_words(self) -> str:
        """Whose it is, in words."""
        return str(words.KEEPERS[self.keeper])


def package(one: Disclosure, actor: Actor, at: datetime) -> list[Page]:
    """The whole package as it would leave the house; the look is noted."""
    if one.person_id is not None:
        look([one.person_id])
    pieces = list(one.pieces.select_related("request").prefetch_related("masks"))
    return [_page(piece, row) for piece, row in _rows(pieces, actor, at)]


def page(piece: Piece, actor: Actor, at: datetime) -> Page:
    """One piece, noted as a look."""
    if piece.request.person_id is not None:
        look([piece.request.person_id])
    [(piece, row)] = _rows([piece], actor, at)
    return _page(piece, row)


def _rows(pieces: list[Piece], actor: Actor, at: datetime) -> list[tuple[Piece, gathering.Row]]:
    """The gathered rows. Who is protected since they were gathered is so in them too."""
    rows = [(piece, gathering.unseal(piece)) for piece in pieces]
    slots = {
        f"{number}:{slot.name}": slot for number, (_, row) in enumerate(rows) for slot in row.slots
    }
    near = [piece.request.person_id for piece in pieces[:1] if piece.request.person_id]
    held = protection.objections(actor, {key: one.text for key, one in slots.items()}, near, at)
    for key in held:
        slots[key].auto = [[0, len(slots[key].text), "sealed"]]
    return rows


def _page(piece: Piece, row: gathering.Row) -> Page:
    return Page(
        piece=piece,
        label=row.label,
        on=row.on,
        agency=row.agency,
        keeper=Keeper(row.keeper),
        fields=list(gathering.shown(piece, row)),
    )


def whole_text(piece: Piece, actor: Actor, at: datetime) -> list[tuple[str, str, str]]:
    """(name, label, text) without black, for who blacks it; what is fixed is black here too."""
    [(_, row)] = _rows([piece], actor, at)
    return [(slot.name, slot.label, _for_the_hand(slot)) for slot in row.slots]


def _for_the_hand(slot: gathering.Slot) -> str:
    fixed = [cut for cut in slot.cuts if cut.reason in rules.FIXED]
    return "".join(part.text for part in rules.cut_up(slot.text, fixed, []))


def asked_of(one: Disclosure) -> UUID | None:
    """The private body whose own records are asked for; None: the town's."""
    return None if one.has_term else one.agency_id


def left_out(one: Disclosure, actor: Actor, at: datetime) -> list[list[Any]]:
    """What of the package is black: (kind of record, field, reason, in how many rows)."""
    counts: dict[tuple[str, str, str], int] = {}
    for page in package(one, actor, at):
        for field in page.fields:
            for reason in field.reasons:
                key = (page.label, field.label, reason)
                counts[key] = counts.get(key, 0) + 1
    return [[*key, count] for key, count in counts.items()]


def candidates(one: Disclosure) -> list[Person]:
    """Who may be meant: the same name, read any way; noted as looks."""
    folded = names.fold(one.about)
    found = Person.objects.filter(Q(folded=folded) | Q(folded_kana=folded))[:20]
    listed = list(found)
    look([person.pk for person in listed])
    return listed


@dataclass(frozen=True)
class Seen:
    """A line of 「この方の記録を見た人」: when, from which agency, what."""

    at: datetime
    agency: str
    what: str


def seen_by(person_id: UUID, limit: int = 500) -> list[Seen]:
    """Who looked at this person's record or acted on it, newest first, without words."""
    entries = audit.found(audit.Asked(person=person_id), limit=limit)
    known = organizations.names({one.agency_id for one in entries if one.agency_id})
    return [
        Seen(one.at, known.get(one.agency_id, "") if one.agency_id else "", audit.plainly(one))
        for one in entries
    ]


def counted(one: Disclosure, pages: list[Page]) -> list[tuple[str, str, int]]:
    """What is black, by reason: (reason, article, in how many fields)."""
    counts: dict[str, int] = {}
    for page in pages:
        for field in page.fields:
            for reason in field.reasons:
                counts[reason] = counts.get(reason, 0) + 1
    return [
        (str(words.REASONS[code]), rules.article(code, one.holder), count)
        for code, count in counts.items()
    ]

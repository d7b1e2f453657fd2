"""The package of one person: every row about them in every room, and what of it is blacked at first.

Nothing is listed by hand that a later room could be missing from: the tables are those whose fate
leads to a matter or to a person (trust/retention). What is left out is named in LEFT_OUT.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from tasuki.ground import clock, sealing
from tasuki.ground.wareki import show
from tasuki.office.duties import legible, matters, rules
from tasuki.office.duties.keeping import Makers
from tasuki.office.duties.models import Piece
from tasuki.office.duties.rules import Cut
from tasuki.residents.people.models import Concern, Membership, Person, Standing
from tasuki.town.relay.models import Baton
from tasuki.trust.retention import queries as retention
from tasuki.trust.retention.queries import Model

# No data of the person, or the same data once more: table → why, as words.LEFT_OUT says it.
LEFT_OUT = {
    "relay.Baton": "course",
    "relay.Part": "sight",
    "relay.Clearance": "sight",
    "relay.Barrier": "sight",
    "people.NameToken": "index",
    "people.Household": "course",
    "protection.SealedContact": "sealed",
    "protection.SealedText": "sealed",
    "protection.Elsewhere": "sealed",
    "vault.File": "file",
    "cases.FormerBaton": "course",
    "meetings.Seat": "others",
    "transfers.Transfer": "course",
    "transfers.TransferLine": "course",
    "transfers.SuccessionLine": "course",
    "drafts.Draft": "draft",
    "audit.Words": "record",
    "duties.Disclosure": "itself",
    "duties.Piece": "itself",
    "duties.Mask": "itself",
    "duties.Hold": "course",
}
# Blacked at first, by reason; what a person who decides may open is in rules.FIXED's complement.
BLACK: dict[str, dict[str, str]] = {
    "safeguarding.Report": dict.fromkeys(("reporter_kind", "reporter_told", "medical"), "reporter")
    | dict.fromkeys(("seen", "seen_when", "said", "taken_by", "number", "by"), "danger")
    | dict.fromkeys(("second_name", "second_opinion", "decided_not_reason"), "work"),
    "safeguarding.Reply": {"answered_by": "third", "note": "work"},
    "protection.Estranged": dict.fromkeys(("name", "birth_on", "note"), "danger"),
    "protection.Protection": {"reason": "danger"},
    "cases.InformationRequest": dict.fromkeys(("answer_text", "refusal_reason"), "work"),
    "meetings.AgendaItem": dict.fromkeys(("opinion_note", "reason"), "deliberation"),
    "meetings.Meeting": dict.fromkeys(("minutes", "previous_note"), "deliberation"),
    "relay.Pass": {"answer_reason": "work", "reason": "work"},
    "referrals.Referral": {"objection": "work"},
    "referrals.Dispute": dict.fromkeys(("note", "named_reason"), "work"),
    "emergency.EmergencyLook": {"review_note": "work"},
    "emergency.Attempt": dict.fromkeys(("whose", "name", "birth_on"), "third"),
    "intake.Consultation": {"introduced_by": "third"},
    "intake.Progress": {"with_whom": "third"},
    "people.Person": {"note": "work"},
}
# Somebody who came along speaks of themself here.
VISITOR = ("visitor_name", "visitor_relation", "visitor_contact")


@dataclass
class Slot:
    """One field of a row: its text, and what is blacked before anybody has looked."""

    name: str
    label: str
    text: str
    auto: list[list[Any]] = field(default_factory=list)

    @property
    def cuts(self) -> list[Cut]:
        """The automatic ones."""
        return [Cut(*one) for one in self.auto]


@dataclass
class Row:
    """One row as it is put into the package."""

    label: str
    on: str
    agency: str
    keeper: str
    about_other: bool
    slots: list[Slot]


def collected() -> list[Model]:
    """The tables of which rows are gathered, in the order of the rooms."""
    fates = retention.fates()
    return [
        model
        for model, fate in fates.items()
        if not fate.kept and model._meta.label not in LEFT_OUT
    ]


class About(retention.Reach):
    """The rows about one person: of their matters, and their own; never another person's row."""

    def __init__(self, person: Person) -> None:
        concerns = Concern.everything.filter(
            person=person, part__in=[Standing.SUBJECT, Standing.MEMBER]
        )
        batons = list(concerns.values_list("baton_id", flat=True))
        super().__init__({Baton: matters.whole(batons), Person: [person.pk]})
        for model, name in retention.holders(Person):
            named = model._base_manager.filter(**{name: person.pk})
            self.rows[model] |= set(named.values_list("pk", flat=True))
        met = Concern.everything.filter(person=person).values_list("pk", flat=True)
        self.rows[Concern] = set(met)

    def _shared(self) -> None:
        """What these rows point to, whoever else points to it; but not other persons."""
        for goal, fate in retention.fates().items():
            if not fate.shared or goal is Person:
                continue
            for model, name in retention.holders(goal):
                for some in retention.chunks(self.of(model)):
                    rows = model._base_manager.filter(pk__in=some, **{f"{name}__isnull": False})
                    self.rows[goal] |= set(rows.values_list(name, flat=True))


def gather(person: Person, on: date, asked: UUID | None = None) -> list[tuple[str, str, Row]]:
    """(table, row, content) for every row about the person. `asked`: the private body whose own
    records are asked for; none: the town's."""
    about, makers = About(person), Makers(on)
    others = _words_of_others(person, about.of(Baton))
    found = []
    for model in collected():
        for some in retention.chunks(sorted(about.of(model), key=str)):
            rows = model._base_manager.filter(pk__in=some)
            for one in rows:
                row = _row(one, person, makers, others, on, asked)
                if row.slots:
                    found.append((model._meta.label, str(one.pk), row))
    return found


def _words_of_others(person: Person, batons: Iterable[UUID]) -> list[str]:
    """Names, readings and contacts of the others in these matters and households."""
    homes = Membership.everything.filter(person=person).values("household")
    near = Q(pk__in=Concern.everything.filter(baton__in=list(batons)).values("person")) | Q(
        pk__in=Membership.everything.filter(household__in=homes).values("person")
    )
    said: set[str] = set()
    own = {person.address, person.phone, person.phone2, person.name, person.kana}
    for other in Person.objects.filter(near).exclude(pk=person.pk):
        for text in (other.name, other.kana, other.address, other.phone, other.phone2):
            said |= {text, text.replace(" ", "").replace("　", "")}
        given = other.name.replace("　", " ").split(" ")[1:]
        said |= {part for part in given if len(part) > 1}
    return sorted((word for word in said - own if len(word) > 1), key=len, reverse=True)


def _row(
    one: Any, person: Person, makers: Makers, others: list[str], on: date, asked: UUID | None
) -> Row:
    label = one._meta.label
    custody = makers.of_row(one)
    about_other = _is_about_other(one, person)
    black = BLACK.get(label, {})
    slots = []
    for column in one._meta.concrete_fields:
        text = legible.text(one, column, person, on)
        if not text:
            continue
        slot = Slot(column.name, legible.label(column), text)
        why = black.get(column.name, "")
        if about_other:
            why = why or "third"
        elif not rules.is_asked(custody.keeper, private=asked, made_by=makers.made_by(one)):
            why = why or "not_held"
        if column.name in VISITOR and not getattr(one, "visitor_is_subject", True):
            why = why or "third"
        if why:
            slot.auto = [[0, len(text), why]]
        else:
            cuts = rules.places_of(text, others, "third")
            slot.auto = [[cut.start, cut.end, cut.reason] for cut in cuts]
        slots.append(slot)
    return Row(
        label=str(one._meta.verbose_name),
        on=_on(one),
        agency=makers.name_of(one),
        keeper=str(custody.keeper),
        about_other=about_other,
        slots=slots,
    )


def _is_about_other(one: Any, person: Person) -> bool:
    """The row names somebody, and it is not this person."""
    named = [
        getattr(one, column.attname)
        for column in one._meta.concrete_fields
        if column.is_relation and column.related_model is Person
    ]
    named = [pk for pk in named if pk is not None]
    return bool(named) and person.pk not in named


def _on(one: Any) -> str:
    at = getattr(one, "created_at", None)
    return show(clock.day(at)) if isinstance(at, datetime) else ""


def seal(piece: Piece, row: Row) -> None:
    """Put the row into the piece."""
    plain = json.dumps(asdict(row), ensure_ascii=False).encode()
    piece.content = sealing.seal(plain, piece.place)


def unseal(piece: Piece) -> Row:
    """The row of a piece."""
    said = json.loads(sealing.unseal(piece.content, piece.place))
    return Row(**{**said, "slots": [Slot(**slot) for slot in said["slots"]]})


@dataclass(frozen=True)
class Shown:
    """A field as it leaves the house: in stretches, the black ones without a letter."""

    name: str
    label: str
    parts: list[rules.Part]

    @property
    def text(self) -> str:
        """As it is printed."""
        return "".join(part.text for part in self.parts)

    @property
    def reasons(self) -> list[str]:
        """Why something is black."""
        return list(dict.fromkeys(part.reason for part in self.parts if part.reason))


def shown(piece: Piece, row: Row) -> Iterator[Shown]:
    """The fields of a piece with everything that is blacked."""
    by_hand: dict[str, list[Cut]] = {}
    for mask in piece.masks.all():
        cut = Cut(mask.start, mask.end, mask.reason, mask.opens)
        by_hand.setdefault(mask.field, []).append(cut)
    for slot in row.slots:
        parts = rules.cut_up(slot.text, slot.cuts, by_hand.get(slot.name, []))
        yield Shown(slot.name, slot.label, parts)

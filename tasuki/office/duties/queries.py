"""Registers, packages, clocks, lists of what is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from tasuki.ground import addresses, clock, names
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.journey.cases.models import Case
from tasuki.journey.intake.models import Consultation
from tasuki.office.duties import gathering, keeping, matters, policy, rules, words
from tasuki.office.duties.models import (
    ENDED,
    Disclosure,
    Disposal,
    DisposalState,
    Hold,
    Leak,
    LeakState,
    Mask,
    Piece,
    State,
)
from tasuki.office.duties.rules import Keeper
from tasuki.residents.people.models import Person
from tasuki.residents.protection import queries as protection
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit import queries as audit
from tasuki.trust.audit.services import look
from tasuki.trust.retention import queries as retention

due = matters.due
Custody = rules.Custody


def next_number(model: Any, letters: str, today: date) -> str:
    """The next number of this 年度; numbers of rows that were disposed of are not given again in
    their own year, since nothing of a year is disposed of in it."""
    year = clock.fiscal_year(today)
    last = (
        model.objects.filter(number__startswith=f"{letters}{year}-")
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
    )
    count = int(last.rsplit("-", 1)[1]) if last else 0
    return f"{letters}{year}-{count + 1:04d}"


def workplace(actor: Actor) -> UUID:
    """The agency for which the actor acts here."""
    pk = actor.agency_id
    if pk is None:
        raise Disclosure.DoesNotExist
    return pk


def requests_for(actor: Actor) -> QuerySet[Disclosure]:
    """The lines of the register that the actor sees."""
    found = Disclosure.objects.filter(policy.visible(actor))
    return found.select_related("handler", "second", "agency", "person", "received_by")


def piece_for(actor: Actor, piece_id: UUID) -> Piece | None:
    """A piece of a package that the actor handles or decides on."""
    piece = Piece.objects.filter(pk=piece_id).select_related("request").first()
    if piece is None or not policy.can_read_package(actor, piece.request):
        return None
    return piece


def forget_package(one: Disclosure) -> None:
    """Throw the gathered copies away."""
    Mask.objects.filter(piece__request=one).delete()
    Piece.objects.filter(request=one).delete()
    Disclosure.objects.filter(pk=one.pk).update(gathered_at=None)
    one.gathered_at = None


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


def is_blacked(one: Disclosure, actor: Actor, at: datetime) -> bool:
    """Whether anything of the package is black."""
    return any(
        part.reason
        for page in package(one, actor, at)
        for field in page.fields
        for part in field.parts
    )


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


# --- custody ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Kept:
    """An agency's kinds of record that are kept by the same body, in words."""

    agency: str
    kinds: str
    keeper: str
    ask: str
    owed: rules.Owed
    known: bool

    @property
    def reports(self) -> str:
        """Who reports a leak."""
        return str(words.WHO[self.owed.reports])

    @property
    def answers(self) -> str:
        """Who answers a request."""
        return str(words.WHO[self.owed.answers])


def custody_table(on: date, agencies: Iterable[UUID] | None = None) -> list[Kept]:
    """Whose the records of each agency are."""
    groups: dict[tuple[str, rules.Custody], list[str]] = {}
    for row in keeping.table(on, list(agencies) if agencies is not None else None):
        groups.setdefault((row.agency, row.custody), []).append(str(words.KINDS[row.kind]))
    return [
        Kept(
            agency=agency,
            kinds="、".join(kinds),
            keeper=str(words.KEEPERS[custody.keeper]),
            ask=str(words.ASKS[custody.ask]) if custody.ask else "",
            owed=rules.OWED[custody.keeper],
            known=custody.keeper is not Keeper.UNKNOWN,
        )
        for (agency, custody), kinds in groups.items()
    ]


def custodian_of(agency: Agency, kind: str, on: date) -> rules.Custody:
    """Whose a record of that kind is which this agency makes; costs no query."""
    return keeping.of_agency(agency, kind, on)


# --- leaks -----------------------------------------------------------------------------------------


def leaks_for(actor: Actor) -> QuerySet[Leak]:
    """The leaks that the actor may see."""
    return Leak.objects.filter(policy.leaks_of(actor)).select_related("agency", "noticed_by")


def leak_keeper(leak: Leak, on: date) -> Keeper:
    """Whose the leaked records are, by the agency's ordinary work."""
    return keeping.of_agency(leak.agency, "record", on).keeper


def leak_reasons(leak: Leak, on: date) -> list[str]:
    """Why it has to be reported."""
    return rules.leak_reasons(
        keeper=leak_keeper(leak, on),
        sensitive=leak.sensitive,
        property_harm=leak.property_harm,
        dishonest=leak.dishonest,
        persons=leak.persons,
    )


def leak_clock(leak: Leak) -> rules.LeakClock:
    """Its days."""
    return rules.leak_clock(leak.noticed_on, dishonest=leak.dishonest)


# --- disposal --------------------------------------------------------------------------------------


def disposals_for(actor: Actor) -> QuerySet[Disposal]:
    """Disposals name nobody: the office and the heads read them all."""
    if not policy.keeps_registers(actor):
        return Disposal.objects.none()
    return Disposal.objects.select_related("proposed_by", "decided_by", "looked_by")


def holds_for(actor: Actor) -> QuerySet[Hold]:
    """What is held back, without names."""
    if not policy.keeps_registers(actor):
        return Hold.objects.none()
    return Hold.objects.select_related("set_by", "baton").order_by("-created_at")


def baton_by_number(number: str) -> Baton | None:
    """The matter of a number (相談 or ケース)."""
    wanted = number.strip().upper()
    case = Case.objects.filter(number=wanted).select_related("lead").first()
    if case is not None:
        return case.lead
    one = Consultation.objects.filter(number=wanted).select_related("baton").first()
    return one.baton if one is not None else None


# --- the desk --------------------------------------------------------------------------------------


def desk_rows(actor: Actor, at: datetime) -> dict[str, list[DeskRow]]:
    """Requests and leaks by their day; disposals that wait."""
    today = clock.day(at)
    rows: list[DeskRow] = []
    if policy.keeps_registers(actor):
        rows += [_request_row(one, today) for one in _waiting_requests(actor)]
        rows += [_disposal_row(one) for one in _waiting_disposals(actor)]
    if policy.watches_leaks(actor):
        open_ = leaks_for(actor).exclude(state=LeakState.CLOSED).order_by("noticed_on")[:20]
        rows += [_leak_row(one, today) for one in open_]
    return {"due": rows} if rows else {}


def _waiting_requests(actor: Actor) -> QuerySet[Disclosure]:
    mine = Q(handler=actor.staff_id, state__in=[State.HANDLING, State.DECIDED])
    mine |= Q(second=actor.staff_id, state=State.PROPOSED) | Q(state=State.RECEIVED)
    return requests_for(actor).filter(mine).exclude(state__in=ENDED).order_by("due_on")[:20]


def _waiting_disposals(actor: Actor) -> QuerySet[Disposal]:
    wanted = Q(state=DisposalState.PROPOSED) & ~Q(proposed_by=actor.staff_id)
    if policy.is_head(actor):
        wanted |= Q(state=DisposalState.REVIEW) & ~Q(proposed_by=actor.staff_id)
    return disposals_for(actor).filter(wanted)[:20]


def _request_row(one: Disclosure, today: date) -> DeskRow:
    url = addresses.of("duties:request", one.pk)
    return DeskRow(
        record=f"disclosure:{one.pk}",
        title=str(words.DESK_REQUEST) % {"kind": one.get_kind_display()},
        url=url,
        number=one.number,
        note=str(one.get_state_display()),
        tone="late" if one.is_late(today) else "due",
        mark=str(words.LATE) if one.is_late(today) else "",
        on=one.due_on,
        on_label=str(words.LABELS["due_on"]),
        action=Action(url, str(words.OPEN)),
    )


def _leak_row(leak: Leak, today: date) -> DeskRow:
    url = addresses.of("duties:leak", leak.pk)
    days = leak_clock(leak)
    on = days.first_until if leak.first_on is None else days.final
    late = on < today
    return DeskRow(
        record=f"leak:{leak.pk}",
        title=str(words.DESK_LEAK),
        url=url,
        number=leak.number,
        note=str(leak.get_state_display()),
        tone="late" if late else "due",
        mark=str(words.LATE) if late else "",
        on=on,
        on_label=str(words.LABELS["first_until" if leak.first_on is None else "final_until"]),
        action=Action(url, str(words.OPEN)),
    )


def _disposal_row(one: Disposal) -> DeskRow:
    url = addresses.of("duties:disposal", one.pk)
    return DeskRow(
        record=f"disposal:{one.pk}",
        title=str(words.DESK_DISPOSAL),
        url=url,
        number=one.number,
        note=str(one.get_state_display()),
        on=clock.day(one.created_at),
        on_label=str(words.LABELS["proposed_on"]),
        action=Action(url, str(words.OPEN)),
    )


def table_names() -> dict[str, str]:
    """What people call each table, by its label."""
    return {one._meta.label: str(one._meta.verbose_name) for one in retention.fates()}

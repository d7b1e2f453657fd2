"""Searching and reading the record, within what reaches the actor."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tasuki.ground import clock
from tasuki.journey.cases import queries as cases
from tasuki.journey.intake import queries as intake
from tasuki.office.oversight import queries as oversight
from tasuki.residents.people import queries as people
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.relay import matters
from tasuki.town.relay import queries as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit import queries as audit


@dataclass(frozen=True)
class Hit:
    """A person or a number found, with the matters that reach the actor."""

    title: str
    note: str
    cards: list[matters.Card]


def find(actor: Actor, text: str, at: datetime) -> list[Hit]:
    """By name, kana, telephone or 受付番号; nothing beyond the actor's own matters."""
    consultation = intake.by_number(actor, text, at)
    case = cases.by_number(actor, text, at)
    batons = [consultation.baton_id] if consultation is not None else []
    batons += [case.lead_id] if case is not None else []
    hits = []
    if batons:
        cards = relay.cards_for(actor, batons, at)
        hits.append(Hit(title=text, note="", cards=cards))
    for person in people.search(actor, text, at):
        reach = people.batons_of(actor, person, at)
        hits.append(
            Hit(
                title=people.display_name(person),
                note=people.age_in_words(person, clock.day(at)),
                cards=relay.cards_for(actor, reach, at),
            )
        )
    return hits


def _in_words(basis: str) -> str:
    """A ground or a meeting's legal type by the town's name for it; an article as it is cited."""
    town = pack.current()
    names = {one.code: one.label for one in town.grounds}
    names |= dict(town.choices("meeting_legal_types"))
    return "、".join(names.get(one, one) for one in basis.split(",")) if basis.isascii() else basis


def _not_closed(actor: Actor, told: list[Any], at: datetime) -> list[Any]:
    """A worker's own lines, but for those about a matter that is closed to them in person by now."""
    batons = relay.closed_batons(actor, at)
    if not batons:
        return told
    closed = {name for one in matters.every() for name in one.named(batons)}
    closed |= {f"baton:{pk}" for pk in batons}
    about = [pk.hex for pk in people.concerned(batons)]
    return [
        line
        for line in told
        if line.entry.target not in closed and not any(pk in line.entry.persons for pk in about)
    ]


def record_of(actor: Actor, *, before: int | None, at: datetime) -> dict[str, Any]:
    """管理者 reads every line without its words; a worker reads their own."""
    if actor.is_admin:
        told = audit.lines(before=before)
    else:
        told = audit.lines(staff_id=actor.staff_id, before=before)
    more = told[-1].entry.pk if len(told) == audit.PAGE else None
    told = told if actor.is_admin else _not_closed(actor, told, at)
    staff = {line.entry.staff_id for line in told if line.entry.staff_id}
    agencies = {line.entry.agency_id for line in told if line.entry.agency_id}
    names = organizations.staff_names(staff)
    places = organizations.names(agencies)
    rows = [
        {
            "at": line.entry.at,
            "who": names.get(line.entry.staff_id, "") if line.entry.staff_id else "",
            "agency": places.get(line.entry.agency_id, "") if line.entry.agency_id else "",
            "sentence": audit.plainly(line.entry) if actor.is_admin else line.sentence,
            "basis": _in_words(line.entry.basis),
        }
        for line in told
    ]
    return {
        "rows": rows,
        "more": more,
        "all": actor.is_admin,
        "last": oversight.last_verification() if actor.is_admin and before is None else None,
        "shows_state": actor.is_admin and before is None,
    }

"""Reads of 「他機関に照会する」, and of people who may be the same at two agencies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from tasuki.ground.prepared import Prepared
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.journey.intake import words
from tasuki.journey.intake.models import Consultation, Inquiry
from tasuki.residents.grounds import queries as finder
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Person
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.trust.access.actor import Actor

# Among so many of the newest receptions doubles are looked for; older ones were looked through.
NEWEST = 100


def grounds(agency: Agency, at: datetime) -> list[pack.Ground]:
    """On what this agency may ask others whether they know somebody; consent first."""
    codes = finder.choices(agency, organizations.agencies(), at)
    found = finder.labelled(codes, at)
    return sorted(found, key=lambda one: one.code != finder.CONSENT)


def inquiries_for(actor: Actor) -> QuerySet[Inquiry]:
    """What the worker asked; what was answered is nobody else's to read."""
    if actor.staff_id is None:
        return Inquiry.objects.none()
    return Inquiry.objects.filter(staff_id=actor.staff_id).select_related("consultation")


def answer(inquiry: Inquiry) -> list[tuple[str, str]]:
    """Name and telephone of each agency that was found."""
    found = Agency.objects.filter(pk__in=inquiry.found).order_by("code")
    return [(one.name, one.tel or str(words.TEL_UNKNOWN)) for one in found]


@dataclass(frozen=True)
class Side:
    """One of two matters: its number, who holds it, and the name where the reader may know it."""

    number: str
    agency: str
    name: str


def doubles(actor: Actor, at: datetime) -> list[tuple[Side, Side]]:
    """Matters of different agencies that are surely about one and the same person.

    Neither agency sees it; to the 調整役 names are shown only of people whom they see anyway.
    """
    pairs = _pairs(actor, at)
    ids = {one.subject_id for pair in pairs for one in pair}
    named = people.shown(people.people_for(actor, at).filter(pk__in=ids)) if ids else []
    names = {person.pk: people.display_name(person) for person in named}
    return [(_side(one, names), _side(other, names)) for one, other in pairs]


def doubles_row(actor: Actor, at: datetime) -> list[DeskRow]:
    """One row for all of them on the 調整役's desk, as long as there is one."""
    pairs = len(_pairs(actor, at)) if actor.is_coordinator else 0
    if not pairs:
        return []
    url = reverse("intake:doubles")
    return [
        DeskRow(
            record="doubles:newest",
            title=str(words.DOUBLES) % {"pairs": pairs},
            url=url,
            action=Action(url, str(words.SEE_DOUBLES), "users"),
        )
    ]


def _pairs(actor: Actor, at: datetime) -> list[tuple[Consultation, Consultation]]:
    last = _NEWEST(staff=actor.staff_id, at=at, limit=NEWEST)
    newest: dict[UUID, Person] = {one.subject_id: one.subject for one in last}
    alike = people.doubles_of(list(newest.values()))
    if not alike:
        return []
    matters = _matters({person.pk for pair in alike for person in pair}, actor, at)
    found = []
    for one, other in alike:
        apart = (
            (mine, theirs)
            for mine in matters.get(one.pk, [])
            for theirs in matters.get(other.pk, [])
            if _holder(mine) != _holder(theirs)
        )
        found += [pair] if (pair := next(apart, None)) else []
    return found


def _newest(staff: UUID, at: datetime, limit: int) -> QuerySet[Consultation]:
    found = Consultation.objects.filter(relay.not_closed_to(staff, at))
    return found.select_related("subject").order_by("-received_at")[:limit]


_NEWEST = Prepared(_newest)


def _matters(persons: Iterable[UUID], actor: Actor, at: datetime) -> dict[UUID, list[Consultation]]:
    """The consultations about these people that somebody now carries, newest first."""
    carried = Q(baton__closed_at__isnull=True) | Q(baton__successor__closed_at__isnull=True)
    about = Consultation.objects.filter(
        carried, relay.not_closed_to(actor.staff_id, at), subject__in=list(persons)
    ).select_related("baton__holder", "baton__successor__holder")
    found: dict[UUID, list[Consultation]] = {}
    for one in about.order_by("-received_at"):
        if one.baton.is_open or one.baton.successor is not None:
            found.setdefault(one.subject_id, []).append(one)
    return found


def _holder(one: Consultation) -> Agency:
    successor = one.baton.successor
    return one.baton.holder if one.baton.is_open or successor is None else successor.holder


def _side(one: Consultation, names: dict[UUID, str]) -> Side:
    name = names.get(one.subject_id, str(words.NOT_YOURS_TO_KNOW))
    return Side(number=one.number, agency=_holder(one).name, name=name)

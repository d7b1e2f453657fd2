"""The register of requests, and one of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from tasuki.ground import clock
from tasuki.office.duties import policy, words
from tasuki.office.duties.models import (
    Disclosure,
    Mask,
    Piece,
)
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Regime
from tasuki.trust.access.actor import Actor


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


@dataclass(frozen=True)
class Registered:
    """A line of the register with what its day means."""

    one: Disclosure
    day_label: str
    left: str
    late: bool


def registered(one: Disclosure, today: date) -> Registered:
    """How many days are left, or that it has passed; a private holder's day is an aim."""
    label = str(words.LABELS["due_on" if one.has_term else "aim_on"])
    days = (one.due_on - today).days
    if not one.is_open or one.decided_at is not None:
        return Registered(one, label, "", late=False)
    if days < 0:
        return Registered(one, label, str(words.DAYS_OVER) % {"days": -days}, late=True)
    left = str(words.DAYS_LEFT) % {"days": days} if days else str(words.TODAY_IS_THE_DAY)
    return Registered(one, label, left, late=False)


def register(actor: Actor, today: date) -> list[Registered]:
    """What is to be answered by its day, then what has ended, the newest first."""
    rows = list(requests_for(actor)[:200])
    rows.sort(
        key=lambda one: (not one.is_open, one.due_on.toordinal() * (1 if one.is_open else -1))
    )
    return [registered(one, today) for one in rows]


def is_private(actor: Actor) -> bool:
    """Whether the actor's counter is a private body, which may hold records of its own."""
    return actor.agency_id is not None and (
        organizations.agency(actor.agency_id).regime == Regime.PRIVATE
    )


def piece_for(actor: Actor, piece_id: UUID) -> Piece | None:
    """A piece of a package that the actor handles or decides on."""
    piece = Piece.objects.filter(pk=piece_id).select_related("request").first()
    if piece is None or not policy.can_read_package(actor, piece.request):
        return None
    return piece


def office_of(one: Disclosure, actor: Actor) -> Agency:
    """Where questions about the answer go: the private holder, else the office that handles it."""
    return one.agency if not one.has_term else organizations.agency(workplace(actor))


def forget_package(one: Disclosure) -> None:
    """Throw the gathered copies away."""
    Mask.objects.filter(piece__request=one).delete()
    Piece.objects.filter(request=one).delete()
    Disclosure.objects.filter(pk=one.pk).update(gathered_at=None)
    one.gathered_at = None

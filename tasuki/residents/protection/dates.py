"""When the state of a protection is asked again, and what the holder's desk says of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from tasuki.ground import clock
from tasuki.ground.prepared import Prepared
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern, Person
from tasuki.residents.protection import policy, words
from tasuki.residents.protection.models import Estranged, Protection, Reveal
from tasuki.town.relay import queries as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

SOON_DAYS = 30
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Due:
    """A line of the list of dates."""

    protection: Protection
    name: str
    late: bool
    soon: bool


def due_for(actor: Actor, at: datetime, limit: int = 200) -> list[Due]:
    """The protected persons of matters that the actor's agencies hold, the next to ask first."""
    today = clock.day(at)
    listed = list(_running(actor, at)[:limit])
    look([one.person_id for one in listed])
    return [_due(one, today) for one in listed]


def _running(actor: Actor, at: datetime) -> QuerySet[Protection]:
    rows = Protection.objects.filter(ended_at__isnull=True, person__in=_held_by(actor, at))
    return rows.select_related("person", "agency", "proposed_by").order_by("ask_on", "id")


def _held_by(actor: Actor, at: datetime) -> QuerySet[Person]:
    held = Concern.objects.filter(baton__holder__in=actor.agency_ids, baton__closed_at__isnull=True)
    set_here = Protection.objects.filter(agency__in=actor.agency_ids)
    return policy.visible_to(actor, at).filter(
        Q(pk__in=held.values("person")) | Q(pk__in=set_here.values("person"))
    )


def _protected_near(agencies: list[UUID]) -> QuerySet[Protection, UUID]:
    """Whether the agencies have to do with anybody protected; who of them may know asks besides."""
    held = Concern.objects.filter(
        person=OuterRef("person"), baton__holder__in=agencies, baton__closed_at__isnull=True
    )
    found = Protection.objects.filter(
        Exists(held) | Q(agency__in=agencies), person__protected=True, ended_at__isnull=True
    )
    return found.values_list("pk", flat=True)[:1]


_NEAR = Prepared(_protected_near)


def _due(one: Protection, today: date) -> Due:
    ask_on = one.ask_on or today
    return Due(
        protection=one,
        name=people.display_name(one.person),
        late=ask_on < today or (one.until is not None and one.until < today),
        soon=ask_on <= clock.add_days(today, SOON_DAYS),
    )


def unseen_reveals(actor: Actor, at: datetime, limit: int = 50) -> list[Reveal]:
    """Openings by others that the holders have not read yet."""
    rows = Reveal.objects.filter(
        seen_at__isnull=True,
        person__in=_held_by(actor, at),
    ).exclude(staff=actor.staff_id or policy.NOBODY)
    return list(rows.select_related("person", "staff", "agency")[:limit])


def desk_rows(actor: Actor, at: datetime) -> dict[str, list[DeskRow]]:
    """Whose state is to be asked by today, and whose contact somebody else has opened."""
    if not actor.works:
        return {}
    if not _NEAR(agencies=actor.agency_ids):
        return {}  # the ordinary desk: one question
    today = clock.day(at)
    rows = list(_running(actor, at).filter(Q(ask_on__lte=today) | Q(until__lt=today))[:SHOWN])
    opened = {one.person_id: one for one in reversed(unseen_reveals(actor, at))}
    alone = _alone(actor, at)
    look([*(one.person_id for one in rows), *opened, *(one.pk for one, _ in alone)])
    lists: dict[str, list[DeskRow]] = {"due": [], "stalled": []}
    for one in rows:
        late = (one.ask_on or today) < today
        lists["stalled" if late else "due"].append(_row(one, late=late))
    lists["due"] += [_opened(one) for one in opened.values()]
    lists["stalled"] += [_carried_by_nobody(*one) for one in alone]
    return lists


def _alone(actor: Actor, at: datetime) -> list[tuple[Person, list[str]]]:
    kept = Estranged.objects.filter(staff__isnull=False, ended_at__isnull=True).values("person")
    near = list(_held_by(actor, at).filter(protected=True, pk__in=kept)[:SHOWN])
    found = carried_by_nobody([one.pk for one in near], at) if near else {}
    return [(one, found[one.pk]) for one in near if one.pk in found]


def _carried_by_nobody(one: Person, agencies: list[str]) -> DeskRow:
    page = reverse("protection:person", args=[one.pk])
    return DeskRow(
        record=f"person:{one.pk}",
        title=people.display_name(one),
        url=page,
        note=str(words.NOBODY_LEFT) % {"agencies": "、".join(agencies)},
        mark=str(words.NO_WORKER),
        tone="late",
        action=Action(page, str(words.SEE)),
    )


def _row(one: Protection, *, late: bool) -> DeskRow:
    return DeskRow(
        record=f"protection:{one.pk}",
        title=people.display_name(one.person),
        url=reverse("protection:person", args=[one.person_id]),
        note=str(words.ASK_AGAIN),
        mark=str(words.LATE if late else words.TODAY),
        tone="late" if late else "due",
        on=one.ask_on,
        on_label=str(words.ASK_ON),
        action=Action(reverse("protection:confirm", args=[one.pk]), str(words.CONFIRM), "pencil"),
    )


def _opened(one: Reveal) -> DeskRow:
    page = reverse("protection:person", args=[one.person_id])
    return DeskRow(
        record=f"reveal:{one.pk}",
        title=people.display_name(one.person),
        url=page,
        note=f"{one.agency.name}　{one.staff.name}",
        mark=str(words.OPENED),
        tone="due",
        on=clock.day(one.created_at),
        action=Action(reverse("protection:reveals", args=[one.person_id]), str(words.READ), "eye"),
    )


def carried_by_nobody(person_ids: Collection[UUID], at: datetime) -> dict[UUID, list[str]]:
    """Of these persons' open matters those from which every worker of the agency that carries them
    is kept away: person → agencies."""
    concerns = Concern.objects.filter(
        person__in=list(person_ids),
        baton__closed_at__isnull=True,
        baton__barriers__isnull=False,
    )
    found: dict[UUID, list[str]] = {}
    for one in concerns.select_related("baton__holder").distinct():
        if not relay.left_at(one.baton, one.baton.holder_id, at).exists():
            names = found.setdefault(one.person_id, [])
            names += [] if one.baton.holder.name in names else [one.baton.holder.name]
    return found

"""When the state of a protection is asked again, and what the holder's desk says of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from tasuki.ground import clock
from tasuki.ground.prepared import Prepared
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern, Person
from tasuki.residents.protection import policy, words
from tasuki.residents.protection.models import Elsewhere, Estranged, Protection, Reveal
from tasuki.town.organizations import queries as organizations
from tasuki.town.relay import queries as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

SOON_DAYS = 30
SHOWN = 20
AWAY = 200
ADMIN_PAGE = "organizations:staff"


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
    """Whose state is to be asked by today, whose contact somebody else has opened, and who was named
    by somebody else as one to be kept away."""
    if actor.is_admin and not actor.works:
        return _for_admin(at)
    if not actor.works:
        return {}
    if not _NEAR(agencies=actor.agency_ids):
        return {}  # the ordinary desk: one question
    today = clock.day(at)
    left = Elsewhere.objects.filter(person=OuterRef("person_id"), settled_at__isnull=True)
    running = _running(actor, at).annotate(left=Exists(left))
    due = Q(ask_on__lte=today) | Q(until__lt=today)
    listed = list(running.filter(due | Q(left=True))[:SHOWN])
    rows = [one for one in listed if _is_due(one, today)]
    found = {one.person_id: one.person for one in listed if one.left}
    away = _away(actor, at)
    opened = {one.person_id: one for one in reversed(unseen_reveals(actor, at))}
    alone = _alone(away, at)
    named = {one.person_id: one for one in reversed(away) if _is_news(one, actor)}
    look([*(one.person_id for one in listed), *opened, *named, *(one.pk for one, _ in alone)])
    lists: dict[str, list[DeskRow]] = {"due": [], "stalled": []}
    for one in rows:
        late = (one.ask_on or today) < today
        lists["stalled" if late else "due"].append(_row(one, late=late))
    lists["due"] += [_opened(one) for one in opened.values()]
    lists["due"] += [_named(one) for one in named.values()]
    lists["due"] += [_found(one) for one in found.values()]
    lists["stalled"] += [_carried_by_nobody(*one) for one in alone]
    return lists


def _is_due(one: Protection, today: date) -> bool:
    return (one.ask_on is not None and one.ask_on <= today) or (
        one.until is not None and one.until < today
    )


def _away(actor: Actor, at: datetime) -> list[Estranged]:
    """Who is kept away from the protected persons of the agencies, the oldest first."""
    rows = Estranged.objects.filter(
        ended_at__isnull=True, person__protected=True, person__in=_held_by(actor, at)
    )
    return list(rows.select_related("person", "staff", "agency", "set_by")[:AWAY])


def _is_news(one: Estranged, actor: Actor) -> bool:
    """Named by somebody else, and the holders have not read it yet."""
    return one.seen_at is None and one.set_by_id != actor.staff_id


def _found(one: Person) -> DeskRow:
    return DeskRow(
        record=f"elsewhere:{one.pk}",
        title=people.display_name(one),
        url=reverse("protection:person", args=[one.pk]),
        note=str(words.STANDS_ELSEWHERE),
        mark=str(words.FOUND),
        tone="late",
        action=Action(reverse("protection:replace", args=[one.pk]), str(words.COVER_IT), "pencil"),
    )


def _named(one: Estranged) -> DeskRow:
    page = reverse("protection:person", args=[one.person_id])
    whom = str(words.NAMED_WORKER) % {"name": one.staff.name} if one.staff else one.name
    said = {
        "agency": one.agency.name if one.agency else "",
        "who": one.set_by.name,
        "whom": whom,
    }
    read = reverse("protection:estranged_read", args=[one.person_id])
    return DeskRow(
        record=f"estranged:{one.pk}",
        title=people.display_name(one.person),
        url=page,
        note=(str(words.NAMED_BY) % said).strip(),
        mark=str(words.NAMED),
        tone="late" if one.staff_id else "due",
        on=clock.day(one.created_at),
        action=Action(read, str(words.CHECK_IT), "eye"),
    )


def _for_admin(at: datetime) -> dict[str, list[DeskRow]]:
    """An agency whose worker was taken off what it carries, until its people have read it, and one
    that has nobody left. Of the person nothing is said."""
    named = Estranged.objects.filter(staff__isnull=False, ended_at__isnull=True)
    ids = set(named.values_list("person_id", flat=True)[:SHOWN])
    if not ids:
        return {}
    empty = {name for names in carried_by_nobody(ids, at).values() for name in names}
    unseen = named.filter(seen_at__isnull=True)
    touched = Concern.objects.filter(
        person__in=unseen.values("person"),
        baton__closed_at__isnull=True,
        baton__barriers__staff__in=unseen.values("staff"),
    )
    mine = {
        one.baton.holder.name
        for one in touched.select_related("baton__holder").distinct()[:SHOWN]
        if at_holder(one.baton.holder_id, unseen, at)
    }
    return {
        "due": [_agency_row(one, words.KEPT_FROM_HOLDER, "due") for one in sorted(mine - empty)],
        "stalled": [_agency_row(one, words.NOBODY_LEFT_ADMIN, "late") for one in sorted(empty)],
    }


def at_holder(agency_id: UUID, named: QuerySet[Estranged], at: datetime) -> bool:
    """Whether one of the named workers works at the agency that carries the matter."""
    there = organizations.colleagues(agency_id, at)
    return there.filter(pk__in=named.values("staff")).exists()


def _agency_row(agency: str, note: Any, tone: str) -> DeskRow:
    page = reverse(ADMIN_PAGE)
    return DeskRow(
        record=f"protection:{agency}",
        title=agency,
        url=page,
        note=str(note),
        mark=str(words.NO_WORKER if tone == "late" else words.NAMED),
        tone=tone,
        action=Action(page, str(words.SEE)),
    )


def _alone(away: list[Estranged], at: datetime) -> list[tuple[Person, list[str]]]:
    near = {one.person_id: one.person for one in away if one.staff_id is not None}
    found = carried_by_nobody(list(near), at) if near else {}
    return [(near[pk], names) for pk, names in found.items()]


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

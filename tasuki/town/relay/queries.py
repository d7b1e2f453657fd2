"""Reads of the relay. Lists read parts in their own order, a page by key, and never count all."""

import heapq
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tasuki.town.relay import matters, policy
from tasuki.town.relay.models import Answer, Baton, Part, Pass, Section, Step
from tasuki.trust.access.actor import Actor

PAGE = 50


def sight(actor: Actor, at: datetime, section: Section = Section.CARD) -> QuerySet[Part]:
    """The live parts that open `section` to the actor."""
    return policy.visible_to(actor, at, section)


def may_see(actor: Actor, baton_id: UUID, section: Section, at: datetime) -> bool:
    """One key, one section."""
    return sight(actor, at, section).filter(baton_id=baton_id).exists()


def sections_for(actor: Actor, baton_id: UUID, at: datetime) -> Section:
    """All sections of one matter that are open to the actor, in one query."""
    opened = Section(0)
    for value in sight(actor, at).filter(baton_id=baton_id).values_list("sections", flat=True):
        opened |= Section(value)
    return opened


def sections_of(actor: Actor, baton_ids: list[UUID], at: datetime) -> dict[UUID, Section]:
    """The same for a page of matters, in one query."""
    opened: dict[UUID, Section] = {}
    parts = sight(actor, at).filter(baton_id__in=baton_ids)
    for baton_id, value in parts.values_list("baton_id", "sections"):
        opened[baton_id] = opened.get(baton_id, Section(0)) | Section(value)
    return opened


def named_to(actor: Actor, baton_ids: Iterable[UUID], at: datetime) -> set[UUID]:
    """Those of these matters of which the actor was told whom they are about."""
    parts = sight(actor, at).filter(baton_id__in=list(baton_ids), named=True)
    return set(parts.values_list("baton_id", flat=True))


def says_whom(baton: Baton) -> bool:
    """Whether the agency that holds it was itself told whom the matter is about."""
    held = Part.objects.filter(baton=baton, agency_id=baton.holder_id, source="holder")
    return not held.filter(named=False).exists()


def listed(
    actor: Actor,
    matter: str,
    at: datetime,
    *,
    closed: bool = False,
    before: tuple[datetime, UUID] | None = None,
    limit: int = PAGE,
) -> list[Part]:
    """A page of the actor's matters of one kind, newest first (keyset: sort_key, baton)."""
    pages = []
    for agency_id in actor.agency_ids:
        parts = Part.objects.filter(
            policy.live(at), agency_id=agency_id, matter=matter, closed=closed, listed=True
        )
        if before is not None:
            key, pk = before
            parts = parts.filter(Q(sort_key__lt=key) | Q(sort_key=key, baton_id__lt=pk))
        pages.append(list(parts.order_by("-sort_key", "-baton_id")[:limit]))
    merged = heapq.merge(*pages, key=lambda part: (part.sort_key, part.baton_id), reverse=True)
    seen: dict[UUID, Part] = {}
    for part in merged:
        seen.setdefault(part.baton_id, part)
        if len(seen) == limit:
            break
    return list(seen.values())


def _open() -> QuerySet[Baton]:
    return Baton.objects.filter(closed_at__isnull=True)


def held(actor: Actor, limit: int = 20, after: tuple[date, UUID] | None = None) -> list[Baton]:
    """What the worker holds: named to them, or to nobody at their agencies; nearest date first."""
    mine = [_open().filter(person_id=actor.staff_id)]
    mine += [_open().filter(holder_id=pk, person__isnull=True) for pk in actor.agency_ids]
    found: list[Baton] = []
    for batons in mine:
        if after is not None:
            day, pk = after
            batons = batons.filter(Q(look_again_on__gt=day) | Q(look_again_on=day, id__gt=pk))
        found += batons.select_related("holder", "person").order_by("look_again_on", "id")[:limit]
    found.sort(key=lambda baton: (baton.look_again_on or date.max, baton.pk))
    return found[:limit]


def due(actor: Actor, on: date, limit: int = 20) -> list[Baton]:
    """Held matters whose date to look again has come."""
    return [baton for baton in held(actor, limit) if (baton.look_again_on or date.max) <= on]


def _waiting() -> QuerySet[Pass]:
    return Pass.objects.filter(answered_at__isnull=True).select_related(
        "baton", "baton__holder", "from_agency", "to_agency", "to_person"
    )


def offered_to(
    actor: Actor, limit: int = PAGE, after: tuple[date, UUID] | None = None
) -> list[Pass]:
    """受け取り待ち: unanswered offers to the actor's agencies, nearest date first; lapsed ones too
    (they say 「期限切れ」 until the next act or the nightly tick writes it down)."""
    return _page_of_passes("to_agency_id", actor, limit, after)


def sent_by(actor: Actor, limit: int = PAGE, after: tuple[date, UUID] | None = None) -> list[Pass]:
    """返事待ち: unanswered offers that the actor's agencies made."""
    return _page_of_passes("from_agency_id", actor, limit, after)


def _page_of_passes(
    side: str, actor: Actor, limit: int, after: tuple[date, UUID] | None
) -> list[Pass]:
    found: list[Pass] = []
    for agency_id in actor.agency_ids:
        passes = _waiting().filter(**{side: agency_id})
        if after is not None:
            day, pk = after
            passes = passes.filter(Q(answer_by__gt=day) | Q(answer_by=day, id__gt=pk))
        found += passes.order_by("answer_by", "id")[:limit]
    found.sort(key=lambda handover: (handover.answer_by, handover.pk))
    return found[:limit]


def came_back(actor: Actor, limit: int = 20) -> list[Pass]:
    """Offers of the actor's agencies that were returned or lapsed and wait for a choice."""
    found: list[Pass] = []
    for agency_id in actor.agency_ids:
        found += (
            Pass.objects.filter(
                from_agency_id=agency_id,
                answered_at__isnull=False,
                seen_lapse_at__isnull=True,
                answer__in=[Answer.RETURNED, Answer.LAPSED],
                baton__closed_at__isnull=True,
            )
            .select_related("baton", "to_agency", "from_agency")
            .order_by("answered_at", "id")[:limit]
        )
    return found[:limit]


def lapsed_at(actor: Actor, limit: int = 20) -> list[Pass]:
    """Offers to the actor's agencies that lapsed (written down), until the sender has chosen."""
    found: list[Pass] = []
    for agency_id in actor.agency_ids:
        found += (
            Pass.objects.filter(
                to_agency_id=agency_id,
                answer=Answer.LAPSED,
                seen_lapse_at__isnull=True,
                baton__closed_at__isnull=True,
            )
            .select_related("baton", "to_agency", "from_agency")
            .order_by("answered_at", "id")[:limit]
        )
    return found[:limit]


def offer_on(baton: Baton) -> Pass | None:
    """The unanswered offer on a baton, lapsed or not."""
    return _waiting().filter(baton=baton).first()


def times_returned(baton: Baton) -> int:
    """How often this baton's offers were returned since it was last taken."""
    last = Pass.objects.filter(baton=baton, answer=Answer.TAKEN).order_by("-answered_at").first()
    returned = Pass.objects.filter(baton=baton, answer=Answer.RETURNED)
    if last is not None and last.answered_at is not None:
        returned = returned.filter(answered_at__gt=last.answered_at)
    return returned.count()


def way(baton: Baton) -> list[Step]:
    """The whole way so far, including the batons this one grew out of, oldest first."""
    ids, front = [baton.pk], [baton.pk]
    while front:
        grown = Baton.objects.filter(successor_id__in=front).values_list("pk", flat=True)
        origins = Baton.objects.filter(pk__in=front, origin__isnull=False)
        front = [*grown, *origins.values_list("origin_id", flat=True)]
        front = [pk for pk in front if pk not in ids]
        ids += front
    steps = Step.objects.filter(baton_id__in=ids).select_related("agency", "person", "baton")
    return list(steps.order_by("since", "id"))


def ringing(actor: Actor) -> int:
    """How many offers wait for the actor's agencies (counted to 99 at most)."""
    waiting = Pass.objects.filter(answered_at__isnull=True, to_agency_id__in=actor.agency_ids)
    return waiting[:99].count()


def lapsed(on: date, limit: int = 500) -> list[Baton]:
    """Batons with an offer whose date has passed and is not written down yet."""
    passes = _waiting().filter(answer_by__lt=on)[:limit]
    return [handover.baton for handover in passes]


def cards_for(actor: Actor, baton_ids: Iterable[UUID], at: datetime) -> list[matters.Card]:
    """What these matters are called, for those of them that reach the actor."""
    parts = sight(actor, at).filter(baton_id__in=list(baton_ids))
    pairs = parts.values_list("baton_id", "matter").distinct()
    cards = matters.describe(pairs, actor, at)
    return list({card.record: card for card in cards.values()}.values())


def health(at: datetime) -> dict[str, Any]:
    """What must always be true, counted: everything but `open` is zero in a sound town."""
    opened = _open()
    doubles = (
        Pass.objects.filter(answered_at__isnull=True)
        .values("baton")
        .annotate(n=Count("id"))
        .filter(n__gt=1)
    )
    holder_parts = Part.objects.filter(policy.live(at), source="holder").values("baton")
    owned: set[UUID] = set()
    for matter in matters.every():
        owned.update(matter.owned())
    running = Step.objects.filter(until__isnull=True).values("baton")
    return {
        "open": opened.count(),
        "without_holder": opened.filter(
            Q(holder__isnull=True) | ~Q(pk__in=holder_parts) | ~Q(pk__in=running)
        ).count(),
        "without_date": opened.filter(look_again_on__isnull=True).count(),
        "double_offers": doubles.count(),
        "orphan_batons": sum(
            1 for pk in Baton.objects.values_list("pk", flat=True) if pk not in owned
        ),
    }


def parts_of(batons: QuerySet[Any], at: datetime) -> QuerySet[Part]:
    """The live parts of these matters (a query of their ids), of whichever agency."""
    return Part.objects.filter(policy.live(at), baton__in=batons)

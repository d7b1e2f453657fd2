"""Reads of the relay. Lists read parts in their own order, a page by key, and never count all."""

import heapq
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Value

from tasuki.ground.prepared import Prepared
from tasuki.town.relay import matters, policy
from tasuki.town.relay.models import Answer, Baton, Part, Pass, Section, Step
from tasuki.trust.access.actor import Actor

PAGE = 50
# How many of what a worker holds, nearest date first, are looked through at each look at the desk.
NEAREST = 100


def sight(actor: Actor, at: datetime, section: Section = Section.CARD) -> QuerySet[Part]:
    """The live parts that open `section` to the actor."""
    return policy.visible_to(actor, at, section)


def open_to(
    agencies: Collection[UUID], at: datetime, section: Section = Section.CARD
) -> QuerySet[Part]:
    """sight, for whoever works at these agencies."""
    return policy.open_to(agencies, at, section)


def may_see(actor: Actor, baton_id: UUID, section: Section, at: datetime) -> bool:
    """One key, one section."""
    shown = _SHOWN(agencies=actor.agency_ids, baton=baton_id, at=at, section=int(section))
    return bool(shown)


def _shown(agencies: list[UUID], baton: UUID, at: datetime, section: int) -> QuerySet[Part, UUID]:
    parts = policy.open_to(agencies, at, Section(section)).filter(baton_id=baton)
    return parts.values_list("baton_id", flat=True)[:1]


_SHOWN = Prepared(_shown)


def sections_for(actor: Actor, baton_id: UUID, at: datetime) -> Section:
    """All sections of one matter that are open to the actor, in one query."""
    return sections_of(actor, [baton_id], at).get(baton_id, Section(0))


def sections_of(actor: Actor, baton_ids: list[UUID], at: datetime) -> dict[UUID, Section]:
    """The same for a page of matters, in one query."""
    opened: dict[UUID, Section] = {}
    for baton_id, value in _OPENED(agencies=actor.agency_ids, batons=set(baton_ids), at=at):
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


def _opened(
    agencies: list[UUID], batons: list[UUID], at: datetime
) -> QuerySet[Part, tuple[UUID, int]]:
    parts = policy.open_to(agencies, at, Section.CARD).filter(baton_id__in=batons)
    return parts.values_list("baton_id", "sections")


_OPENED = Prepared(_opened)


class Listed(NamedTuple):
    """A line of a list: its key, and the matter's baton."""

    sort_key: datetime
    baton_id: UUID


def listed(
    actor: Actor,
    matter: str,
    at: datetime,
    *,
    closed: bool = False,
    before: tuple[datetime, UUID] | None = None,
    limit: int = PAGE,
) -> list[Listed]:
    """A page of the actor's matters of one kind, newest first (keyset: sort_key, baton)."""
    key, pk = before or (None, None)
    pages = [
        _LISTED(agency=agency, matter=matter, closed=closed, at=at, key=key, pk=pk, limit=limit)
        for agency in actor.agency_ids
    ]
    seen: dict[UUID, Listed] = {}
    for row in heapq.merge(*pages, reverse=True):
        seen.setdefault(row[1], Listed(*row))
        if len(seen) == limit:
            break
    return list(seen.values())


def _listed(
    agency: UUID,
    matter: str,
    at: datetime,
    key: datetime | None,
    pk: UUID | None,
    *,
    closed: bool,
    limit: int,
) -> QuerySet[Part, tuple[datetime, UUID]]:
    # One flag in a list of one: as a bare flag SQLite does not see that the index is in order.
    parts = Part.objects.filter(
        policy.live(at), agency_id=agency, matter=matter, closed__in=[closed], listed=True
    )
    if key is not None:
        parts = parts.filter(Q(sort_key__lt=key) | Q(sort_key=key, baton_id__lt=pk))
    return parts.order_by("-sort_key", "-baton_id").values_list("sort_key", "baton_id")[:limit]


_LISTED = Prepared(_listed)


def _open() -> QuerySet[Baton]:
    return Baton.objects.filter(closed_at__isnull=True)


def held(actor: Actor, limit: int = 20, after: tuple[date, UUID] | None = None) -> list[Baton]:
    """What the worker holds: named to them, or to nobody at their agencies; nearest date first."""
    day, pk = after or (None, None)
    found = _NAMED(person=actor.staff_id, day=day, pk=pk, limit=limit)
    for agency in actor.agency_ids:
        found += _UNNAMED(agency=agency, day=day, pk=pk, limit=limit)
    found.sort(key=lambda baton: (baton.look_again_on or date.max, baton.pk))
    return found[:limit]


def _from(
    batons: QuerySet[Baton], day: date | None, pk: UUID | None, limit: int
) -> QuerySet[Baton]:
    if day is not None:
        batons = batons.filter(Q(look_again_on__gt=day) | Q(look_again_on=day, id__gt=pk))
    return batons.order_by("look_again_on", "id")[:limit]


_NAMED: Prepared[Baton] = Prepared(
    lambda person, **page: _from(_open().filter(person_id=person), **page)
)
_UNNAMED: Prepared[Baton] = Prepared(
    lambda agency, **page: _from(_open().filter(holder_id=agency, person__isnull=True), **page)
)


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
    return _page_of_passes(_OFFERED, actor, limit, after)


def sent_by(actor: Actor, limit: int = PAGE, after: tuple[date, UUID] | None = None) -> list[Pass]:
    """返事待ち: unanswered offers that the actor's agencies made."""
    return _page_of_passes(_SENT, actor, limit, after)


def _page_of_passes(
    side: Prepared[Pass], actor: Actor, limit: int, after: tuple[date, UUID] | None
) -> list[Pass]:
    day, pk = after or (None, None)
    found: list[Pass] = []
    for agency in actor.agency_ids:
        found += side(agency=agency, day=day, pk=pk, limit=limit)
    found.sort(key=lambda handover: (handover.answer_by, handover.pk))
    return found[:limit]


# What a row says of an offer.
_ROW = (
    "baton__matter",
    "from_agency__name",
    "to_agency__name",
    "to_agency_id",
    "preview",
    "answer_by",
    "answer",
    "answered_at",
)


def _rows_of(passes: QuerySet[Pass]) -> QuerySet[Pass]:
    return passes.select_related("baton", "from_agency", "to_agency").only(*_ROW)


def _offered_page(agency: UUID, **page: Any) -> QuerySet[Pass]:
    passes = Pass.objects.filter(answered_at__isnull=True, to_agency_id=agency)
    said = ("from_agency__name", "to_agency_id", "baton_id", *_ROW[-4:])
    return _page(passes.select_related("from_agency").only(*said), **page)


def _sent_page(agency: UUID, **page: Any) -> QuerySet[Pass]:
    passes = Pass.objects.filter(answered_at__isnull=True, from_agency_id=agency)
    return _page(_rows_of(passes), **page)


def _page(passes: QuerySet[Pass], day: date | None, pk: UUID | None, limit: int) -> QuerySet[Pass]:
    if day is not None:
        passes = passes.filter(Q(answer_by__gt=day) | Q(answer_by=day, id__gt=pk))
    return passes.order_by("answer_by", "id")[:limit]


_OFFERED = Prepared(_offered_page)
_SENT = Prepared(_sent_page)


def came_back(actor: Actor, limit: int = 20) -> list[Pass]:
    """Offers of the actor's agencies that were returned or lapsed and wait for a choice."""
    found: list[Pass] = []
    for agency in actor.agency_ids:
        found += _CAME_BACK(agency=agency, limit=limit)
    return found[:limit]


def _came_back(agency: UUID, limit: int) -> QuerySet[Pass]:
    passes = Pass.objects.filter(
        from_agency_id=agency,
        answered_at__isnull=False,
        seen_lapse_at__isnull=True,
        answer__in=[Answer.RETURNED, Answer.LAPSED],
        baton__closed_at__isnull=True,
    )
    return _rows_of(passes).order_by("answered_at", "id")[:limit]


_CAME_BACK = Prepared(_came_back)


def lapsed_at(actor: Actor, limit: int = 20) -> list[Pass]:
    """Offers to the actor's agencies that lapsed (written down), until the sender has chosen."""
    found: list[Pass] = []
    for agency in actor.agency_ids:
        found += _LAPSED_AT(agency=agency, limit=limit)
    return found[:limit]


def _lapsed_at(agency: UUID, limit: int) -> QuerySet[Pass]:
    passes = Pass.objects.filter(
        to_agency_id=agency,
        answer=Answer.LAPSED,
        seen_lapse_at__isnull=True,
        baton__closed_at__isnull=True,
    )
    return _rows_of(passes).order_by("answered_at", "id")[:limit]


_LAPSED_AT = Prepared(_lapsed_at)


def offer_on(baton: Baton) -> Pass | None:
    """The unanswered offer on a baton, lapsed or not."""
    return next(iter(_OFFER_ON(baton=baton.pk)), None)


_OFFER_ON: Prepared[Pass] = Prepared(lambda baton: _waiting().filter(baton_id=baton))


def times_returned(baton: Baton) -> int:
    """How often this baton's offers were returned since it was last taken."""
    last = Pass.objects.filter(baton=baton, answer=Answer.TAKEN).order_by("-answered_at").first()
    returned = Pass.objects.filter(baton=baton, answer=Answer.RETURNED)
    if last is not None and last.answered_at is not None:
        returned = returned.filter(answered_at__gt=last.answered_at)
    return returned.count()


def with_sources(baton_ids: Iterable[UUID]) -> list[UUID]:
    """These batons and all that they grew out of: one query for each generation."""
    ids = list(dict.fromkeys(baton_ids))
    front = ids
    while front:
        here, found = set(front), []
        for pk, successor, origin in _SOURCES(front=front):
            found += [pk] if successor in here else []
            found += [origin] if origin is not None and pk in here else []
        front = [pk for pk in dict.fromkeys(found) if pk not in ids]
        ids = ids + front
    return ids


def _sources(front: list[UUID]) -> QuerySet[Baton, tuple[UUID, UUID | None, UUID | None]]:
    grown = Baton.objects.filter(Q(successor_id__in=front) | Q(pk__in=front))
    return grown.values_list("pk", "successor_id", "origin_id")


_SOURCES = Prepared(_sources)


def way(baton: Baton) -> list[Step]:
    """The whole way so far, including the batons this one grew out of, oldest first."""
    return _STEPS(batons=with_sources([baton.pk]))


_SAID = ("baton_id", "agency__name", "person__name", "since", "until", "how")


def _steps(batons: list[UUID]) -> QuerySet[Step]:
    steps = Step.objects.filter(baton_id__in=batons).select_related("agency", "person")
    return steps.only(*_SAID).order_by("since", "id")


_STEPS = Prepared(_steps)


def ringing(actor: Actor) -> int:
    """How many offers wait for the actor's agencies (counted to 99 at most)."""
    return len(_RINGING(agencies=actor.agency_ids))


def _ringing(agencies: list[UUID]) -> QuerySet[Pass, int]:
    waiting = Pass.objects.filter(answered_at__isnull=True, to_agency_id__in=agencies)
    return waiting.annotate(one=Value(1)).values_list("one", flat=True)[:99]


_RINGING = Prepared(_ringing)


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

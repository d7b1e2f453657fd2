"""Who carries what and what is offered: the rows of desks, the way so far, and what must be true."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value

from tasuki.ground.prepared import Prepared
from tasuki.town.relay import matters, policy
from tasuki.town.relay.models import Answer, Baton, Clearance, Part, Pass, Step
from tasuki.town.relay.queries.sight import PAGE
from tasuki.trust.access.actor import Actor

# How many of what a worker holds, nearest date first, are looked through at each look at the desk.
NEAREST = 100


def _open() -> QuerySet[Baton]:
    return Baton.objects.filter(closed_at__isnull=True)


def held(
    actor: Actor, at: datetime, limit: int = 20, after: tuple[date, UUID] | None = None
) -> list[Baton]:
    """What the worker holds: named to them, or to nobody at their agencies; nearest date first."""
    day, pk = after or (None, None)
    page = {"at": at, "day": day, "pk": pk, "limit": limit}
    found = _NAMED(person=actor.staff_id, **page)
    for agency in actor.agency_ids:
        found += _UNNAMED(agency=agency, staff=actor.staff_id, **page)
    found.sort(key=lambda baton: (baton.look_again_on or date.max, baton.pk))
    return found[:limit]


def _from(
    batons: QuerySet[Baton],
    staff: UUID | None,
    at: datetime,
    day: date | None,
    pk: UUID | None,
    limit: int,
) -> QuerySet[Baton]:
    mine = Q(secret=False) | Q(pk__in=policy.cleared(staff, at))
    batons = batons.filter(mine & ~Q(pk__in=policy.barred(staff, at)))
    if day is not None:
        batons = batons.filter(Q(look_again_on__gt=day) | Q(look_again_on=day, id__gt=pk))
    batons = batons.select_related("carrier").only(*_ON_DESK)
    return batons.order_by("look_again_on", "id")[:limit]


# What a desk says of a matter it holds; a hundred are read for twenty rows.
_ON_DESK = (
    "kind",
    "matter",
    "holder_id",
    "person_id",
    "carrier__name",
    "held_since",
    "look_again_on",
    "look_note",
    "secret",
)


_NAMED: Prepared[Baton] = Prepared(
    lambda person, **page: _from(_open().filter(person_id=person), person, **page)
)
_UNNAMED: Prepared[Baton] = Prepared(
    lambda agency, staff, **page: _from(
        _open().filter(holder_id=agency, person__isnull=True), staff, **page
    )
)


def due(actor: Actor, at: datetime, on: date, limit: int = 20) -> list[Baton]:
    """Held matters whose date to look again has come."""
    return [baton for baton in held(actor, at, limit) if (baton.look_again_on or date.max) <= on]


def _waiting() -> QuerySet[Pass]:
    return Pass.objects.filter(answered_at__isnull=True).select_related(
        "baton", "baton__holder", "from_agency", "to_agency", "to_person"
    )


def offered_to(
    actor: Actor, at: datetime, limit: int = PAGE, after: tuple[date, UUID] | None = None
) -> list[Pass]:
    """受け取り待ち: unanswered offers to the actor's agencies, nearest date first; lapsed ones too
    (they say 「期限切れ」 until the next act or the nightly tick writes it down)."""
    return _page_of_passes(_OFFERED, actor, at, limit, after)


def sent_by(
    actor: Actor, at: datetime, limit: int = PAGE, after: tuple[date, UUID] | None = None
) -> list[Pass]:
    """返事待ち: unanswered offers that the actor's agencies made."""
    return _page_of_passes(_SENT, actor, at, limit, after)


def _page_of_passes(
    side: Prepared[Pass],
    actor: Actor,
    at: datetime,
    limit: int,
    after: tuple[date, UUID] | None,
) -> list[Pass]:
    day, pk = after or (None, None)
    found: list[Pass] = []
    for agency in actor.agency_ids:
        found += side(agency=agency, staff=actor.staff_id, at=at, day=day, pk=pk, limit=limit)
    found.sort(key=lambda handover: (handover.answer_by, handover.pk))
    return found[:limit]


# What a row says of an offer.
_ROW = (
    "baton__matter",
    "from_agency__name",
    "to_agency__name",
    "to_agency__has_accounts",
    "to_agency_id",
    "to_person_id",
    "preview",
    "answer_by",
    "answer",
    "answered_at",
)


def _rows_of(passes: QuerySet[Pass]) -> QuerySet[Pass]:
    return passes.select_related("baton", "from_agency", "to_agency").only(*_ROW)


def _offered_page(agency: UUID, staff: UUID, at: datetime, **page: Any) -> QuerySet[Pass]:
    passes = Pass.objects.filter(
        policy.not_closed_to(staff, at), answered_at__isnull=True, to_agency_id=agency
    )
    said = ("from_agency__name", "to_agency_id", "to_person_id", "baton_id", *_ROW[-4:])
    return _page(passes.select_related("from_agency").only(*said), **page)


def _sent_page(agency: UUID, staff: UUID, at: datetime, **page: Any) -> QuerySet[Pass]:
    passes = Pass.objects.filter(
        policy.not_closed_to(staff, at), answered_at__isnull=True, from_agency_id=agency
    )
    return _page(_rows_of(passes), **page)


def _page(passes: QuerySet[Pass], day: date | None, pk: UUID | None, limit: int) -> QuerySet[Pass]:
    if day is not None:
        passes = passes.filter(Q(answer_by__gt=day) | Q(answer_by=day, id__gt=pk))
    return passes.order_by("answer_by", "id")[:limit]


_OFFERED = Prepared(_offered_page)
_SENT = Prepared(_sent_page)


def came_back(actor: Actor, at: datetime, limit: int = 20) -> list[Pass]:
    """Offers of the actor's agencies that were returned or lapsed and wait for a choice."""
    found: list[Pass] = []
    for agency in actor.agency_ids:
        found += _CAME_BACK(agency=agency, staff=actor.staff_id, at=at, limit=limit)
    return found[:limit]


def _came_back(agency: UUID, staff: UUID, at: datetime, limit: int) -> QuerySet[Pass]:
    passes = Pass.objects.filter(
        policy.not_closed_to(staff, at),
        from_agency_id=agency,
        answered_at__isnull=False,
        seen_lapse_at__isnull=True,
        answer__in=[Answer.RETURNED, Answer.LAPSED],
        baton__closed_at__isnull=True,
    )
    return _rows_of(passes).order_by("answered_at", "id")[:limit]


_CAME_BACK = Prepared(_came_back)


def lapsed_at(actor: Actor, at: datetime, limit: int = 20) -> list[Pass]:
    """Offers to the actor's agencies that lapsed (written down), until the sender has chosen."""
    found: list[Pass] = []
    for agency in actor.agency_ids:
        found += _LAPSED_AT(agency=agency, staff=actor.staff_id, at=at, limit=limit)
    return found[:limit]


def _lapsed_at(agency: UUID, staff: UUID, at: datetime, limit: int) -> QuerySet[Pass]:
    passes = Pass.objects.filter(
        policy.not_closed_to(staff, at),
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


def ringing(actor: Actor, at: datetime) -> int:
    """How many offers wait for the actor's agencies (counted to 99 at most)."""
    return len(_RINGING(agencies=actor.agency_ids, staff=actor.staff_id, at=at))


def _ringing(agencies: list[UUID], staff: UUID, at: datetime) -> QuerySet[Pass, int]:
    waiting = Pass.objects.filter(
        policy.not_closed_to(staff, at), answered_at__isnull=True, to_agency_id__in=agencies
    )
    return waiting.annotate(one=Value(1)).values_list("one", flat=True)[:99]


_RINGING = Prepared(_ringing)


def lapsed(on: date, limit: int = 500) -> list[Baton]:
    """Batons with an offer whose date has passed and is not written down yet."""
    passes = _waiting().filter(answer_by__lt=on)[:limit]
    return [handover.baton for handover in passes]


def health(at: datetime) -> dict[str, Any]:
    """What must always be true, counted: everything but `open` is zero in a sound town."""
    opened = _open()
    doubles = (
        Pass.objects.filter(answered_at__isnull=True)
        .values("baton")
        .annotate(n=Count("id"))
        .filter(n__gt=1)
    )
    # Asked row by row: of a list too long for its memory PostgreSQL reads all of it for each row.
    this = {"baton": OuterRef("pk")}
    holder_parts = Part.objects.filter(policy.live(at), source="holder", **this)
    owned: set[UUID] = set()
    for matter in matters.every():
        owned.update(matter.owned())
    running = Step.objects.filter(until__isnull=True, **this)
    known = Clearance.objects.filter(policy.live(at), **this)
    return {
        "open": opened.count(),
        "without_holder": opened.filter(
            Q(holder__has_accounts=False)  # nobody there is ever rung
            | ~Exists(holder_parts)
            | ~Exists(running)
            | (Q(secret=True) & ~Exists(known))
        ).count(),
        "without_date": opened.filter(look_again_on__isnull=True).count(),
        "double_offers": doubles.count(),
        "orphan_batons": sum(
            1 for pk in Baton.objects.values_list("pk", flat=True) if pk not in owned
        ),
    }

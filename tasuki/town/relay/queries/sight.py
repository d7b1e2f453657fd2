"""Who sees what of a matter, and the lists of what somebody sees, in their own order, by key."""

import heapq
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tasuki.ground.prepared import Prepared
from tasuki.ground.verdict import OK, Verdict, no
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import matters, policy, refusals
from tasuki.town.relay.models import Barrier, Baton, Clearance, Part, Section
from tasuki.trust.access.actor import Actor

PAGE = 50


def sight(actor: Actor, at: datetime, section: Section = Section.CARD) -> QuerySet[Part]:
    """The live parts that open `section` to the actor."""
    return policy.visible_to(actor, at, section)


def open_to(
    agencies: Collection[UUID],
    staff: UUID | None,
    at: datetime,
    section: Section = Section.CARD,
) -> QuerySet[Part]:
    """sight, for a worker of these agencies."""
    return policy.open_to(agencies, staff, at, section)


def opened_to(
    actor: Actor, at: datetime, section: Section = Section.CARD, *, baton: str = "baton_id"
) -> Q:
    """sight, asked of each row of a query that something else has narrowed; `baton` is its column.
    As a list (`baton__in`) SQLite would read all matters of the agency for one key."""
    return Q(Exists(policy.visible_to(actor, at, section).filter(baton=OuterRef(baton))))


def not_closed_to(staff: UUID | None, at: datetime, baton: str = "baton_id") -> Q:
    """For rows that an agency knows by being named in them: those of matters that are not closed to
    this worker in person. `baton` is the column that names the matter."""
    return policy.not_closed_to(staff, at, baton)


def is_closed_to(actor: Actor, baton: Baton, at: datetime) -> bool:
    """Whether the matter is closed to the actor in person."""
    return not policy.within(actor, baton, at)


def may_see(actor: Actor, baton_id: UUID, section: Section, at: datetime) -> bool:
    """One key, one section."""
    shown = _SHOWN(
        agencies=actor.agency_ids,
        staff=actor.staff_id,
        baton=baton_id,
        at=at,
        section=int(section),
    )
    return bool(shown)


def _shown(
    agencies: list[UUID], staff: UUID, baton: UUID, at: datetime, section: int
) -> QuerySet[Part, UUID]:
    parts = policy.open_to(agencies, staff, at, Section(section)).filter(baton_id=baton)
    return parts.values_list("baton_id", flat=True)[:1]


_SHOWN = Prepared(_shown)


def sections_for(actor: Actor, baton_id: UUID, at: datetime) -> Section:
    """All sections of one matter that are open to the actor, in one query."""
    return sections_of(actor, [baton_id], at).get(baton_id, Section(0))


def sections_of(actor: Actor, baton_ids: list[UUID], at: datetime) -> dict[UUID, Section]:
    """The same for a page of matters, in one query."""
    opened: dict[UUID, Section] = {}
    for baton_id, value in _OPENED(
        agencies=actor.agency_ids, staff=actor.staff_id, batons=set(baton_ids), at=at
    ):
        opened[baton_id] = opened.get(baton_id, Section(0)) | Section(value)
    return opened


def opening(
    actor: Actor, baton_ids: Iterable[UUID], section: Section, at: datetime
) -> set[tuple[UUID, str]]:
    """Which part opens this section of which matter to the actor: {(matter, the part's source)}."""
    parts = policy.open_to(list(actor.agency_ids), actor.staff_id, at, section)
    found = parts.filter(baton__in=list(baton_ids)).values_list("baton_id", "source")
    return set(found)


def named_to(actor: Actor, baton_ids: Iterable[UUID], at: datetime) -> set[UUID]:
    """Those of these matters of which the actor was told whom they are about."""
    return set(
        _NAMED(
            agencies=actor.agency_ids, staff=actor.staff_id, batons=sorted(set(baton_ids)), at=at
        )
    )


def _named(
    agencies: list[UUID], staff: UUID, batons: list[UUID], at: datetime
) -> QuerySet[Part, UUID]:
    parts = policy.open_to(agencies, staff, at).filter(baton_id__in=batons, named=True)
    return parts.values_list("baton_id", flat=True)


_NAMED = Prepared(_named)


def says_whom(baton: Baton) -> bool:
    """Whether the agency that holds it was itself told whom the matter is about."""
    held = Part.objects.filter(baton=baton, agency_id=baton.holder_id, source="holder")
    return not held.filter(named=False).exists()


def _opened(
    agencies: list[UUID], staff: UUID, batons: list[UUID], at: datetime
) -> QuerySet[Part, tuple[UUID, int]]:
    parts = policy.open_to(agencies, staff, at, Section.CARD).filter(baton_id__in=batons)
    return parts.values_list("baton_id", "sections")


_OPENED = Prepared(_opened)


class Listed(NamedTuple):
    """A line of a list: its key, the matter's baton, and what the listed part opens."""

    sort_key: datetime
    baton_id: UUID
    sections: int

    @property
    def says_what(self) -> bool:
        """Whether more is open than the card, so that the line may call the matter by its name."""
        return bool(self.sections & ~Section.CARD)


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
        _LISTED(
            agency=agency,
            staff=actor.staff_id,
            matter=matter,
            closed=closed,
            at=at,
            key=key,
            pk=pk,
            limit=limit,
        )
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
    staff: UUID,
    matter: str,
    at: datetime,
    key: datetime | None,
    pk: UUID | None,
    *,
    closed: bool,
    limit: int,
) -> QuerySet[Part, tuple[datetime, UUID, int]]:
    # One flag in a list of one: as a bare flag SQLite does not see that the index is in order.
    parts = Part.objects.filter(
        policy.live(at),
        policy.for_worker(staff, at),
        agency_id=agency,
        matter=matter,
        closed__in=[closed],
        listed=True,
    )
    if key is not None:
        parts = parts.filter(Q(sort_key__lt=key) | Q(sort_key=key, baton_id__lt=pk))
    said = ("sort_key", "baton_id", "sections")
    return parts.order_by("-sort_key", "-baton_id").values_list(*said)[:limit]


_LISTED = Prepared(_listed)


def cards_for(actor: Actor, baton_ids: Iterable[UUID], at: datetime) -> list[matters.Card]:
    """What these matters are called, for those of them that reach the actor; who has the card alone
    reads the number."""
    parts = sight(actor, at).filter(baton_id__in=list(baton_ids))
    rows = list(parts.values_list("baton_id", "matter", "sections"))
    told = {pk for pk, _, sections in rows if sections & ~Section.CARD}
    cards = matters.describe({(pk, matter) for pk, matter, _ in rows}, actor, at)
    found: dict[str, matters.Card] = {}
    for pk, card in cards.items():
        if pk in told:
            found[card.record] = card
        else:
            found.setdefault(card.record, replace(card, title=""))
    return list(found.values())


def parts_of(batons: QuerySet[Any], at: datetime) -> QuerySet[Part]:
    """The live parts of these matters (a query of their ids), of whichever agency; an emergency
    look is no relation and is not among them."""
    parts = Part.objects.filter(policy.live(at), baton__in=batons)
    return parts.exclude(source__startswith="emergency:")


def barred_among(actor: Actor, baton_ids: Iterable[UUID], at: datetime) -> set[UUID]:
    """Those of these matters from which the actor is kept away: by name, or by what a later room
    says (`refusals`); no reason opens them."""
    ids = list(baton_ids)
    barred = policy.barred(actor.staff_id, at).filter(baton__in=ids)
    return set(barred) | refusals.refused(actor, ids, at)


def closed_batons(actor: Actor, at: datetime) -> set[UUID]:
    """The matters near the actor (the agencies', or with the actor's name) that are closed to the
    actor in person: those barred, and secret ones without a clearance."""
    barred = set(policy.barred(actor.staff_id, at))
    parts = Part.objects.filter(agency__in=actor.agency_ids, baton__secret=True)
    secret = parts.exclude(baton__in=policy.cleared(actor.staff_id, at))
    return barred | set(secret.values_list("baton_id", flat=True))


def working_on(baton: Baton, at: datetime) -> list[Agency]:
    """The agencies that work on a matter, its holder first: what its card says."""
    parts = parts_of(Baton.objects.filter(pk=baton.pk).values("pk"), at)
    near = {part.agency_id for part in parts if part.opens(Section.RECORDS)} | {baton.holder_id}
    near |= {baton.carrier_id} if baton.carrier_id else set()
    found = organizations.agencies().filter(pk__in=near)
    return sorted(found, key=lambda one: one.pk != baton.holder_id)


def kin(baton: Baton) -> list[UUID]:
    """This matter's batons, and those of every matter it grew out of or has become: what limits the
    sight of one of them limits all."""
    ids = {baton.pk}
    front = ids
    while front:
        near = Baton.objects.filter(
            Q(pk__in=front) | Q(successor__in=front) | Q(origin__in=front)
        ).values_list("pk", "successor_id", "origin_id")
        found = {pk for row in near for pk in row if pk is not None}
        found |= {pk for matter in matters.every() for pk in matter.kin(front)}
        front = found - ids
        ids = ids | front
    return sorted(ids)


def limits_of(baton: Baton, at: datetime) -> tuple[list[Clearance], list[Barrier]]:
    """Who may see a limited matter, and who is kept away from it, by name."""
    cleared = Clearance.objects.filter(policy.live(at), baton=baton).select_related("staff")
    barred = Barrier.objects.filter(policy.live(at), baton=baton).select_related("staff")
    return (
        list(cleared.exclude(why__startswith="emergency:").order_by("since", "id")),
        list(barred.order_by("since", "id")),
    )


def reaches(baton: Baton, agency_id: UUID, at: datetime) -> Verdict:
    """Whether somebody at that agency could see what is asked of it: nobody could of a secret
    matter, until one of its workers is named."""
    if not baton.secret or known_at(baton, agency_id, at).exists():
        return OK
    if not organizations.agency(agency_id).has_accounts:
        return OK  # nobody there sees anything here
    return no("relay.secret_to_nobody")


def known_at(baton: Baton, agency_id: UUID, at: datetime) -> QuerySet[Staff]:
    """The workers of that agency who may see a secret matter (an emergency look does not count)."""
    known = Clearance.objects.filter(policy.live(at), baton=baton).exclude(
        why__startswith="emergency:"
    )
    barred = Barrier.objects.filter(policy.live(at), baton=baton).values("staff")
    return (
        organizations.colleagues(agency_id, at)
        .filter(pk__in=known.values("staff"))
        .exclude(pk__in=barred)
    )


def left_at(baton: Baton, agency_id: UUID, at: datetime) -> QuerySet[Staff]:
    """The workers of that agency to whom the matter is not closed in person."""
    if baton.secret:
        return known_at(baton, agency_id, at)
    barred = Barrier.objects.filter(policy.live(at), baton=baton).values("staff")
    return organizations.colleagues(agency_id, at).exclude(pk__in=barred)

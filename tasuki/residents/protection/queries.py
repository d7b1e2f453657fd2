"""Reading protection: states, dates, who is kept away. Never what is sealed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tasuki.ground import names
from tasuki.ground import words as said
from tasuki.ground.prepared import Prepared
from tasuki.residents.people.models import Concern, Membership, Person, Standing, Tie
from tasuki.residents.protection import places, policy, sealed, veil
from tasuki.residents.protection.dates import carried_by_nobody as carried_by_nobody
from tasuki.residents.protection.dates import desk_rows as desk_rows
from tasuki.residents.protection.dates import due_for as due_for
from tasuki.residents.protection.dates import unseen_reveals as unseen_reveals
from tasuki.residents.protection.models import (
    Application,
    Elsewhere,
    Estranged,
    Manner,
    Protection,
    Reveal,
    SealedContact,
)
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look
from tasuki.trust.vault import queries as vault

MARK = "protection.mark"
MOST = 200


def is_protected(person_ids: Collection[UUID]) -> set[UUID]:
    """Of these persons those who are protected."""
    return sealed.is_protected(person_ids)


def persons_for(actor: Actor, at: datetime) -> QuerySet[Person]:
    """Persons of whose protection the actor may know."""
    return policy.visible_to(actor, at)


def persons_in(actor: Actor, baton_ids: Collection[UUID], at: datetime) -> list[Person]:
    """persons_for, of those whom these matters concern."""
    return _PERSONS(
        agencies=actor.agency_ids, staff=actor.staff_id, batons=sorted(set(baton_ids)), at=at
    )


def _persons(
    agencies: list[UUID], staff: UUID, batons: list[UUID], at: datetime
) -> QuerySet[Person]:
    concerned = Concern.objects.filter(baton__in=batons).values("person")
    return policy.open_to(agencies, staff, at).filter(pk__in=concerned).order_by("pk")


_PERSONS = Prepared(_persons)


def protections_for(actor: Actor, at: datetime) -> QuerySet[Protection]:
    """The protections of these persons, to fetch one by its key."""
    seen = persons_for(actor, at).values("pk")
    return Protection.objects.filter(person__in=seen).select_related("person", "proposed_by")


def open_protections(person_id: UUID) -> list[Protection]:
    """What protects this person now."""
    rows = Protection.objects.filter(person=person_id, ended_at__isnull=True)
    return list(rows.select_related("agency", "set_by", "proposed_by"))


def all_protections(person_id: UUID) -> list[Protection]:
    """The ended ones too."""
    rows = Protection.objects.filter(person=person_id).select_related("agency", "set_by")
    return list(rows.prefetch_related("confirmations__staff").order_by("ended_at", "since"))


def live_applications(person_id: UUID) -> QuerySet[Application]:
    """Applications that nobody has confirmed to be over: a passed date alone ends nothing."""
    return Application.objects.filter(person=person_id, closed_on__isnull=True)


def applications(person_id: UUID) -> list[Application]:
    """All of them, the standing ones first."""
    rows = Application.objects.filter(person=person_id).select_related("recorded_by", "closed_by")
    return sorted(rows, key=lambda one: (one.closed_on is not None, one.since))


def kept_away(person_id: UUID) -> list[Estranged]:
    """Who was said to be kept away, by hand."""
    rows = Estranged.objects.filter(person=person_id, ended_at__isnull=True)
    return list(rows.select_related("other", "staff", "set_by", "agency"))


def estranged_from(person_id: UUID) -> set[UUID]:
    """The alleged abuser and those tied to them, as far as they are on record.

    Tied are relatives, and who lives with the abuser; not who lives with the protected person, and
    not who is protected from the same abuser. Whom a worker named by hand counts in any case.
    """
    rows = _rows_of(person_id)
    abusers = _on_record([one for one in rows if one.manner == Manner.ABUSER])
    named = _on_record([one for one in rows if one.manner == Manner.TIED])
    tied = _relatives(abusers) | _housemates(abusers)
    own = _own(person_id, abusers)
    return (abusers | named | (tied - own)) - {person_id}


def _rows_of(person_id: UUID) -> list[Estranged]:
    return list(Estranged.objects.filter(person=person_id, ended_at__isnull=True))


def _on_record(rows: list[Estranged]) -> set[UUID]:
    """Linked, or of the same name (and birth date, where both are known) as who was named."""
    found = {one.other_id for one in rows if one.other_id is not None}
    for one in rows:
        if one.other_id is None and one.folded:
            alike = Person.objects.filter(folded=one.folded)
            if one.birth_on is not None:
                alike = alike.filter(Q(birth_on=one.birth_on) | Q(birth_on__isnull=True))
            found |= set(alike.values_list("pk", flat=True))
    return found


def _relatives(persons: set[UUID]) -> set[UUID]:
    ties = Tie.everything.filter(Q(person__in=persons) | Q(other__in=persons))
    return {pk for pair in ties.values_list("person_id", "other_id") for pk in pair}


def _housemates(persons: set[UUID]) -> set[UUID]:
    homes = Membership.objects.filter(person__in=persons, until__isnull=True).values("household")
    there = Membership.objects.filter(household__in=homes, until__isnull=True)
    return set(there.values_list("person_id", flat=True))


def _own(person_id: UUID, abusers: set[UUID]) -> set[UUID]:
    with_abuser = Membership.objects.filter(person__in=abusers, until__isnull=True)
    homes = Membership.objects.filter(person=person_id, until__isnull=True).exclude(
        household__in=with_abuser.values("household")
    )
    there = Membership.objects.filter(household__in=homes.values("household"), until__isnull=True)
    alike = Estranged.objects.filter(other__in=abusers, manner=Manner.ABUSER, ended_at__isnull=True)
    return (
        set(there.values_list("person_id", flat=True))
        | set(alike.values_list("person_id", flat=True))
        | {person_id}
    )


def may_not_meet(
    person_ids: Collection[UUID],
    *,
    other: UUID | None = None,
    name: str = "",
    staff_id: UUID | None = None,
) -> bool:
    """Whether somebody (on record, by name, or one of the workers) is kept away from one of these
    persons: asked before a seat, a consent or a representation is given to them."""
    folded = names.fold(name) if name else ""
    for person_id in is_protected(person_ids):
        rows = _rows_of(person_id)
        if staff_id is not None and any(one.staff_id == staff_id for one in rows):
            return True
        if folded and any(one.folded and _same_name(one.folded, folded) for one in rows):
            return True
        if other is None and not folded:
            continue
        away = estranged_from(person_id)
        if other in away:
            return True
        if folded and Person.objects.filter(pk__in=away, folded=folded).exists():
            return True
    return False


def _same_name(one: str, other: str) -> bool:
    return one == other or one in other


def contact_known(person_id: UUID) -> list[str]:
    """Which fields are known, by their labels' codes; not what stands in them."""
    row = SealedContact.objects.filter(person=person_id, current=True).first()
    return list(row.known) if row is not None else []


def reveals_of(person_id: UUID, limit: int = 20) -> list[Reveal]:
    """Who opened the contact, newest first."""
    rows = Reveal.objects.filter(person=person_id).select_related("staff", "agency")
    return list(rows[:limit])


@dataclass(frozen=True, slots=True)
class Holding:
    """A text in which something sealed stands, and where to read it."""

    place: places.Place
    row: object
    fields: tuple[str, ...]
    url: str
    elsewhere: bool = False  # in a matter of somebody else: what it is, not where


def scope(person_id: UUID) -> tuple[set[UUID], set[UUID]]:
    """The persons and matters whose texts are searched: the person's own, those of who lives or
    lived with them, and those of whom they fled from."""
    homes = Membership.everything.filter(person=person_id).values("household")
    there = Membership.everything.filter(household__in=homes)
    persons = {person_id, *there.values_list("person_id", flat=True), *estranged_from(person_id)}
    batons = Concern.everything.filter(person__in=persons).values_list("baton_id", flat=True)
    return persons, set(batons)


def texts_holding(person_id: UUID) -> list[Holding]:
    """Texts in which something that is sealed still stands."""
    wanted = sealed.watched(person_id)
    found: list[Holding] = []
    if not wanted:
        return found
    persons, batons = scope(person_id)
    for place in places.every():
        if place.snapshot:
            continue
        for row in place.rows(persons, batons):
            hit = tuple(
                name
                for name in place.columns()
                if veil.veiled(getattr(row, name), wanted, "") != getattr(row, name)
            )
            if hit:
                found.append(Holding(place, row, hit, place.page(row) if place.page else ""))
    return [*found, *(one for one, _ in elsewhere(person_id, wanted))]


def elsewhere(person_id: UUID, wanted: list[veil.Needle]) -> list[tuple[Holding, Elsewhere]]:
    """What the nightly walk has found in the rest of the town and still stands there."""
    found: list[tuple[Holding, Elsewhere]] = []
    for one in Elsewhere.objects.filter(person=person_id, settled_at__isnull=True)[:MOST]:
        place = places.of_table(one.table)
        row = place.model._base_manager.filter(pk=one.row).first() if place is not None else None
        if place is None or row is None:
            continue
        hit = tuple(
            name
            for name in one.fields
            if veil.veiled(getattr(row, name), wanted, "") != getattr(row, name)
        )
        if hit:
            found.append((Holding(place, row, hit, "", elsewhere=True), one))
    return found


def files_near(person_id: UUID) -> list[Holding]:
    """Files handed in with these matters: they cannot be rewritten, somebody has to look."""
    persons, batons = scope(person_id)
    found: list[Holding] = []
    for place in places.every():
        for name in place.files():
            rows = place.rows(persons, batons).filter(**{f"{name}__isnull": False})
            found += [
                Holding(place, row, (name,), place.page(row) if place.page else "") for row in rows
            ]
    return found


def file_holds(one: Holding, wanted: list[veil.Needle]) -> bool | None:
    """Whether something sealed stands in the file; None where only eyes can tell."""
    read = [vault.words_of(getattr(one.row, name)) for name in one.fields]
    if any(text is not None and veil.held(veil.fold(text), wanted) for text in read):
        return True
    return None if None in read else False


def same_home(person_id: UUID) -> list[Person]:
    """Others who still stand in clear with the sealed address or telephone: protect them too."""
    wanted = [one for one in sealed.watched(person_id) if one.everywhere]
    if not wanted:
        return []
    persons, _ = scope(person_id)
    others = Person.objects.filter(pk__in=persons - {person_id}, protected=False)
    fields = ("address", "phone", "phone2", "contact_note")
    return [
        one
        for one in others
        if any(
            veil.veiled(getattr(one, field), wanted, "") != getattr(one, field) for field in fields
        )
    ]


def objections(
    actor: Actor, texts: Mapping[str, str], near: Collection[UUID], _at: datetime
) -> dict[str, str]:
    """Which of these posted texts hold what is sealed: {field: sentence}.

    A home or a telephone is looked for in every text; a school or workplace only where the page
    shows the person or somebody they fled from. The sentence names nobody, the look is on record,
    and a worker who is tied to the abuser is never answered: they would learn by asking.
    """
    found: dict[str, str] = {}
    hits = sealed.found_in(texts.values())
    for person_id, needles in hits.items():
        if policy.is_estranged(actor.staff_id, person_id):
            look([person_id])
            continue
        concerns = person_id in near or bool(estranged_from(person_id) & set(near))
        wanted = [one for one in needles if one.everywhere or concerns]
        known = {one.text for one in sealed.watched(person_id)}
        wanted = [one for one in wanted if one.text in known]
        for field, text in texts.items():
            if wanted and veil.spans(text, wanted):
                found[field] = said.say(MARK)
                look([person_id])
    return found


def shown_beside(*, person: str, baton: str) -> Q:
    """Rows about one person of a matter, without those who are left out of it; for a query over a
    table whose columns `person` and `baton` name them."""
    out = Concern.everything.filter(hidden=True, person=OuterRef(person), baton=OuterRef(baton))
    return ~Q(Exists(out))


def needs_splitting(person_id: UUID) -> bool:
    """The person still stands in a matter of whom they fled from, for want of one of their own."""
    away = estranged_from(person_id)
    mine = Concern.objects.filter(person=person_id).values("baton")
    return Concern.objects.filter(baton__in=mine, person__in=away, part=Standing.SUBJECT).exists()

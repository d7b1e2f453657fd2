"""What holds a disposal back: for whom it is shown, on which matters and persons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from tasuki.ground.prepared import Prepared
from tasuki.journey.cases.models import Case
from tasuki.journey.intake.models import Consultation
from tasuki.office.duties import policy, words
from tasuki.office.duties.models import ENDED, Disclosure, Hold
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern, Person, Standing
from tasuki.residents.protection import queries as protection
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny


def holds_for(actor: Actor, at: datetime) -> QuerySet[Hold]:
    """What is held back; names are shown to who works with the person alone."""
    rows = Hold.objects.filter(policy.holds_of(actor, at)).order_by("-created_at")
    return rows.select_related("set_by", "baton", "person", "looked_by", "lift_asked_by")


def may_ask_lift(actor: Actor, one: Hold, at: datetime) -> Decision:
    """Who sees the hold may ask; another decides."""
    return ALLOW if holds_for(actor, at).filter(pk=one.pk).exists() else deny("duties.office_only")


def person_to_hold(actor: Actor, person_id: UUID, at: datetime) -> Person | None:
    """Somebody the actor works with, or whose request they handle or decide on; noted as a look."""
    near = Q(pk__in=protection.persons_for(actor, at).values("pk"))
    if actor.staff_id is not None:
        mine = Q(handler=actor.staff_id) | Q(second=actor.staff_id)
        asked = Disclosure.objects.filter(mine, person__isnull=False).exclude(state__in=ENDED)
        near |= Q(pk__in=asked.values("person"))
    one = Person.objects.filter(near, pk=person_id).first()
    return people.shown([one])[0] if one is not None else None


def persons_to_hold(actor: Actor, baton_id: UUID, at: datetime) -> list[Person]:
    """The persons of a matter whom the actor works with; noted as looks. Who knows a person by
    another matter is not told that this one is about them too."""
    if not relay.may_see(actor, baton_id, Section.CARD, at):
        return []
    near = Concern.objects.filter(baton=baton_id).values("person")
    return people.shown(protection.persons_for(actor, at).filter(pk__in=near).order_by("pk"))


def held_on(baton_ids: Iterable[UUID]) -> Hold | None:
    """What keeps these matters, or a person of theirs, from disposal."""
    return next(iter(_HELD(batons=list(baton_ids))), None)


def _held(batons: list[UUID]) -> QuerySet[Hold]:
    near = Concern.everything.filter(baton__in=batons).values("person")
    held = Q(baton__in=batons) | Q(person__in=near)
    return Hold.objects.filter(held, lifted_at__isnull=True).order_by("pk")[:1]


_HELD: Prepared[Hold] = Prepared(_held)


def on_person(person: Person) -> list[Hold]:
    """What holds this person's records back, and what did."""
    rows = Hold.objects.filter(person=person).order_by("-created_at")
    return list(rows.select_related("set_by", "baton", "person", "looked_by", "lift_asked_by"))


def standing_on(persons: Iterable[Person]) -> dict[UUID, str]:
    """Why the records of these persons are held back, by person."""
    rows = Hold.objects.filter(person__in=list(persons), lifted_at__isnull=True)
    return {one.person_id: str(one.get_reason_display()) for one in rows if one.person_id}


def subjects_of(baton: Baton) -> list[Person]:
    """The 本人 of a matter, for who holds them back without knowing their names."""
    about = Concern.everything.filter(baton=baton, part=Standing.SUBJECT).values("person")
    return list(Person.objects.filter(pk__in=about))


@dataclass(frozen=True)
class Shown:
    """A hold as it is read: on what, and where it stands."""

    one: Hold
    what: str
    state: str
    tone: str


def shown_holds(actor: Actor, rows: Iterable[Hold], at: datetime) -> list[Shown]:
    """With the number of the matter; with the name only for who works with the person."""
    listed = list(rows)
    numbers = numbers_of([one.baton_id for one in listed if one.baton_id])
    ids = [one.person_id for one in listed if one.person_id]
    seen = protection.persons_for(actor, at).filter(pk__in=ids) if ids else []
    names = {one.pk: people.display_name(one) for one in people.shown(seen)}
    return [_shown(one, numbers, names) for one in listed]


def _shown(one: Hold, numbers: dict[UUID, str], names: dict[UUID, str]) -> Shown:
    if one.baton_id:
        what = numbers.get(one.baton_id, "")
    else:
        what = names.get(one.person_id, "") if one.person_id else ""
    state = "lifted"
    if one.stands:
        state = "asked" if one.lift_asked_at else "stands" if one.looked_at else "new"
    tone = {"new": "wait", "asked": "wait", "stands": "info", "lifted": "quiet"}[state]
    return Shown(one, what or str(words.ONE_PERSON), str(words.HOLD_STATES[state]), tone)


def listed(actor: Actor, at: datetime) -> list[Shown]:
    """What holds now, for who keeps the registers."""
    return shown_holds(actor, holds_for(actor, at).filter(lifted_at__isnull=True)[:100], at)


def waiting(actor: Actor, at: datetime) -> list[Hold]:
    """What a second person has to look at: set by another, or asked by another to be lifted."""
    rows = holds_for(actor, at).filter(lifted_at__isnull=True)
    mine = Q(lift_asked_by=actor.staff_id) | Q(lift_asked_at__isnull=True, set_by=actor.staff_id)
    return list(
        rows.filter(Q(looked_at__isnull=True) | Q(lift_asked_at__isnull=False)).exclude(mine)[:20]
    )


def numbers_of(baton_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The numbers of matters (ケース, else 相談), by baton."""
    ids = list(baton_ids)
    found = dict(Consultation.objects.filter(baton__in=ids).values_list("baton", "number"))
    found |= dict(Case.objects.filter(lead__in=ids).values_list("lead", "number"))
    return found


def baton_by_number(number: str) -> Baton | None:
    """The matter of a number (相談 or ケース)."""
    wanted = number.strip().upper()
    case = Case.objects.filter(number=wanted).select_related("lead").first()
    if case is not None:
        return case.lead
    one = Consultation.objects.filter(number=wanted).select_related("baton").first()
    return one.baton if one is not None else None

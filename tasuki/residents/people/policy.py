"""Who may see and change what is known of a person. Sight comes from the Parts of the matters that
concern them; it is written once, in `visible_to`."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from tasuki.ground.prepared import Prepared
from tasuki.residents.people.models import Concern, Household, Membership, Person
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Part, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny

# Any of these says whom a matter is about. A card or an offer not yet taken does not, and a
# meeting's papers name by themselves whom they may name.
IDENTITY = Section.INTAKE | Section.RECORDS | Section.ASSESSMENT | Section.PLAN


def _revealing(parts: QuerySet[Part]) -> QuerySet[Part]:
    # A matter handed on without the name reveals nobody to who has taken it.
    named = parts.filter(named=True)
    return named.annotate(reveals=F("sections").bitand(int(IDENTITY))).filter(reveals__gt=0)


def _revealing_to(agencies: Collection[UUID], staff: UUID | None, at: datetime) -> QuerySet[Part]:
    # No single section is asked for: any of IDENTITY does.
    return _revealing(relay.open_to(agencies, staff, at, Section(0)))


def visible_to(actor: Actor, at: datetime, *, person: str = "pk") -> Q:
    """Persons of matters that reach one of the actor's agencies; for a query over Person, or over
    a table whose column `person` names one.

    Both halves are looked up by key, row by row, so the cost is that of the page, whether the
    agency has one matter or fifteen thousand.
    """
    return open_to(actor.agency_ids, actor.staff_id, at, person=person)


def open_to(
    agencies: Collection[UUID], staff: UUID | None, at: datetime, *, person: str = "pk"
) -> Q:
    """visible_to, for a worker of these agencies."""
    reaching = _revealing_to(agencies, staff, at).filter(baton=OuterRef("baton_id"))
    concerns = Concern.objects.filter(Exists(reaching), person=OuterRef(person))
    return Q(Exists(concerns))


def can_see(actor: Actor, person: Person, at: datetime) -> Decision:
    """visible_to, on one key."""
    if Person.objects.filter(visible_to(actor, at), pk=person.pk).exists():
        return ALLOW
    return why_not(actor)


def why_not(actor: Actor) -> Decision:
    """The refusal in words; pages answer a stranger with the 404 instead."""
    return deny("people.not_yours") if actor.works else deny("access.no_appointment")


def who_can_see(person: Person, at: datetime) -> QuerySet[Agency]:
    """The same Parts read the other way."""
    concerns = Concern.objects.filter(person=person).values("baton")
    return Agency.objects.filter(pk__in=_revealing(relay.parts_of(concerns, at)).values("agency"))


def can_register(actor: Actor) -> Decision:
    """Any counter takes in anybody."""
    return ALLOW if actor.works else deny("access.no_appointment")


def can_concern(actor: Actor, baton: Baton, at: datetime) -> Decision:
    """Who reads of whom a matter is may also say of whom it is."""
    if not actor.works:
        return deny("access.no_appointment")
    if _REVEALED(agencies=actor.agency_ids, staff=actor.staff_id, baton=baton.pk, at=at):
        return ALLOW
    return deny("people.not_your_matter")


def _revealed(agencies: list[UUID], staff: UUID, baton: UUID, at: datetime) -> QuerySet[Part, UUID]:
    parts = _revealing(relay.open_to(agencies, staff, at, Section(0))).filter(baton=baton)
    return parts.values_list("baton_id", flat=True)[:1]


_REVEALED = Prepared(_revealed)


def can_carry(actor: Actor, source: Baton, target: Baton, at: datetime) -> Decision:
    """Carrying the people of one matter into another needs sight of the first, and a place at the
    second."""
    if not (seen := can_concern(actor, source, at)):
        return seen
    if relay.may_see(actor, target.pk, Section.CARD, at):
        return ALLOW
    return deny("people.not_your_matter")


def can_correct(actor: Actor, person: Person, at: datetime) -> Decision:
    """Whoever sees the record may put it right; what stood before is kept."""
    return can_see(actor, person, at)


def can_see_all(actor: Actor, persons: list[Person], at: datetime) -> Decision:
    """can_see for several, in one query."""
    ids = {person.pk for person in persons}
    seen = Person.objects.filter(visible_to(actor, at), pk__in=ids).count()
    return ALLOW if seen == len(ids) else why_not(actor)


def household_visible_to(actor: Actor, at: datetime) -> Q:
    """Households with a present member whom the actor sees; for a query over Household."""
    members = Membership.objects.filter(
        visible_to(actor, at, person="person_id"), household=OuterRef("pk"), until__isnull=True
    )
    return Q(Exists(members))


def can_change_household(actor: Actor, household: Household, at: datetime) -> Decision:
    """Who sees one of its members may say who belongs to it."""
    if Household.objects.filter(household_visible_to(actor, at), pk=household.pk).exists():
        return ALLOW
    return deny("people.household_not_yours")

"""What this room finds out by itself: bodies, offices, contracts, the programme, and age."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tasuki.ground import clock
from tasuki.residents.grounds.axes import Commission, Office, Regime
from tasuki.residents.grounds.providers import Situation
from tasuki.residents.people.models import Person
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency

MUNICIPALITY = "municipality"
ADULT = 18
# What the pack calls an agency → what it is in the laws of silence and of reports.
OFFICES: Mapping[str, Office] = {
    "municipality": Office.TOWN,
    "section": Office.TOWN,
    "group": Office.TOWN,
    "child_family_center": Office.TOWN,
    "prefecture": Office.PREFECTURE,
    "prefecture_section": Office.PREFECTURE,
    "prefecture_welfare_office": Office.PREFECTURE,
    "health_center": Office.PREFECTURE,
    "child_guidance": Office.CHILD_GUIDANCE,
    "child_guidance_center": Office.CHILD_GUIDANCE,
    "hello_work": Office.NATION,
    "nation": Office.NATION,
    "commissioner": Office.COMMISSIONER,
    "welfare_commissioner": Office.COMMISSIONER,
    "police": Office.POLICE,
    "school": Office.SCHOOL,
    "hospital": Office.MEDICAL,
    "clinic": Office.MEDICAL,
    "medical": Office.MEDICAL,
    "community_support_center": Office.SUPPORT_CENTER,
    "self_reliance": Office.SELF_RELIANCE,
    "prefecture_self_reliance": Office.SELF_RELIANCE,
    "core_consultation": Office.DISABILITY_SUPPORT,
    "disability_consultation": Office.DISABILITY_SUPPORT,
    "disability_rights_center": Office.RIGHTS_CENTER,
    "rights_center": Office.WELFARE,
    "education_center": Office.TOWN,
    "dv_center": Office.DV_CENTER,
    "council": Office.WELFARE,
    "activity_center": Office.WELFARE,
    "child_rearing_center": Office.WELFARE,
    "youth_station": Office.WELFARE,
    "welfare": Office.WELFARE,
    "npo": Office.WELFARE,
}


@dataclass(frozen=True, slots=True)
class Bodies:
    """Which agency belongs to which body; read once for a whole form."""

    parents: Mapping[UUID, UUID | None]
    kinds: Mapping[UUID, str]

    def root(self, pk: UUID) -> UUID:
        """The body: a section of the town hall is the town."""
        while (above := self.parents.get(pk)) is not None:
            pk = above
        return pk

    def same(self, one: Agency, other: Agency) -> bool:
        """Whether both belong to one body."""
        return self.root(one.pk) == self.root(other.pk)

    def is_town(self, agency: Agency) -> bool:
        """Whether it is a part of the municipality."""
        return self.kinds.get(self.root(agency.pk)) == MUNICIPALITY


def bodies() -> Bodies:
    """As they stand now."""
    rows = list(Agency.objects.values_list("pk", "parent_id", "kind"))
    return Bodies({pk: parent for pk, parent, _ in rows}, {pk: kind for pk, _, kind in rows})


def contractors(at: datetime) -> frozenset[str]:
    """Who carries out a project of 社会福祉法106条の4第2項 for the town (第4項), by code."""
    town = pack.current(clock.day(at))
    named = {one.contractor for one in town.projects if one.contractor}
    return frozenset(named | {one.code for one in town.agencies if one.is_contractor})


def programme_runs(at: datetime) -> bool:
    """Whether the town runs the programme this year; before it does, 106条の6 is not its ground."""
    today = clock.day(at)
    return pack.current(today).runs(clock.fiscal_year(today))


def office_of(agency: Agency, contracted: frozenset[str]) -> Office:
    """What it is in law."""
    if agency.code in contracted:
        return Office.CONTRACTOR
    return OFFICES.get(agency.kind, Office.OTHER)


def standing(sender: Agency, receiver: Agency, at: datetime, there: Bodies) -> dict[str, Any]:
    """The facts of two agencies alone."""
    contracted = contractors(at)
    commission = Commission.NONE
    if receiver.code in contracted and there.is_town(sender):
        commission = Commission.TO_CONTRACTOR
    elif sender.code in contracted and there.is_town(receiver):
        commission = Commission.FROM_CONTRACTOR
    return {
        "sender": Regime(sender.regime),
        "receiver": Regime(receiver.regime),
        "sender_office": office_of(sender, contracted),
        "receiver_office": office_of(receiver, contracted),
        "same_body": there.same(sender, receiver),
        "commission": commission,
        "programme": programme_runs(at),
        "sender_agency": str(sender.pk),
        "receiver_agency": str(receiver.pk),
    }


def of_age(situation: Situation) -> dict[str, Any]:
    """Whether somebody whom it is about is a child; an age that nobody knows says nothing."""
    return of_ages([situation])[0]


def of_ages(situations: Sequence[Situation]) -> list[dict[str, Any]]:
    """The same for many, in one query."""
    persons = {pk for one in situations if not one.question.child for pk in one.persons}
    if not persons:
        return [{} for _one in situations]
    today = clock.day(situations[0].at)
    leap = (today.month, today.day) == (2, 29)
    eighteen = today.replace(year=today.year - ADULT, day=28 if leap else today.day)
    born_since = Person.objects.filter(pk__in=persons, birth_on__gt=eighteen)
    children = set(born_since.values_list("pk", flat=True))
    return [
        {"child": True} if not one.question.child and children & set(one.persons) else {}
        for one in situations
    ]

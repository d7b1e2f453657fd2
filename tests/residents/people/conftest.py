"""Matters and the people whom they concern, as the rooms above will make them."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from tasuki.residents.people import services
from tasuki.residents.people.models import Person
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations import services as appointing
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.roles import Role


@pytest.fixture
def colleague(sato: Actor, noon: datetime) -> Actor:
    """Works at the same counter as 佐藤."""
    staff = appointing.open_account(
        actor=CLOCK, login="nakamura", name="中村（見本）", password="mihon-tasuki-2026", at=noon
    )
    appointing.appoint(
        actor=CLOCK,
        staff=staff,
        agency=Agency.objects.get(pk=sato.agency_id),
        role=Role.COUNSELLOR,
        since=date(2026, 4, 1),
        at=noon,
    )
    return organizations.actor_for(staff, noon)


@pytest.fixture
def begin(noon: datetime) -> Callable[[Actor], Baton]:
    """A new matter that the worker's counter holds."""

    def begun(actor: Actor) -> Baton:
        return relay.begin(
            actor=actor,
            matter="consultation",
            holder=Agency.objects.get(pk=actor.agency_id),
            person=None,
            look_again_on=date(2026, 12, 20),
            at=noon,
        )

    return begun


@pytest.fixture
def baton(sato: Actor, begin: Callable[[Actor], Baton]) -> Baton:
    """A matter of 佐藤's counter."""
    return begin(sato)


@pytest.fixture
def register(noon: datetime, begin: Callable[[Actor], Baton]) -> Callable[..., Person]:
    """Somebody of a new (or the given) matter of that worker."""

    def registered(
        actor: Actor, name: str = "", *, baton: Baton | None = None, **facts: object
    ) -> Person:
        return services.register_person(
            actor=actor, baton=baton or begin(actor), at=noon, name=name, **facts
        )

    return registered


@pytest.fixture
def opened(noon: datetime, begin: Callable[[Actor], Baton]) -> Callable[..., Baton]:
    """A matter of `by` of which some sections are open to another agency."""

    def shared(
        actor: Actor, *, by: Actor, sections: Section = Section.CARD | Section.INTAKE
    ) -> Baton:
        baton = begin(by)
        relay.share(
            actor=by,
            baton=baton,
            agency=Agency.objects.get(pk=actor.agency_id),
            source="help:1",
            sections=sections,
            ground="consent",
            at=noon,
        )
        return baton

    return shared

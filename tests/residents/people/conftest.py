"""Three agencies, a worker at each, and a matter that one of them holds."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tasuki.residents.people import services
from tasuki.residents.people.models import Person
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import Actor, Hat
from tasuki.trust.access.roles import Role

AT = datetime(2026, 11, 20, 12, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
LOOK_AGAIN = date(2026, 12, 20)


@pytest.fixture
def at() -> datetime:
    return AT


def worker(code: str, login: str, name: str, role: Role = Role.COUNSELLOR) -> Actor:
    agency, _ = Agency.objects.get_or_create(code=code, defaults={"name": code, "created_at": AT})
    staff = Staff.objects.create(login=login, name=name, created_at=AT)
    return Actor(staff_id=staff.pk, name=name, hats=(Hat(staff.pk, agency.pk, agency.name, role),))


@pytest.fixture
def holder(db) -> Actor:
    """Works at the counter that took the worry in."""
    return worker("hokatsu", "holder", "佐藤（見本）")


@pytest.fixture
def colleague(db, holder) -> Actor:
    """Works at the same counter."""
    return worker("hokatsu", "colleague", "中村（見本）")


@pytest.fixture
def helper(db) -> Actor:
    """Works at an agency that may be asked."""
    return worker("jiritsu", "helper", "鈴木（見本）")


@pytest.fixture
def stranger(db) -> Actor:
    """Works at an agency that has nothing to do with it."""
    return worker("kosodate", "stranger", "山田（見本）")


@pytest.fixture
def admin(db) -> Actor:
    """Keeps accounts; works on no matter."""
    return worker("shi", "admin", "管理（見本）", Role.ADMIN)


def begin_for(actor: Actor) -> Baton:
    return relay.begin(
        actor=actor,
        matter="consultation",
        holder=Agency.objects.get(pk=actor.agency_id),
        person=None,
        look_again_on=LOOK_AGAIN,
        at=AT,
    )


@pytest.fixture
def begin(db) -> Callable[[Actor], Baton]:
    return begin_for


@pytest.fixture
def baton(holder) -> Baton:
    return begin_for(holder)


@pytest.fixture
def register() -> Callable[..., Person]:
    """Somebody of a new matter of that worker."""

    def registered(actor: Actor, name: str = "", **facts: object) -> Person:
        baton = facts.pop("baton", None) or begin_for(actor)
        return services.register_person(actor=actor, baton=baton, at=AT, name=name, **facts)

    return registered


@pytest.fixture
def opened() -> Callable[..., Baton]:
    """A matter of `by` of which some sections are open to another agency."""

    def shared(
        actor: Actor, *, by: Actor, sections: Section = Section.CARD | Section.INTAKE
    ) -> Baton:
        baton = begin_for(by)
        relay.share(
            actor=by,
            baton=baton,
            agency=Agency.objects.get(pk=actor.agency_id),
            source="help:1",
            sections=sections,
            ground="consent",
            at=AT,
        )
        return baton

    return shared

"""谷 works beside 佐藤; 森 is their 管理職; a case with a plan in which 佐藤 promised something."""

from collections.abc import Mapping
from datetime import date

import pytest

from tasuki.journey.cases.models import Case
from tasuki.journey.intake.models import Consultation
from tasuki.journey.plans.models import Promise
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations import services
from tasuki.town.organizations.models import Agency, Staff
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.roles import Role
from tests.conftest import NOON, PASSWORD, SINCE
from tests.pages.stories.acts import agency, decide, draft, open_case, receive

LAST = date(2026, 11, 30)


def colleague(beside: Actor, login: str, name: str, role: Role) -> Actor:
    """Somebody more at that counter."""
    staff = services.open_account(actor=CLOCK, login=login, name=name, password=PASSWORD, at=NOON)
    services.appoint(
        actor=CLOCK, staff=staff, agency=agency(beside), role=role, since=SINCE, at=NOON
    )
    return organizations.actor_for(staff, NOON)


def staff_of(actor: Actor) -> Staff:
    """The account behind an actor."""
    return Staff.objects.get(pk=actor.staff_id)


@pytest.fixture
def tani(sato: Actor) -> Actor:
    """A colleague of 佐藤."""
    return colleague(sato, "tani", "谷（見本）", Role.COUNSELLOR)


@pytest.fixture
def mori(sato: Actor) -> Actor:
    """The 管理職 of that counter."""
    return colleague(sato, "mori", "森（見本）", Role.SUPERVISOR)


@pytest.fixture
def held(cast: Mapping[str, Actor]) -> Consultation:
    """A consultation that 佐藤 carries by name."""
    return Consultation.objects.select_related("baton__holder").get(pk=receive(cast["sato"]).pk)


@pytest.fixture
def promised(cast: Mapping[str, Actor]) -> Promise:
    """佐藤 promised to visit, in a plan that is in force."""
    plan = decide(cast, draft(cast, open_case(cast)))
    promise = Promise.objects.select_related("plan__case", "agency").get(
        plan=plan, agency=agency(cast["sato"])
    )
    promise.staff = staff_of(cast["sato"]).name
    promise.save(update_fields=["staff"])
    return promise


@pytest.fixture
def case(promised: Promise) -> Case:
    """The case of that plan: its lead is 佐藤's counter."""
    return Case.objects.select_related("lead__holder").get(pk=promised.plan.case_id)


@pytest.fixture
def leaving(sato: Actor) -> Staff:
    """佐藤 works there until the end of the month."""
    from tasuki.town.organizations.models import Appointment

    services.end_appointment(
        actor=CLOCK,
        appointment=Appointment.objects.get(staff=sato.staff_id),
        until=LAST,
        at=NOON,
    )
    return staff_of(sato)


def counter(actor: Actor) -> Agency:
    """Where somebody works."""
    return agency(actor)


@pytest.fixture
def matters(cast: Mapping[str, Actor]) -> tuple[Consultation, Case, Promise]:
    """鈴木's agency carries a consultation, stands around a case and has promised something in it."""
    one = receive(cast["suzuki"])
    case = open_case(cast)
    plan = decide(cast, draft(cast, case))
    return one, case, Promise.objects.get(plan=plan, kind="dated")

"""A 管理職 of 佐藤's counter, a matter of 佐藤's, and looks as the pages write them."""

from datetime import timedelta

import pytest

from tasuki.journey.intake import services as intake
from tasuki.office.oversight.models import Finding, Kind
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations import services
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.access.roles import Role
from tasuki.trust.audit.chain import packed
from tasuki.trust.audit.models import Entry
from tests.conftest import PASSWORD, SINCE


@pytest.fixture
def head(sato, noon):
    staff = services.open_account(
        actor=CLOCK, login="kacho", name="課長（見本）", password=PASSWORD, at=noon
    )
    services.appoint(
        actor=CLOCK,
        staff=staff,
        agency=Agency.objects.get(pk=sato.agency_id),
        role=Role.SUPERVISOR,
        since=SINCE,
        at=noon,
    )
    return organizations.actor_for(staff, noon)


@pytest.fixture
def receive(noon):
    def by(actor, name="見本 花子", at=noon):
        return intake.receive(
            actor=actor,
            agency=Agency.objects.get(pk=actor.agency_id),
            subject={"name": name},
            method="visit",
            main_topic="income",
            topics=["income"],
            narrative="見本の相談",
            share_consent="no",
            at=at,
        )

    return by


@pytest.fixture
def look():
    def at_page(actor, persons, at, page="/cases/", ground=""):
        return Entry.objects.create(
            at=at,
            staff_id=actor.staff_id,
            agency_id=actor.agency_id,
            action="audit.looked",
            target=page,
            basis=ground,
            persons=packed(persons),
        )

    return at_page


@pytest.fixture
def tomorrow(noon):
    return noon + timedelta(days=1)


@pytest.fixture
def finding(sato, noon):
    return Finding.objects.create(
        staff_id=sato.staff_id,
        agency_id=sato.agency_id,
        day=noon.date(),
        kind=Kind.RELATION,
        figures={"persons": 2},
        lines=[],
        created_at=noon,
    )

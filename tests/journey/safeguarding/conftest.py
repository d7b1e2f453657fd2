"""A worry at 佐藤's counter, somebody beside 佐藤, their 管理職, and reports in every state."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from tasuki.journey.intake import services as intake
from tasuki.journey.intake.models import Consultation
from tasuki.journey.safeguarding import services
from tasuki.journey.safeguarding.models import Report
from tasuki.town.organizations import queries as organization_queries
from tasuki.town.organizations import services as organizations
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.roles import Role
from tests.conftest import PASSWORD, SINCE

REPORTER = "垣見 ハル子"
AgencyOf = Callable[[Actor], Agency]


def _beside(actor: Actor, login: str, name: str, role: Role, at: datetime) -> Actor:
    staff = organizations.open_account(
        actor=CLOCK, login=login, name=name, password=PASSWORD, at=at
    )
    organizations.appoint(
        actor=CLOCK,
        staff=staff,
        agency=Agency.objects.get(pk=actor.agency_id),
        role=role,
        since=SINCE,
        at=at,
    )
    return organization_queries.actor_for(staff, at)


@pytest.fixture
def tani(sato: Actor, noon: datetime) -> Actor:
    """谷 sits beside 佐藤."""
    return _beside(sato, "tani", "谷（見本）", Role.COUNSELLOR, noon)


@pytest.fixture
def boss(sato: Actor, noon: datetime) -> Actor:
    """The 管理職 of 佐藤's agency."""
    return _beside(sato, "mori", "森（見本）", Role.SUPERVISOR, noon)


@pytest.fixture
def matter(sato: Actor, agency_of: AgencyOf, noon: datetime) -> Consultation:
    """What 佐藤 has taken in."""
    return intake.receive(
        actor=sato,
        agency=agency_of(sato),
        subject={"name": "見本 花子", "kana": "みほん はなこ"},
        main_topic="income",
        topics=["income"],
        method="visit",
        at=noon,
    )


@pytest.fixture
def calling(sato: Actor, matter: Consultation, noon: datetime) -> Report:
    """Begun; nothing written yet."""
    return services.begin(actor=sato, at=noon, matter=matter.baton, subject_id=matter.subject_id)


@pytest.fixture
def said(noon: datetime) -> dict[str, Any]:
    """What is written after a call about an old woman beaten at home, told by a neighbour."""
    return {
        "whom": ["elder"],
        "by": ["carer"],
        "danger": "yes",
        "about": "見本花子さん",
        "receiver": "municipality_elder",
        "seen": "腕に新しいあざが三つ見えた。",
        "told_at": noon,
        "reporter_kind": "outside",
        "reporter_name": REPORTER,
    }


@pytest.fixture
def told(calling: Report, sato: Actor, said: dict[str, Any], later: datetime) -> Report:
    """Told to the town, with a sealed reporter."""
    return services.complete(actor=sato, report=calling, at=later, **said)

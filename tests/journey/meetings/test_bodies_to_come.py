"""A body that the town still means to found is not called together before its 年度."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tasuki.ground.errors import HouseError
from tasuki.journey.meetings import frames, services
from tasuki.journey.meetings.models import Meeting
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations import services as offices
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.roles import Role

pytestmark = pytest.mark.django_db
BEFORE = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
AFTER = datetime(2027, 5, 1, 3, 0, tzinfo=UTC)


@pytest.fixture
def coordinator(settings: Any, noon: datetime) -> Actor:
    """Somebody who coordinates in a town whose bodies stand from 2027 on."""
    settings.TASUKI_DEFAULT_PACK = "asaka"
    town = pack.current(noon.date())
    offices.load_pack(actor=CLOCK, agencies=town.agencies, at=noon)
    staff = offices.open_account(
        actor=CLOCK, login="sumire", name="見本 すみれ", password="mihon-tasuki-2026", at=noon
    )
    office = organizations.agency_by_code(town.coordinator_agency.code)
    offices.appoint(
        actor=CLOCK,
        staff=staff,
        agency=office,
        role=Role.COORDINATOR,
        since=date(2026, 4, 1),
        at=noon,
    )
    return organizations.actor_for(staff, noon)


def test_it_is_refused_before_its_year_and_sits_from_then_on(
    coordinator: Actor, noon: datetime
) -> None:
    with pytest.raises(HouseError, match="令和8年度にはまだ開けません") as refused:
        services.convene(actor=coordinator, body="case", held_at=BEFORE, at=noon)
    assert refused.value.code == "meetings.not_founded"
    assert not Meeting.objects.exists()
    meeting = services.convene(actor=coordinator, body="case", held_at=AFTER, at=noon)
    assert meeting.legal_types == ["support_meeting"]


def test_it_is_not_offered_before_its_year(coordinator: Actor, noon: datetime) -> None:
    assert frames.bodies_for(coordinator, noon) == []
    assert [body.code for body in frames.bodies_for(coordinator, AFTER)] == ["layered", "case"]

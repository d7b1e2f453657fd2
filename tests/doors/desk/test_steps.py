"""What is ticked in a case's progress is done for everybody in it."""

import pytest

from tasuki.doors.desk.steps import of_case
from tasuki.ground import clock
from tasuki.journey.cases import services as cases
from tasuki.residents.people import services as people
from tasuki.residents.people.models import Concern, Standing
from tasuki.town.relay.models import Section
from tests.conftest import NOON
from tests.pages.stories.acts import open_case

pytestmark = pytest.mark.django_db
UNHEARD = ["traits", "background", "strengths", "wish", "urgency", "involved"]


@pytest.fixture
def case(cast):
    opened = open_case(cast)
    if Concern.objects.filter(baton=opened.lead_id).exclude(part=Standing.VISITOR).count() < 2:
        people.register_person(
            actor=cast["sato"],
            baton=opened.lead,
            part=Standing.MEMBER,
            at=NOON,
            name="見本 次郎",
        )
    return opened


def assess(cast, case, person):
    cases.assess(
        actor=cast["sato"],
        case=case,
        person=person,
        version=0,
        unheard=["background", "strengths", "wish"],
        traits=["poverty"],
        at=NOON,
    )


def first(case):
    return of_case(case, Section.ALL, clock.day(NOON))[0]


def test_the_assessment_is_ticked_when_each_member_has_one(cast, case):
    members = [
        one.person
        for one in Concern.objects.filter(baton=case.lead_id).exclude(part=Standing.VISITOR)
    ]
    count = len(members)
    assert (first(case).state, first(case).note) == ("now", "")

    assess(cast, case, members[0])
    assert (first(case).state, first(case).note) == ("now", f"{count}人中1人")

    for member in members[1:]:
        assess(cast, case, member)
    assert (first(case).state, first(case).note) == ("done", "")

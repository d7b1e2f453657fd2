"""A 課長 of the town, a second 事務局, and the whole story of one household, ended."""

from datetime import timedelta

import pytest

from tasuki.journey.cases.models import Case
from tasuki.journey.closing import services as closing
from tasuki.journey.closing.models import AfterCare
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations import services
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.access.roles import Role
from tests.conftest import NOON, PASSWORD, SINCE
from tests.pages.stories import acts


def _office(login, name, role):
    staff = services.open_account(actor=CLOCK, login=login, name=name, password=PASSWORD, at=NOON)
    agency = Agency.objects.get(name="小林市福祉課福祉総務G")
    services.appoint(actor=CLOCK, staff=staff, agency=agency, role=role, since=SINCE, at=NOON)
    return organizations.actor_for(Staff.objects.get(pk=staff.pk), NOON)


@pytest.fixture
def head(town):
    return _office("kacho", "課長（見本）", Role.SUPERVISOR)


@pytest.fixture
def clerk(town):
    return _office("jimu", "事務（見本）", Role.SECRETARY)


@pytest.fixture
def staff_of():
    return lambda actor: Staff.objects.get(pk=actor.staff_id)


@pytest.fixture
def consultation(sato, noon):
    return acts.receive(sato)


@pytest.fixture
def story(cast):
    """A worry that became a case with a plan, and came to its end."""
    case = acts.open_case(cast)
    acts.assess(cast, case)
    acts.record(cast["sato"], case)
    acts.decide(cast, acts.draft(cast, case))
    care = acts.close(cast, case)
    return Case.objects.get(pk=case.pk), AfterCare.objects.get(pk=care.pk)


@pytest.fixture
def ended(story, sato, noon):
    """The same, every baton of it closed."""
    case, care = story
    assert closing
    assert care
    for baton in Baton.objects.filter(closed_at__isnull=True):
        Baton.objects.filter(pk=baton.pk).update(
            closed_at=noon, closed_how="done", look_again_on=None
        )
    return case


@pytest.fixture
def years_later(noon):
    return noon + timedelta(days=366 * 7)

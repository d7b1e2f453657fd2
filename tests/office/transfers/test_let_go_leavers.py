"""On the day after, the clock lets go what still names who has left: the agency holds it."""

from datetime import timedelta

import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.office.transfers import queries, services
from tasuki.office.transfers.models import Transfer
from tasuki.town.relay import queries as relay
from tasuki.town.relay import services as relay_acts
from tasuki.town.relay.models import Baton, Clearance, Secret
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.audit.models import Entry
from tests.conftest import NOON
from tests.office.transfers.conftest import LAST, staff_of

pytestmark = pytest.mark.django_db
ON_THE_DAY = NOON.replace(month=11, day=30)
AFTER = ON_THE_DAY + timedelta(days=1)


def test_until_the_last_day_nothing_happens(held, leaving):
    assert ON_THE_DAY.date() == LAST
    assert services.let_go_leavers(actor=CLOCK, at=ON_THE_DAY) == 0
    assert Baton.objects.get(pk=held.baton_id).person == leaving


def test_on_the_day_after_the_agency_holds_it_and_its_desk_says_so(held, leaving, tani):
    assert services.let_go_leavers(actor=CLOCK, at=AFTER) == 1

    assert Baton.objects.get(pk=held.baton_id).person is None
    assert relay.health(AFTER)["without_holder"] == 0
    assert held.baton_id in {one.pk for one in relay.held(tani, AFTER)}
    [row] = queries.desk_rows(tani, AFTER)["stalled"]
    assert "1件" in row.title
    assert Transfer.objects.get().done_by is None
    assert Entry.objects.filter(action="transfers.left_to_agency").count() == 1


def test_a_second_round_finds_nothing(held, leaving, tani):
    services.let_go_leavers(actor=CLOCK, at=AFTER)
    lines = Entry.objects.count()
    assert services.let_go_leavers(actor=CLOCK, at=AFTER) == 0
    assert Entry.objects.count() == lines


def test_the_line_goes_from_the_desk_when_somebody_is_named(held, leaving, tani):
    services.let_go_leavers(actor=CLOCK, at=AFTER)
    baton = Baton.objects.select_related("holder").get(pk=held.baton_id)
    relay_acts.name_person(actor=tani, baton=baton, person=staff_of(tani), at=AFTER)
    assert queries.desk_rows(tani, AFTER)["stalled"] == []


def test_a_secret_matter_is_not_left_unseen(sato, held, leaving, tani, mori):
    baton = Baton.objects.select_related("holder").get(pk=held.baton_id)
    relay_acts.make_secret(actor=sato, baton=baton, reason=Secret.OTHER, cleared=[leaving], at=NOON)

    services.let_go_leavers(actor=CLOCK, at=AFTER)

    known = Clearance.objects.filter(baton=baton, until=None)
    assert [one.staff_id for one in known] == [mori.staff_id]
    assert queries.ownerless(mori, AFTER) == 1
    assert queries.ownerless(tani, AFTER) == 0


def test_only_the_clock_does_it(sato):
    with pytest.raises(NotAllowed):
        services.let_go_leavers(actor=sato, at=AFTER)

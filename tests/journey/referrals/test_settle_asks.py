"""The clock writes down asks that nobody answered."""

from datetime import timedelta

from tasuki.journey.referrals import queries, services
from tasuki.journey.referrals.models import Collaboration
from tasuki.trust.access.actor import CLOCK
from tests.journey.referrals.conftest import refused


def test_it_is_written_down_once_and_the_asker_still_chooses(sato, suzuki, ask, noon):
    ask()
    after = noon + timedelta(days=8)
    assert services.settle_asks(actor=CLOCK, at=noon) == 0
    assert services.settle_asks(actor=CLOCK, at=after) == 1
    assert services.settle_asks(actor=CLOCK, at=after) == 0
    assert Collaboration.objects.get().answer == "lapsed"
    assert [row.mark for row in queries.desk_rows(sato, after)["sent"]] == ["期限切れ"]


def test_only_the_clock_does_it(sato, later):
    with refused("access.not_your_work"):
        services.settle_asks(actor=sato, at=later)

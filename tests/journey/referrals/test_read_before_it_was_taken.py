"""Who read the page before somebody else took the 襷 carries it no more, whatever they read."""

from datetime import date, timedelta

import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.intake import services as intake
from tasuki.journey.referrals import services as referrals
from tasuki.town.relay import services
from tasuki.town.relay.models import Baton, Pass
from tests.journey.referrals.conftest import SAID

AHEAD = date(2026, 12, 20)


@pytest.fixture
def read_before(consultation, referral, suzuki, noon):
    """The matter as 佐藤 read it; 鈴木 has taken it since."""
    referrals.accept(actor=suzuki, referral=referral, look_again_on=AHEAD, at=noon)
    return consultation


def test_the_former_holder_sets_no_date(read_before, sato, later):
    with pytest.raises(NotAllowed):
        services.look_again(
            actor=sato, baton=read_before.baton, on=AHEAD + timedelta(days=9), at=later
        )
    assert Baton.objects.get().look_again_on == AHEAD


def test_the_former_holder_ends_nothing(read_before, sato, later):
    with pytest.raises(NotAllowed):
        intake.finish(actor=sato, consultation=read_before, outcome="information", at=later)
    assert Baton.objects.get().is_open


def test_the_former_holder_hands_nothing_on(read_before, sato, tanaka, agency_of, later):
    with pytest.raises(NotAllowed):
        referrals.offer(
            actor=sato,
            consultation=read_before,
            to=agency_of(tanaka),
            answer_by=AHEAD,
            at=later,
            **SAID,
        )
    assert not Pass.objects.filter(answered_at__isnull=True).exists()


def test_the_former_holder_asks_nobody_to_help(read_before, sato, tanaka, agency_of, later):
    with pytest.raises(NotAllowed):
        referrals.ask_together(
            actor=sato,
            baton=read_before.baton,
            asked=agency_of(tanaka),
            what="家計表を一緒に作る",
            by_on=AHEAD,
            answer_by=AHEAD,
            agreed="yes",
            ground="consent",
            at=later,
        )

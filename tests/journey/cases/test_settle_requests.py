import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.cases import services
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import CLOCK


def test_the_clock_writes_down_what_has_lapsed(asked, days):
    assert services.settle_requests(actor=CLOCK, at=days(7)) == 0
    assert services.settle_requests(actor=CLOCK, at=days(8)) == 1
    assert services.settle_requests(actor=CLOCK, at=days(8)) == 0

    asked.refresh_from_db()
    assert (asked.answer, asked.heeded_at) == ("lapsed", None)


def test_what_a_lapsed_request_had_opened_is_closed_without_the_clock(
    asked, tanaka, consultation, days
):
    assert relay.may_see(tanaka, consultation.baton_id, Section.PREVIEW, days(7))
    assert not relay.may_see(tanaka, consultation.baton_id, Section.PREVIEW, days(8))


def test_nobody_but_the_clock_does_it(asked, sato, days):
    with pytest.raises(NotAllowed) as refusal:
        services.settle_requests(actor=sato, at=days(8))

    assert refusal.value.code == "access.clock_only"

import pytest

from tasuki.ground.errors import HouseError
from tasuki.journey.closing import services
from tasuki.town.relay import queries as relay


def test_the_offer_is_taken_back_and_support_goes_on(proposed, tanaka, noon):
    off = services.call_off(actor=tanaka, closing=proposed, reason="まだ早い。", at=noon)

    assert off.called_off_reason == "まだ早い。"
    assert not off.is_open
    assert off.case.lead.is_open
    assert relay.offer_on(off.case.lead) is None


def test_a_lapsed_offer_hinders_nobody(proposed, tanaka, propose, days):
    services.call_off(actor=tanaka, closing=proposed, reason="まだ早い。", at=days(8))

    again = propose(at=days(8))

    assert again.pk != proposed.pk


def test_who_took_it_meanwhile_keeps_it(propose, suzuki, tanaka, noon):
    closing = propose(to=suzuki)
    look = closing.handover.answer_by
    services.take_back(actor=suzuki, closing=closing, look_again_on=look, at=noon)

    off = services.call_off(actor=tanaka, closing=closing, reason="会議が認めない。", at=noon)

    assert off.case.lead.holder_id == suzuki.agency_id


def test_it_says_why_and_only_the_coordinator_does_it(proposed, tanaka, sato, noon):
    with pytest.raises(HouseError) as silent:
        services.call_off(actor=tanaka, closing=proposed, reason="", at=noon)
    with pytest.raises(HouseError) as stranger:
        services.call_off(actor=sato, closing=proposed, reason="まだ早い。", at=noon)

    assert silent.value.code == "closing.reason_missing"
    assert stranger.value.code == "closing.not_coordinating"


def test_what_is_closed_cannot_be_called_off(closed, tanaka, noon):
    with pytest.raises(HouseError) as refused:
        services.call_off(actor=tanaka, closing=closed, reason="まだ早い。", at=noon)

    assert refused.value.code == "closing.already_closed"

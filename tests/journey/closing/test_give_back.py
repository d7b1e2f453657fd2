import pytest

from tasuki.ground.errors import HouseError
from tasuki.journey.closing import queries, services
from tasuki.journey.closing.rules import Stage


def test_the_lead_stays_and_the_coordinator_reads_the_reason(propose, sato, suzuki, noon):
    closing = propose(to=suzuki)

    given = services.give_back(actor=suzuki, closing=closing, reason="担当が足りない。", at=noon)

    assert given.handover.answer_reason == "担当が足りない。"
    assert given.case.lead.holder_id == sato.agency_id
    assert given.case.lead.is_open
    assert queries.stage_of(given, noon) is Stage.RETURNED


def test_a_no_without_a_reason_helps_nobody(proposed, sato, noon):
    with pytest.raises(HouseError) as refused:
        services.give_back(actor=sato, closing=proposed, reason=" ", at=noon)

    assert refused.value.code == "closing.reason_missing"


def test_only_the_agency_that_is_asked_gives_it_back(proposed, tanaka, noon):
    with pytest.raises(HouseError) as refused:
        services.give_back(actor=tanaka, closing=proposed, reason="やめる。", at=noon)

    assert refused.value.code == "closing.not_carrier"

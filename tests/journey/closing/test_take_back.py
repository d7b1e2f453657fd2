from datetime import date

import pytest

from tasuki.ground.errors import HouseError
from tasuki.journey.closing import queries, services
from tasuki.journey.closing.rules import Stage
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section, Step

LOOK = date(2026, 12, 4)


def test_who_holds_it_already_confirms(taken, case, sato, noon):
    assert taken.case.lead.holder_id == sato.agency_id
    assert taken.case.lead.person_id == sato.staff_id
    assert queries.stage_of(taken, noon) is Stage.OPINION


def test_another_agency_becomes_the_lead_and_the_former_reads_on(propose, sato, suzuki, noon):
    closing = propose(to=suzuki)

    services.take_back(actor=suzuki, closing=closing, look_again_on=LOOK, at=noon)

    case = queries.last_of(closing.case).case
    assert case.lead.holder_id == suzuki.agency_id
    assert case.lead.person_id == suzuki.staff_id
    assert relay.may_see(sato, case.lead_id, Section.PLAN, noon)
    assert list(Step.objects.filter(baton=case.lead).values_list("how", flat=True)) == [
        "begun",
        "back",
    ]


def test_only_the_agency_that_is_asked_takes(proposed, suzuki, tanaka, yamada, noon):
    for actor in (suzuki, tanaka, yamada):
        with pytest.raises(HouseError) as refused:
            services.take_back(actor=actor, closing=proposed, look_again_on=LOOK, at=noon)
        assert refused.value.code == "closing.not_carrier"


def test_it_is_taken_once(taken, sato, noon):
    with pytest.raises(HouseError) as refused:
        services.take_back(actor=sato, closing=taken, look_again_on=LOOK, at=noon)

    assert refused.value.code == "relay.already_taken"


def test_after_its_date_it_is_not_taken_any_more(proposed, sato, days):
    with pytest.raises(HouseError) as refused:
        services.take_back(
            actor=sato, closing=proposed, look_again_on=date(2026, 12, 30), at=days(8)
        )

    assert refused.value.code == "relay.lapsed"


def test_what_was_called_off_is_not_taken(proposed, sato, tanaka, noon):
    services.call_off(actor=tanaka, closing=proposed, reason="まだ早い。", at=noon)

    with pytest.raises(HouseError) as refused:
        services.take_back(actor=sato, closing=proposed, look_again_on=LOOK, at=noon)

    assert refused.value.code == "closing.was_called_off"

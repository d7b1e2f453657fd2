from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import queries, services
from tasuki.journey.meetings.models import AgendaItem, Meeting
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import Actor

BACK_ON = date(2026, 12, 25)


@pytest.fixture
def named(
    bring: Callable[..., AgendaItem],
    convene: Callable[..., Meeting],
    case: Case,
    tanaka: Actor,
    at_table: datetime,
) -> AgendaItem:
    """The individual meeting has given the matter back to 佐藤's counter."""
    return services.give_opinion(
        actor=tanaka,
        item=bring(convene("individual", actor=tanaka), case),
        opinion="lead_to_referrer",
        note="月に1回は訪問する。",
        follow_on=BACK_ON,
        at=at_table,
    )


def test_the_counter_that_referred_takes_the_lead_with_a_date(
    named: AgendaItem, case: Case, sato: Actor, at_table: datetime
) -> None:
    assert queries.named_item_for(sato, named.pk, at_table) == named
    services.take_lead(actor=sato, item=named, look_again_on=BACK_ON, at=at_table)
    lead = Baton.objects.get(pk=case.lead_id)
    assert lead.holder_id == sato.agency_id
    assert lead.look_again_on == BACK_ON


def test_it_rings_on_the_desk_until_it_is_taken(
    named: AgendaItem, sato: Actor, tanaka: Actor, at_table: datetime
) -> None:
    rows = queries.desk_rows(sato, at_table)["offered"]
    assert [row.record for row in rows] == [f"item:{named.pk}"]
    assert queries.desk_rows(tanaka, at_table)["offered"] == []
    services.take_lead(actor=sato, item=named, look_again_on=BACK_ON, at=at_table)
    assert queries.desk_rows(sato, at_table)["offered"] == []


def test_only_the_named_agency_takes_it(
    named: AgendaItem, suzuki: Actor, at_table: datetime
) -> None:
    with pytest.raises(NotAllowed, match="小林市地域包括支援センター"):
        services.take_lead(actor=suzuki, item=named, look_again_on=BACK_ON, at=at_table)
    with pytest.raises(AgendaItem.DoesNotExist):
        queries.named_item_for(suzuki, named.pk, at_table)


def test_it_is_taken_once_and_in_time(named: AgendaItem, sato: Actor, at_table: datetime) -> None:
    late = at_table + timedelta(days=30)
    with pytest.raises(NotAllowed, match="期限切れ"):
        services.take_lead(actor=sato, item=named, look_again_on=date(2027, 1, 30), at=late)
    services.take_lead(actor=sato, item=named, look_again_on=BACK_ON, at=at_table)
    with pytest.raises(NotAllowed, match="すでに受け取られて"):
        services.take_lead(actor=sato, item=named, look_again_on=BACK_ON, at=at_table)


def test_an_item_that_named_nobody_offers_nothing(
    bring: Callable[..., AgendaItem],
    individual: Meeting,
    case: Case,
    sato: Actor,
    later: datetime,
) -> None:
    item = bring(individual, case)
    with pytest.raises(WrongState, match="指名はありません"):
        services.take_lead(actor=sato, item=item, look_again_on=BACK_ON, at=later)

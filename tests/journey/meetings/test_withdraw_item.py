from collections.abc import Callable
from datetime import datetime

import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import services
from tasuki.journey.meetings.models import AgendaItem, Meeting
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.models import Entry

Brought = Callable[..., AgendaItem]


def test_withdrawing_closes_what_it_had_opened(
    bring: Brought,
    regular: Meeting,
    case: Case,
    tanaka: Actor,
    suzuki: Actor,
    later: datetime,
    town: dict[str, Agency],
) -> None:
    item = bring(regular, case)
    assert relay.may_see(suzuki, case.lead_id, Section.PAPERS, later)
    services.withdraw_item(actor=tanaka, item=item, at=later)
    assert not regular.items.exists()
    assert not relay.may_see(suzuki, case.lead_id, Section.CARD, later)
    assert Entry.objects.filter(action="meetings.item_withdrawn").exists()


def test_the_convener_takes_it_off_too(
    bring: Brought, regular: Meeting, case: Case, takahashi: Actor, later: datetime
) -> None:
    services.withdraw_item(actor=takahashi, item=bring(regular, case), at=later)
    assert not regular.items.exists()


def test_a_member_of_the_table_cannot(
    bring: Brought, regular: Meeting, case: Case, suzuki: Actor, later: datetime
) -> None:
    item = bring(regular, case)
    with pytest.raises(NotAllowed, match="招集者"):
        services.withdraw_item(actor=suzuki, item=item, at=later)
    assert regular.items.exists()


def test_what_the_meeting_has_answered_stays(
    bring: Brought, regular: Meeting, case: Case, takahashi: Actor, at_table: datetime
) -> None:
    item = bring(regular, case)
    services.give_opinion(actor=takahashi, item=item, opinion="shared", at=at_table)
    with pytest.raises(WrongState, match="すでに記録"):
        services.withdraw_item(actor=takahashi, item=item, at=at_table)

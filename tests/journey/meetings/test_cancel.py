from collections.abc import Callable
from datetime import datetime

import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import queries, services
from tasuki.journey.meetings.models import AgendaItem, Meeting, State
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor

Brought = Callable[..., AgendaItem]


def test_calling_off_closes_the_papers_and_lets_the_item_wait_again(
    bring: Brought,
    regular: Meeting,
    case: Case,
    takahashi: Actor,
    tanaka: Actor,
    suzuki: Actor,
    later: datetime,
) -> None:
    bring(regular, case)
    services.cancel(actor=takahashi, meeting=regular, reason="大雨のため", at=later)
    regular.refresh_from_db()
    assert (regular.state, regular.cancel_reason) == (State.CANCELLED, "大雨のため")
    assert not relay.may_see(suzuki, case.lead_id, Section.CARD, later)
    assert queries.agenda_waiting(tanaka, later)


def test_a_meeting_that_has_spoken_is_not_called_off(
    bring: Brought, regular: Meeting, case: Case, takahashi: Actor, at_table: datetime
) -> None:
    services.give_opinion(actor=takahashi, item=bring(regular, case), opinion="shared", at=at_table)
    with pytest.raises(NotAllowed, match="1件の意見"):
        services.cancel(actor=takahashi, meeting=regular, reason="人が足りない", at=at_table)


def test_a_member_does_not_call_off(regular: Meeting, suzuki: Actor, later: datetime) -> None:
    with pytest.raises(NotAllowed, match="招集者"):
        services.cancel(actor=suzuki, meeting=regular, reason="都合が悪い", at=later)
    regular.refresh_from_db()
    assert regular.state == State.PLANNED

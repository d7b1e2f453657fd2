"""What stands on the desk and on the page of a case."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import RequestFactory

from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import panels, queries, services
from tasuki.journey.meetings.models import AgendaItem, Meeting
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor

Brought = Callable[..., AgendaItem]


def marks(actor: Actor, at: datetime) -> list[str]:
    return [row.mark for row in queries.desk_rows(actor, at)["meetings"]]


def test_a_seat_puts_the_next_meeting_on_the_desk(
    regular: Meeting, suzuki: Actor, watanabe: Actor, yamada: Actor, later: datetime
) -> None:
    row = queries.desk_rows(suzuki, later)["meetings"][0]
    assert (row.record, row.title) == (f"meeting:{regular.pk}", "重層的支援定例会議")
    assert row.action is not None
    assert row.action.label == "会議を見る"
    assert marks(watanabe, later) == ["次の会議"]
    assert marks(yamada, later) == []


def test_a_meeting_without_record_asks_its_convener_for_one(
    regular: Meeting, takahashi: Actor, suzuki: Actor, at_table: datetime
) -> None:
    day_after = at_table + timedelta(days=1)
    assert marks(takahashi, day_after) == ["記録がまだです"]
    assert marks(suzuki, day_after) == []
    services.record_sitting(
        actor=takahashi, meeting=regular, version=1, minutes="記録", present=[], at=day_after
    )
    assert marks(takahashi, day_after) == ["記録を確定していません"]
    services.close_sitting(actor=takahashi, meeting=regular, at=day_after)
    assert marks(takahashi, day_after) == []


@pytest.fixture
def request_of(rf: RequestFactory) -> Callable[[Actor, datetime], Any]:
    def asked(actor: Actor, at: datetime) -> Any:
        request = rf.get("/")
        request.actor, request.at = actor, at  # type: ignore[attr-defined]
        return request

    return asked


def test_the_panel_tells_where_the_case_was_spoken_of_and_warns(
    bring: Brought,
    support: Meeting,
    silent_case: Case,
    sato: Actor,
    later: datetime,
    request_of: Callable[[Actor, datetime], Any],
) -> None:
    item = bring(support, silent_case, reason="会えていない")
    shown = panels.sittings(request_of(sato, later), silent_case, Section.ALL)
    assert f'data-record="item:{item.pk}"' in shown
    assert "拘禁刑" in shown
    assert "会議に付議する" in shown
    assert panels.sittings(request_of(sato, later), silent_case, Section.RECORDS) == ""


def test_the_panel_offers_bringing_to_those_who_steer(
    case: Case,
    tanaka: Actor,
    suzuki: Actor,
    later: datetime,
    request_of: Callable[[Actor, datetime], Any],
) -> None:
    address = f"?kind=case&amp;item={case.pk}"
    assert address in panels.sittings(request_of(tanaka, later), case, Section.ALL)
    assert address not in panels.sittings(request_of(suzuki, later), case, Section.ALL)


def test_a_town_without_meetings_is_not_offered_one(
    case: Case,
    tanaka: Actor,
    later: datetime,
    request_of: Callable[[Actor, datetime], Any],
    a_town: Callable[[str], Any],
) -> None:
    a_town("shikaoi")

    shown = panels.sittings(request_of(tanaka, later), case, Section.ALL)

    assert "会議に付議する" not in shown
    assert "決裁で決めます" in shown

from collections.abc import Callable
from datetime import datetime

import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import queries, services
from tasuki.journey.meetings.models import AgendaItem, Meeting
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor

Brought = Callable[..., AgendaItem]


def record(actor: Actor, meeting: Meeting, at: datetime) -> None:
    services.record_sitting(
        actor=actor, meeting=meeting, version=1, minutes="記録", present=[], at=at
    )


def test_closing_the_record_closes_the_papers(
    bring: Brought,
    regular: Meeting,
    case: Case,
    takahashi: Actor,
    suzuki: Actor,
    at_table: datetime,
) -> None:
    item = bring(regular, case)
    services.give_opinion(actor=takahashi, item=item, opinion="shared", at=at_table)
    record(takahashi, regular, at_table)
    services.close_sitting(actor=takahashi, meeting=regular, at=at_table)
    regular.refresh_from_db()
    assert regular.closed_at == at_table
    assert not relay.may_see(suzuki, case.lead_id, Section.CARD, at_table)


def test_a_seat_at_another_meeting_of_the_case_does_not_open_them_again(
    bring: Brought,
    regular: Meeting,
    individual: Meeting,
    case: Case,
    takahashi: Actor,
    yamada: Actor,
    town: dict[str, Agency],
    later: datetime,
    at_table: datetime,
) -> None:
    item, other = bring(regular, case), bring(individual, case)
    for meeting in (regular, individual):
        own = next(one for one in town.values() if one.pk == yamada.agency_id)
        if not meeting.seats.filter(agency=own).exists():
            services.invite(actor=takahashi, meeting=meeting, agency=own, at=later)
    services.give_opinion(actor=takahashi, item=item, opinion="shared", at=at_table)
    record(takahashi, regular, at_table)
    record(takahashi, individual, at_table)
    assert queries.open_items(yamada, regular, [item], at_table) == {item.pk}

    services.close_sitting(actor=takahashi, meeting=regular, at=at_table)

    assert queries.open_items(yamada, regular, [item], at_table) == set()
    assert queries.open_items(yamada, individual, [other], at_table) == {other.pk}


def test_what_is_closed_does_not_change(
    regular: Meeting, takahashi: Actor, at_table: datetime
) -> None:
    record(takahashi, regular, at_table)
    services.close_sitting(actor=takahashi, meeting=regular, at=at_table)
    with pytest.raises(NotAllowed, match="確定しています"):
        services.record_sitting(
            actor=takahashi, meeting=regular, version=2, minutes="直し", present=[], at=at_table
        )


def test_an_item_without_an_answer_keeps_the_record_open(
    bring: Brought, regular: Meeting, case: Case, takahashi: Actor, at_table: datetime
) -> None:
    bring(regular, case)
    record(takahashi, regular, at_table)
    with pytest.raises(NotAllowed, match="1件あります"):
        services.close_sitting(actor=takahashi, meeting=regular, at=at_table)


def test_a_meeting_that_was_not_held_has_no_record_to_close(
    regular: Meeting, takahashi: Actor, at_table: datetime
) -> None:
    with pytest.raises(NotAllowed, match="まだ開かれていない"):
        services.close_sitting(actor=takahashi, meeting=regular, at=at_table)


def test_a_member_does_not_close(
    regular: Meeting, takahashi: Actor, suzuki: Actor, at_table: datetime
) -> None:
    record(takahashi, regular, at_table)
    with pytest.raises(NotAllowed, match="招集者"):
        services.close_sitting(actor=suzuki, meeting=regular, at=at_table)

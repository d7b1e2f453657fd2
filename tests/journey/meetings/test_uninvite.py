from collections.abc import Callable
from datetime import datetime

import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import services
from tasuki.journey.meetings.models import AgendaItem, Meeting
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor

Brought = Callable[..., AgendaItem]


def test_a_seat_to_which_nothing_was_opened_can_go(
    regular: Meeting, takahashi: Actor, town: dict[str, Agency], later: datetime
) -> None:
    seat = regular.seats.get(agency=town["kodomo"])
    services.uninvite(actor=takahashi, seat=seat, at=later)
    assert not regular.seats.filter(agency=town["kodomo"]).exists()


def test_a_seat_that_has_read_the_papers_stays(
    bring: Brought,
    regular: Meeting,
    case: Case,
    takahashi: Actor,
    town: dict[str, Agency],
    later: datetime,
) -> None:
    bring(regular, case)
    seat = regular.seats.get(agency=town["kodomo"])
    with pytest.raises(WrongState, match="欠席"):
        services.uninvite(actor=takahashi, seat=seat, at=later)
    assert regular.seats.filter(pk=seat.pk).exists()


def test_a_member_takes_nobodys_seat(
    regular: Meeting, suzuki: Actor, town: dict[str, Agency], later: datetime
) -> None:
    with pytest.raises(NotAllowed):
        services.uninvite(actor=suzuki, seat=regular.seats.get(agency=town["kodomo"]), at=later)

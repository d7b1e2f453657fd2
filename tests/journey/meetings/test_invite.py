from collections.abc import Callable
from datetime import datetime

import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import services
from tasuki.journey.meetings.models import AgendaItem, Meeting
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor

Brought = Callable[..., AgendaItem]


def test_a_late_guest_reads_what_is_on_the_agenda(
    bring: Brought,
    individual: Meeting,
    case: Case,
    takahashi: Actor,
    suzuki: Actor,
    town: dict[str, Agency],
    later: datetime,
) -> None:
    bring(individual, case)
    services.invite(actor=takahashi, meeting=individual, agency=town["seikatsu_jiritsu"], at=later)
    assert relay.may_see(suzuki, case.lead_id, Section.PAPERS, later)


def test_somebody_of_an_agency_is_seated_by_account(
    individual: Meeting, takahashi: Actor, suzuki: Actor, town: dict[str, Agency], later: datetime
) -> None:
    staff = Staff.objects.get(pk=suzuki.staff_id)
    seat = services.invite(
        actor=takahashi,
        meeting=individual,
        agency=town["seikatsu_jiritsu"],
        staff=staff,
        at=later,
    )
    assert seat.staff == staff


def test_somebody_of_another_agency_is_refused(
    individual: Meeting, takahashi: Actor, suzuki: Actor, town: dict[str, Agency], later: datetime
) -> None:
    staff = Staff.objects.get(pk=suzuki.staff_id)
    with pytest.raises(NotAllowed, match="選んだ機関の職員ではありません"):
        services.invite(
            actor=takahashi, meeting=individual, agency=town["kodomo"], staff=staff, at=later
        )


def test_nobody_is_seated_twice(
    regular: Meeting, takahashi: Actor, town: dict[str, Agency], later: datetime
) -> None:
    with pytest.raises(WrongState, match="席はすでに"):
        services.invite(actor=takahashi, meeting=regular, agency=town["kodomo"], at=later)


def test_a_member_does_not_invite(
    regular: Meeting, suzuki: Actor, town: dict[str, Agency], later: datetime
) -> None:
    with pytest.raises(NotAllowed, match="招集者の「小林市福祉課」"):
        services.invite(actor=suzuki, meeting=regular, agency=town["hokenjo"], at=later)

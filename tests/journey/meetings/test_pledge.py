from collections.abc import Callable
from datetime import datetime

import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import queries, services
from tasuki.journey.meetings.models import AgendaItem, Meeting
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor

Brought = Callable[..., AgendaItem]


@pytest.fixture
def pledged_meeting(support: Meeting) -> Meeting:
    """A town whose pack takes a pledge."""
    support.secrecy_pledge = True
    support.save()
    return support


def test_no_paper_opens_before_the_pledge(
    bring: Brought, pledged_meeting: Meeting, silent_case: Case, sato: Actor, later: datetime
) -> None:
    item = bring(pledged_meeting, silent_case, reason="会えていない")
    assert [one.is_open for one in queries.items_shown(sato, pledged_meeting, later)] == [False]
    services.pledge(actor=sato, meeting=pledged_meeting, at=later)
    assert queries.item_for(sato, item.pk, later) == item
    seat = queries.seats_here(sato, pledged_meeting)[0]
    assert (seat.pledged_at, seat.pledged_by_id) == (later, sato.staff_id)


def test_the_pledge_opens_the_matter_to_the_seat_and_nothing_before_it_does(
    bring: Brought,
    pledged_meeting: Meeting,
    silent_case: Case,
    takahashi: Actor,
    suzuki: Actor,
    town: dict[str, Agency],
    later: datetime,
) -> None:
    services.invite(
        actor=takahashi, meeting=pledged_meeting, agency=town["seikatsu_jiritsu"], at=later
    )
    bring(pledged_meeting, silent_case, reason="会えていない")
    assert relay.sections_for(suzuki, silent_case.lead_id, later) == Section(0)
    services.pledge(actor=suzuki, meeting=pledged_meeting, at=later)
    assert relay.may_see(suzuki, silent_case.lead_id, Section.PAPERS, later)


def test_a_pledge_is_made_once(
    bring: Brought, pledged_meeting: Meeting, silent_case: Case, sato: Actor, later: datetime
) -> None:
    bring(pledged_meeting, silent_case, reason="会えていない")
    services.pledge(actor=sato, meeting=pledged_meeting, at=later)
    with pytest.raises(WrongState, match="すでに守秘を誓約"):
        services.pledge(actor=sato, meeting=pledged_meeting, at=later)


def test_where_the_law_alone_binds_no_pledge_is_taken(
    support: Meeting, takahashi: Actor, later: datetime
) -> None:
    with pytest.raises(WrongState, match="法律によって"):
        services.pledge(actor=takahashi, meeting=support, at=later)


def test_who_has_no_seat_pledges_nothing(
    pledged_meeting: Meeting, yamada: Actor, later: datetime
) -> None:
    with pytest.raises(NotAllowed, match="席はありません"):
        services.pledge(actor=yamada, meeting=pledged_meeting, at=later)

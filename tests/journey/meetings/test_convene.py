from collections.abc import Callable
from datetime import datetime

import pytest

from tasuki.ground.errors import HouseError, NotAllowed
from tasuki.journey.meetings import queries, services
from tasuki.journey.meetings.models import Because, Meeting, State
from tasuki.journey.meetings.services import Guest
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.models import Entry

Convened = Callable[..., Meeting]


def test_a_regular_meeting_seats_its_standing_members(
    regular: Meeting, town: dict[str, Agency]
) -> None:
    members = {seat.agency.code for seat in queries.seats_of(regular) if seat.agency}
    assert {"fukushi", "houkatsu_kobayashi", "seikatsu_jiritsu", "kikan_nishimoro"} <= members
    assert all(seat.because == Because.MEMBER for seat in queries.seats_of(regular))


def test_a_meeting_keeps_the_frame_of_the_towns_pack(support: Meeting) -> None:
    assert (support.class_name, support.consent_rule) == ("支援会議", "none")
    assert support.basis == "社会福祉法第106条の6"
    assert (support.case_data, support.secrecy_by_law, support.secrecy_pledge) == (
        True,
        True,
        False,
    )
    assert support.state == State.PLANNED


def test_guests_sit_by_name_and_agencies_once(convene: Convened, town: dict[str, Agency]) -> None:
    choju = town["choju_kaigo"]
    meeting = convene("individual", seats=[Guest(choju), Guest(choju), Guest(name="民生委員 見本")])
    seats = [queries.seat_name(seat) for seat in queries.seats_of(meeting)]
    assert seats == ["小林市福祉課", choju.name, "民生委員 見本"]


def test_a_body_of_others_seats_them_in_words(convene: Convened) -> None:
    meeting = convene("cooperation")
    assert "自治会" in [seat.name for seat in queries.seats_of(meeting)]


def test_convening_is_written_down(regular: Meeting) -> None:
    entry = Entry.objects.get(action="meetings.convened")
    assert entry.target == f"meeting:{regular.pk}"


def test_the_office_that_works_on_many_cases_may_call_an_individual_meeting(
    convene: Convened, tanaka: Actor
) -> None:
    assert convene("individual", actor=tanaka).convener.code == "shakyo"


def test_the_secretary_of_the_body_may_convene_it(convene: Convened, watanabe: Actor) -> None:
    assert convene("regular", actor=watanabe).convener.code == "fukushi"


@pytest.mark.parametrize("who", ["sato", "tanaka", "yamada", "kanri"])
def test_nobody_else_convenes_the_regular_meeting(
    who: str, cast: dict[str, Actor], convene: Convened
) -> None:
    with pytest.raises(NotAllowed) as refused:
        convene("regular", actor=cast[who])
    assert refused.value.code == "meetings.cannot_convene"
    assert "小林市福祉課" in str(refused.value)
    assert not Meeting.objects.exists()


def test_a_body_the_town_does_not_have_is_refused(
    takahashi: Actor, sitting: datetime, later: datetime
) -> None:
    with pytest.raises(HouseError):
        services.convene(actor=takahashi, body="moon", held_at=sitting, at=later)
    assert not Meeting.objects.exists()


def test_a_seat_without_agency_or_name_is_refused(convene: Convened) -> None:
    with pytest.raises(NotAllowed, match="席には"):
        convene("individual", seats=[Guest()])
    assert not Meeting.objects.exists()

"""An invitation to an office reaches its 会議担当者, or who stands in when that person is not there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse

from tasuki.journey.meetings import queries, services
from tasuki.journey.meetings.models import Meeting
from tasuki.town.municipality import pack
from tasuki.town.municipality.pack import Duty, Keeper
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Appointment, Staff
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.roles import Role
from tasuki.trust.audit.models import Entry

Hire = Callable[..., Actor]
OFFICE = "seikatsu_jiritsu"


@pytest.fixture
def colleague(suzuki: Actor, hire: Hire) -> Actor:
    """Works beside 鈴木, and stands in for them at meetings."""
    return hire("mori", (OFFICE, Role.COUNSELLOR))


@pytest.fixture
def stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The town's pack names 森 as deputy of 鈴木's office, for meetings and for つなぐ."""
    real = pack.current

    def changed(on: date | None = None) -> Any:
        town = real(on) if on else real()
        named = tuple(
            replace(one, deputies=(Keeper(name="森（見本）", login="mori"),))
            if one.agency == OFFICE
            else one
            for one in town.officers
        )
        return replace(town, officers=named)

    monkeypatch.setattr(pack, "current", changed)


def leave(actor: Actor) -> None:
    """The last day was yesterday."""
    Appointment.objects.filter(staff=actor.staff_id).update(until=date(2026, 11, 19))


def rows(actor: Actor, at: datetime) -> list[Any]:
    return queries.desk_rows(actor, at)["meetings"]


def test_it_stands_first_on_the_desk_of_who_comes(
    regular: Meeting, suzuki: Actor, colleague: Actor, later: datetime
) -> None:
    (mine,), (theirs,) = rows(suzuki, later), rows(colleague, later)
    assert mine.first
    assert not theirs.first
    assert "会議担当者：鈴木（見本）さん" in theirs.note


def test_while_the_first_is_there_the_deputy_reads_who_comes(
    stands_in: None, regular: Meeting, suzuki: Actor, colleague: Actor, later: datetime
) -> None:
    (row,) = rows(colleague, later)
    assert not row.first
    assert "鈴木（見本）" in row.note


def test_when_the_first_is_not_there_it_is_the_deputys(
    stands_in: None, regular: Meeting, suzuki: Actor, colleague: Actor, later: datetime
) -> None:
    leave(suzuki)
    (row,) = rows(colleague, later)
    assert row.first
    assert "会議担当者の代わり：mori（見本）さん" in row.note


def test_where_nobody_is_named_the_seat_is_the_offices(
    individual: Meeting,
    takahashi: Actor,
    tanaka: Actor,
    agency_of: Callable[[Actor], Agency],
    later: datetime,
) -> None:
    services.invite(actor=takahashi, meeting=individual, agency=agency_of(tanaka), at=later)
    (row,) = rows(tanaka, later)
    assert not row.first
    assert "会議担当者" not in row.note


def test_the_invitation_names_who_comes(
    individual: Meeting, takahashi: Actor, suzuki: Actor, town: dict[str, Agency], later: datetime
) -> None:
    services.invite(actor=takahashi, meeting=individual, agency=town[OFFICE], at=later)
    line = Entry.objects.get(action="meetings.invited")
    assert line.words.content["seat"] == f"{town[OFFICE].name}　鈴木（見本）"


def test_the_page_of_the_meeting_names_who_comes(
    stands_in: None,
    regular: Meeting,
    takahashi: Actor,
    suzuki: Actor,
    colleague: Actor,
    sign_in: Any,
) -> None:
    leave(suzuki)
    page = sign_in(takahashi).get(reverse("meetings:show", args=[regular.pk])).content.decode()
    assert "mori（見本）" in page
    assert "（代わり）" in page


def test_a_hand_over_reaches_the_deputy_when_the_first_is_not_there(
    stands_in: None, suzuki: Actor, colleague: Actor, town: dict[str, Agency], later: datetime
) -> None:
    def reached() -> Staff | None:
        return organizations.officer_at(town[OFFICE], Duty.PROMOTION, later)

    first = reached()
    assert first is not None
    assert first.pk == suzuki.staff_id
    leave(suzuki)
    second = reached()
    assert second is not None
    assert second.pk == colleague.staff_id
    leave(colleague)
    assert reached() is None


def below(town: dict[str, Agency], monkeypatch: pytest.MonkeyPatch) -> None:
    """鈴木's office has a part, 係; the town names 森 of it as deputy of the whole."""
    Agency.objects.create(
        created_at=town[OFFICE].created_at,
        code="kakari",
        name="家計係",
        kind=town[OFFICE].kind,
        regime=town[OFFICE].regime,
        parent=town[OFFICE],
        has_accounts=True,
    )
    real = pack.current

    def changed(on: date | None = None) -> Any:
        now = real(on) if on else real()
        part = replace(now.agency(OFFICE), code="kakari", name="家計係", parent=OFFICE)
        return replace(now, agencies=(*now.agencies, part))

    monkeypatch.setattr(pack, "current", changed)


def test_a_deputy_in_a_part_of_the_office_comes_for_the_whole(
    stands_in: None,
    regular: Meeting,
    suzuki: Actor,
    hire: Hire,
    town: dict[str, Agency],
    later: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    below(town, monkeypatch)
    mori = hire("mori", ("kakari", Role.COUNSELLOR))
    beside = hire("hata", ("kakari", Role.COUNSELLOR))

    assert "鈴木（見本）" in rows(mori, later)[0].note
    leave(suzuki)
    (row,) = rows(mori, later)
    assert row.first
    assert queries.meetings_for(mori, later).filter(pk=regular.pk).exists()
    assert rows(beside, later) == []  # the seat is not the part's: only who is named comes
    assert not queries.meetings_for(beside, later).exists()

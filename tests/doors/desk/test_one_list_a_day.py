"""少人数: all that asks for something stands in one list a day; elsewhere each kind in its own."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tasuki.doors.desk import lists
from tasuki.journey.intake import services as intake
from tasuki.journey.referrals import services as referrals
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import services as relay
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.roles import Role
from tests.journey.referrals.conftest import SAID


@pytest.fixture
def offices(a_town: Callable[[str], dict[str, Agency]]) -> dict[str, Agency]:
    """A town that has said 少人数."""
    return a_town("shikaoi")


@pytest.fixture
def toda(offices: dict[str, Agency], hire: Callable[..., Actor]) -> Actor:
    """Wears every hat."""
    roles = (Role.COUNSELLOR, Role.COORDINATOR, Role.MULTI_AGENCY, Role.SECRETARY)
    return hire("toda", *(("fukushi_kakari", role) for role in roles))


def receive(actor: Actor, agency: Agency, at: datetime, look: date) -> Any:
    return intake.receive(
        actor=actor,
        agency=agency,
        subject={"name": "見本 太郎（見本）", "kana": "みほん たろう"},
        at=at,
        main_topic="income",
        topics=["income"],
        method="visit",
        share_consent="yes",
        share_consent_on=date(2026, 11, 20),
        share_consent_how="oral",
        look_again_on=look,
    )


def keys(actor: Actor, at: datetime) -> list[str]:
    return [shelf.key for shelf in lists.gather(actor, at)]


def test_one_list_holds_what_is_due_and_what_was_left(
    toda: Actor, offices: dict[str, Agency], noon: datetime
) -> None:
    office, today = offices["fukushi_kakari"], noon.date()
    left = receive(toda, office, noon, today + timedelta(days=1))
    due = receive(toda, office, noon, today + timedelta(days=3))
    later = receive(toda, office, noon, today + timedelta(days=30))
    at = noon + timedelta(days=3)
    shelves = {shelf.key: shelf for shelf in lists.gather(toda, at)}
    assert list(shelves) == ["today", "sent", "held", "meetings", "drafts"]
    assert [row.record for row in shelves["today"].rows] == [
        f"consultation:{left.pk}",
        f"consultation:{due.pk}",
    ]
    assert [row.record for row in shelves["held"].rows] == [f"consultation:{later.pk}"]
    assert "令和8年11月23日" in shelves["today"].heading


def test_an_answer_that_waits_is_no_reminder_until_its_day(
    toda: Actor, offices: dict[str, Agency], noon: datetime
) -> None:
    one = receive(toda, offices["fukushi_kakari"], noon, noon.date() + timedelta(days=30))
    referral = referrals.offer(
        actor=toda,
        consultation=one,
        to=offices["hokkaido_welfare"],
        answer_by=noon.date() + timedelta(days=4),
        at=noon,
        **SAID,
    )

    def where(at: datetime) -> list[str]:
        found = lists.gather(toda, at)
        record = f"referral:{referral.pk}"
        return [shelf.key for shelf in found if record in {row.record for row in shelf.rows}]

    assert where(noon) == ["sent"]
    assert where(noon + timedelta(days=4)) == ["today"]
    assert where(noon + timedelta(days=5)) == ["today"]


def test_a_matter_stands_in_it_once(
    toda: Actor, offices: dict[str, Agency], noon: datetime
) -> None:
    one = receive(toda, offices["fukushi_kakari"], noon, noon.date())
    relay.look_again(actor=toda, baton=one.baton, on=noon.date(), at=noon, note="電話する")
    (today, *_) = lists.gather(toda, noon)
    assert [row.record for row in today.rows] == [f"consultation:{one.pk}"]


def test_a_day_without_anything_says_so(toda: Actor, noon: datetime) -> None:
    (today, *_) = lists.gather(toda, noon)
    assert not today.rows
    assert today.empty == "きょう見るものは、もうありません。"


def test_a_town_with_more_people_has_each_kind_in_its_own_list(
    suzuki: Actor, noon: datetime
) -> None:
    assert keys(suzuki, noon) == [
        "offered",
        "due",
        "stalled",
        "sent",
        "held",
        "meetings",
        "drafts",
    ]


def test_the_page_shows_the_list_of_the_day(toda: Actor, sign_in: Callable[[Actor], Any]) -> None:
    page = sign_in(toda).get("/").content.decode()
    assert 'data-list="today"' in page
    assert "きょうの一覧" in page
    assert 'data-list="stalled"' not in page

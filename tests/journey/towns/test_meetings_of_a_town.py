"""Which bodies a town has in a 年度, on what they sit, and what there is before the programme runs."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from tasuki.ground.errors import HouseError
from tasuki.journey.meetings import frames, rules, services
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.roles import Role

NEXT_YEAR = datetime(2027, 5, 10, 3, 0, tzinfo=UTC)
Open = Callable[[str], dict[str, Agency]]


@pytest.fixture
def kyosei(a_town: Open, hire: Callable[..., Actor]) -> Actor:
    """朝霞市's 地域共生社会課, which is to convene both bodies."""
    a_town("asaka")
    return hire("kyosei", ("chiiki_kyosei", Role.COORDINATOR))


@pytest.mark.parametrize("body", ["layered", "case"])
def test_a_planned_body_is_not_called_before_its_year(
    kyosei: Actor, noon: datetime, body: str
) -> None:
    with pytest.raises(HouseError) as refused:
        services.convene(actor=kyosei, body=body, held_at=noon, at=noon)
    assert refused.value.code == "meetings.not_founded"
    assert "令和8年度" in str(refused.value)


def test_from_its_year_on_it_is_called_with_the_law_it_sits_on(kyosei: Actor) -> None:
    meeting = services.convene(actor=kyosei, body="case", held_at=NEXT_YEAR, at=NEXT_YEAR)
    assert meeting.legal_types == ["support_meeting"]
    assert meeting.consent_rule == rules.WITHOUT


def test_the_list_shows_what_is_planned_and_what_there_is_instead(
    kyosei: Actor, sign_in: Callable[[Actor], Client]
) -> None:
    shown = sign_in(kyosei).get("/meetings/").content.decode()
    for said in ("個別支援会議", "設置予定", "生活困窮者自立支援法第9条", "児童福祉法第25条の2"):
        assert said in shown


def test_a_body_that_is_there_waits_for_the_programme(
    kyosei: Actor, edit_body: Callable[..., Any], noon: datetime
) -> None:
    there = edit_body(standing="既設", founded_in=2020)
    refusal = frames.may_convene(there, noon.date())
    assert refusal.code == "meetings.programme_first"
    assert "生活困窮者自立支援法第9条" in str(refusal.facts["instead"])


@pytest.fixture
def edit_body() -> Callable[..., Any]:
    """朝霞市's 個別支援会議 with other facts."""
    from dataclasses import replace

    def edited(**facts: Any) -> Any:
        facts.pop("standing", None)
        return replace(pack.load("asaka", 2026).meeting_body("case"), **facts)

    return edited


def test_a_body_on_two_laws_takes_what_is_agreed_to_and_what_is_not() -> None:
    both = ("support_meeting", "layered_meeting")
    assert rules.ground_of(both, agreed=True) == "consent"
    assert rules.ground_of(both, agreed=False) == "law_106_6"
    assert rules.ground_of(("support_meeting",), agreed=True) == "law_106_6"
    assert rules.ground_of(("livelihood_meeting",), agreed=False) == "law_poverty_9"
    assert rules.ground_of(("child_protection",), agreed=False) == "law_child_25_2"
    assert rules.ground_of(("layered_meeting",), agreed=False) == ""


@pytest.mark.parametrize("body", ["resources", "secretariat", "committee"])
def test_a_body_without_a_known_law_takes_no_named_household(
    a_town: Open, noon: datetime, body: str
) -> None:
    a_town("nakatosa")
    there = frames.in_year(pack.current(noon.date()).meeting_body(body), noon.date())
    assert not there.case_data


def test_where_the_source_is_silent_only_the_demos_choice_opens_the_table() -> None:
    known = {"case_data": True, "legal_types": ("support_meeting",)}
    assert rules.takes_cases(**known, type_known=True)
    assert not rules.takes_cases(**known, type_known=False)


def test_the_page_of_a_sitting_says_that_its_law_is_the_demos_choice(
    a_town: Open, hire: Callable[..., Actor], sign_in: Callable[[Actor], Client], noon: datetime
) -> None:
    a_town("nakatosa")
    leader = hire("leader", ("shakyo_chiiki", Role.COORDINATOR))
    meeting = services.convene(actor=leader, body="core", held_at=noon, at=noon)
    shown = sign_in(leader).get(f"/meetings/{meeting.pk}/").content.decode()
    assert "見本の設定" in shown


FLOW = [None, "core", "network", None, "core"]  # 中土佐町: コア会議 → ネットワーク会議 → コア会議


@pytest.mark.parametrize(
    ("sat", "states"),
    [
        ([], ["done", "now", "next", "next", "next"]),
        (["core"], ["done", "done", "now", "next", "next"]),
        (["core", "network"], ["done", "done", "done", "now", "next"]),
        (["core", "network", "core"], ["done", "done", "done", "done", "now"]),
    ],
)
def test_the_flow_says_to_which_body_the_case_goes_next(sat: list[str], states: list[str]) -> None:
    assert rules.where_in_flow(FLOW, sat) == states

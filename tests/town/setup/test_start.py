"""Ten questions, and a town runs."""

import pytest

from tasuki.ground.errors import HouseError
from tasuki.town.setup import beginning, queries, services

ANSWERS = {
    "programme": "まるごと支援事業",
    "sections": "福祉課\n子ども課",
    "counters": "地域包括支援センター\n子ども課",
    "council": "見本町社会福祉協議会",
    "coordinator": "福祉課",
    "receiver": "見本町社会福祉協議会",
    "consent_meeting": "まるごと会議",
    "support_meeting": "",
    "fields_served": [],
    "small_team": "yes",
}


def test_the_answers_become_a_pack_that_holds_together(watanabe, here, noon):
    services.answer_start(actor=watanabe, town=here, answers=ANSWERS, at=noon)

    made = queries.standing_pack(here)
    assert made.programme.name == "まるごと支援事業"
    assert made.coordinator_agency.name == "福祉課"
    assert made.multi_agency_receiver.name == "見本町社会福祉協議会"
    assert made.municipality.small_team is True
    assert {"福祉課", "子ども課", "地域包括支援センター"} <= {one.name for one in made.agencies}
    assert made.meeting_body("consented").decides


def test_a_section_that_is_also_a_counter_is_one_agency(watanabe, here, noon):
    made = beginning.changes(ANSWERS, "町の入力")

    names = [one["name"] for one in made["agency"]]
    assert len(names) == len(set(names)) == 4
    assert next(one for one in made["agency"] if one["name"] == "子ども課")["is_counter"]


@pytest.mark.parametrize("key", ["coordinator", "receiver"])
def test_who_is_nowhere_named_cannot_coordinate(key, watanabe, here, noon):
    with pytest.raises(HouseError, match="どこにも書かれていません"):
        services.answer_start(
            actor=watanabe, town=here, answers={**ANSWERS, key: "だれか"}, at=noon
        )


def test_without_meetings_plans_are_decided_by_the_town_alone():
    made = beginning.changes({**ANSWERS, "consent_meeting": ""}, "町の入力")

    assert "meeting" not in made

"""Which body a plan goes to is the town's own: two bodies, one on two laws, one to come, or none."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tasuki.journey.plans import queries, rules
from tasuki.journey.plans.models import Consent, Plan

NOVEMBER = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
MAY = datetime(2027, 5, 20, 3, 0, tzinfo=UTC)


def plan(consented: bool) -> Plan:
    return Plan(consent=Consent.YES if consented else Consent.NO)


def test_before_consent_only_a_support_meeting_takes_a_plan() -> None:
    assert rules.takes(["layered_meeting"], consented=True)
    assert not rules.takes(["layered_meeting"], consented=False)
    assert rules.takes(["support_meeting"], consented=False)
    assert not rules.takes(["support_meeting"], consented=True)
    both = ["support_meeting", "layered_meeting"]
    assert rules.takes(both, consented=True)
    assert rules.takes(both, consented=False)


@pytest.mark.parametrize(
    ("town", "at", "consented", "name", "order"),
    [
        ("kobayashi", NOVEMBER, True, "重層的支援定例会議", "in"),
        ("kobayashi", NOVEMBER, False, "支援会議", "after"),
        ("nagaokakyo", NOVEMBER, True, "支援会議", "in"),
        ("nagaokakyo", NOVEMBER, False, "支援会議", "in"),
        ("nakatosa", NOVEMBER, True, "安心生活応援ネットワーク会議", "in"),
        ("asaka", MAY, True, "重層的支援会議", "in"),
        ("asaka", MAY, False, "個別支援会議", "after"),
    ],
)
def test_the_body_is_the_towns(
    settings: Any, town: str, at: datetime, consented: bool, name: str, order: str
) -> None:
    settings.TASUKI_DEFAULT_PACK = town
    assert queries.meeting_to_ask(plan(consented), at) == name
    assert queries.decision_order(plan(consented), None, at) == order


@pytest.mark.parametrize(("town", "at"), [("shikaoi", NOVEMBER), ("asaka", NOVEMBER)])
def test_a_town_without_any_body_decides_by_itself(settings: Any, town: str, at: datetime) -> None:
    settings.TASUKI_DEFAULT_PACK = town
    assert queries.decision_order(plan(True), None, at) == rules.ALONE

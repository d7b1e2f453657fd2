import pytest

from tasuki.ground.errors import HouseError
from tasuki.journey.safeguarding import queries, services
from tasuki.trust.audit.models import Entry

SAID = {
    "reason": "転んだあとだと本人と医師から確かめた。",
    "second_name": "森（見本）",
    "second_opinion": "見守りを続け、次のあざで通報する。",
}


def test_it_stands_with_its_reason_and_rings_no_more(calling, sato, later):
    report = services.decide_not_to(actor=sato, report=calling, at=later, **SAID)

    assert queries.stage_of(report) == "decided_not"
    report.baton.refresh_from_db()
    assert not report.baton.is_open
    assert Entry.objects.filter(action="safeguarding.decided_not").count() == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": " "}, "safeguarding.no_reason"),
        ({"second_name": ""}, "safeguarding.no_second"),
        ({"second_opinion": ""}, "safeguarding.no_second_opinion"),
        ({"second_name": "佐藤（見本）"}, "safeguarding.second_is_same"),
    ],
)
def test_it_is_never_decided_alone(calling, sato, later, change, code):
    with pytest.raises(HouseError) as refused:
        services.decide_not_to(actor=sato, report=calling, at=later, **{**SAID, **change})

    assert refused.value.code == code


def test_what_was_told_was_told(told, sato, later):
    with pytest.raises(HouseError) as refused:
        services.decide_not_to(actor=sato, report=told, at=later, **SAID)

    assert refused.value.code == "safeguarding.already_told"


def test_another_agency_does_not_decide(calling, suzuki, later):
    with pytest.raises(HouseError) as refused:
        services.decide_not_to(actor=suzuki, report=calling, at=later, **SAID)

    assert refused.value.code == "safeguarding.not_your_report"

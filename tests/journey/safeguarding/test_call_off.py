import pytest

from tasuki.ground.errors import HouseError
from tasuki.journey.safeguarding import queries, services
from tasuki.trust.audit.models import Entry


def test_a_mistake_is_called_off_with_its_reason(calling, sato, later):
    report = services.call_off(actor=sato, report=calling, reason="押しまちがえた。", at=later)

    assert queries.stage_of(report) == "called_off"
    report.baton.refresh_from_db()
    assert not report.baton.is_open
    assert Entry.objects.filter(action="safeguarding.called_off").count() == 1


@pytest.mark.parametrize(("login", "reason"), [("sato", ""), ("suzuki", "押しまちがえた。")])
def test_it_says_why_and_is_the_agencys_own(calling, cast, later, login, reason):
    with pytest.raises(HouseError) as refused:
        services.call_off(actor=cast[login], report=calling, reason=reason, at=later)

    assert refused.value.code in {"safeguarding.no_reason", "safeguarding.not_your_report"}


def test_what_was_told_is_not_called_off(told, sato, later):
    with pytest.raises(HouseError) as refused:
        services.call_off(actor=sato, report=told, reason="やめたい。", at=later)

    assert refused.value.code == "safeguarding.already_told"

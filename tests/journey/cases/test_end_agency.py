import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.cases import queries, services


@pytest.fixture
def around(case, sato, suzuki, agency_of, later):
    return services.add_agency(actor=sato, case=case, agency=agency_of(suzuki), at=later)


def test_what_was_open_to_it_closes(around, case, sato, suzuki, days):
    services.end_agency(actor=sato, around=around, reason="役割を終えた", at=days(1))

    assert not queries.cases_for(suzuki, days(1)).exists()
    assert queries.case_list(suzuki, days(1)) == []
    assert queries.around_of(case) == []


def test_it_may_come_back(around, case, sato, suzuki, agency_of, days):
    services.end_agency(actor=sato, around=around, reason="役割を終えた", at=days(1))

    services.add_agency(actor=sato, case=case, agency=agency_of(suzuki), at=days(2))

    assert queries.cases_for(suzuki, days(2)).exists()


def test_it_ends_once(around, sato, days):
    services.end_agency(actor=sato, around=around, reason="役割を終えた", at=days(1))

    with pytest.raises(WrongState) as refusal:
        services.end_agency(actor=sato, around=around, reason="役割を終えた", at=days(1))

    assert refusal.value.code == "cases.around_ended"


def test_it_ends_with_a_reason_and_not_by_itself(around, sato, suzuki, days):
    with pytest.raises(NotAllowed):
        services.end_agency(actor=sato, around=around, reason="", at=days(1))
    with pytest.raises(NotAllowed):
        services.end_agency(actor=suzuki, around=around, reason="忙しい", at=days(1))

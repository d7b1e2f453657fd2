import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.cases import queries, services
from tasuki.residents.people import queries as people
from tasuki.town.relay import services as relay_acts
from tasuki.town.relay.models import Ending, Section


def test_the_agency_sees_what_is_done_together_and_whom_it_is_about(
    case, sato, suzuki, agency_of, later
):
    services.add_agency(actor=sato, case=case, agency=agency_of(suzuki), role="家計", at=later)

    sections = queries.sections_for(suzuki, case, later)
    assert sections & Section.RECORDS
    assert not sections & (Section.INTAKE | Section.PAPERS)
    assert people.people_for(suzuki, later).count() == 1
    assert [row.number for row in queries.case_list(suzuki, later)] == [case.number]


def test_the_coordinator_may_call_somebody_in_too(case, tanaka, suzuki, agency_of, later):
    around = services.add_agency(actor=tanaka, case=case, agency=agency_of(suzuki), at=later)

    assert around.agency == agency_of(suzuki)


def test_who_carries_the_case_is_not_around_it(case, sato, tanaka, agency_of, later):
    for carrying in (sato, tanaka):
        with pytest.raises(NotAllowed) as refusal:
            services.add_agency(actor=sato, case=case, agency=agency_of(carrying), at=later)
        assert refusal.value.code == "cases.agency_carries"


def test_an_agency_stands_around_once(case, sato, suzuki, agency_of, later):
    services.add_agency(actor=sato, case=case, agency=agency_of(suzuki), at=later)

    with pytest.raises(NotAllowed) as refusal:
        services.add_agency(actor=sato, case=case, agency=agency_of(suzuki), at=later)

    assert refusal.value.code == "cases.already_around"


def test_who_stands_around_calls_nobody_in(case, sato, suzuki, yamada, agency_of, later):
    services.add_agency(actor=sato, case=case, agency=agency_of(suzuki), at=later)

    with pytest.raises(NotAllowed) as refusal:
        services.add_agency(actor=suzuki, case=case, agency=agency_of(yamada), at=later)

    assert refusal.value.code == "cases.not_steering"


def test_nobody_is_called_to_a_closed_case(case, tanaka, suzuki, agency_of, later):
    case.lead = relay_acts.close(actor=tanaka, baton=case.lead, how=Ending.CLOSED, at=later)

    with pytest.raises(NotAllowed) as refusal:
        services.add_agency(actor=tanaka, case=case, agency=agency_of(suzuki), at=later)

    assert refusal.value.code == "cases.case_closed"

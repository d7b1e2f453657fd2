from uuid import UUID

import pytest

from tasuki.ground.errors import HouseError, NotAllowed
from tasuki.residents.consent import queries, services
from tasuki.residents.consent.models import Consent, State
from tasuki.residents.consent.rules import Reach
from tests.residents.consent.conftest import NEXT_YEAR, TODAY

MONEY = frozenset({"money"})


@pytest.fixture
def partly(sato, person, noon):
    def given(reaches, **more):
        said = {"actor": sato, "person": person, "version": 0, "way": "written"}
        said |= {"since": TODAY, "until": NEXT_YEAR, "at": noon, "reaches": reaches}
        return services.give_partly(**(said | more))

    return given


def test_the_fine_print_is_one_row_each(partly, person, other_agency, later, agency_of, ito):
    made = partly([Reach(MONEY, "support", agency=other_agency.pk)])

    ask = queries.agreed
    assert made.state == State.PARTLY
    assert ask(person.pk, other_agency.pk, ["money"], "support", later) is queries.State.GIVEN
    assert ask(person.pk, other_agency.pk, ["health"], "support", later) is queries.State.NONE
    assert ask(person.pk, other_agency.pk, ["money"], "procedure", later) is queries.State.NONE
    assert ask(person.pk, agency_of(ito).pk, ["money"], "support", later) is queries.State.NONE


def test_a_kind_of_agency_is_every_agency_of_it(partly, person, later, agency_of, ito):
    council = agency_of(ito)
    partly([Reach(MONEY, "support", kind=council.kind)])

    assert queries.agreed(person.pk, council.pk, ["money"], "", later) is queries.State.GIVEN


@pytest.mark.parametrize(
    ("reaches", "code"),
    [
        ([], "consent.nothing_covered"),
        ([Reach(frozenset(), "support")], "consent.no_categories"),
        ([Reach(MONEY, "fun")], "consent.unknown_code"),
        ([Reach(MONEY, "support", agency=UUID(int=9))], "consent.unknown_agency"),
    ],
)
def test_what_covers_nothing_is_no_consent(partly, reaches, code):
    with pytest.raises(HouseError) as refusal:
        partly(reaches)

    assert refusal.value.code == code
    assert not Consent.objects.exists()


def test_a_stranger_takes_no_consent(partly, yamada):
    with pytest.raises(NotAllowed):
        partly([Reach(MONEY, "support")], actor=yamada)

from datetime import date, timedelta

import pytest

from tasuki.ground.errors import HouseError, NotAllowed, Stale
from tasuki.residents.consent import queries, services
from tasuki.trust.audit.models import Entry
from tests.residents.consent.conftest import NEXT_YEAR

AGAIN = date(2027, 11, 30)


@pytest.fixture
def renew(sato, noon):
    def renewed(consent, **more):
        said = {"actor": sato, "consent": consent, "version": consent.version, "way": "oral"}
        said |= {"since": AGAIN, "until": date(2028, 11, 30), "at": noon + timedelta(days=375)}
        return services.renew(**(said | more))

    return renewed


def test_the_same_goes_on_until_another_day(give, renew, person, other_agency, noon):
    first = give(until=NEXT_YEAR, except_categories=["money"])
    second = renew(first)

    moment = noon + timedelta(days=375)
    assert (second.version, second.state) == (2, first.state)
    ask = queries.agreed
    assert ask(person.pk, other_agency.pk, ["health"], "", moment) is queries.State.GIVEN
    assert ask(person.pk, other_agency.pk, ["money"], "", moment) is queries.State.NONE
    assert Entry.objects.get(action="consent.renewed").target == f"consent:{second.pk}"


def test_only_what_stands_is_renewed_and_only_once(give, renew):
    first = give()
    renew(first)

    with pytest.raises(Stale):
        renew(first)
    with pytest.raises(HouseError) as refusal:
        renew(first, version=2)
    assert refusal.value.code == "consent.not_standing"


def test_it_says_how_and_until_when_like_the_first(give, renew):
    with pytest.raises(HouseError) as refusal:
        renew(give(), until=date(2027, 11, 29))

    assert refusal.value.code == "consent.dates_backwards"


def test_a_stranger_renews_nothing(give, renew, yamada):
    with pytest.raises(NotAllowed):
        renew(give(), actor=yamada)

from datetime import date

import pytest

from tasuki.ground.errors import HouseError, NotAllowed, Stale
from tasuki.residents.consent import queries, services
from tasuki.residents.consent.models import Consent, Scope, State, Withdrawal
from tasuki.residents.consent.rules import Reach
from tasuki.trust.audit.models import Entry
from tests.residents.consent.conftest import NEXT_YEAR, TODAY


@pytest.fixture
def withdraw(sato, later):
    def done(consent, **more):
        said = {"actor": sato, "consent": consent, "version": consent.version, "on": TODAY}
        said |= {
            "way": "oral",
            "told_by": "本人",
            "told": "伝えたものは残ると話した。",
            "at": later,
        }
        return services.withdraw(**(said | more))

    return done


def test_from_then_on_nothing_rests_on_it(give, withdraw, person, other_agency, later):
    made = withdraw(give())

    assert made.scope is None
    state = queries.agreed(person.pk, other_agency.pk, ["money"], "support", later)
    assert state is queries.State.WITHDRAWN
    refusal = queries.stands(person.pk, other_agency.pk, ["money"], "support", later)
    assert refusal.code == "consent.was_withdrawn"
    assert Entry.objects.get(action="consent.withdrawn").persons


def test_one_scope_goes_and_the_other_stays(sato, person, withdraw, other_agency, noon, later):
    consent = services.give_partly(
        actor=sato,
        person=person,
        version=0,
        way="oral",
        since=TODAY,
        until=NEXT_YEAR,
        reaches=[
            Reach(frozenset({"money"}), "support", agency=other_agency.pk),
            Reach(frozenset({"health"}), "support"),
        ],
        at=noon,
    )
    money, health = consent.scopes.all()
    withdraw(consent, scope=money)

    ask = queries.agreed
    assert ask(person.pk, other_agency.pk, ["money"], "", later) is queries.State.NONE
    assert ask(person.pk, other_agency.pk, ["health"], "", later) is queries.State.GIVEN
    consent.refresh_from_db()
    with pytest.raises(HouseError) as twice:
        withdraw(consent, scope=Scope.objects.get(pk=money.pk))
    assert twice.value.code == "consent.scope_withdrawn"
    withdraw(consent, scope=health)
    assert queries.state_of(person.pk, later) is queries.State.WITHDRAWN


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"on": date(2026, 11, 19)}, "consent.withdrawn_before_given"),
        ({"on": date(2026, 11, 21)}, "consent.in_future"),
        ({"way": ""}, "consent.no_way"),
        ({"told": " "}, "consent.told_missing"),
        ({"told_by": " "}, "consent.told_by_missing"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(give, withdraw, more, code):
    with pytest.raises(HouseError) as refusal:
        withdraw(give(), **more)

    assert refusal.value.code == code
    assert Consent.objects.get().state == State.GIVEN


def test_twice_is_once(give, withdraw):
    consent = give()
    withdraw(consent)

    with pytest.raises(Stale):
        withdraw(consent, version=1)
    consent.refresh_from_db()
    with pytest.raises(HouseError) as refusal:
        withdraw(consent)
    assert refusal.value.code == "consent.not_standing"
    assert Withdrawal.objects.count() == 1


def test_an_answer_of_before_is_withdrawn_no_more(give, withdraw):
    before = give()
    give(version=1)
    before.refresh_from_db()

    with pytest.raises(HouseError) as refusal:
        withdraw(before, version=2)

    assert refusal.value.code == "consent.not_standing"


def test_a_stranger_withdraws_nothing(give, withdraw, yamada):
    with pytest.raises(NotAllowed):
        withdraw(give(), actor=yamada)

"""Who may be the one the person fled from speaks for nobody, and is offered to nobody."""

import pytest

from tasuki.ground.errors import HouseError
from tasuki.residents.consent import queries
from tasuki.residents.consent.models import State
from tasuki.residents.people import services as people
from tasuki.residents.people.models import Standing
from tasuki.residents.protection import services as protection


@pytest.fixture
def sister(consultation, sato, noon):
    return people.register_person(
        actor=sato, baton=consultation.baton, part=Standing.MEMBER, name="見本 春子", at=noon
    )


@pytest.fixture
def fled(sato, person, brother, noon):
    """花子 has fled from her brother."""
    protection.protect(actor=sato, person=person, kind="before", reason="兄から逃げてきた", at=noon)
    person.refresh_from_db()
    protection.estrange(actor=sato, person=person, manner="abuser", other=brother, at=noon)
    return person


def speaking(name, **more):
    return {
        "giver": "representative",
        "giver_name": name,
        "giver_relation": "adult_guardian",
        **more,
    }


def test_the_one_she_fled_from_consents_to_nothing(give, fled, brother):
    with pytest.raises(HouseError) as refusal:
        give(person=fled, **speaking("見本 次郎", giver_person=brother))

    assert refusal.value.code == "consent.representative_estranged"
    assert "家庭裁判所" in str(refusal.value)


def test_a_name_that_nobody_can_check_does_not_either(give, fled):
    with pytest.raises(HouseError) as refusal:
        give(person=fled, **speaking("見本 太郎"))

    assert refusal.value.code == "consent.representative_danger"


def test_somebody_else_on_record_may(give, fled, sister):
    made = give(person=fled, **speaking("見本 春子", giver_person=sister))

    assert made.state == State.GIVEN


def test_neither_is_offered_on_the_page_of_the_other(fled, brother, sister, give):
    assert [one.pk for one in queries.speakers_for(fled)] == [sister.pk]
    assert fled.pk not in {one.pk for one in queries.speakers_for(brother)}

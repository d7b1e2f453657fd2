from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tasuki.residents.people.models import (
    Concern,
    Correction,
    Household,
    Membership,
    NameToken,
    Person,
    Tie,
)

DAY = date(2026, 11, 20)


@pytest.fixture
def person(sato, register):
    return register(sato, "見本")


@pytest.mark.parametrize(
    "facts",
    [
        {"name": ""},
        {"name_state": "withheld"},
        {"name_state": "hidden"},
        {"sex": "x"},
        {"contact_ok": "maybe"},
        {"birth_certainty": "sure"},
        {"birth_certainty": "exact"},
        {"birth_on": DAY},
        {"birth_on": DAY, "birth_certainty": "exact", "estimated_age": 3, "estimated_on": DAY},
        {"birth_on": DAY, "birth_certainty": "estimated", "estimated_age": 3, "estimated_on": DAY},
        {"birth_certainty": "estimated"},
        {"birth_certainty": "estimated", "estimated_age": 80},
        {"birth_certainty": "estimated", "estimated_age": 131, "estimated_on": DAY},
        {"estimated_age": 80, "estimated_on": DAY},
        {"estimated_on": DAY},
    ],
)
def test_the_database_refuses_a_person_who_cannot_be(person, facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(**facts)


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "", "name_state": "withheld"},
        {"birth_on": DAY, "birth_certainty": "exact"},
        {"birth_on": DAY, "birth_certainty": "estimated"},
        {"birth_certainty": "estimated", "estimated_age": 0, "estimated_on": DAY},
        {"birth_certainty": "estimated", "estimated_age": 130, "estimated_on": DAY},
    ],
)
def test_the_database_takes_what_may_be(person, facts):
    assert Person.objects.filter(pk=person.pk).update(**facts) == 1


def test_the_database_keeps_each_fact_once(person, baton, noon):
    household = Household.objects.create(label="見本さん宅", created_at=noon)
    made = {
        Concern: {"baton": baton, "person": person, "part": "subject", "created_at": noon},
        Membership: {"household": household, "person": person, "created_at": noon},
        NameToken: {"token": 1, "person": person},
    }
    for model, facts in made.items():
        model.objects.create(**facts)
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(**facts)


def test_the_database_refuses_strays(sato, register, person, baton, noon):
    household = Household.objects.create(label="見本さん宅", created_at=noon)
    other = register(sato, "他")
    strays = [
        Concern(baton=baton, person=person, part="friend", created_at=noon),
        Tie(person=person, other=person, kind="child", created_at=noon),
        Tie(person=person, other=other, kind="boss", created_at=noon),
        Membership(household=household, person=person, living_together="x", created_at=noon),
        Membership(
            household=household,
            person=person,
            since=date(2026, 1, 2),
            until=date(2026, 1, 1),
            created_at=noon,
        ),
        Correction(person=person, version=2, field="name", before="a", after="a", created_at=noon),
    ]
    for stray in strays:
        with pytest.raises(IntegrityError), transaction.atomic():
            stray.save(force_insert=True)

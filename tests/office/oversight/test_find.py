"""What the night finds: each worker against their own days."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.office.oversight import queries, services
from tasuki.office.oversight.models import Finding, Kind, Night, Workday
from tasuki.residents.people.models import Person
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.audit.models import Entry

pytestmark = pytest.mark.django_db


def kinds(actor):
    return set(Finding.objects.filter(staff=actor.staff_id).values_list("kind", flat=True))


def test_ones_own_matters_are_nothing_unusual(sato, receive, look, noon, tomorrow):
    one = receive(sato)
    look(sato, [one.subject_id], noon)
    assert services.find(actor=CLOCK, at=tomorrow) == 0
    assert Workday.objects.get(staff=sato.staff_id).persons == 1
    assert Night.objects.get().looks == 1


def test_a_person_without_a_relation_is_noticed_with_the_lines(
    sato, yamada, receive, look, noon, tomorrow
):
    one = receive(sato)
    line = look(yamada, [one.subject_id], noon)
    services.find(actor=CLOCK, at=tomorrow)
    found = Finding.objects.get(staff=yamada.staff_id)
    assert (found.kind, found.figures, found.lines) == (Kind.RELATION, {"persons": 1}, [line.pk])
    assert "1人" in queries.in_words(found)
    assert kinds(sato) == set()


def test_many_more_people_than_ever_are_noticed_against_the_workers_own_days(
    sato, suzuki, look, noon, tomorrow
):
    for days in range(1, 8):
        day = (noon - timedelta(days=days)).date()
        Workday.objects.create(staff_id=sato.staff_id, day=day, persons=4, created_at=noon)
        Workday.objects.create(staff_id=suzuki.staff_id, day=day, persons=40, created_at=noon)
    many = [uuid4() for _ in range(30)]
    look(sato, many, noon)
    look(suzuki, many, noon)
    services.find(actor=CLOCK, at=tomorrow)
    found = Finding.objects.get(staff=sato.staff_id, kind=Kind.BULK)
    assert found.figures == {"persons": 30, "days": 7, "middle": 4, "most": 4}
    assert "ふだん4人" in queries.in_words(found)
    assert Kind.BULK not in kinds(suzuki)


def test_ones_own_surname_is_noticed_unless_the_look_was_the_work(
    sato, suzuki, receive, look, noon, tomorrow
):
    early = noon - timedelta(days=2)
    one = receive(suzuki, name="鈴木 花子", at=early)
    look(suzuki, [one.subject_id], noon)
    mine = receive(sato, name="佐藤 花子", at=noon)  # worked on that day
    look(sato, [mine.subject_id], noon)
    services.find(actor=CLOCK, at=tomorrow)
    named = one.baton.person_id == suzuki.staff_id
    assert kinds(suzuki) == (set() if named else {Kind.FAMILY})
    assert kinds(sato) == set()


def test_a_stranger_of_the_same_surname_is_noticed(sato, look, noon, tomorrow):
    person = Person.objects.create(name="佐藤 次郎", changed_at=noon, created_at=noon)
    look(sato, [person.pk], noon)
    services.find(actor=CLOCK, at=tomorrow)
    assert kinds(sato) == {Kind.FAMILY, Kind.RELATION}


def test_every_day_is_gone_through_once(sato, look, noon, tomorrow):
    look(sato, [uuid4()], noon)
    assert queries.is_due(tomorrow)
    assert services.find(actor=CLOCK, at=tomorrow) == 1
    assert not queries.is_due(tomorrow)
    assert services.find(actor=CLOCK, at=tomorrow) == 0
    services.find(actor=CLOCK, at=tomorrow + timedelta(days=3))
    assert Night.objects.count() == 4
    assert Entry.objects.filter(action="oversight.looked_over").count() == 2


def test_only_the_clock_goes_through_looks(kanri, noon):
    with pytest.raises(NotAllowed):
        services.find(actor=kanri, at=noon)


def test_hours_are_looked_at_only_where_the_town_says_so(sato, receive, look, noon, tomorrow):
    one = receive(sato)
    look(sato, [one.subject_id], noon + timedelta(hours=10))
    assert services.find(actor=CLOCK, at=tomorrow) == 0


def test_every_kind_of_work_is_called_by_a_word():
    assert [code for code, label in queries.groups() if code == label] == []

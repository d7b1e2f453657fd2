"""Anybody may name who is to be kept away, at once; the holder is told at once, and undoes it."""

import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.residents.people import queries as people
from tasuki.residents.protection import queries, services
from tasuki.residents.protection.models import Estranged
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import services as relay
from tasuki.trust.audit.models import Entry


@pytest.fixture
def helping(sato, tanaka, hanako, noon):
    """社協 works on 花子's matter beside 佐藤's counter."""
    matter = hanako.concerns.get().baton
    relay.share(
        actor=sato,
        baton=matter,
        agency=Agency.objects.get(pk=tanaka.agency_id),
        source="help:1",
        sections=127,
        ground="consent",
        at=noon,
    )
    return matter


@pytest.fixture
def named(sato, tanaka, colleague, hanako, protect, helping, noon):
    """社協 names a worker of 佐藤's counter."""
    protect(hanako)
    staff = Staff.objects.get(pk=colleague.staff_id)
    return services.estrange(actor=tanaka, person=hanako, manner="tied", staff=staff, at=noon)


def rows(actor, at):
    lists = queries.desk_rows(actor, at)
    found = [row for some in lists.values() for row in some]
    return [row for row in found if row.record.startswith("estranged:")]


def test_the_holder_is_told_at_once_who_named_whom(named, sato, colleague, tanaka, noon):
    [row] = rows(sato, noon)

    assert colleague.name in row.note
    assert tanaka.name in row.note
    assert tanaka.hats[0].agency_name in row.note
    assert rows(tanaka, noon) == []
    assert rows(colleague, noon) == []
    assert Estranged.objects.get().agency_id == tanaka.agency_id


def test_once_read_it_leaves_the_desk_and_stays_on_record(named, sato, hanako, noon):
    assert services.read_estranged(actor=sato, person=hanako, at=noon) == 1

    assert rows(sato, noon) == []
    assert Entry.objects.filter(action="protection.estranged_read").exists()
    with pytest.raises(WrongState):
        services.read_estranged(actor=sato, person=hanako, at=noon)


def test_who_only_helps_reads_it_away_for_nobody(named, tanaka, hanako, noon):
    with pytest.raises(NotAllowed):
        services.read_estranged(actor=tanaka, person=hanako, at=noon)


def test_the_holder_undoes_it_and_the_worker_sees_again(
    named, sato, tanaka, colleague, hanako, noon
):
    assert not people.people_for(colleague, noon).filter(pk=hanako.pk).exists()
    with pytest.raises(NotAllowed):
        services.let_near(actor=tanaka, estranged=named, at=noon)

    services.let_near(actor=sato, estranged=named, at=noon)

    assert people.people_for(colleague, noon).filter(pk=hanako.pk).exists()


def test_what_the_holder_closed_by_hand_stays_closed(named, sato, colleague, hanako, helping, noon):
    from tasuki.town.relay.models import Barrier

    Barrier.objects.update(set_by=sato.staff_id)
    services.let_near(actor=sato, estranged=named, at=noon)

    assert not people.people_for(colleague, noon).filter(pk=hanako.pk).exists()


def test_two_who_named_the_same_worker_both_take_it_back(
    named, sato, colleague, hanako, tanaka, noon
):
    staff = Staff.objects.get(pk=colleague.staff_id)
    again = services.estrange(actor=tanaka, person=hanako, manner="tied", staff=staff, at=noon)
    services.let_near(actor=sato, estranged=named, at=noon)
    assert not people.people_for(colleague, noon).filter(pk=hanako.pk).exists()

    services.let_near(actor=sato, estranged=again, at=noon)

    assert people.people_for(colleague, noon).filter(pk=hanako.pk).exists()


def test_the_administrator_is_told_of_the_agency_and_of_no_person(named, kanri, hanako, noon):
    lists = queries.desk_rows(kanri, noon)

    [row] = lists["due"]
    assert row.title == "小林市地域包括支援センター"
    assert hanako.name not in f"{row.title}{row.note}{row.record}{row.url}"


def test_where_nobody_is_left_the_administrator_hears_it(
    sato, tanaka, kanri, hanako, protect, helping, noon
):
    protect(hanako)
    services.estrange(
        actor=tanaka,
        person=hanako,
        manner="tied",
        staff=Staff.objects.get(pk=sato.staff_id),
        at=noon,
    )

    [row] = queries.desk_rows(kanri, noon)["stalled"]
    assert row.title == "小林市地域包括支援センター"
    assert row.tone == "late"

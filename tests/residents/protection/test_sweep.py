"""The nightly walk through all texts of the town."""

from datetime import timedelta

import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.residents.people.models import Person
from tasuki.residents.protection import queries, services, veil
from tasuki.residents.protection.models import Elsewhere, SealedText, Sweep
from tasuki.residents.protection.services import sweeping
from tasuki.trust.access.actor import CLOCK
from tests.residents.protection.conftest import ADDRESS, PHONE, SCHOOL


@pytest.fixture
def neighbour(suzuki, register):
    """A matter of somebody else in which 花子's address stands."""
    one = register(suzuki, "隣の 五郎")
    Person.objects.filter(pk=one.pk).update(
        note=f"細野三百番地の一の方と話した。電話は{PHONE}。", version=7
    )
    return one


@pytest.fixture
def walk(noon):
    def walked(at=noon):
        slices = 0
        while services.sweep(actor=CLOCK, at=at):
            slices += 1
        return slices

    return walked


def test_it_finds_what_stands_in_a_matter_of_somebody_else(
    sato, hanako, neighbour, protect, walk, noon
):
    protect(hanako)
    assert queries.texts_holding(hanako.pk) == []

    walk()

    [holding] = queries.texts_holding(hanako.pk)
    assert (holding.place.model, holding.fields, holding.elsewhere) == (Person, ("note",), True)
    assert holding.url == ""
    rows = queries.desk_rows(sato, noon)["due"]
    assert [row.record for row in rows if row.record.startswith("elsewhere:")]
    assert not any("五郎" in f"{row.title}{row.note}" for row in rows)


def test_the_holder_covers_it_unseen_and_it_is_kept_sealed(
    sato, hanako, neighbour, protect, walk, noon
):
    protect(hanako)
    walk()

    assert services.replace_texts(actor=sato, person=hanako, at=noon) == 1

    neighbour.refresh_from_db()
    assert "0984" not in neighbour.note
    assert "〔保護〕" in neighbour.note
    assert SealedText.objects.filter(row=str(neighbour.pk)).exists()
    assert not Elsewhere.objects.filter(settled_at__isnull=True).exists()
    with pytest.raises(WrongState):
        services.replace_texts(actor=sato, person=hanako, at=noon)


def test_it_rests_until_somebody_new_is_protected(hanako, neighbour, protect, walk, sato, noon):
    protect(hanako)
    assert walk() > 0
    assert walk() == 0

    services.note_contact(actor=sato, person=hanako, phone="0984-99-8888", at=noon)

    assert walk() > 0
    assert Sweep.objects.count() == 2


def test_broken_off_it_goes_on_where_it_stood(hanako, neighbour, protect, walk, noon):
    protect(hanako)
    assert services.sweep(actor=CLOCK, at=noon, rows=1) == 1
    stood = Sweep.objects.get()
    assert stood.ended_at is None

    read = 1
    while some := services.sweep(actor=CLOCK, at=noon, rows=1):
        read += some

    walked = Sweep.objects.get()
    assert walked.ended_at is not None
    assert walked.rows == read
    assert Elsewhere.objects.count() == 1


def test_a_night_has_its_measure(hanako, neighbour, protect, walk, noon, monkeypatch):
    monkeypatch.setattr(sweeping, "PER_NIGHT", 2)
    protect(hanako)

    walk()
    assert Sweep.objects.get().rows == 2
    assert services.sweep(actor=CLOCK, at=noon) == 0
    walk(noon + timedelta(days=1))

    assert Sweep.objects.get().rows == 4


def test_a_school_counts_where_the_person_is_named(
    sato, suzuki, hanako, register, protect, walk, noon
):
    said = register(suzuki, "甲"), register(suzuki, "乙")
    Person.objects.filter(pk=said[0].pk).update(note=f"{SCHOOL}の見守り隊")
    Person.objects.filter(pk=said[1].pk).update(note=f"保護花子さんの子は{SCHOOL}に通う")
    protect(hanako)
    services.note_contact(actor=sato, person=hanako, school=SCHOOL, at=noon)

    walk()

    assert [one.row for one in Elsewhere.objects.all()] == [str(said[1].pk)]


def test_somebody_s_own_address_is_theirs(suzuki, hanako, register, protect, walk):
    register(suzuki, "前の住人", address=ADDRESS)
    protect(hanako)

    walk()

    assert not Elsewhere.objects.exists()


def test_nobody_but_the_clock_reads_all_texts(sato, noon):
    with pytest.raises(NotAllowed):
        services.sweep(actor=sato, at=noon)


def test_many_are_looked_for_in_one_text_as_each_alone():
    wanted = veil.needles({"address": ADDRESS, "phone": PHONE, "school": SCHOOL})
    for text in (f"住まいは{ADDRESS}", f"電話 {PHONE}", SCHOOL, "細野3000番地1", "何もない"):
        folded = veil.fold(text)
        assert veil.held(folded, wanted) == [one for one in wanted if veil.holds(folded, one)]

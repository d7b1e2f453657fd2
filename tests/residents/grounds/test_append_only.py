"""What was told on which ground is refused UPDATE and DELETE by the database itself."""

import pytest
from django.db import DatabaseError, connection, transaction

from tasuki.residents.grounds.models import Ruling
from tasuki.trust.audit import triggers
from tasuki.trust.audit.models import Door


@pytest.fixture
def ruling(sato, suzuki, noon):
    return Ruling.objects.create(
        created_at=noon,
        staff_id=sato.staff_id,
        sender_id=sato.agency_id,
        receiver_id=suzuki.agency_id,
        target="around:1",
        code="consent",
        row="consent",
        article="個人情報の保護に関する法律第69条第2項第1号",
        call="holds",
        note="本人の了解。",
        question={},
    )


@pytest.mark.parametrize("change", [{"article": "別の条文"}, {"note": "書き直した"}])
def test_no_word_of_it_is_changed(ruling, change):
    with pytest.raises(DatabaseError), transaction.atomic():
        Ruling.objects.filter(pk=ruling.pk).update(**change)
    assert Ruling.objects.get().note == "本人の了解。"


def test_it_is_not_taken_away(ruling):
    with pytest.raises(DatabaseError), transaction.atomic():
        ruling.delete()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM grounds_ruling")
    assert Ruling.objects.count() == 1


def test_disposal_takes_it_through_a_door_that_closes_behind_it(ruling):
    with transaction.atomic():
        with triggers.letting_go():
            Ruling.objects.filter(pk=ruling.pk).delete()
        assert not Door.objects.exists()

    assert not Ruling.objects.exists()


def test_the_door_closes_when_something_breaks(ruling):
    with pytest.raises(ValueError, match="broke"), transaction.atomic(), triggers.letting_go():
        raise ValueError("broke")

    assert not Door.objects.exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        ruling.delete()


def test_armed_twice_it_stands_once(ruling):
    triggers.arm(connection)

    with pytest.raises(DatabaseError), transaction.atomic():
        ruling.delete()

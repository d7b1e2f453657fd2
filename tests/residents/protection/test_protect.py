from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import NotAllowed, RuleBroken, WrongState
from tasuki.residents.people import queries as people
from tasuki.residents.people import services as registry
from tasuki.residents.people.models import Correction, Person
from tasuki.residents.protection import queries, sealed
from tasuki.residents.protection.models import Protection, SealedContact, SealedText
from tasuki.trust.audit.models import Entry
from tasuki.trust.drafts import services as drafts
from tests.residents.protection.conftest import ADDRESS, PHONE


def test_the_columns_are_empty_and_the_values_stand_sealed(hanako, protect):
    made = protect(hanako)

    assert (hanako.protected, hanako.address, hanako.phone, hanako.phone2) == (True, "", "", "")
    assert (hanako.postal_code, hanako.contact_note) == ("", "")
    assert sealed.current(hanako.pk) == {
        "address": ADDRESS,
        "postal_code": "886-0004",
        "phone": PHONE,
        "phone2": "090-1111-2222",
        "contact_note": "夜は出られない",
    }
    content = bytes(SealedContact.objects.get().content)
    assert "細野".encode() not in content
    assert made.until is None
    assert queries.is_protected([hanako.pk]) == {hanako.pk}
    words = Entry.objects.get(action="protection.protected").words.content
    assert words["kind"] == "DV等支援措置の申請前"
    assert "細野" not in str(words)


def test_nobody_is_found_by_the_telephone_any_more(sato, hanako, protect, noon):
    assert people.search(sato, PHONE, noon) == [hanako]

    protect(hanako)

    assert people.search(sato, PHONE, noon) == []
    assert people.search(sato, "1111", noon) == []
    assert people.search(sato, "花子", noon) == [hanako]
    assert people.lookalikes(sato, phone=PHONE, at=noon) == []


def test_another_agency_is_never_told_that_the_person_is_known(suzuki, hanako, protect):
    asked = people.traits_typed(name="保護 花子", kana="ホゴ　ハナコ", phone=PHONE)
    assert people.known_elsewhere(suzuki, asked)

    protect(hanako)

    assert people.known_elsewhere(suzuki, asked) == []
    born = people.traits_typed(name="保護 花子", kana="ホゴ　ハナコ", birth_on=hanako.birth_on)
    assert people.known_elsewhere(suzuki, born) == []


def test_former_addresses_leave_the_corrections(sato, hanako, protect, noon):
    registry.correct_person(
        actor=sato, person=hanako, version=1, address="小林市真方22番地", phone="", at=noon
    )

    protect(hanako)

    rows = Correction.objects.filter(person=hanako).values_list("before", "after")
    assert ADDRESS not in str(list(rows))
    assert PHONE not in str(list(rows))
    assert SealedText.objects.filter(person=hanako, table="people.Correction").count() == 3


def test_texts_of_the_record_are_replaced_when_wanted(sato, hanako, protect, noon):
    registry.correct_person(actor=sato, person=hanako, version=1, note=f"{ADDRESS}に一人", at=noon)

    protect(hanako, texts=False)
    assert "細野" in Person.objects.get(pk=hanako.pk).note
    assert [one.fields for one in queries.texts_holding(hanako.pk)] == [("note",)]

    protect(hanako, kind="stalking")
    note = Person.objects.get(pk=hanako.pk).note
    assert "細野" not in note
    assert note.endswith("に一人")
    assert queries.texts_holding(hanako.pk) == []


def test_a_draft_loses_it_too(sato, hanako, protect, noon):
    draft = drafts.save(
        staff_id=sato.staff_id,
        form="intake.record_progress",
        subject="x",
        fields={"content": [f"電話は{PHONE}"], "with_whom": ["本人"]},
        page="/",
        at=noon,
    )

    protect(hanako)

    draft.refresh_from_db()
    assert drafts.read(draft) == {"content": ["電話は〔保護〕"], "with_whom": ["本人"]}


def test_the_database_refuses_a_protected_person_with_an_address(hanako, protect):
    protect(hanako)

    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=hanako.pk).update(address="細野1")


def test_a_correction_cannot_bring_it_back_into_the_columns(sato, hanako, protect, noon):
    protect(hanako)

    with pytest.raises(RuleBroken) as refused:
        registry.correct_person(
            actor=sato, person=hanako, version=hanako.version, address="細野1", at=noon
        )
    assert refused.value.code == "people.protected_contact"


def test_who_does_not_see_the_person_cannot_protect_them(suzuki, watanabe, hanako, protect):
    for actor in (suzuki, watanabe):
        with pytest.raises(NotAllowed):
            protect(hanako, actor=actor)
    assert not Protection.objects.exists()


def test_it_needs_a_reason_and_a_term_that_makes_sense(hanako, protect, noon):
    with pytest.raises(NotAllowed):
        protect(hanako, reason="あ")
    with pytest.raises(NotAllowed):
        protect(hanako, until=(noon - timedelta(days=3)).date())
    assert not Person.objects.get(pk=hanako.pk).protected


def test_the_same_kind_is_set_once(hanako, protect):
    protect(hanako)

    with pytest.raises(WrongState):
        protect(hanako)
    with pytest.raises(IntegrityError), transaction.atomic():
        Protection.objects.create(
            person=hanako,
            kind="before",
            reason="x",
            since=Protection.objects.get().since,
            set_by=Protection.objects.get().set_by,
            agency=Protection.objects.get().agency,
            created_at=Protection.objects.get().created_at,
        )

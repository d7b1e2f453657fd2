from datetime import timedelta
from uuid import uuid4

import pytest

from tasuki.ground.errors import NotAllowed, RuleBroken, WrongState
from tasuki.residents.people import queries as people
from tasuki.residents.protection import queries, sealed, services
from tasuki.residents.protection.models import Reveal, SealedContact
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import services as relay
from tasuki.trust.audit.models import Entry, Words
from tests.residents.protection.conftest import ADDRESS, PHONE, SCHOOL, WORK


def test_new_facts_go_under_the_seal_and_the_others_stay(sato, hanako, protect, noon):
    protect(hanako)

    services.note_contact(
        actor=sato, person=hanako, school=SCHOOL, phone="０９８４２２３３３３", at=noon
    )

    known = sealed.current(hanako.pk)
    assert (known["school"], known["phone"], known["address"]) == (SCHOOL, "0984223333", ADDRESS)
    assert SealedContact.objects.filter(person=hanako, current=True).count() == 1
    assert SealedContact.objects.filter(person=hanako).count() == 2
    hanako.refresh_from_db()
    assert (hanako.phone, hanako.address) == ("", "")
    assert SCHOOL not in str(list(Words.objects.values_list("content", flat=True)))


def test_a_field_that_is_said_to_be_empty_is_emptied(sato, hanako, protect, noon):
    protect(hanako)
    services.note_contact(actor=sato, person=hanako, phone2="", at=noon)
    assert "phone2" not in sealed.current(hanako.pk)


def test_what_cannot_be_kept_is_refused(sato, suzuki, hanako, protect, noon):
    with pytest.raises(WrongState):
        services.note_contact(actor=sato, person=hanako, school=SCHOOL, at=noon)
    protect(hanako)
    with pytest.raises(NotAllowed):
        services.note_contact(actor=suzuki, person=hanako, school=SCHOOL, at=noon)
    with pytest.raises(RuleBroken):
        services.note_contact(actor=sato, person=hanako, at=noon)
    with pytest.raises(RuleBroken):
        services.note_contact(actor=sato, person=hanako, phone="でんわ", at=noon)
    with pytest.raises(NotAllowed):
        services.note_contact(actor=sato, person=hanako, school="あ" * 201, at=noon)


def test_the_holder_opens_it_and_it_is_on_record(sato, hanako, protect, noon):
    protect(hanako)

    opened = services.reveal(actor=sato, person=hanako, reason="受診に付き添う", at=noon)

    assert opened["phone"] == PHONE
    one = Reveal.objects.get()
    assert (one.ground, one.reason, one.staff_id) == ("holder", "受診に付き添う", sato.staff_id)
    assert "phone" in one.fields
    line = Entry.objects.get(action="protection.revealed")
    assert line.persons == hanako.pk.hex
    assert PHONE not in str(line.words.content)
    assert "細野" not in str(line.words.content)


def test_only_few_may_open_it(cast, hanako, protect, noon):
    protect(hanako)

    for login in ("suzuki", "tanaka", "ito", "yamada", "watanabe", "kanri", "takahashi"):
        with pytest.raises(NotAllowed):
            services.reveal(actor=cast[login], person=hanako, reason="見たいので", at=noon)
    assert not Reveal.objects.exists()


def test_it_needs_a_reason_and_something_to_open(sato, hanako, protect, noon):
    with pytest.raises(WrongState):
        services.reveal(actor=sato, person=hanako, reason="受診に付き添う", at=noon)
    protect(hanako)
    with pytest.raises(NotAllowed):
        services.reveal(actor=sato, person=hanako, reason="ね", at=noon)


def test_the_holders_desk_says_so_until_it_is_read(sato, colleague, hanako, protect, noon):
    protect(hanako)
    services.reveal(actor=sato, person=hanako, reason="受診に付き添う", at=noon)

    assert queries.unseen_reveals(sato, noon) == []
    assert len(queries.unseen_reveals(colleague, noon)) == 1
    assert [one.mark for one in queries.desk_rows(colleague, noon)["due"]] == ["開示しました"]
    services.read_reveals(actor=colleague, person=hanako, at=noon)
    assert queries.unseen_reveals(colleague, noon) == []
    with pytest.raises(WrongState):
        services.read_reveals(actor=colleague, person=hanako, at=noon)


def test_reading_them_is_the_holders(sato, suzuki, hanako, protect, noon):
    protect(hanako)
    services.reveal(actor=sato, person=hanako, reason="受診に付き添う", at=noon)
    with pytest.raises(NotAllowed):
        services.read_reveals(actor=suzuki, person=hanako, at=noon)


def test_texts_are_replaced_later_too(sato, suzuki, hanako, protect, noon):
    hanako.note = f"勤め先は{WORK}、電話{PHONE}"
    hanako.save()
    with pytest.raises(WrongState):
        services.replace_texts(actor=sato, person=hanako, at=noon)
    protect(hanako, texts=False)
    services.note_contact(actor=sato, person=hanako, workplace=WORK, at=noon)

    with pytest.raises(NotAllowed):
        services.replace_texts(actor=suzuki, person=hanako, at=noon)
    assert services.replace_texts(actor=sato, person=hanako, at=noon) == 1
    hanako.refresh_from_db()
    assert hanako.note == "勤め先は〔保護〕、電話〔保護〕"
    with pytest.raises(WrongState):
        services.replace_texts(actor=sato, person=hanako, at=noon)


def test_display_says_that_it_is_protected(hanako, protect):
    assert people.contact(hanako, "phone", "phone2") == f"{PHONE}、090-1111-2222"
    protect(hanako)
    assert people.contact(hanako, "address") == "保護中（開示しない）"


def test_texts_are_watched_whatever_page_they_are_typed_on(sato, yamada, hanako, protect, noon):
    protect(hanako)
    services.note_contact(actor=sato, person=hanako, school=SCHOOL, at=noon)
    texts = {"content": "細野３００－１に行く", "note": f"{SCHOOL}の行事", "free": "天気がよい"}

    assert set(queries.objections(yamada, texts, [], noon)) == {"content"}
    near = queries.objections(sato, texts, [hanako.pk], noon)
    assert set(near) == {"content", "note"}
    assert "花子" not in str(near)


def test_a_worker_tied_to_the_abuser_is_not_answered(sato, colleague, hanako, protect, noon):
    protect(hanako)
    services.estrange(
        actor=sato,
        person=hanako,
        manner="tied",
        staff=Staff.objects.get(pk=colleague.staff_id),
        at=noon,
    )
    asked = {"content": "細野300-1"}
    assert queries.objections(sato, asked, [], noon)
    assert queries.objections(colleague, asked, [], noon) == {}


def test_who_adds_a_kind_to_a_protection_opens_nothing_by_it(sato, tanaka, hanako, protect, noon):
    relay.share(
        actor=sato,
        baton=hanako.concerns.get().baton,
        agency=Agency.objects.get(pk=tanaka.agency_id),
        source="help:1",
        sections=127,
        ground="consent",
        at=noon,
    )
    protect(hanako)
    protect(hanako, actor=tanaka, kind="wish", at=noon + timedelta(minutes=1))

    with pytest.raises(NotAllowed):
        services.reveal(actor=tanaka, person=hanako, reason="電話をする", at=noon)


def test_who_only_looked_in_an_emergency_protects_and_does_no_more(
    sato, yamada, hanako, protect, noon
):
    relay.look_in(
        actor=yamada,
        baton=hanako.concerns.get().baton,
        staff=Staff.objects.get(pk=yamada.staff_id),
        agency=Agency.objects.get(pk=yamada.agency_id),
        look_id=uuid4(),
        until=noon + timedelta(hours=4),
        at=noon,
    )
    protect(hanako, actor=yamada)

    for refused in (
        lambda: services.reveal(actor=yamada, person=hanako, reason="電話をする", at=noon),
        lambda: services.estrange(
            actor=yamada,
            person=hanako,
            manner="tied",
            staff=Staff.objects.get(pk=sato.staff_id),
            at=noon,
        ),
    ):
        with pytest.raises(NotAllowed):
            refused()

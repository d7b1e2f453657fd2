from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import HouseError
from tasuki.journey.intake import queries
from tasuki.journey.intake.models import Consultation, NumberSeries
from tasuki.residents.people.models import Concern, Person
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.audit.models import Entry


def test_a_matter_has_a_holder_a_worker_and_a_date_from_the_first_moment(sato, receive, noon):
    consultation = receive(sato)

    baton = consultation.baton
    assert baton.holder_id == sato.agency_id == consultation.counter_id
    assert baton.person_id == sato.staff_id == consultation.received_by_id
    assert baton.look_again_on == date(2026, 12, 4)
    assert baton.matter == "consultation"
    assert consultation.received_at == noon


def test_it_is_said_about_whom_it_is_apart_from_who_came(sato, receive):
    consultation = receive(
        sato,
        visitor_is_subject=False,
        visitor_name="見本 太郎",
        visitor_relation="child",
        visitor_contact="090-0000-0000",
    )

    assert consultation.subject.name == "見本 花子"
    assert consultation.visitor_name == "見本 太郎"
    assert Concern.objects.get(baton=consultation.baton).person_id == consultation.subject_id


def test_numbers_run_on_within_the_fiscal_year_of_the_reception(sato, receive):
    in_march = datetime(2026, 3, 31, 3, 0, tzinfo=UTC)

    numbers = [
        receive(sato).number,
        receive(sato).number,
        receive(sato, received_at=in_march).number,
        receive(sato).number,
    ]

    assert numbers == ["R8-0001", "R8-0002", "R7-0001", "R8-0003"]
    assert NumberSeries.objects.count() == 2


def test_the_record_says_who_took_it_in_and_whom_it_concerns(sato, receive):
    consultation = receive(sato)

    line = Entry.objects.get(action="intake.received")
    assert line.target == f"consultation:{consultation.pk}"
    assert line.persons == consultation.subject_id.hex
    assert line.words.content["number"] == consultation.number


def test_the_main_worry_is_ticked_too(sato, receive):
    assert receive(sato, topics=[], main_topic="debt").topics == ["debt"]


def test_a_consent_given_at_the_counter_is_of_that_day(sato, receive):
    consultation = receive(sato, share_consent="yes", share_consent_how="oral")

    assert consultation.share_consent_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    "subject",
    [
        {"name_state": "withheld"},
        {"name_state": "unknown", "estimated_age": 80},
        {"name": "髙﨑 𠮷子", "birth_on": date(1944, 5, 1)},
    ],
)
def test_somebody_may_be_without_a_name_or_a_birth_date(sato, receive, subject):
    consultation = receive(sato, subject=subject)

    assert consultation.subject.name == subject.get("name", "")


def test_somebody_on_record_comes_again_and_their_record_grows(sato, receive):
    first = receive(sato, subject={"name": "見本 花子", "phone": "0984-00-0001"})

    second = receive(
        sato,
        existing=first.subject_id,
        subject={
            "name": "見本 花",
            "phone": "0984-00-0002",
            "kana": "みほん はなこ",
            "birth_on": date(1944, 5, 1),
        },
    )

    assert Person.objects.count() == 1
    person = Person.objects.get()
    assert second.subject_id == person.pk
    assert (person.name, person.phone) == ("見本 花子", "0984-00-0002")
    assert (person.kana, person.birth_on) == ("ミホン　ハナコ", date(1944, 5, 1))
    assert person.corrections.filter(field="phone", before="0984-00-0001").exists()


def test_a_person_of_another_counter_cannot_be_chosen(sato, suzuki, receive):
    theirs = receive(suzuki)

    with pytest.raises(HouseError) as refusal:
        receive(sato, existing=theirs.subject_id)

    assert refusal.value.code == "intake.person_gone"
    assert Consultation.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"main_topic": "", "topics": []}, "intake.main_missing"),
        ({"main_topic": "weather"}, "intake.unknown_code"),
        ({"topics": ["income", "weather"]}, "intake.unknown_code"),
        ({"method": "telepathy"}, "intake.unknown_code"),
        ({"minutes": 1441}, "intake.minutes"),
        ({"narrative": "あ" * 20_001}, "intake.too_long"),
        ({"area": "あ" * 61}, "intake.too_long"),
        ({"visitor_is_subject": True, "visitor_name": "見本"}, "intake.visitor_twice"),
        (
            {"share_consent": "yes", "share_consent_on": date(2026, 11, 21)},
            "intake.consent_in_future",
        ),
        ({"subject": {}}, "people.name_missing"),
        ({"look_again_on": date(2026, 11, 19)}, "relay.look_in_past"),
    ],
)
def test_what_makes_no_sense_is_refused_and_leaves_nothing(sato, receive, facts, code):
    with pytest.raises(HouseError) as refusal:
        receive(sato, **facts)

    assert refusal.value.code == code
    assert str(refusal.value)
    assert not Consultation.objects.exists()
    assert not Baton.objects.exists()
    assert not Person.objects.exists()


def test_nothing_is_received_before_it_happened(sato, receive, noon):
    with pytest.raises(HouseError) as refusal:
        receive(sato, received_at=noon + timedelta(minutes=1))

    assert refusal.value.code == "intake.in_future"


def test_a_note_of_twenty_thousand_letters_is_kept_whole(sato, receive):
    assert len(receive(sato, narrative="相" * 20_000).narrative) == 20_000


def test_only_a_worker_of_the_counter_takes_in_for_it(sato, suzuki, kanri, receive, agency_of):
    for actor, code in [(suzuki, "intake.not_your_counter"), (kanri, "access.not_your_work")]:
        with pytest.raises(HouseError) as refusal:
            receive(actor, agency=agency_of(sato))
        assert refusal.value.code == code


def test_a_stranger_finds_no_trace_of_it(sato, yamada, watanabe, kanri, consultation, noon):
    assert queries.consultations_for(sato, noon).get() == consultation
    for actor in (yamada, watanabe, kanri):
        assert not queries.consultations_for(actor, noon).exists()
        assert not queries.batons_for(actor, noon, Section.RECORDS).exists()
        assert queries.by_number(actor, consultation.number, noon) is None
        assert not any(queries.desk_rows(actor, noon).values())


def test_the_database_itself_refuses_a_consent_without_its_day(consultation):
    with pytest.raises(IntegrityError), transaction.atomic():
        Consultation.objects.filter(pk=consultation.pk).update(share_consent="yes")


def test_two_receptions_never_share_a_number(sato, receive, consultation):
    other = receive(sato)

    with pytest.raises(IntegrityError), transaction.atomic():
        Consultation.objects.filter(pk=other.pk).update(number=consultation.number)

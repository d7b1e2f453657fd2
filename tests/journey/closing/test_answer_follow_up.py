from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import HouseError
from tasuki.journey.closing import queries, services
from tasuki.journey.closing.models import AfterCare, Reopening
from tasuki.trust.audit.models import Entry


def answer(actor, follow_up, at, said="calm", **facts):
    return services.answer_follow_up(actor=actor, follow_up=follow_up, answer=said, at=at, **facts)


def test_calm_may_be_the_end_of_it(follow_up, sato, days):
    answered = answer(sato, follow_up, days(30), note="訪問。元気にしている。")

    assert answered.answer == "calm"
    assert answered.answered_for_id == sato.agency_id
    assert not AfterCare.objects.filter(answered_at__isnull=True).exists()


def test_calm_may_have_another_look(follow_up, sato, days):
    answer(sato, follow_up, days(30), next_on=date(2027, 6, 20))

    assert AfterCare.objects.get(answered_at__isnull=True).due_on == date(2027, 6, 20)


def test_worried_fixes_the_next_day(follow_up, sato, days):
    with pytest.raises(HouseError) as refused:
        answer(sato, follow_up, days(30), "worried")
    assert refused.value.code == "closing.worried_needs_date"

    answer(sato, follow_up, days(30), "worried", next_on=date(2027, 1, 4))

    assert AfterCare.objects.get(answered_at__isnull=True).due_on == date(2027, 1, 4)


def test_reopening_begins_the_case_at_once(follow_up, case, sato, days):
    with pytest.raises(HouseError) as refused:
        answer(sato, follow_up, days(30), "reopen")
    assert refused.value.code == "closing.reopen_needs_note"

    answer(sato, follow_up, days(30), "reopen", note="電話に出なくなった。")

    begun = Reopening.objects.get(case=case)
    assert begun.reason == "agency_worried"
    assert begun.note == "電話に出なくなった。"
    assert begun.lead.is_open


def test_it_is_answered_once(follow_up, sato, days):
    answer(sato, follow_up, days(30))

    with pytest.raises(HouseError) as refused:
        answer(sato, follow_up, days(31))

    assert refused.value.code == "closing.follow_up_answered"


def test_late_is_better_than_never(follow_up, sato, days):
    assert answer(sato, follow_up, days(90)).answered_at == days(90)


def test_the_watching_agency_notes_what_it_was_told(follow_up, tanaka, days):
    assert answer(tanaka, follow_up, days(31)).answered_for_id == tanaka.agency_id


def test_others_do_not_answer(follow_up, suzuki, yamada, days):
    for actor in (suzuki, yamada):
        with pytest.raises(HouseError) as refused:
            answer(actor, follow_up, days(30))
        assert refused.value.code == "closing.not_carrier"


@pytest.mark.parametrize(
    ("said", "next_on", "code"),
    [
        ("fine", None, "closing.no_answer"),
        ("calm", date(2026, 12, 20), "closing.follow_up_in_past"),
        ("worried", date(2026, 12, 1), "closing.follow_up_in_past"),
    ],
)
def test_it_refuses_an_answer_that_is_none(follow_up, sato, days, said, next_on, code):
    with pytest.raises(HouseError) as refused:
        answer(sato, follow_up, days(30), said, next_on=next_on)

    assert refused.value.code == code
    assert queries.open_follow_up(follow_up.closing) is not None


def test_one_look_waits_at_a_time_whatever_the_code_does(follow_up, noon):
    with pytest.raises(IntegrityError), transaction.atomic():
        AfterCare.objects.create(
            created_at=noon,
            closing=follow_up.closing,
            agency=follow_up.agency,
            watcher=follow_up.watcher,
            due_on=date(2027, 1, 1),
        )


def test_the_record_says_what_was_answered(follow_up, sato, days):
    answer(sato, follow_up, days(30), "worried", next_on=date(2027, 1, 4))

    assert Entry.objects.filter(action="closing.follow_up_worried").count() == 1

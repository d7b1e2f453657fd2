from datetime import date

import pytest

from tasuki.ground.errors import HouseError
from tasuki.journey.safeguarding import queries, services
from tasuki.journey.safeguarding.models import Reply
from tasuki.trust.audit.models import Entry


def test_with_a_day_to_ask_again_it_keeps_ringing(told, sato, later):
    services.answer(
        actor=sato, report=told, answer="accepted", at=later, follow_up_on=date(2026, 11, 24)
    )

    told.baton.refresh_from_db()
    assert told.baton.look_again_on == date(2026, 11, 24)
    assert queries.stage_of(told) == "answered"
    assert Entry.objects.filter(action="safeguarding.answered").count() == 1


def test_without_one_it_is_over_and_can_still_be_added_to(told, sato, later):
    services.answer(actor=sato, report=told, answer="done", at=later)
    services.answer(actor=sato, report=told, answer="elsewhere", at=later, note="児相へ。")

    told.baton.refresh_from_db()
    assert not told.baton.is_open
    assert Reply.objects.filter(report=told).count() == 2


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"answer": "perhaps"}, "safeguarding.no_answer"),
        ({"note": "垣見さんに会った。"}, "safeguarding.names_reporter"),
        ({"follow_up_on": date(2026, 11, 1)}, "safeguarding.follow_up_in_past"),
        ({"note": "あ" * 20_001}, "safeguarding.too_long"),
    ],
)
def test_what_does_not_hold_is_refused(told, sato, later, change, code):
    with pytest.raises(HouseError) as refused:
        services.answer(actor=sato, report=told, at=later, **{"answer": "done", **change})

    assert refused.value.code == code


def test_what_was_not_told_is_not_answered(calling, sato, later):
    with pytest.raises(HouseError) as refused:
        services.answer(actor=sato, report=calling, answer="done", at=later)

    assert refused.value.code == "safeguarding.not_told_yet"


def test_what_is_over_rings_no_more(told, sato, later):
    services.answer(actor=sato, report=told, answer="done", at=later)
    with pytest.raises(HouseError) as refused:
        services.answer(
            actor=sato, report=told, answer="done", at=later, follow_up_on=date(2026, 11, 24)
        )

    assert refused.value.code == "safeguarding.ended"


def test_another_agency_writes_none(told, suzuki, later):
    with pytest.raises(HouseError) as refused:
        services.answer(actor=suzuki, report=told, answer="done", at=later)

    assert refused.value.code == "safeguarding.not_your_report"

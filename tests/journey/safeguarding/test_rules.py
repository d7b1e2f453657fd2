from datetime import UTC, datetime, timedelta

import pytest

from tasuki.journey.safeguarding import rules

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "text", "besides", "named"),
    [
        ("垣見 ハル子", "垣見さんが電話をくれた", "", True),
        ("垣見 ハル子", "近所の人が電話をくれた", "", False),
        ("垣見 ハル子", "はる子さんから", "", True),
        ("垣見　ハル子", "垣見ハル子", "垣見 花子", True),
        ("垣見 ハル子", "垣見さん宅を訪ねた", "垣見 花子", False),
        ("垣見ハル子", "垣見さんから", "", True),
        ("髙﨑 ヨシ", "高崎ヨシさんから", "", True),
        ("垣見 ハル子／0984-23-0000", "０９８４２３００００にかける", "", True),
        ("", "だれか", "", False),
        ("林", "林の中で", "", False),
    ],
)
def test_a_text_that_lets_out_who_told(name, text, besides, named):
    assert rules.names_reporter(name, text, besides=besides) is named


@pytest.mark.parametrize(
    ("told", "answered", "decided_not", "called_off", "stands"),
    [
        (False, False, False, False, "calling"),
        (True, False, False, False, "told"),
        (True, True, False, False, "answered"),
        (False, False, True, False, "decided_not"),
        (False, False, False, True, "called_off"),
    ],
)
def test_where_it_stands(told, answered, decided_not, called_off, stands):
    assert (
        rules.stage(told=told, answered=answered, decided_not=decided_not, called_off=called_off)
        == stands
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"seen": "  "}, "safeguarding.nothing_seen"),
        ({"receiver": ""}, "safeguarding.no_receiver"),
        ({"called_at": None}, "safeguarding.no_time"),
        ({"called_at": AT + timedelta(hours=1)}, "safeguarding.time_ahead"),
        ({}, ""),
    ],
)
def test_what_a_told_report_says(change, code):
    said = {"seen": "あざ", "receiver": "市", "called_at": AT, "at": AT, **change}
    assert rules.says_what(**said).code == code


def test_nobody_is_their_own_second_opinion():
    assert rules.same_name("髙橋 花子", "高橋花子")
    assert not rules.same_name("高橋 花子", "森")

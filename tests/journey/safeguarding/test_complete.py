from datetime import date, timedelta

import pytest
from cryptography.exceptions import InvalidTag
from django.db import IntegrityError, connection, transaction

from tasuki.ground.errors import HouseError
from tasuki.journey.safeguarding import queries, services
from tasuki.journey.safeguarding.models import Report
from tasuki.trust.audit.models import Entry, Words
from tests.journey.safeguarding.conftest import REPORTER


def test_it_is_written_with_its_article_and_waits_for_an_answer(told, later):
    assert queries.stage_of(told) == "told"
    assert told.laws == ["elder_7_1"]
    assert told.receiver_name == "小林市（高齢者虐待の担当）"
    assert told.baton.look_again_on is not None
    line = Entry.objects.get(action="safeguarding.told")
    assert line.basis.endswith("第7条第1項")


def test_a_colleague_may_write_what_another_began(calling, tani, said, later):
    assert services.complete(actor=tani, report=calling, at=later, **said).completed_at == later


def test_another_agency_may_not(calling, suzuki, said, later):
    with pytest.raises(HouseError) as refused:
        services.complete(actor=suzuki, report=calling, at=later, **said)

    assert refused.value.code == "safeguarding.not_your_report"


def test_it_is_written_once(told, sato, said, later):
    with pytest.raises(HouseError) as refused:
        services.complete(actor=sato, report=told, at=later, **said)

    assert refused.value.code == "safeguarding.already_told"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"whom": []}, "safeguarding.no_whom"),
        ({"seen": ""}, "safeguarding.nothing_seen"),
        ({"receiver": ""}, "safeguarding.no_receiver"),
        ({"told_at": None}, "safeguarding.no_time"),
        ({"about": "", "subject_id": None}, "safeguarding.about_nobody"),
        ({"reporter_name": ""}, "safeguarding.reporter_nameless"),
        ({"seen": "あ" * 20_001}, "safeguarding.too_long"),
        ({"look_again_on": date(2026, 11, 1)}, "safeguarding.follow_up_in_past"),
        ({"seen": "垣見さんが見た。"}, "safeguarding.names_reporter"),
        ({"said": "かきみ…ではなく、ハル子さんの話を伝えた。"}, "safeguarding.names_reporter"),
        ({"taken_by": "係長（垣見ハル子の件）"}, "safeguarding.names_reporter"),
        (
            {"receiver": "", "receiver_name": "交番", "reporter_told": True},
            "safeguarding.name_stays",
        ),
        ({"receiver": "police", "reporter_told": True}, "safeguarding.name_stays"),
    ],
)
def test_what_is_missing_or_lets_out_too_much_is_refused(calling, sato, said, later, change, code):
    with pytest.raises(HouseError) as refused:
        services.complete(actor=sato, report=calling, at=later, **{**said, **change})

    assert refused.value.code == code
    calling.refresh_from_db()
    assert calling.completed_at is None
    assert calling.reporter is None


def test_a_call_of_tomorrow_is_none(calling, sato, said, later):
    said["told_at"] = later + timedelta(days=1)
    with pytest.raises(HouseError) as refused:
        services.complete(actor=sato, report=calling, at=later, **said)

    assert refused.value.code == "safeguarding.time_ahead"


def test_the_name_stands_in_no_column_and_in_no_line_of_the_record(told):
    name = REPORTER.replace(" ", "")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM safeguarding_report")
        row = cursor.fetchone()
    assert bytes(told.reporter)
    assert REPORTER.encode() not in bytes(told.reporter)
    assert not [value for value in row if REPORTER in str(value) or name in str(value)]
    assert not [one for one in Words.objects.all() if "垣見" in str(one.content)]


def test_a_name_sealed_for_one_report_does_not_open_another(told, sato, noon):
    other = services.begin(actor=sato, at=noon)
    other.reporter = told.reporter

    with pytest.raises(InvalidTag):
        queries.reporter_in_clear(other)


def test_the_worker_who_saw_it_leaves_no_second_name(calling, sato, said, later):
    said |= {"reporter_kind": "self", "reporter_name": ""}
    report = services.complete(actor=sato, report=calling, at=later, **said)

    assert report.reporter is None


@pytest.mark.parametrize(
    "change",
    [
        {"receiver_name": ""},
        {"seen": ""},
        {"told_at": None},
        {"reporter": None},
        {"danger": "perhaps"},
        {"decided_not_reason": "なし"},
    ],
)
def test_the_database_refuses_half_a_report(told, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=told.pk).update(**change)

from datetime import date, timedelta

import pytest
from django.test import RequestFactory

from tasuki.journey.intake import panels, queries, services
from tasuki.town.relay import matters
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Section
from tasuki.trust.audit import looks


@pytest.fixture
def request_of(later):
    def asked(actor):
        request = RequestFactory().get("/")
        request.actor, request.at = actor, later
        return request

    return asked


def test_a_row_says_what_to_do_next(sato, consultation, noon):
    row = queries.desk_rows(sato, noon)["held"][0]

    assert row.record == f"consultation:{consultation.pk}"
    assert row.title == "見本 花子さんの相談"
    assert row.number == consultation.number
    assert row.on == date(2026, 12, 4)
    assert row.action.label == "経過を記録する"


@pytest.mark.parametrize(("days", "key"), [(13, None), (14, "due"), (15, "stalled")])
def test_a_date_rings_on_its_day_and_stalls_after_it(sato, consultation, noon, days, key):
    rows = queries.desk_rows(sato, noon + timedelta(days=days))

    assert [name for name in ("due", "stalled") if rows[name]] == ([key] if key else [])
    assert len(rows["held"]) == 1
    if key:
        assert rows[key][0].action.label == "次に見る日を決める"


def test_the_desk_costs_the_same_for_one_matter_and_for_twelve(
    sato, receive, noon, django_assert_num_queries
):
    receive(sato)
    with django_assert_num_queries(3):
        queries.desk_rows(sato, noon)
    for _ in range(11):
        receive(sato)
    with django_assert_num_queries(3):
        assert len(queries.desk_rows(sato, noon)["held"]) == 12


def test_the_relay_knows_what_the_matter_is_called(consultation, sato, noon):
    pairs = [(consultation.baton_id, "consultation")]

    card = matters.describe(pairs, sato, noon)[consultation.baton_id]

    assert card.number == consultation.number
    assert card.record == f"consultation:{consultation.pk}"


def test_an_unnamed_person_is_called_so(sato, receive, noon):
    receive(sato, subject={"name_state": "withheld"})

    assert queries.desk_rows(sato, noon)["held"][0].title == "お名前を伏せた方の相談"


def test_the_panel_shows_the_reception_and_notes_the_look(sato, receive, request_of):
    one = receive(sato, narrative="家賃が払えない", share_consent="yes", minutes=30)
    seen = looks.begin()

    html = panels.reception(request_of(sato), one, Section.ALL)

    looks.end()
    assert "家賃が払えない" in html
    assert "◎ 収入・生活費のこと" in html
    assert "まだ聞いていない" in html
    assert "受付の記録を直す" in html
    assert seen.persons == {one.subject_id}


def test_what_was_not_told_is_not_shown(sato, receive, request_of, hide):
    one = receive(
        sato,
        subject={"name": "見本 花子", "address": "小林市見本町", "phone": "0984-00-0001"},
        narrative="家賃が払えない",
    )
    hide("name", "address", "phone", "narrative", "topics")

    html = panels.reception(request_of(sato), one, Section.INTAKE)

    for told in ("見本 花子", "見本町", "0984", "家賃が", "収入"):
        assert told not in html
    assert "伝えられていません" in html


def test_closed_sections_show_nothing(sato, consultation, request_of):
    request = request_of(sato)

    assert panels.reception(request, consultation, Section.CARD) == ""
    assert panels.records(request, [consultation.baton_id], Section.INTAKE) == ""


def test_the_assessment_needs_its_own_section(sato, consultation, request_of, later):
    services.assess_briefly(
        actor=sato, consultation=consultation, version=0, background="背景の文", at=later
    )

    assert "背景の文" in panels.reception(request_of(sato), consultation, Section.ALL)
    assert "背景の文" not in panels.reception(request_of(sato), consultation, Section.INTAKE)


def test_records_stand_newest_first_with_their_next_step(
    sato, suzuki, consultation, request_of, agency_of, later
):
    services.record_progress(
        actor=sato,
        baton=consultation.baton,
        method="home_visit",
        content="玄関先で話した",
        with_whom="長女",
        next_on=date(2026, 12, 1),
        at=later,
    )
    relay.share(
        actor=sato,
        baton=consultation.baton,
        agency=agency_of(suzuki),
        source="help:1",
        sections=Section.RECORDS,
        ground="consent",
        at=later,
    )

    html = panels.records(request_of(sato), [consultation.baton_id], Section.ALL)
    theirs = panels.records(request_of(suzuki), [consultation.baton_id], Section.RECORDS)

    assert "玄関先で話した" in html
    assert "相手：長女" in html
    assert "令和8年12月1日" in html
    assert "/records/new/" not in html
    assert "/edit/" in html
    assert "玄関先で話した" in theirs
    assert "/edit/" not in theirs


def test_a_matter_of_a_later_room_gets_its_link_to_a_new_record(sato, request_of, agency_of, noon):
    baton = relay.begin(
        actor=sato,
        matter="case",
        holder=agency_of(sato),
        person=None,
        look_again_on=date(2026, 12, 20),
        at=noon,
    )

    assert f"/records/new/{baton.pk}/" in panels.records(request_of(sato), [baton.pk], Section.ALL)


def test_records_from_before_the_hand_over_stay_out_when_they_were_not_told(
    sato, suzuki, consultation, request_of, agency_of, noon, later, hide
):
    services.record_progress(
        actor=sato, baton=consultation.baton, method="phone", content="面談で聞いた文", at=noon
    )
    handover = relay.offer(
        actor=sato,
        baton=consultation.baton,
        to=agency_of(suzuki),
        reason="",
        ground="consent",
        preview={},
        answer_by=date(2026, 11, 27),
        at=noon,
    )
    relay.take(actor=suzuki, handover=handover, look_again_on=date(2026, 12, 20), at=later)
    hide("records")

    html = panels.records(request_of(suzuki), [consultation.baton_id], Section.ALL)

    assert "面談で聞いた文" not in html
    assert "伝えられていないものがあります" in html

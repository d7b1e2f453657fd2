from datetime import date, timedelta

import pytest

from tasuki.ground.errors import HouseError
from tasuki.journey.intake import queries, services
from tasuki.journey.intake.models import Progress
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Section
from tasuki.trust.audit.models import Entry


@pytest.fixture
def record(later):
    def recorded(actor, baton, **said):
        said = {"method": "phone", "content": "様子を聞いた。", **said}
        return services.record_progress(actor=actor, baton=baton, at=said.pop("at", later), **said)

    return recorded


def test_it_says_who_did_what_with_whom_for_how_long(sato, consultation, record, noon):
    record(sato, consultation.baton, on=noon, with_whom="長女", minutes=20)

    one = Progress.objects.get()
    assert (one.at, one.with_whom, one.minutes) == (noon, "長女", 20)
    assert (one.author_id, one.agency_id) == (sato.staff_id, sato.agency_id)
    line = Entry.objects.get(action="intake.recorded")
    assert line.words.content["method"] == "電話"


def test_the_holders_next_date_is_when_the_matter_is_looked_at(sato, consultation, record):
    record(sato, consultation.baton, next_on=date(2026, 12, 25), next_note="訪問")

    consultation.baton.refresh_from_db()
    assert consultation.baton.look_again_on == date(2026, 12, 25)
    assert consultation.baton.look_note == "訪問"


def test_an_agency_with_the_records_open_writes_too_and_moves_no_date(
    sato, suzuki, consultation, record, agency_of, noon, later
):
    relay.share(
        actor=sato,
        baton=consultation.baton,
        agency=agency_of(suzuki),
        source="help:1",
        sections=Section.CARD | Section.RECORDS,
        ground="consent",
        at=noon,
    )

    record(suzuki, consultation.baton, next_on=date(2027, 1, 5))

    consultation.baton.refresh_from_db()
    assert consultation.baton.look_again_on == date(2026, 12, 4)
    assert Progress.objects.get().agency_id == suzuki.agency_id
    assert queries.last_recorded([consultation.baton_id]) == {
        (consultation.baton_id, suzuki.agency_id): later
    }


def test_nobody_else_writes_or_reads_it(sato, yamada, suzuki, consultation, record, later):
    record(sato, consultation.baton)

    for actor in (yamada, suzuki):
        with pytest.raises(HouseError) as refusal:
            record(actor, consultation.baton)
        assert refusal.value.code == "intake.no_records"
        assert queries.records_of(actor, [consultation.baton_id], later) == []
    assert len(queries.records_of(sato, [consultation.baton_id], later)) == 1


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"content": "　"}, "intake.nothing_said"),
        ({"content": "あ" * 20_001}, "intake.too_long"),
        ({"method": "telepathy"}, "intake.unknown_code"),
        ({"minutes": 1441}, "intake.minutes"),
        ({"next_on": date(2026, 11, 19)}, "intake.next_in_past"),
        ({"with_whom": "あ" * 201}, "intake.too_long"),
    ],
)
def test_what_makes_no_sense_is_refused(sato, consultation, record, said, code):
    with pytest.raises(HouseError) as refusal:
        record(sato, consultation.baton, **said)

    assert refusal.value.code == code
    assert not Progress.objects.exists()


def test_nothing_is_recorded_before_it_happened(sato, consultation, record, later):
    with pytest.raises(HouseError) as refusal:
        record(sato, consultation.baton, on=later + timedelta(minutes=1))

    assert refusal.value.code == "intake.in_future"


def test_a_matter_that_has_ended_takes_no_more_records(sato, consultation, record, later):
    services.finish(actor=sato, consultation=consultation, outcome="information", at=later)

    with pytest.raises(HouseError) as refusal:
        record(sato, consultation.baton)

    assert refusal.value.code == "intake.closed"


def test_a_page_of_records_begins_where_the_one_before_ended(
    sato, consultation, record, noon, later
):
    for minute in range(5):
        record(sato, consultation.baton, on=noon + timedelta(minutes=minute // 2), minutes=minute)
    batons = [consultation.baton_id]

    first = queries.records_of(sato, batons, later, limit=2)
    rest = queries.records_of(sato, batons, later, before=first[-1].pk)

    assert [one.minutes for one in [*first, *rest]] == [4, 3, 2, 1, 0]

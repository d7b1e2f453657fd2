from datetime import date

import pytest

from tasuki.ground.errors import HouseError
from tasuki.journey.safeguarding import queries, services
from tasuki.journey.safeguarding.models import Report
from tasuki.trust.audit.models import Entry


def test_it_begins_with_nothing_known(sato, noon):
    report = services.begin(actor=sato, at=noon)

    assert report.begun_at == noon
    assert queries.stage_of(report) == "calling"
    assert report.baton.look_again_on == date(2026, 11, 20)
    line = Entry.objects.get(action="safeguarding.begun")
    assert line.target == f"report:{report.pk}"


def test_it_rings_at_the_agency_and_nowhere_else(calling, sato, tani, suzuki, noon):
    for actor, rows in ((sato, 1), (tani, 1), (suzuki, 0)):
        held = [calling.baton] if calling.baton.holder_id in actor.agency_ids else []
        assert len(queries.desk_rows(actor, noon, held)["due"]) == rows
    assert calling.baton.person_id is None


def test_the_matter_goes_on_as_it_was(matter, sato, noon):
    before = matter.baton.look_again_on, matter.baton.holder_id

    services.begin(actor=sato, at=noon, matter=matter.baton)

    matter.baton.refresh_from_db()
    assert (matter.baton.look_again_on, matter.baton.holder_id) == before


def test_a_stranger_to_the_matter_reports_without_it(matter, yamada, noon):
    with pytest.raises(HouseError) as refused:
        services.begin(actor=yamada, at=noon, matter=matter.baton)

    assert refused.value.code == "safeguarding.not_near_matter"
    assert services.begin(actor=yamada, at=noon, about="3丁目の男の子").matter is None


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"receiver": "nobody"}, "safeguarding.unknown_receiver"),
        ({"whom": ["cat"]}, "safeguarding.unknown_answer"),
        ({"danger": "perhaps"}, "safeguarding.unknown_answer"),
    ],
)
def test_answers_come_from_the_table(sato, noon, said, code):
    with pytest.raises(HouseError) as refused:
        services.begin(actor=sato, at=noon, **said)

    assert refused.value.code == code
    assert not Report.objects.exists()


def test_somebody_of_another_matter_is_not_chosen_by_hand(matter, sato, noon):
    with pytest.raises(HouseError) as refused:
        services.begin(actor=sato, at=noon, subject_id=matter.subject_id)

    assert refused.value.code == "safeguarding.person_elsewhere"


def test_who_keeps_the_books_does_not_begin_one(watanabe, noon):
    with pytest.raises(HouseError) as refused:
        services.begin(actor=watanabe, at=noon)

    assert refused.value.code == "access.not_your_work"

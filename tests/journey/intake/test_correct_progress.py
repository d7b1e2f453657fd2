import pytest

from tasuki.ground.errors import HouseError, Stale
from tasuki.journey.intake import queries, services
from tasuki.journey.intake.models import Progress
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Section


@pytest.fixture
def progress(sato, consultation, later):
    return services.record_progress(
        actor=sato, baton=consultation.baton, method="phone", content="はじめの文", at=later
    )


def correct(actor, progress, at, content="直した文"):
    return services.correct_progress(
        actor=actor, progress=progress, method="phone", content=content, on=progress.at, at=at
    )


def test_the_former_text_stays_behind_the_new_one(sato, progress, later):
    correct(sato, progress, later)

    shown = queries.records_of(sato, [progress.baton_id], later)
    assert [one.content for one in shown] == ["直した文"]
    assert [one.content for one in queries.former_texts(shown[0])] == ["はじめの文"]
    assert Progress.objects.count() == 2


def test_the_second_of_two_corrections_is_shown_the_first(sato, progress, later):
    correct(sato, progress, later, "先の文")

    with pytest.raises(Stale) as stale:
        correct(sato, progress, later, "後の文")

    assert stale.value.theirs["content"] == "先の文"
    assert Progress.objects.count() == 2


def test_another_agencys_record_is_not_put_right(sato, suzuki, progress, agency_of, later):
    with pytest.raises(HouseError) as stranger:
        correct(suzuki, progress, later)
    relay.share(
        actor=sato,
        baton=progress.baton,
        agency=agency_of(suzuki),
        source="help:1",
        sections=Section.RECORDS,
        ground="consent",
        at=later,
    )
    with pytest.raises(HouseError) as helper:
        correct(suzuki, progress, later)

    assert stranger.value.code == "intake.no_records"
    assert helper.value.code == "intake.not_your_record"

from datetime import date

import pytest

from tasuki.ground.errors import HouseError, Stale
from tasuki.journey.intake import services
from tasuki.journey.intake.models import Consultation
from tasuki.trust.audit.models import Entry


def test_what_stood_before_is_kept_and_told(sato, consultation, later):
    services.correct(
        actor=sato, consultation=consultation, version=1, narrative="直した", minutes=45, at=later
    )

    one = Consultation.objects.get()
    assert (one.narrative, one.minutes, one.version) == ("直した", 45, 2)
    assert one.revisions.get().before == {"narrative": "", "minutes": None}
    assert "所要時間" in Entry.objects.get(action="intake.corrected").words.content["fields"]


def test_a_day_that_stood_before_is_kept_too(sato, receive, later):
    one = receive(sato, share_consent="yes")

    services.correct(
        actor=sato,
        consultation=one,
        version=1,
        share_consent="no",
        share_consent_on=date(2026, 11, 19),
        at=later,
    )

    assert one.revisions.get().before["share_consent_on"] == "2026-11-20"


def test_the_second_of_two_is_shown_what_the_first_changed_and_nothing_else(
    sato, consultation, later
):
    services.correct(actor=sato, consultation=consultation, version=1, narrative="先の文", at=later)

    with pytest.raises(Stale) as stale:
        services.correct(
            actor=sato,
            consultation=consultation,
            version=1,
            narrative="後の文",
            area="見本町",
            at=later,
        )

    assert stale.value.theirs == {"narrative": "先の文"}
    assert stale.value.who == "佐藤（見本）"
    assert Consultation.objects.get().narrative == "先の文"


def test_the_person_is_put_right_with_it(sato, consultation, later):
    services.correct(
        actor=sato,
        consultation=consultation,
        version=1,
        subject={"name": "見本 花子", "address": "小林市見本町"},
        subject_version=1,
        at=later,
    )

    assert Consultation.objects.get().subject.address == "小林市見本町"


def test_a_stale_person_is_refused_as_well(sato, consultation, later):
    for address in ("一番地", "二番地"):
        change = {
            "actor": sato,
            "consultation": consultation,
            "version": 1,
            "subject": {"address": address},
            "subject_version": 1,
            "at": later,
        }
        if address == "一番地":
            services.correct(**change)
        else:
            with pytest.raises(Stale) as stale:
                services.correct(**change)
            assert stale.value.theirs == {"address": "一番地"}


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"narrative": ""}, "intake.nothing_changed"),
        ({"main_topic": "", "topics": []}, "intake.main_missing"),
        ({"outcome": "magic"}, "intake.unknown_code"),
    ],
)
def test_a_correction_must_make_sense_as_well(sato, consultation, later, facts, code):
    with pytest.raises(HouseError) as refusal:
        services.correct(actor=sato, consultation=consultation, version=1, at=later, **facts)

    assert refusal.value.code == code
    assert Consultation.objects.get().version == 1


def test_nobody_else_than_the_holder_corrects(suzuki, kanri, consultation, later):
    for actor, code in [(suzuki, "intake.not_holder"), (kanri, "access.not_your_work")]:
        with pytest.raises(HouseError) as refusal:
            services.correct(
                actor=actor, consultation=consultation, version=1, narrative="x", at=later
            )
        assert refusal.value.code == code

from datetime import date

import pytest

from tasuki.ground.errors import HouseError
from tasuki.journey.intake import queries, services
from tasuki.journey.intake.models import Consultation
from tasuki.town.relay import services as relay
from tasuki.trust.audit.models import Entry


def finish(actor, consultation, at, outcome="information"):
    return services.finish(actor=actor, consultation=consultation, outcome=outcome, at=at)


def test_the_sash_is_put_down_and_the_result_stands(sato, consultation, later):
    finish(sato, consultation, later)

    one = Consultation.objects.get()
    assert (one.outcome, one.baton.closed_how) == ("information", "done")
    assert one.baton.closed_at == later
    assert Entry.objects.filter(action="intake.finished").exists()
    assert queries.desk_rows(sato, later)["held"] == []


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        ("", "intake.outcome_missing"),
        ("continue", "intake.outcome_goes_on"),
        ("seeking_consent", "intake.outcome_goes_on"),
        ("magic", "intake.unknown_code"),
    ],
)
def test_a_matter_ends_only_with_a_result_that_leaves_nothing_to_carry(
    sato, consultation, later, outcome, code
):
    with pytest.raises(HouseError) as refusal:
        finish(sato, consultation, later, outcome)

    assert refusal.value.code == code
    assert Consultation.objects.get().baton.is_open


def test_a_matter_ends_once(sato, consultation, later):
    finish(sato, consultation, later)

    with pytest.raises(HouseError) as refusal:
        finish(sato, consultation, later)

    assert refusal.value.code == "intake.closed"


def test_a_matter_held_out_to_another_is_not_ended_meanwhile(
    sato, suzuki, consultation, agency_of, noon, later
):
    relay.offer(
        actor=sato,
        baton=consultation.baton,
        to=agency_of(suzuki),
        reason="",
        ground="consent",
        preview={},
        answer_by=date(2026, 11, 27),
        at=noon,
    )

    with pytest.raises(HouseError) as refusal:
        finish(sato, consultation, later)

    assert refusal.value.code == "relay.offer_stands"
    assert Consultation.objects.get().outcome == ""


def test_nobody_else_ends_it(suzuki, consultation, later):
    with pytest.raises(HouseError) as refusal:
        finish(suzuki, consultation, later)

    assert refusal.value.code == "intake.not_holder"

import pytest

from tasuki.ground.errors import HouseError
from tasuki.journey.intake import services
from tasuki.journey.intake.models import Consultation


def test_the_result_is_written_and_the_matter_stays_open(sato, consultation, later):
    services.decide_outcome(
        actor=sato, consultation=consultation, outcome="continue", note="見守る", at=later
    )

    one = Consultation.objects.get()
    assert (one.outcome, one.outcome_note, one.version) == ("continue", "見守る", 2)
    assert one.baton.is_open
    assert one.revisions.get().before == {"outcome": "", "outcome_note": ""}


def test_only_a_result_of_the_list_and_only_by_the_holder(sato, suzuki, consultation, later):
    for actor, outcome, code in [
        (sato, "magic", "intake.unknown_code"),
        (suzuki, "continue", "intake.not_holder"),
    ]:
        with pytest.raises(HouseError) as refusal:
            services.decide_outcome(
                actor=actor, consultation=consultation, outcome=outcome, at=later
            )
        assert refusal.value.code == code

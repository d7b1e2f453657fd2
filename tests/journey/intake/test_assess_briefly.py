import pytest

from tasuki.ground.errors import HouseError, Stale
from tasuki.journey.intake import queries, services
from tasuki.journey.intake.models import ShortAssessment


def assess(actor, consultation, at, version=0, **said):
    return services.assess_briefly(
        actor=actor, consultation=consultation, version=version, at=at, **said
    )


def test_not_heard_yet_is_an_answer(sato, consultation, later):
    assess(sato, consultation, later, issues=["elderly_parent_8050"], unheard=["strengths"])

    one = queries.assessment_of(consultation)
    assert (one.issues, one.unheard) == (["elderly_parent_8050"], ["strengths"])


def test_every_version_stays(sato, consultation, later):
    assess(sato, consultation, later, background="一")
    assess(sato, consultation, later, version=1, background="二")

    assert queries.assessment_of(consultation).background == "二"
    assert list(
        ShortAssessment.objects.order_by("version").values_list("background", flat=True)
    ) == [
        "一",
        "二",
    ]


def test_the_second_of_two_is_shown_the_first(sato, consultation, later):
    assess(sato, consultation, later, wish="家で暮らす")

    with pytest.raises(Stale) as stale:
        assess(sato, consultation, later, wish="施設へ")

    assert stale.value.theirs["wish"] == "家で暮らす"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"issues": ["bad_luck"]}, "intake.unknown_code"),
        ({"unheard": ["weather"]}, "intake.unknown_field"),
        ({"background": "あ" * 20_001}, "intake.too_long"),
    ],
)
def test_what_makes_no_sense_is_refused(sato, consultation, later, said, code):
    with pytest.raises(HouseError) as refusal:
        assess(sato, consultation, later, **said)

    assert refusal.value.code == code


def test_strangers_and_closed_matters_are_refused(sato, suzuki, consultation, later):
    with pytest.raises(HouseError) as stranger:
        assess(suzuki, consultation, later)
    services.finish(actor=sato, consultation=consultation, outcome="connect", at=later)
    with pytest.raises(HouseError) as closed:
        assess(sato, consultation, later)

    assert stranger.value.code == "intake.not_holder"
    assert closed.value.code == "intake.closed"

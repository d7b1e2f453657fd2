from datetime import date

import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.plans import queries, services
from tasuki.journey.plans.models import Evaluation


@pytest.fixture
def evaluate(tanaka, day):
    def evaluated(plan, *, actor=tanaka, **facts):
        facts.setdefault("on", date(2027, 2, 20))
        facts.setdefault("result", "partly")
        facts.setdefault("verdict", "replan")
        facts.setdefault("changes", ["goal_found", "peace_of_mind"])
        return services.evaluate(actor=actor, plan=plan, at=day(92), **facts)

    return evaluated


def test_changes_seen_and_what_follows_are_codes_of_the_town(decided, evaluate, case):
    evaluate(decided, voice="少し楽になった")

    said = queries.last_evaluation(case)
    assert (said.verdict, said.changes) == ("replan", ["goal_found", "peace_of_mind"])
    assert said.voice == "少し楽になった"


def test_that_nothing_changed_is_an_answer(decided, evaluate):
    assert evaluate(decided, changes=[]).changes == []


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"verdict": ""}, "plans.evaluation_unfinished"),
        ({"result": "wonderful"}, "plans.evaluation_unfinished"),
        ({"changes": ["won_the_lottery"]}, "plans.unknown_change"),
        ({"on": date(2027, 2, 21)}, "plans.evaluated_in_future"),
    ],
)
def test_what_the_town_does_not_know_is_refused(decided, evaluate, facts, code):
    with pytest.raises(NotAllowed) as refusal:
        evaluate(decided, **facts)

    assert refusal.value.code == code
    assert not Evaluation.objects.exists()


def test_only_what_is_in_force(draft, evaluate):
    with pytest.raises(NotAllowed) as refusal:
        evaluate(draft())

    assert refusal.value.code == "plans.not_decided"


def test_strangers_do_not(decided, evaluate, yamada):
    with pytest.raises(NotAllowed):
        evaluate(decided, actor=yamada)

    assert not Evaluation.objects.exists()

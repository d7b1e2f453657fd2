from dataclasses import replace
from datetime import date

import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.plans import services
from tasuki.journey.plans.models import Plan
from tasuki.town.relay.models import Part
from tests.journey.plans.conftest import YES


def test_a_new_version_begins_as_the_old_one_and_asks_anew(decided, sato, day):
    new = services.replan(actor=sato, plan=decided, at=day(30))

    assert (new.version_no, new.state, new.consent) == (2, "draft", "not_asked")
    assert new.long_goal == decided.long_goal
    assert [one.what for one in new.promises.all()] == [one.what for one in decided.promises.all()]
    decided.refresh_from_db()
    assert decided.state == "decided"


def test_whose_each_row_is_goes_with_it(draft, rows, sit, decide, brother, sato, day):
    plan = draft(**YES, rows=[rows[0], replace(rows[1], about=brother.pk)])
    sit(plan)
    decide(plan)

    new = services.replan(actor=sato, plan=Plan.objects.get(pk=plan.pk), at=day(30))

    assert [one.about for one in new.promises.all()] == [None, brother]


def test_what_is_done_is_not_promised_again(decided, suzuki, sato, day):
    first = decided.promises.first()
    services.keep_promise(actor=suzuki, promise=first, outcome="done", at=day(10))

    new = services.replan(actor=sato, plan=decided, at=day(30))

    assert [one.issue for one in new.promises.all()] == ["母の介護"]


def test_the_old_one_gives_way_when_the_new_one_is_decided(decided, sato, sit, decide, day):
    new = services.replan(actor=sato, plan=decided, at=day(1))
    services.record_consent(
        actor=sato, plan=new, consent="yes", on=YES["consent_on"], how="oral", at=day(1)
    )
    sit(new)

    decide(new, decided_on=date(2026, 11, 25), at=day(6))

    states = dict(Plan.objects.values_list("version_no", "state"))
    assert states == {1: "superseded", 2: "decided"}
    open_now = Part.objects.filter(source__startswith="plan:", until__isnull=True)
    assert set(open_now.values_list("source", flat=True)) == {f"plan:{new.pk}"}


def test_only_what_is_in_force_is_replanned_and_once(draft, decided, tanaka, day):
    services.replan(actor=tanaka, plan=decided, at=day(1))

    with pytest.raises(NotAllowed) as refusal:
        services.replan(actor=tanaka, plan=decided, at=day(2))
    assert refusal.value.code == "plans.already_drafted"

    with pytest.raises(NotAllowed) as refusal:
        draft()
    assert refusal.value.code == "plans.already_drafted"


def test_a_draft_is_not_replanned(draft, tanaka, later):
    plan = draft()

    with pytest.raises(NotAllowed):
        services.replan(actor=tanaka, plan=plan, at=later)

    assert Plan.objects.count() == 1


def test_strangers_do_not(decided, yamada, day):
    with pytest.raises(NotAllowed) as refusal:
        services.replan(actor=yamada, plan=decided, at=day(1))

    assert refusal.value.code == "plans.not_writing"

from dataclasses import replace

import pytest

from tasuki.ground.errors import NotAllowed, Stale
from tasuki.journey.plans import services
from tasuki.journey.plans.models import Plan, Revision
from tasuki.journey.plans.rules import Row
from tasuki.town.relay.models import Part
from tests.journey.plans.conftest import CONTENT, YES


@pytest.fixture
def edit(tanaka, rows, later):
    def edited(plan, version, *, actor=tanaka, table=rows, **content):
        return services.edit_plan(
            actor=actor,
            plan=plan,
            version=version,
            content={**CONTENT, **content},
            rows=table,
            at=later,
        )

    return edited


def test_the_former_text_is_kept(draft, edit, sato):
    plan = draft()

    edit(plan, 1, actor=sato, short_goal="月に一度、外に出る")

    plan.refresh_from_db()
    assert (plan.short_goal, plan.lock, plan.changed_by.name) == (
        "月に一度、外に出る",
        2,
        "佐藤（見本）",
    )
    former = Revision.objects.get(plan=plan)
    assert (former.lock, former.content["short_goal"]) == (1, "週に一度、外に出る")
    assert former.content["due_1"] == "2026-12-20"


def test_the_second_of_two_is_told_what_the_first_wrote_row_by_row(draft, edit, sato, rows):
    plan = draft()
    theirs = [replace(rows[0], what="家計表を電話で聞く"), rows[1]]
    edit(plan, 1, actor=sato, table=theirs, long_goal="母と話せるようになる")

    with pytest.raises(Stale) as stale:
        edit(plan, 1, table=[rows[0]], long_goal="わたしの目標")

    assert stale.value.who == "佐藤（見本）"
    assert stale.value.theirs["long_goal"] == "母と話せるようになる"
    assert stale.value.theirs["what_1"] == "家計表を電話で聞く"
    assert stale.value.theirs["issue_2"] == "母の介護"
    plan.refresh_from_db()
    assert plan.long_goal == "母と話せるようになる"
    assert plan.promises.count() == 2


def test_the_second_is_told_whose_a_row_became(draft, edit, sato, rows, brother):
    plan = draft()
    edit(plan, 1, actor=sato, table=[replace(rows[0], about=brother.pk), rows[1]])

    with pytest.raises(Stale) as stale:
        edit(plan, 1)

    assert stale.value.theirs["about_1"] == str(brother.pk)
    assert stale.value.theirs["about_2"] == ""
    assert Revision.objects.get(plan=plan).content["about_1"] == ""


def test_a_row_taken_out_is_gone_and_the_others_keep_their_place(draft, edit, rows, tanaka):
    plan = draft()
    third = Row(issue="ひきこもり", agency=tanaka.agency_id, what="手紙を届ける")

    edit(plan, 1, table=[*rows, third])
    edit(plan, 2, table=[rows[1], third])

    assert [one.issue for one in plan.promises.all()] == ["母の介護", "ひきこもり"]
    assert [one.order for one in plan.promises.all()] == [1, 2]


def test_what_a_meeting_held_right_goes_back_when_it_is_written_over(draft, edit, sit):
    plan = draft(**YES)
    sit(plan)
    plan.refresh_from_db()
    assert plan.state == "approved"

    edit(plan, 1, **YES)

    plan.refresh_from_db()
    assert plan.state == "draft"


def test_a_decided_plan_is_not_written_over(decided, edit):
    with pytest.raises(NotAllowed) as refusal:
        edit(decided, decided.lock)

    assert refusal.value.code == "plans.decided_stands"


def test_strangers_do_not_write(draft, edit, yamada):
    plan = draft()

    with pytest.raises(NotAllowed) as refusal:
        edit(plan, 1, actor=yamada)

    assert refusal.value.code == "plans.not_writing"
    assert Plan.objects.get(pk=plan.pk).lock == 1


def test_what_waits_for_no_decision_is_open_to_nobody_for_deciding(draft, edit, sit):
    plan = draft()
    sit(plan, body="support", reason="会って尋ねることができない")
    source = f"decision:{plan.pk}"
    plan.refresh_from_db()
    assert plan.state == "approved"
    assert Part.objects.filter(source=source, until__isnull=True).exists()
    edit(plan, plan.lock)
    assert not Part.objects.filter(source=source, until__isnull=True).exists()

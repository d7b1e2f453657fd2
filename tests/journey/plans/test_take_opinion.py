import pytest

from tasuki.ground.errors import HouseError, NotAllowed, RuleBroken
from tasuki.journey.meetings import kinds
from tasuki.journey.plans import services
from tasuki.journey.plans.models import Plan
from tasuki.trust.audit.models import Entry
from tests.journey.plans.conftest import YES


@pytest.mark.parametrize(
    ("opinion", "state"),
    [("appropriate", "approved"), ("revise", "draft"), ("not_now", "draft"), ("shared", "draft")],
)
def test_the_opinion_moves_the_plan_in_the_same_breath(draft, sit, opinion, state):
    plan = draft(**YES)

    sit(plan, opinion)

    plan.refresh_from_db()
    assert plan.state == state
    assert Entry.objects.get(action="plans.opinion_taken").words.content["opinion"]


def test_without_the_persons_yes_a_plan_goes_only_to_the_support_meeting(draft, sit):
    plan = draft()

    with pytest.raises(RuleBroken) as refusal:
        sit(plan)

    assert refusal.value.code == "meetings.needs_consent"
    assert refusal.value.basis == "社会福祉法106条の4第2項5号"
    item = sit(plan, body="support", reason="まだ本人に会えていない")
    plan.refresh_from_db()
    assert (item.agreed, plan.state) == (False, "approved")


def test_a_no_to_the_plan_outweighs_the_yes_to_sharing(draft, sit):
    with pytest.raises(RuleBroken):
        sit(draft(consent="no"))


def test_the_individual_meeting_examines_and_does_not_decide(draft, sit):
    plan = draft(**YES)

    with pytest.raises(HouseError) as refusal:
        sit(plan, body="individual")

    assert refusal.value.code == "meetings.not_decided_here"
    plan.refresh_from_db()
    assert plan.state == "draft"


def test_an_opinion_that_no_meeting_wrote_counts_for_nothing(draft, sit, takahashi, later):
    plan = draft(**YES)
    item = sit(plan, "revise")

    with pytest.raises(NotAllowed) as refusal:
        services.take_opinion(
            actor=takahashi, plan=plan, item=item, opinion="appropriate", at=later
        )

    assert refusal.value.code == "plans.opinion_elsewhere"
    assert Plan.objects.get(pk=plan.pk).state == "draft"


def test_who_may_read_it_finds_it_waiting(draft, tanaka, yamada, later):
    plan = draft()
    kind = kinds.kind("plan")

    assert [one.item_id for one in kind.waiting(tanaka, later)] == [plan.pk]
    assert not kind.waiting(yamada, later)
    assert kind.one(yamada, plan.pk, later) is None


def test_the_paper_holds_the_role_table(draft, sit):
    item = sit(draft(**YES), "")

    titles = {part.title: part for part in kinds.kind("plan").paper(item, None)}

    table = titles["役割分担表：世帯全体"]
    assert table.rows[0][:2] == ["家計", "小林市生活自立相談支援センター"]
    assert table.rows[1][-1] == "継続"

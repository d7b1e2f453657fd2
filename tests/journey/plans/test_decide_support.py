from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import NotAllowed
from tasuki.journey.cases.models import Around
from tasuki.journey.plans import queries, services
from tasuki.journey.plans.models import Decision, Plan
from tasuki.town.municipality import pack
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import DETAILS, Part, Section
from tasuki.trust.audit.models import Entry
from tests.journey.plans.conftest import YES


def test_opinion_and_decision_are_two_records(decided):
    decision = Decision.objects.get(plan=decided)

    assert decided.state == "decided"
    assert decision.decided_on == date(2026, 11, 25)
    assert decision.approval_number == "福第123号"
    assert (decision.order, decision.item.opinion) == ("in", "appropriate")
    assert "福第123号" in Entry.objects.get(action="plans.decided").words.content.values()


def test_each_promising_agency_sees_the_case_from_then_on(decided, suzuki, later, day):
    part = Part.objects.get(agency=suzuki.agency_id, source=f"plan:{decided.pk}")

    opened = Section(part.sections)
    assert opened & ~DETAILS == Section.PLAN | Section.RECORDS | Section.ASSESSMENT | Section.CARD
    assert part.ground == "consent"
    assert relay.may_see(suzuki, decided.case.lead_id, Section.RECORDS, day(30))


def test_an_agency_that_had_left_stands_around_again(draft, sit, decide, case, tanaka, later):
    plan = draft(**YES)
    sit(plan)
    from tasuki.journey.cases import services as cases

    cases.end_agency(actor=tanaka, around=Around.objects.get(), reason="いったん離れた", at=later)

    decide(plan)

    assert Around.objects.filter(case=case, until__isnull=True).count() == 1


def test_a_plan_nobody_held_right_is_not_decided(draft, decide):
    with pytest.raises(NotAllowed) as refusal:
        decide(draft(**YES))

    assert refusal.value.code == "plans.opinion_first"
    assert "重層的支援定例会議" in str(refusal.value)


def test_where_the_person_did_not_agree_the_support_meeting_is_named(draft, decide):
    with pytest.raises(NotAllowed) as refusal:
        decide(draft())

    assert "支援会議" in str(refusal.value)


@pytest.mark.parametrize("opinion", ["revise", "not_now", "shared"])
def test_other_opinions_do_not_open_the_way(draft, sit, decide, opinion):
    plan = draft(**YES)
    sit(plan, opinion)

    with pytest.raises(NotAllowed) as refusal:
        decide(plan)

    assert refusal.value.code == "plans.opinion_first"


def test_a_yes_taken_back_after_the_sitting_stops_the_decision(draft, sit, decide, sato, sitting):
    plan = draft(**YES)
    sit(plan)
    services.record_consent(actor=sato, plan=plan, consent="no", at=sitting)

    with pytest.raises(NotAllowed) as refusal:
        decide(plan)

    assert refusal.value.code == "plans.needs_consent"


def test_what_the_support_meeting_held_right_is_decided_without_consent(draft, sit, decide):
    plan = draft()
    sit(plan, body="support", reason="まだ本人に会えていない")

    decision = decide(plan)

    assert decision.order == "after"
    assert Part.objects.filter(source=f"plan:{plan.pk}", ground="law_106_6").exists()


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"decided_on": date(2026, 11, 26)}, "plans.decided_in_future"),
        ({"decided_on": date(2026, 11, 24)}, "plans.decided_before_sitting"),
        ({"decider": " "}, "plans.decision_unnamed"),
        ({"approval_number": ""}, "plans.decision_unnamed"),
    ],
)
def test_a_decision_is_dated_and_named(draft, sit, decide, facts, code):
    plan = draft(**YES)
    sit(plan)

    with pytest.raises(NotAllowed) as refusal:
        decide(plan, **facts)

    assert refusal.value.code == code
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"rows": []}, "plans.no_promises"),
        ({"next_monitoring_on": None}, "plans.no_monitoring_date"),
    ],
)
def test_somebody_does_something_and_a_day_to_look_stands(draft, sit, decide, content, code):
    plan = draft(**YES, **content)
    sit(plan)

    with pytest.raises(NotAllowed) as refusal:
        decide(plan)

    assert refusal.value.code == code


@pytest.mark.parametrize("who", ["sato", "suzuki", "tanaka", "ito", "yamada", "kanri"])
def test_only_the_municipality_decides(request, draft, sit, decide, who):
    plan = draft(**YES)
    sit(plan)

    with pytest.raises(NotAllowed) as refusal:
        decide(plan, actor=request.getfixturevalue(who))

    assert refusal.value.code == "plans.municipality_decides"
    assert "小林市福祉課" in str(refusal.value)


def test_the_secretary_notes_the_decision_without_reading_the_plan(
    draft, sit, decide, watanabe, later
):
    plan = draft(**YES)
    sit(plan)

    assert not queries.plans_for(watanabe, later).exists()
    assert queries.decidable_for(watanabe, later).get().pk == plan.pk
    assert decide(plan, actor=watanabe).pk


def orders(monkeypatch, order):
    """A town whose 定例会議 stands otherwise to the decision."""
    real = pack.current

    def other(on=None):
        town = real(on)
        bodies = tuple(
            replace(body, decision_order=order) if body.code == "regular" else body
            for body in town.meetings
        )
        return replace(town, meetings=bodies)

    monkeypatch.setattr(pack, "current", other)


def test_a_town_may_decide_before_the_sitting(draft, decide, monkeypatch):
    orders(monkeypatch, pack.DecisionOrder.BEFORE)

    decision = decide(draft(**YES))

    assert (decision.order, decision.item) == ("before", None)


def test_before_the_sitting_the_persons_yes_is_needed_too(draft, decide, monkeypatch, tanaka):
    orders(monkeypatch, pack.DecisionOrder.BEFORE)
    plan = draft()

    with pytest.raises(NotAllowed):
        decide(plan)

    assert Plan.objects.get(pk=plan.pk).state == "draft"


def test_a_town_may_decide_after_the_sitting(draft, sit, decide, monkeypatch, day):
    orders(monkeypatch, pack.DecisionOrder.AFTER)
    plan = draft(**YES)
    with pytest.raises(NotAllowed):
        decide(plan)
    sit(plan)

    assert decide(plan, decided_on=date(2026, 12, 1), at=day(20)).order == "after"


def test_a_plan_is_decided_once(decided, decide):
    with pytest.raises(NotAllowed) as refusal:
        decide(decided)

    assert refusal.value.code == "plans.already_decided"


def test_a_case_never_has_two_plans_in_force(decided):
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(
            created_at=decided.created_at,
            case=decided.case,
            version_no=9,
            state="decided",
            next_monitoring_on=date(2027, 1, 1),
            author=decided.author,
            agency=decided.agency,
            changed_by=decided.author,
            changed_at=decided.changed_at,
        )


def test_an_agency_that_leaves_reads_no_more_though_it_had_promised(
    decided, case, suzuki, tanaka, day
):
    from tasuki.journey.cases import services as cases

    around = Around.objects.get(agency=suzuki.agency_id, until__isnull=True)
    assert relay.may_see(suzuki, case.lead_id, Section.RECORDS, day(6))
    cases.end_agency(actor=tanaka, around=around, reason="役割を終えた", at=day(6))
    assert relay.sections_for(suzuki, case.lead_id, day(7)) == Section(0)

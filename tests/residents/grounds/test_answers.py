"""What the finder answers: what to do next, what to leave out, and which silence binds."""

from dataclasses import replace

import pytest

from tasuki.residents.grounds import rules
from tasuki.residents.grounds.rules import (
    Call,
    Category,
    Confidence,
    Consent,
    Meeting,
    Office,
    Plight,
    Question,
    Regime,
    Says,
)
from tests.residents.grounds.sides import (
    AT_TABLE,
    COUNCIL,
    TAX,
    TO_CENTER,
    TO_COUNCIL,
    TO_TOWN,
    TOWN,
)


def test_before_the_programme_runs_106_6_is_not_offered_and_the_page_names_what_is() -> None:
    asked = Question(**(TOWN | TO_CENTER), meeting=Meeting.SUPPORT, both_sit=True, programme=False)
    found = rules.answer(asked)
    assert found.says is Says.NOT
    assert "self_reliance_meeting" in found.next_steps
    assert "support_meeting" not in rules.answer(replace(asked, meeting=Meeting.NONE)).next_steps
    alone = replace(asked, meeting=Meeting.NONE, both_sit=False)
    assert "self_reliance_meeting" in rules.answer(alone).next_steps
    child = replace(alone, child=True)
    assert "child_council" in rules.answer(child).next_steps


def test_of_an_unknown_regime_only_what_asks_no_regime_holds() -> None:
    codes = {
        row.code
        for row in rules.rows_in(rules.COVERS["sender"][Regime.UNKNOWN])
        if row.call is not Call.CONFIRM
    }
    reports = {one for one in codes if one.startswith("report_")}
    assert codes - reports == {"consent", "law_106_6", "law_poverty_9", "law_child_25_2"}
    steps = rules.answer(Question(**TO_COUNCIL)).next_steps
    # What can be done at once comes first; who must be registered, last.
    assert (steps[0], steps[-1]) == ("ask_consent", "fill_regime")


def test_a_ground_switched_off_carries_nothing() -> None:
    asked = Question(**(COUNCIL | TO_TOWN), plight=Plight.URGENT)
    off = rules.Switches(retired=frozenset({"law27_1_2"}))
    assert rules.answer(asked).says is Says.MAY
    assert rules.answer(asked, off).says is Says.NOT
    assert rules.claim(asked, "law27_1_2", off) is None


def test_the_town_decides_what_was_to_be_confirmed() -> None:
    asked = Question(**(TOWN | TO_CENTER | AT_TABLE | TAX), meeting=Meeting.SUPPORT)
    assert rules.answer(asked).says is Says.CONFIRM
    yes = rules.Switches(decided={"law_106_6.tax": True})
    no = rules.Switches(decided={"law_106_6.tax": False})
    assert rules.answer(asked, yes).says is Says.CONDITIONS
    assert rules.answer(asked, no).says is Says.NOT


def test_less_is_proposed_where_less_may_be_told() -> None:
    asked = Question(**(TOWN | TO_COUNCIL), consent=Consent.GIVEN)
    reporter = replace(asked, categories=frozenset({Category.HEALTH, Category.REPORTER}))
    found = rules.answer(reporter)
    assert found.says is Says.NOT
    assert found.leave_out == {Category.REPORTER}
    assert "leave_out" in found.next_steps
    assert rules.answer(replace(reporter, consent=Consent.NONE)).leave_out == frozenset()


def test_a_row_below_high_says_so() -> None:
    assert {row.code for row in rules.ROWS if row.confidence is not Confidence.HIGH} >= {
        "commission_public",
        "my_number_19",
    }


@pytest.mark.parametrize(
    ("office", "regime", "article"),
    [
        (Office.TOWN, Regime.PUBLIC, "地方公務員法34条"),
        (Office.COMMISSIONER, Regime.PUBLIC, "民生委員法15条"),
        (Office.MEDICAL, Regime.PRIVATE, "刑法134条"),
        (Office.MEDICAL, Regime.PRIVATE, "保健師助産師看護師法42条の2"),
        (Office.WELFARE, Regime.PRIVATE, "社会福祉士及び介護福祉士法46条"),
        (Office.SUPPORT_CENTER, Regime.UNKNOWN, "介護保険法115条の46"),
        (Office.CONTRACTOR, Regime.PRIVATE, "社会福祉法106条の4第5項"),
        (Office.NATION, Regime.PUBLIC, "国家公務員法100条"),
        (Office.CHILD_GUIDANCE, Regime.PUBLIC, "児童福祉法61条"),
    ],
)
def test_the_duty_of_silence_of_the_office_is_answered_too(
    office: Office, regime: Regime, article: str
) -> None:
    found = rules.answer(Question(sender=regime, sender_office=office))
    assert article in [one.article for one in found.silences]


def test_a_support_meeting_binds_its_members() -> None:
    found = rules.answer(Question(meeting=Meeting.SUPPORT, both_sit=True))
    assert "社会福祉法106条の6第5項" in [one.article for one in found.silences]


def test_a_ground_that_is_argued_leaves_the_duty_of_silence_to_be_asked() -> None:
    argued = rules.answer(Question(**(TOWN | TO_TOWN)))
    assert argued.best is not None
    assert [one.code for one in argued.best.unlifted] == ["local_officials"]
    agreed = rules.answer(Question(**(TOWN | TO_TOWN), consent=Consent.GIVEN))
    assert agreed.best is not None
    assert agreed.best.unlifted == ()


def test_no_step_argues_with_article_69_what_69_does_not_open() -> None:
    asked = Question(**(TOWN | TO_COUNCIL), categories=frozenset({Category.TAX}))
    steps = rules.answer(asked).next_steps
    assert not {"clear_benefit", "check_purpose", "cooperation"} & set(steps)
    plain = replace(asked, categories=frozenset({Category.MONEY}))
    assert {"clear_benefit", "check_purpose"} <= set(rules.answer(plain).next_steps)

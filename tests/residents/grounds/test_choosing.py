"""What a door offers, and whether what was chosen carries the act."""

import pytest

from tasuki.residents.grounds import rules
from tasuki.residents.grounds.rules import (
    Category,
    Consent,
    Office,
    Plight,
    Purpose,
    Question,
    Regime,
)

PUBLIC = Question(
    sender=Regime.PUBLIC,
    sender_office=Office.TOWN,
    receiver=Regime.PRIVATE,
    receiver_office=Office.WELFARE,
)
PRIVATE = Question(sender=Regime.PRIVATE, receiver=Regime.PUBLIC, receiver_office=Office.TOWN)


def codes(question: Question) -> list[str]:
    return [held.row.code for held in rules.choices(question)]


def test_what_holds_comes_before_what_is_to_be_argued() -> None:
    asked = Question(
        sender=Regime.PUBLIC, receiver=Regime.PUBLIC, consent=Consent.GIVEN, same_body=True
    )
    assert codes(asked)[:2] == ["consent", "law69_2_2_internal"]
    assert {"inside_purpose", "law69_1"} <= set(codes(asked))


def test_choosing_a_ground_says_the_danger_it_is_for() -> None:
    held = rules.claim(PRIVATE, "law27_1_2")
    assert held is not None
    assert rules.stands(held, PRIVATE, note="").code == "grounds.unsaid"
    assert rules.stands(held, PRIVATE, note="火を消し忘れ、連絡が取れない。").ok


@pytest.mark.parametrize(
    "code", ["law_106_6", "commission_public", "law69_2_2_internal", "consent", "no_such"]
)
def test_what_the_house_knows_is_not_said_by_choosing(code: str) -> None:
    held = rules.claim(PUBLIC, code)
    assert held is None
    refused = rules.stands(held, PUBLIC, note="書いた", chosen=code)
    assert refused.code == "grounds.does_not_hold"
    assert "69条1項" in refused.basis


@pytest.mark.parametrize("state", [Consent.WITHDRAWN, Consent.PARTLY])
def test_consent_that_was_taken_back_or_covers_a_part_says_so(state: Consent) -> None:
    asked = Question(sender=Regime.PRIVATE, consent=state)
    refused = rules.stands(rules.claim(asked, "consent"), asked, note="", chosen="consent")
    assert refused.code == f"grounds.consent_{state}"


def test_a_note_too_long_is_refused_while_it_can_be_shortened() -> None:
    asked = Question(sender=Regime.PRIVATE, consent=Consent.GIVEN)
    held = rules.claim(asked, "consent")
    assert rules.stands(held, asked, note="字" * 20_001).code == "grounds.too_long"


def test_a_stored_question_reads_back_as_it_was_put() -> None:
    asked = Question(
        sender=Regime.PUBLIC,
        categories=frozenset({Category.TAX, Category.HEALTH}),
        plight=Plight.URGENT,
        purpose=Purpose.INSIDE,
        child=True,
        sender_agency="a",
        receiver_agency="b",
    )
    assert rules.question_from(asked.as_facts()) == asked

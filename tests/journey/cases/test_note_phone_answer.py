import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.cases import services


def test_the_asker_writes_down_what_it_heard(question, tanaka, days):
    services.note_phone_answer(
        actor=tanaka, information=question, text="鈴木さんから電話。滞納なし。", at=days(1)
    )

    question.refresh_from_db()
    assert (question.answer, question.noted_by_id) == ("by_phone", tanaka.staff_id)


def test_nobody_else_writes_down_what_was_heard(question, suzuki, days):
    with pytest.raises(NotAllowed) as refusal:
        services.note_phone_answer(actor=suzuki, information=question, text="なし", at=days(1))

    assert refusal.value.code == "cases.not_asking"


def test_a_call_in_which_nothing_was_said_is_no_answer(question, tanaka, days):
    with pytest.raises(NotAllowed) as refusal:
        services.note_phone_answer(actor=tanaka, information=question, text="", at=days(1))

    assert refusal.value.code == "cases.empty_answer"


def test_what_was_answered_is_not_answered_again(question, suzuki, tanaka, days):
    services.give_information(actor=suzuki, information=question, text="滞納なし", at=days(1))

    with pytest.raises(NotAllowed) as refusal:
        services.note_phone_answer(actor=tanaka, information=question, text="あり", at=days(1))

    assert refusal.value.code == "cases.information_given"

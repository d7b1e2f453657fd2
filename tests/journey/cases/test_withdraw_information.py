import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.cases import queries, services


def test_the_question_no_longer_rings(question, suzuki, tanaka, days):
    services.withdraw_information(actor=tanaka, information=question, at=days(1))

    assert queries.desk_rows(suzuki, days(1))["offered"] == []
    assert queries.desk_rows(tanaka, days(1))["sent"] == []


def test_what_was_withdrawn_is_not_answered(question, suzuki, tanaka, days):
    services.withdraw_information(actor=tanaka, information=question, at=days(1))

    with pytest.raises(NotAllowed) as refusal:
        services.give_information(actor=suzuki, information=question, text="なし", at=days(1))

    assert refusal.value.code == "cases.information_withdrawn"


def test_the_asked_does_not_withdraw_the_question(question, suzuki, days):
    with pytest.raises(NotAllowed):
        services.withdraw_information(actor=suzuki, information=question, at=days(1))

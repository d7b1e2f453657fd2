import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.cases import queries, services


def test_a_lapse_rings_until_the_counter_has_chosen(asked, sato, tanaka, days):
    assert queries.desk_rows(sato, days(8))["sent"][0].mark == "期限切れ"
    assert queries.desk_rows(tanaka, days(8))["offered"][0].mark == "期限切れ"

    services.heed_answer(actor=sato, request=asked, at=days(8))

    assert queries.desk_rows(sato, days(8))["sent"] == []
    assert queries.desk_rows(tanaka, days(8))["offered"] == []


def test_a_return_rings_until_the_counter_has_chosen(asked, sato, tanaka, later):
    services.return_request(actor=tanaka, request=asked, reason="まず家計相談へ", at=later)

    services.heed_answer(actor=sato, request=asked, at=later)

    assert queries.desk_rows(sato, later)["sent"] == []


def test_there_is_nothing_to_choose_while_the_answer_is_awaited(asked, sato, later):
    with pytest.raises(WrongState) as refusal:
        services.heed_answer(actor=sato, request=asked, at=later)

    assert refusal.value.code == "cases.nothing_to_heed"


def test_the_choice_is_the_counters(asked, tanaka, days):
    with pytest.raises(NotAllowed):
        services.heed_answer(actor=tanaka, request=asked, at=days(8))

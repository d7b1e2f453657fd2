import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.cases import queries, services
from tasuki.journey.cases.models import Answer
from tasuki.journey.cases.services import _halves
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section


def test_the_office_no_longer_sees_the_worry(asked, sato, tanaka, consultation, later):
    services.withdraw_request(actor=sato, request=asked, reason="本人の希望", at=later)

    assert not relay.may_see(tanaka, consultation.baton_id, Section.PREVIEW, later)
    assert queries.open_request_on(consultation) is None
    assert queries.desk_rows(sato, later)["sent"] == []


def test_only_the_counter_that_asked_withdraws(asked, tanaka, later):
    with pytest.raises(NotAllowed) as refusal:
        services.withdraw_request(actor=tanaka, request=asked, at=later)

    assert refusal.value.code == "cases.not_asking"


def test_a_withdrawal_and_an_acceptance_end_in_one_truth(asked, accept, sato, later):
    services.withdraw_request(actor=sato, request=asked, at=later)

    with pytest.raises(NotAllowed) as refusal:
        accept(asked)
    assert refusal.value.code == "cases.request_withdrawn"


def test_who_read_before_the_other_wrote_is_told_so(asked, sato, later):
    stale = _halves.standing(asked)
    services.withdraw_request(actor=sato, request=asked, at=later)

    with pytest.raises(WrongState) as refusal:
        _halves.answer(stale, Answer.RETURNED, actor=sato, at=later)

    assert refusal.value.code == "cases.request_withdrawn"

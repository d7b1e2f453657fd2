from datetime import date

import pytest

from tasuki.ground.errors import HouseError
from tasuki.journey.closing import queries, services
from tasuki.journey.closing.models import AfterCare
from tasuki.journey.closing.rules import Stage
from tasuki.journey.meetings.models import AgendaItem
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Ending


def refusal(tanaka, closing, at, **facts):
    with pytest.raises(HouseError) as refused:
        services.close(actor=tanaka, closing=closing, at=at, **facts)
    return refused.value


def test_nobody_is_let_go_before_somebody_has_taken_it(proposed, tanaka, noon):
    refused = refusal(tanaka, proposed, noon)

    assert refused.code == "closing.not_taken"
    assert "小林市地域包括支援センター" in str(refused)
    assert proposed.case.lead.is_open


def test_after_a_return_it_says_to_choose_again(proposed, sato, tanaka, noon):
    services.give_back(actor=sato, closing=proposed, reason="担当が足りない。", at=noon)

    assert refusal(tanaka, proposed, noon).code == "closing.nobody_carries"


def test_in_this_town_the_regular_meeting_decides(taken, tanaka, noon):
    refused = refusal(tanaka, taken, noon)

    assert refused.code == "closing.opinion_first"
    assert "定例会議" in str(refused)


@pytest.mark.parametrize("opinion", ["revise", "not_now"])
def test_an_opinion_against_it_keeps_the_case_open(taken, say, tanaka, noon, opinion):
    say(taken, opinion)

    assert refusal(tanaka, taken, noon).code == "closing.opinion_against"
    assert queries.stage_of(taken, noon) is Stage.NOT_YET


def test_the_last_opinion_counts(taken, say, tanaka, noon, days):
    say(taken, "revise")
    say(taken, at=days(1))

    assert services.close(actor=tanaka, closing=taken, at=days(1)).closed_at == days(1)


def test_the_meeting_may_speak_before_the_agency_answers(proposed, say, sato, tanaka, noon):
    say(proposed)
    services.take_back(actor=sato, closing=proposed, look_again_on=date(2026, 12, 4), at=noon)

    assert services.close(actor=tanaka, closing=proposed, at=noon).closed_at == noon


def test_both_sashes_are_put_down_and_none_is_left_open(closed, noon):
    for baton in (closed.case.lead, closed.case.coordination):
        assert baton.closed_how == Ending.CLOSED
        assert baton.look_again_on is None
    assert relay.health(noon)["open"] == 0


def test_a_day_to_look_again_is_fixed_in_the_same_breath(closed, sato, tanaka):
    look = AfterCare.objects.get(closing=closed)

    assert closed.first_follow_up_on == look.due_on == date(2026, 12, 20)
    assert look.agency_id == sato.agency_id
    assert look.watcher_id == tanaka.agency_id


def test_the_first_look_lies_ahead(taken, say, tanaka, noon):
    say(taken)

    refused = refusal(tanaka, taken, noon, first_follow_up_on=date(2026, 11, 20))

    assert refused.code == "closing.follow_up_in_past"


def test_only_the_coordinating_agency_fixes_it(taken, say, sato, noon):
    say(taken)

    with pytest.raises(HouseError) as refused:
        services.close(actor=sato, closing=taken, at=noon)

    assert refused.value.code == "closing.not_coordinating"


def test_it_is_closed_once(closed, tanaka, noon):
    assert refusal(tanaka, closed, noon).code == "closing.already_closed"


def test_a_meeting_does_not_speak_of_what_was_called_off(proposed, say, tanaka, noon):
    services.call_off(actor=tanaka, closing=proposed, reason="まだ早い。", at=noon)

    with pytest.raises(HouseError):
        say(proposed)
    assert not AgendaItem.objects.exists()


def test_its_papers_say_why_and_who_carries_on(taken, say):
    from tasuki.journey.meetings import kinds

    item = say(taken)
    kind = kinds.kind("closing")

    (part,) = kind.paper(item, None)
    assert not part.rows  # rows of the plan, which may be of one member alone, are not told here
    said = dict(part.facts)
    assert said["残された課題"] == "家計の見直しが続く。"
    assert said["つなぎ戻し先"] == "小林市地域包括支援センター"
    assert kind.consents(taken.pk).agreed

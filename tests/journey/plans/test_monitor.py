from datetime import date

import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.plans import queries, services
from tasuki.journey.plans.models import Monitoring


@pytest.fixture
def look(sato, day):
    def looked(plan, *, actor=sato, at=None, **facts):
        at = at or day(92)
        states = {str(one.pk): "going" for one in plan.promises.all() if one.done_at is None}
        facts.setdefault("states", states)
        facts.setdefault("on", date(2027, 2, 20))
        facts.setdefault("text", "表情が明るくなった")
        facts.setdefault("next_on", date(2027, 5, 20))
        return services.monitor(actor=actor, plan=plan, at=at, **facts)

    return looked


def due(actor, at):
    rows = queries.desk_rows(actor, at).get("due", [])
    return [row for row in rows if row.record.startswith("plan:")]


def test_the_day_rings_and_looking_sets_the_next(decided, look, sato, day):
    assert due(sato, day(91)) == []
    (row,) = due(sato, day(92))
    assert row.action.label == "モニタリング"

    look(decided)

    assert due(sato, day(93)) == []
    decided.refresh_from_db()
    assert decided.next_monitoring_on == date(2027, 5, 20)


def test_every_open_promise_is_looked_at(decided, look):
    with pytest.raises(NotAllowed) as refusal:
        look(decided, states={})

    assert refusal.value.code == "plans.promise_unanswered"
    assert not Monitoring.objects.exists()


def test_one_that_is_done_is_finished_there(decided, look):
    first, second = decided.promises.all()

    look(decided, states={str(first.pk): "done", str(second.pk): "stuck"})

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.kept is True
    assert first.done_at is not None
    assert second.done_at is None


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"text": " "}, "plans.monitoring_empty"),
        ({"on": date(2027, 2, 21)}, "plans.monitored_in_future"),
        ({"next_on": date(2027, 2, 20)}, "plans.next_monitoring_past"),
    ],
)
def test_a_look_says_something_of_a_day_and_looks_ahead(decided, look, facts, code):
    with pytest.raises(NotAllowed) as refusal:
        look(decided, **facts)

    assert refusal.value.code == code


def test_what_is_not_decided_is_not_monitored(draft, look):
    with pytest.raises(NotAllowed) as refusal:
        look(draft())

    assert refusal.value.code == "plans.not_decided"


def test_strangers_do_not(decided, look, yamada):
    with pytest.raises(NotAllowed) as refusal:
        look(decided, actor=yamada)

    assert refusal.value.code == "plans.not_writing"


def test_it_moves_the_day_on_which_the_matter_is_looked_at_again(decided, look, sato, tanaka, day):
    before = decided.case.coordination.look_again_on

    look(decided, look_on=date(2027, 3, 1))

    decided.case.lead.refresh_from_db()
    decided.case.coordination.refresh_from_db()
    assert decided.case.lead.look_again_on == date(2027, 3, 1)
    assert decided.case.coordination.look_again_on == before  # 社協 carries it, not who looked


def test_without_a_word_the_day_stays(decided, look):
    before = decided.case.lead.look_again_on

    look(decided)

    decided.case.lead.refresh_from_db()
    assert decided.case.lead.look_again_on == before


def test_who_carries_nothing_of_it_sets_no_day(decided, look, suzuki):
    with pytest.raises(NotAllowed) as refusal:
        look(decided, actor=suzuki, look_on=date(2027, 3, 1))

    assert refusal.value.code == "relay.not_holder"

from datetime import date

import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.plans import queries, services
from tasuki.journey.plans.models import Promise


@pytest.fixture
def dated(decided):
    return decided.promises.get(kind="dated")


@pytest.fixture
def continuing(decided):
    return decided.promises.get(kind="continuing")


def desk(actor, at):
    return [row.record for row in queries.desk_rows(actor, at).get("due", [])]


def test_who_promised_ticks_it_off_and_the_desk_is_quiet(dated, suzuki, day):
    assert desk(suzuki, day(29)) == []
    assert desk(suzuki, day(30)) == [f"promise:{dated.pk}"]

    services.keep_promise(actor=suzuki, promise=dated, outcome="done", at=day(30))

    dated.refresh_from_db()
    assert (dated.kept, dated.done_at) == (True, day(30))
    assert desk(suzuki, day(31)) == []


def test_a_promise_that_goes_on_keeps_its_day(dated, suzuki, day):
    services.keep_promise(actor=suzuki, promise=dated, outcome="going", note="半分", at=day(10))

    assert desk(suzuki, day(30)) == [f"promise:{dated.pk}"]


def test_continuing_has_no_day_of_its_own(continuing, sato, day):
    assert continuing.due_on is None
    assert f"promise:{continuing.pk}" not in desk(sato, day(400))


def test_one_that_was_not_kept_says_why_and_waits_for_the_monitoring(dated, suzuki, day):
    with pytest.raises(NotAllowed) as refusal:
        services.keep_promise(actor=suzuki, promise=dated, outcome="not_kept", at=day(30))
    assert refusal.value.code == "plans.not_kept_says_why"

    services.keep_promise(
        actor=suzuki, promise=dated, outcome="not_kept", note="本人に会えなかった", at=day(30)
    )

    dated.refresh_from_db()
    assert (dated.kept, dated.done_at) == (False, None)
    assert desk(suzuki, day(31)) == []


@pytest.mark.parametrize("who", ["sato", "tanaka", "yamada"])
def test_nobody_answers_for_another_agency(request, dated, who, day):
    with pytest.raises(NotAllowed) as refusal:
        services.keep_promise(
            actor=request.getfixturevalue(who), promise=dated, outcome="done", at=day(1)
        )

    assert refusal.value.code == "plans.not_your_promise"


def test_what_is_finished_is_finished(dated, suzuki, day):
    services.keep_promise(actor=suzuki, promise=dated, outcome="done", at=day(1))

    with pytest.raises(NotAllowed) as refusal:
        services.keep_promise(actor=suzuki, promise=dated, outcome="going", at=day(2))

    assert refusal.value.code == "plans.promise_finished"


def test_before_the_decision_nothing_is_kept(draft, suzuki, later):
    promise = draft().promises.get(kind="dated")

    with pytest.raises(NotAllowed) as refusal:
        services.keep_promise(actor=suzuki, promise=promise, outcome="done", at=later)

    assert refusal.value.code == "plans.not_decided"
    assert Promise.objects.get(pk=promise.pk).due_on == date(2026, 12, 20)

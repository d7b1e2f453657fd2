import pytest

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.plans import queries, services
from tasuki.town.relay.models import Part


def test_the_plan_ends_and_opens_nothing_more(decided, tanaka, case, day):
    services.end_plan(actor=tanaka, plan=decided, at=day(100))

    decided.refresh_from_db()
    assert decided.state == "ended"
    assert queries.plan_in_force(case) is None
    assert not Part.objects.filter(source=f"plan:{decided.pk}", until__isnull=True).exists()


def test_after_it_a_new_one_may_be_drafted(decided, tanaka, draft, day):
    services.end_plan(actor=tanaka, plan=decided, at=day(100))

    assert draft().version_no == 2


def test_it_ends_once(decided, tanaka, day):
    services.end_plan(actor=tanaka, plan=decided, at=day(100))

    with pytest.raises(WrongState):
        services.end_plan(actor=tanaka, plan=decided, at=day(101))


def test_strangers_do_not(decided, yamada, day):
    with pytest.raises(NotAllowed):
        services.end_plan(actor=yamada, plan=decided, at=day(1))

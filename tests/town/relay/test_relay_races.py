"""Two hands at the same moment, on the real database with real threads: one truth each time."""

import os
import threading
from datetime import timedelta

import pytest
from django.db import connection, connections

from tasuki.ground.errors import HouseError
from tasuki.town.municipality import pack
from tasuki.town.organizations import services as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import services
from tasuki.town.relay.models import Baton, Ending, Part, Pass, Step
from tasuki.trust.access.actor import CLOCK
from tests.conftest import NOON, SINCE, appoint

ROUNDS = int(os.environ.get("TASUKI_RACE_ROUNDS", "300"))
SOON = (NOON + timedelta(days=7)).date()


@pytest.fixture
def two(open_db):
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("needs a database that two connections can share (a file or PostgreSQL)")
    organizations.load_pack(actor=CLOCK, agencies=pack.current(SINCE).agencies, at=NOON)
    return appoint("sato"), appoint("suzuki")


def agency(actor):
    return Agency.objects.get(pk=actor.agency_id)


def offered(sato, suzuki):
    baton = services.begin(
        actor=sato,
        matter="consultation",
        holder=agency(sato),
        person=None,
        look_again_on=SOON,
        at=NOON,
    )
    handover = services.offer(
        actor=sato,
        baton=baton,
        to=agency(suzuki),
        reason="",
        ground="consent",
        preview={},
        answer_by=SOON,
        at=NOON,
    )
    return baton, handover


def both_at_once(*acts):
    barrier, outcome = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place, act):
        try:
            barrier.wait()
            outcome[place] = act()
        except HouseError as refusal:
            outcome[place] = refusal
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcome


def sound(baton):
    baton = Baton.objects.get(pk=baton.pk)
    running = list(
        Step.objects.filter(baton=baton, until__isnull=True).values_list("agency_id", flat=True)
    )
    holding = list(
        Part.objects.filter(baton=baton, source="holder", until__isnull=True).values_list(
            "agency_id", flat=True
        )
    )
    assert holding == [baton.holder_id]
    if baton.closed_at is None:
        assert running == [baton.holder_id]
        assert baton.look_again_on is not None
    else:
        assert running == []
        assert not Pass.objects.filter(baton=baton, answered_at__isnull=True).exists()
    return baton


def pairs(sato, suzuki, baton, handover):
    take = lambda: services.take(actor=suzuki, handover=handover, look_again_on=SOON, at=NOON)  # noqa: E731
    return {
        "withdraw": (take, lambda: services.withdraw(actor=sato, handover=handover, at=NOON)),
        "give_back": (
            take,
            lambda: services.give_back(actor=suzuki, handover=handover, reason="", at=NOON),
        ),
        "take_twice": (take, take),
        "close": (
            lambda: services.withdraw(actor=sato, handover=handover, at=NOON),
            lambda: services.close(actor=sato, baton=baton, how=Ending.DONE, at=NOON),
        ),
    }


@pytest.mark.slow
@pytest.mark.parametrize("pair", ["withdraw", "give_back", "take_twice"])
def test_of_two_answers_one_is_the_truth(two, pair):
    sato, suzuki = two
    for _ in range(ROUNDS):
        baton, handover = offered(sato, suzuki)
        outcome = both_at_once(*pairs(sato, suzuki, baton, handover)[pair])
        refused = [one for one in outcome if isinstance(one, HouseError)]
        assert len(refused) == 1, outcome
        answer = Pass.objects.get(pk=handover.pk).answer
        baton = sound(baton)
        assert (baton.holder_id == suzuki.agency_id) == (answer == "taken")


@pytest.mark.slow
def test_a_matter_is_never_closed_while_it_is_in_the_air(two):
    sato, suzuki = two
    for _ in range(ROUNDS):
        baton, handover = offered(sato, suzuki)
        services.withdraw(actor=sato, handover=handover, at=NOON)
        again = lambda b=baton: services.offer(  # noqa: E731
            actor=sato,
            baton=b,
            to=agency(suzuki),
            reason="",
            ground="consent",
            preview={},
            answer_by=SOON,
            at=NOON,
        )
        close = lambda b=baton: services.close(actor=sato, baton=b, how=Ending.DONE, at=NOON)  # noqa: E731
        outcome = both_at_once(again, close)
        assert sum(isinstance(one, HouseError) for one in outcome) == 1, outcome
        sound(baton)

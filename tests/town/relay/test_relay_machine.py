"""The relay as a machine: whatever is done in whatever order, on whatever stale page, and wherever
it breaks, each open matter has one holder and a date, and one offer at most."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tasuki.ground.errors import HouseError
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries, services
from tasuki.town.relay.models import Baton, Ending, Manner, Part, Pass, Step
from tests.conftest import NOON, appoint

ACTORS = ("sato", "suzuki", "tanaka")
OUTSIDE = "outside"  # an office where nobody has an account


class Crash(Exception):
    """The process dies between two statements."""


@contextmanager
def dying_after(statements: int):
    """Raise at the given database statement (0 = never)."""
    seen = 0

    def wrapper(execute, sql, params, many, context):
        nonlocal seen
        seen += 1
        if statements and seen >= statements and not sql.startswith(("SAVEPOINT", "RELEASE")):
            raise Crash
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrapper):
        yield


class Relay(RuleBasedStateMachine):
    batons = Bundle("batons")
    offers = Bundle("offers")

    @initialize()
    def enter(self):
        self.example = transaction.atomic()
        self.example.__enter__()
        self.at = NOON
        self.actors = {login: appoint(login) for login in ACTORS}
        self.truth: dict[object, object] = {}
        self.outside: dict[object, object] = {}

    def agency(self, login):
        if login == OUTSIDE:
            return Agency.objects.filter(has_accounts=False).first()
        return Agency.objects.get(pk=self.actors[login].agency_id)

    def soon(self, days=7):
        return (self.at + timedelta(days=days)).date()

    def attempt(self, die, act):
        """Do an act that may be refused or die half way; answer what it made, or None."""
        try:
            with transaction.atomic(), dying_after(die):
                return act()
        except (HouseError, Crash):
            return None

    @rule(target=batons, who=st.sampled_from(ACTORS))
    def begin(self, who):
        baton = services.begin(
            actor=self.actors[who],
            matter="consultation",
            holder=self.agency(who),
            person=None,
            look_again_on=self.soon(14),
            at=self.at,
        )
        self.truth[baton.pk] = baton.holder_id
        return baton  # kept as it was read: later rules act on a stale page

    @rule(
        target=offers,
        baton=batons,
        who=st.sampled_from(ACTORS),
        to=st.sampled_from((*ACTORS, OUTSIDE)),
        manner=st.sampled_from([Manner.HAND, Manner.BACK, Manner.NAMED]),
        die=st.integers(0, 25),
    )
    def offer(self, baton, who, to, manner, die):
        return self.attempt(
            die,
            lambda: services.offer(
                actor=self.actors[who],
                baton=baton,
                to=self.agency(to),
                reason="",
                ground="consent",
                preview={},
                answer_by=self.soon(),
                at=self.at,
                manner=manner,
            ),
        )

    @rule(offer=offers, who=st.sampled_from(ACTORS), die=st.integers(0, 40))
    def take(self, offer, who, die):
        if offer is None:
            return
        taken = self.attempt(
            die,
            lambda: services.take(
                actor=self.actors[who], handover=offer, look_again_on=self.soon(), at=self.at
            ),
        )
        if taken is not None:
            self.truth[offer.baton_id] = offer.to_agency_id
            if offer.manner != Manner.HAND:
                self.outside.pop(offer.baton_id, None)

    @rule(offer=offers, who=st.sampled_from(ACTORS), die=st.integers(0, 40))
    def taken_by_word(self, offer, who, die):
        if offer is None:
            return
        taken = self.attempt(
            die,
            lambda: services.taken_by_word(
                actor=self.actors[who], handover=offer, look_again_on=self.soon(), at=self.at
            ),
        )
        if taken is not None:
            assert not offer.to_agency.has_accounts
            self.outside[offer.baton_id] = offer.to_agency_id

    @rule(offer=offers, who=st.sampled_from(ACTORS), die=st.integers(0, 20))
    def returned_by_word(self, offer, who, die):
        if offer is not None:
            self.attempt(
                die,
                lambda: services.returned_by_word(
                    actor=self.actors[who], handover=offer, reason="", at=self.at
                ),
            )

    @rule(baton=batons, who=st.sampled_from(ACTORS), die=st.integers(0, 20))
    def carry_again(self, baton, who, die):
        carried = self.attempt(
            die,
            lambda: services.carry_again(
                actor=self.actors[who], baton=baton, look_again_on=self.soon(), at=self.at
            ),
        )
        if carried is not None:
            del self.outside[baton.pk]

    @rule(offer=offers, who=st.sampled_from(ACTORS), die=st.integers(0, 20))
    def give_back(self, offer, who, die):
        if offer is not None:
            self.attempt(
                die,
                lambda: services.give_back(
                    actor=self.actors[who], handover=offer, reason="", at=self.at
                ),
            )

    @rule(offer=offers, who=st.sampled_from(ACTORS), die=st.integers(0, 20))
    def withdraw(self, offer, who, die):
        if offer is not None:
            self.attempt(
                die,
                lambda: services.withdraw(actor=self.actors[who], handover=offer, at=self.at),
            )

    @rule(baton=batons, who=st.sampled_from(ACTORS), die=st.integers(0, 12))
    def close(self, baton, who, die):
        closed = self.attempt(
            die,
            lambda: services.close(
                actor=self.actors[who], baton=baton, how=Ending.DONE, at=self.at
            ),
        )
        if closed is not None:
            self.truth[baton.pk] = None

    @rule(baton=batons, who=st.sampled_from(ACTORS))
    def look_again(self, baton, who):
        self.attempt(
            0,
            lambda: services.look_again(
                actor=self.actors[who], baton=baton, on=self.soon(180), at=self.at
            ),
        )

    @rule(days=st.integers(1, 9))
    def time_passes(self, days):
        self.at += timedelta(days=days)

    @rule(baton=batons)
    def nightly_tick(self, baton):
        services.settle(actor=queries_clock(), baton=baton, at=self.at)

    @invariant()
    def nothing_is_dropped(self):
        if not hasattr(self, "truth"):
            return
        for pk, holder in self.truth.items():
            baton = Baton.objects.get(pk=pk)
            running = Step.objects.filter(baton=baton, until__isnull=True)
            if holder is None:
                assert baton.closed_at is not None
                assert baton.look_again_on is None
                assert not running.exists()
                assert not Pass.objects.filter(baton=baton, answered_at__isnull=True).exists()
                continue
            assert baton.closed_at is None
            assert baton.holder_id == holder
            assert baton.look_again_on is not None
            assert baton.holder.has_accounts
            assert baton.carrier_id == self.outside.get(pk)
            assert [step.agency_id for step in running] == [baton.lead.pk]
            parts = Part.objects.filter(baton=baton, source="holder", until__isnull=True)
            assert [part.agency_id for part in parts] == [holder]
            assert Pass.objects.filter(baton=baton, answered_at__isnull=True).count() <= 1

    def teardown(self):
        if hasattr(self, "example"):
            transaction.set_rollback(True)
            self.example.__exit__(None, None, None)


def queries_clock():
    from tasuki.trust.access.actor import CLOCK

    return CLOCK


@pytest.mark.django_db
def test_whatever_happens_somebody_carries_it(town):
    assert queries.health(NOON)["open"] == 0
    run_state_machine_as_test(
        Relay,
        settings=settings(
            max_examples=60,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

"""What the worker does at every round. Each may be done twice, and each may be left undone
without any page being wrong about a date."""

from collections.abc import Callable, Mapping
from datetime import datetime

from tasuki.doors.operator import proving
from tasuki.ground import clock
from tasuki.journey.cases import services as cases
from tasuki.journey.referrals import services as referrals
from tasuki.office.oversight import queries as oversight
from tasuki.office.oversight import services as oversight_acts
from tasuki.office.transfers import services as transfers
from tasuki.residents.protection import services as protection
from tasuki.town.organizations import services as organizations
from tasuki.town.relay import queries as relay
from tasuki.town.relay import services as relay_acts
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.drafts import services as drafts


def settle_lapsed(at: datetime) -> int:
    """Write down the offers whose date has passed: one transaction each."""
    return sum(
        relay_acts.settle(actor=CLOCK, baton=baton, at=at) for baton in relay.lapsed(clock.day(at))
    )


def settle_asks(at: datetime) -> int:
    """Write down the 一緒に対応 and the 多機関協働 requests that nobody answered in time."""
    return referrals.settle_asks(actor=CLOCK, at=at) + cases.settle_requests(actor=CLOCK, at=at)


def oversee(at: datetime) -> int:
    """Once a night: walk the whole record, and look for looking that is unusual."""
    if not oversight.is_due(at):
        return 0
    proving.verify(at)
    return oversight_acts.find(actor=CLOCK, at=at)


def expire_drafts(at: datetime) -> int:
    """Drafts are kept for thirty days."""
    return drafts.expire(at=at)


def let_go(at: datetime) -> int:
    """Who works there no more is signed out and named on nothing; a contractor whose last day has
    passed sees nothing more."""
    gone = organizations.end_sign_ins_of_leavers(actor=CLOCK, at=at)
    gone += organizations.end_unused_sign_ins(actor=CLOCK, at=at)
    gone += transfers.let_go_leavers(actor=CLOCK, at=at)
    return gone + transfers.end_successions(actor=CLOCK, at=at)


def sweep(at: datetime) -> int:
    """Look through the town's texts for what was sealed, as far as a night goes."""
    read = 0
    while some := protection.sweep(actor=CLOCK, at=at):
        read += some
    return read


TICKS: Mapping[str, Callable[[datetime], int]] = {
    "lapsed": settle_lapsed,
    "asks": settle_asks,
    "sealed": proving.seal,
    "drafts": expire_drafts,
    "leavers": let_go,
    "oversight": oversee,
    "sweep": sweep,
}

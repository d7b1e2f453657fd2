"""What the worker does at every round. Each may be done twice, and each may be left undone
without any page being wrong about a date."""

import os
from collections.abc import Callable, Mapping
from datetime import datetime

from config import env
from tasuki.ground import clock, towns
from tasuki.journey.cases import services as cases
from tasuki.journey.referrals import services as referrals
from tasuki.town.relay import queries as relay
from tasuki.town.relay import services as relay_acts
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.audit import services as audit
from tasuki.trust.drafts import services as drafts


def settle_lapsed(at: datetime) -> int:
    """Write down the offers whose date has passed: one transaction each."""
    return sum(
        relay_acts.settle(actor=CLOCK, baton=baton, at=at) for baton in relay.lapsed(clock.day(at))
    )


def settle_asks(at: datetime) -> int:
    """Write down the 一緒に対応 and the 多機関協働 requests that nobody answered in time."""
    return referrals.settle_asks(actor=CLOCK, at=at) + cases.settle_requests(actor=CLOCK, at=at)


def seal(at: datetime) -> int:  # noqa: ARG001
    """Seal the lines written since the last round; keep the head outside the database, where a cut
    tail shows."""
    count, head = audit.seal()
    code = towns.current()
    if count and code is not None:
        path = env.home() / "towns" / code / "sealed-head"
        draft = path.with_suffix(".new")
        draft.write_text(head + "\n", encoding="ascii")
        os.replace(draft, path)
    return count


def expire_drafts(at: datetime) -> int:
    """Drafts are kept for thirty days."""
    return drafts.expire(at=at)


TICKS: Mapping[str, Callable[[datetime], int]] = {
    "lapsed": settle_lapsed,
    "asks": settle_asks,
    "sealed": seal,
    "drafts": expire_drafts,
}

"""A counter that takes worries in."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tasuki.journey.intake import queries, services
from tasuki.journey.intake.models import Consultation
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor

Receive = Callable[..., Consultation]


@pytest.fixture
def receive(noon: datetime, agency_of: Callable[[Actor], Agency]) -> Receive:
    """Take in a worry as this actor; what is not said is the ordinary case."""

    def received(actor: Actor, *, at: datetime = noon, **facts: object) -> Consultation:
        facts.setdefault("subject", {"name": "見本 花子", "kana": "みほん はなこ"})
        facts.setdefault("main_topic", "income")
        facts.setdefault("topics", ["income", "housing"])
        facts.setdefault("method", "visit")
        facts.setdefault("agency", agency_of(actor))
        return services.receive(actor=actor, at=at, **facts)

    return received


@pytest.fixture
def consultation(sato: Actor, receive: Receive) -> Consultation:
    """One that 佐藤 took in."""
    return receive(sato)


@pytest.fixture
def hide(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A later room says that these parts were told to nobody."""

    def hidden(*parts: str) -> None:
        monkeypatch.setattr(queries, "_UNTOLD", [lambda _actor, _one: frozenset(parts)])

    return hidden

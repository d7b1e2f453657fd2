"""Agencies of 小林市 of either regime, and a question between two of them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from tasuki.residents.grounds import queries, rules
from tasuki.town.organizations.models import Agency

Put = Callable[..., rules.Question]


@pytest.fixture
def put(town: dict[str, Agency], noon: datetime) -> Put:
    """A question between two agencies by their codes."""

    def asked(sender: str, receiver: str, **said: Any) -> rules.Question:
        return queries.question(town[sender], town[receiver], noon, **said)

    return asked

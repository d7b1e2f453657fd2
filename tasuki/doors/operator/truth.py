"""`tasuki check`: what must always be true, read out of the database of one town."""

from datetime import datetime

from tasuki.doors.operator import proving
from tasuki.town.relay import queries as relay

COUNTS = ("without_holder", "without_date", "double_offers", "orphan_batons")


def tell(at: datetime) -> dict[str, object]:
    """The open town's health, as the contract words it."""
    relay_health = relay.health(at)
    chain = proving.walk()
    return {
        "open": relay_health["open"],
        **{name: relay_health[name] for name in COUNTS},
        "audit": {"lines": chain.lines, "ok": chain.ok},
    }


def fine(told: dict[str, object]) -> bool:
    """Whether nothing has been dropped and nobody has rewritten the log."""
    audited = told["audit"]
    return (
        all(told[name] == 0 for name in COUNTS)
        and isinstance(audited, dict)
        and audited["ok"] is True
    )

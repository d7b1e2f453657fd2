"""Consents of the person of the kept consultation, of the case's, and of one who was never asked."""

from datetime import date
from typing import Any

from tasuki.residents.consent import queries, services
from tasuki.residents.consent.models import Consent
from tests.conftest import NOON
from tests.pages.stories.acts import receive
from tests.pages.table import doors
from tests.trust.vault import samples

ACTS = doors(
    ("consent:give", "sato", "asked_person"),
    ("consent:tablet", "sato", "asked_person"),
    ("consent:ask", "sato", "asked_person"),
    ("consent:refuse", "sato", "asked_person"),
    ("consent:incapable", "sato", "asked_person"),
    ("consent:renew", "sato", "consent"),
    ("consent:withdraw", "sato", "consent"),
    ("consent:attach", "sato", "consent"),
)
READS = doors(("consent:person", "sato", "agreed_person"))
OTHERS = doors(("consent:scan", "sato", "consent"))
PAPERS = (
    ("consent", "sato", "consent"),
    ("consent_blank", "sato", "agreed_person"),
)
LISTS: tuple[str, ...] = ()
OPEN: set[str] = set()


def build(house: Any) -> None:
    """One sheet signed on paper, with its scan and an end that is near."""
    sato = house.cast["sato"]
    agreed = receive(sato)
    unasked: dict[str, Any] = {
        "share_consent": "unknown",
        "share_consent_on": None,
        "share_consent_how": "",
    }
    asked = receive(sato, **unasked)
    stands = queries.last_version(agreed.subject_id)
    made: Consent = services.give(
        actor=sato,
        person=agreed.subject,
        version=stands,
        way="written",
        since=date(2026, 11, 20),
        until=date(2026, 12, 1),
        except_categories=["money"],
        scan=services.Paper("同意書.pdf", samples.PDF),
        at=NOON,
    )
    house.ids |= {
        "agreed_person": agreed.subject_id,
        "asked_person": asked.subject_id,
        "consent": made.pk,
    }

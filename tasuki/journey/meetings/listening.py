"""What this room does when somebody answers anew whether agencies may share (residents.consent)."""

from datetime import datetime
from uuid import UUID

from tasuki.journey.meetings import queries, services
from tasuki.residents.consent import queries as consents
from tasuki.trust.access.actor import CLOCK


def to_consent(person_id: UUID, at: datetime) -> None:
    """The papers on tables follow a yes or a no, inside the act that wrote it down."""
    said = consents.said_of([person_id]).get(person_id)
    if said in ("yes", "no") and queries.lying_about(person_id).exists():
        services.follow_consent(actor=CLOCK, person_id=person_id, agreed=said == "yes", at=at)

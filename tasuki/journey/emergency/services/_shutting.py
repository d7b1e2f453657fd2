"""The half that acts of this room share."""

from datetime import datetime

from tasuki.journey.emergency.models import EmergencyLook
from tasuki.town.relay import services as relay
from tasuki.trust.access.actor import CLOCK


def shut(look: EmergencyLook, at: datetime) -> None:
    """The clock closes what was opened, inside the act that has asked."""
    relay.look_out(actor=CLOCK, baton=look.baton, agency=look.agency, look_id=look.pk, at=at)
    look.until = at
    look.save(update_fields=["until"])

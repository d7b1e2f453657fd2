"""What the counter wrote down of danger, for the ground finder: known there, nobody ticks it again."""

from datetime import timedelta
from typing import Any

from tasuki.ground import clock
from tasuki.journey.intake.models import Consultation
from tasuki.residents.grounds.providers import Situation
from tasuki.residents.grounds.rules import Plight
from tasuki.town.municipality import pack

DANGER = "danger"  # the group of the town's urgencies that mean danger to life or body
FRESH_DAYS = 30  # what was urgent longer ago is asked anew
HARD = frozenset({"no_contact", "ability", "danger"})  # why consent is hard to get


def plight_of(situation: Situation) -> dict[str, Any]:
    """Danger as the reception says it; with what hinders asking, too. What the worker said of this
    telling stands over it."""
    if situation.baton_id is None or situation.question.plight is not Plight.CALM:
        return {}
    rows = Consultation.objects.filter(
        baton=situation.baton_id,
        baton__closed_at__isnull=True,
        received_at__gt=situation.at - timedelta(days=FRESH_DAYS),
    )
    said = rows.values_list("urgency", "no_consent_reason").first()
    if said is None or not is_danger(said[0], situation):
        return {}
    return {"plight": Plight.URGENT if said[1] in HARD else Plight.DANGER}


def is_danger(code: str, situation: Situation) -> bool:
    """Whether the town counts this urgency as danger to life or body."""
    known = pack.current(clock.day(situation.at)).codes("urgencies")
    return any(one.code == code and one.group == DANGER for one in known)

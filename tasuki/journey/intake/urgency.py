"""What the counter wrote down of danger, for the ground finder: known there, nobody ticks it again."""

from collections.abc import Sequence
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
    return plights_of([situation])[0]


def plights_of(situations: Sequence[Situation]) -> list[dict[str, Any]]:
    """The same for many, in one query."""
    asked = [one for one in situations if one.baton_id and one.question.plight is Plight.CALM]
    if not asked:
        return [{} for _one in situations]
    rows = Consultation.objects.filter(
        baton__in=[one.baton_id for one in asked],
        baton__closed_at__isnull=True,
        received_at__gt=asked[0].at - timedelta(days=FRESH_DAYS),
    )
    known: dict[Any, tuple[str, str]] = {
        baton: (urgency, reason)
        for baton, urgency, reason in rows.values_list("baton", "urgency", "no_consent_reason")
    }
    return [_plight(one, known.get(one.baton_id) if one in asked else None) for one in situations]


def _plight(situation: Situation, said: tuple[str, str] | None) -> dict[str, Any]:
    if said is None or not is_danger(said[0], situation):
        return {}
    return {"plight": Plight.URGENT if said[1] in HARD else Plight.DANGER}


def is_danger(code: str, situation: Situation) -> bool:
    """Whether the town counts this urgency as danger to life or body."""
    known = pack.current(clock.day(situation.at)).codes("urgencies")
    return any(one.code == code and one.group == DANGER for one in known)

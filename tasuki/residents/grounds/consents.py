"""What the consent sheets say, for the ground finder."""

from typing import Any

from tasuki.residents.consent import queries as consents
from tasuki.residents.grounds.axes import ORDINARY, Consent
from tasuki.residents.grounds.providers import Situation

# The worst answer first: one person's no is not outvoted by another's yes.
WORST = (
    Consent.WITHDRAWN,
    Consent.NONE,
    Consent.INCAPABLE,
    Consent.PARTLY,
    Consent.ASKING,
    Consent.UNKNOWN,
    Consent.GIVEN,
)


def on_record(situation: Situation) -> dict[str, Any]:
    """What the consent sheets say of telling this to that agency."""
    if not situation.persons:
        return {}
    wanted = [one.value for one in ORDINARY if one in situation.question.categories]
    states = {
        Consent[consents.agreed(pk, situation.receiver.pk, wanted, "", situation.at).name]
        for pk in situation.persons
    }
    return {"consent": next(one for one in WORST if one in states)}

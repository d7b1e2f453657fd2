"""What the consent sheets say, for the ground finder."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from tasuki.residents.consent import queries as consents
from tasuki.residents.consent.models import Consent as Sheet
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
    return on_records([situation])[0]


def on_records(situations: Sequence[Situation]) -> list[dict[str, Any]]:
    """The same for many that tell one agency, with as many queries as for one."""
    answers = consents.present({pk for one in situations for pk in one.persons})
    return [_of(one, answers) for one in situations]


def _of(situation: Situation, answers: Mapping[UUID, Sheet]) -> dict[str, Any]:
    if not situation.persons:
        return {}
    wanted = [one.value for one in ORDINARY if one in situation.question.categories]
    states = {
        Consent[state.name]
        for state in consents.agreed_of(
            situation.persons, answers, situation.receiver, wanted, situation.at
        ).values()
    }
    return {"consent": next(one for one in WORST if one in states)}

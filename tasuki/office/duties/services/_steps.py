"""What every act on a request does: take it as it stands, move it, put a line into the record."""

from datetime import datetime
from typing import Any

from tasuki.ground.errors import WrongState
from tasuki.office.duties.models import Disclosure
from tasuki.office.duties.transitions import REQUEST
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit import services as audit


def fresh(one: Disclosure) -> Disclosure:
    """As it stands now, for this transaction alone."""
    return Disclosure.objects.select_for_update().get(pk=one.pk)


def moved_on(one: Any) -> WrongState:
    """What is said when somebody else was faster."""
    return WrongState("duties.moved_on", now=one.get_state_display())


def move(one: Disclosure, name: str) -> None:
    """The next state; refused where it does not follow."""
    if not REQUEST.may(one, name):
        raise moved_on(one)
    REQUEST.apply(one, name)


def record(
    actor: Actor,
    action: str,
    one: Disclosure,
    at: datetime,
    *,
    basis: str = "",
    of_the_person: bool = False,
    **said: str,
) -> None:
    """The line of the record: numbers and days, never who asked about whom."""
    audit.record(
        actor=actor,
        action=f"duties.{action}",
        target=f"disclosure:{one.pk}",
        at=at,
        basis=basis,
        persons=[one.person_id] if of_the_person and one.person_id else [],
        words={"number": one.number, **said},
    )

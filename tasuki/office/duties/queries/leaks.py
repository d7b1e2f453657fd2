"""Leaks: which the actor sees, their days, and what comes next."""

from datetime import date

from django.db.models import QuerySet

from tasuki.office.duties import keeping, policy, rules, words
from tasuki.office.duties.models import (
    Leak,
    LeakState,
)
from tasuki.office.duties.rules import Keeper
from tasuki.trust.access.actor import Actor


def leaks_for(actor: Actor) -> QuerySet[Leak]:
    """The leaks that the actor may see."""
    return Leak.objects.filter(policy.leaks_of(actor)).select_related("agency", "noticed_by")


def leak_keeper(leak: Leak, on: date) -> Keeper:
    """Whose the leaked records are, by the agency's ordinary work."""
    return keeping.of_agency(leak.agency, "record", on).keeper


def leak_reasons(leak: Leak, on: date) -> list[str]:
    """Why it has to be reported."""
    return rules.leak_reasons(
        keeper=leak_keeper(leak, on),
        sensitive=leak.sensitive,
        property_harm=leak.property_harm,
        dishonest=leak.dishonest,
        persons=leak.persons,
    )


def leak_clock(leak: Leak) -> rules.LeakClock:
    """Its days."""
    return rules.leak_clock(leak.noticed_on, dishonest=leak.dishonest)


def leak_ask(leak: Leak, on: date) -> str:
    """What is to be asked while it is not known whose the records are."""
    ask = keeping.of_agency(leak.agency, "record", on).ask
    return str(words.ASKS[ask]) if ask else ""


def leak_next_day(leak: Leak, today: date) -> date | None:
    """The day of the report that is still owed."""
    if leak.state == LeakState.CLOSED or leak.final_on or not leak_reasons(leak, today):
        return None
    days = leak_clock(leak)
    return days.final if leak.first_on else days.first_until


def leak_is_late(leak: Leak, today: date) -> bool:
    """A report is owed and its day has passed."""
    on = leak_next_day(leak, today)
    return on is not None and on < today


def next_of_leak(leak: Leak, today: date) -> str:
    """What has to be done next."""
    return rules.next_of_leak(
        assessed=leak.state != LeakState.NOTICED,
        owed=bool(leak_reasons(leak, today)),
        first=leak.first_on is not None,
        final=leak.final_on is not None,
        told=leak.told_on is not None,
    )

"""A leak: told at once, looked into, reported in time, told to the persons, closed."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock, wareki
from tasuki.ground.errors import WrongState
from tasuki.ground.verdict import no
from tasuki.office.duties import policy, queries, rules, words
from tasuki.office.duties.models import Leak, LeakState
from tasuki.office.duties.transitions import LEAK
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


def _kept(actor: Actor, leak: Leak) -> Leak:
    stands = Leak.objects.select_for_update().get(pk=leak.pk)
    require(policy.can_keep_leak(actor, stands))
    if stands.state == LeakState.CLOSED:
        raise WrongState("duties.moved_on", now=stands.get_state_display())
    return stands


def _record(actor: Actor, action: str, leak: Leak, at: datetime, **said: str) -> None:
    audit.record(
        actor=actor,
        action=action,
        target=f"leak:{leak.pk}",
        at=at,
        basis="個人情報の保護に関する法律第68条・第26条",
        words={"number": leak.number, **said},
    )


@transaction.atomic
def note_leak(
    *,
    actor: Actor,
    what: str,
    noticed_on: date,
    at: datetime,
    agency: Agency | None = None,
    stopped: str = "",
    persons: int = 1,
) -> Leak:
    """「漏えいを知らせる」: anybody, at once; the clock runs from the day it was noticed."""
    require(policy.can_note_leak(actor))
    today = clock.day(at)
    require(rules.leak_noted(what=what, persons=persons, noticed_on=noticed_on, today=today))
    leak = Leak(
        created_at=at,
        number=queries.next_number(Leak, "RE", today),
        noticed_on=noticed_on,
        noticed_by_id=policy.in_person(actor),
        agency=agency or organizations.agency(queries.workplace(actor)),
        what=what.strip(),
        stopped=stopped.strip(),
        persons=persons,
    )
    leak.save(force_insert=True)
    first = rules.leak_clock(noticed_on, dishonest=False).first_until
    audit.record(
        actor=actor,
        action="duties.leak_noted",
        target=f"leak:{leak.pk}",
        at=at,
        words={"number": leak.number, "due": wareki.show(first)},
    )
    return leak


@transaction.atomic
def assess_leak(
    *,
    actor: Actor,
    leak: Leak,
    persons: int,
    sensitive: bool,
    property_harm: bool,
    dishonest: bool,
    items: str,
    cause: str,
    measures: str,
    at: datetime,
) -> Leak:
    """「内容を確かめる」: how many, of what kind, why; whether and to whom it is reported follows."""
    stands = _kept(actor, leak)
    require(policy.can_keep_leak(actor, stands))
    if persons < 1 or not items.strip():
        require(no("duties.not_said"))
    if LEAK.may(stands, "assess"):
        LEAK.apply(stands, "assess")
    stands.persons, stands.items = persons, items.strip()
    stands.sensitive, stands.property_harm = sensitive, property_harm
    stands.dishonest, stands.cause, stands.measures = dishonest, cause.strip(), measures.strip()
    stands.save()
    _record(actor, "duties.leak_assessed", stands, at, count=str(persons))
    return stands


@transaction.atomic
def tick(*, actor: Actor, leak: Leak, done: Collection[str], at: datetime) -> Leak:
    """「済んだことに印をつける」"""
    stands = _kept(actor, leak)
    require(policy.can_keep_leak(actor, stands))
    stands.ticked = [code for code in words.CHECKLIST if code in done]
    stands.save()
    _record(actor, "duties.leak_ticked", stands, at, count=str(len(stands.ticked)))
    return stands


@transaction.atomic
def report_leak(*, actor: Actor, leak: Leak, on: date, at: datetime) -> Leak:
    """「速報を出した」, then 「確報を出した」."""
    stands = _kept(actor, leak)
    require(policy.can_keep_leak(actor, stands))
    if on > clock.day(at) or on < stands.noticed_on:
        require(no("duties.in_future"))
    name = "first" if stands.first_on is None else "final"
    if not LEAK.may(stands, name):
        raise WrongState("duties.moved_on", now=stands.get_state_display())
    LEAK.apply(stands, name)
    if name == "first":
        stands.first_on = on
    else:
        stands.final_on = on
    stands.save()
    _record(actor, f"duties.leak_{name}", stands, at, on=wareki.show(on))
    return stands


@transaction.atomic
def tell_persons(*, actor: Actor, leak: Leak, on: date, how: str, at: datetime) -> Leak:
    """「本人に知らせた」, or what was done instead (68条2項ただし書)."""
    stands = _kept(actor, leak)
    require(policy.can_keep_leak(actor, stands))
    require(rules.has_text(how))
    if on > clock.day(at):
        require(no("duties.in_future"))
    stands.told_on, stands.told_how = on, how.strip()
    stands.save()
    _record(actor, "duties.leak_told", stands, at, on=wareki.show(on))
    return stands


@transaction.atomic
def close_leak(*, actor: Actor, leak: Leak, note: str, at: datetime) -> Leak:
    """「終える」: nothing that has to be reported is left unreported."""
    stands = _kept(actor, leak)
    require(policy.can_keep_leak(actor, stands))
    require(
        rules.leak_closes(
            reasons=queries.leak_reasons(stands, clock.day(at)),
            first=stands.first_on is not None,
            final=stands.final_on is not None,
            told=stands.told_on is not None,
            note=note,
        )
    )
    LEAK.apply(stands, "close")
    stands.closed_at, stands.closed_note = at, note.strip()
    stands.save()
    _record(actor, "duties.leak_closed", stands, at)
    return stands

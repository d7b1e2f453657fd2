"""A request comes in, gets its two persons, and may go elsewhere."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from tasuki.ground import clock, wareki
from tasuki.ground.errors import WrongState
from tasuki.office.duties import policy, queries, rules
from tasuki.office.duties.models import Asker, Disclosure, Kind
from tasuki.office.duties.transitions import REQUEST
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Staff
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit

LETTERS = {Kind.DISCLOSURE: "KJ", Kind.CORRECTION: "TS", Kind.SUSPENSION: "RT"}


def _fresh(one: Disclosure) -> Disclosure:
    """As it stands now, for this transaction alone."""
    return Disclosure.objects.select_for_update().get(pk=one.pk)


def _move(one: Disclosure, name: str) -> None:
    if not REQUEST.may(one, name):
        raise WrongState("duties.moved_on", now=one.get_state_display())
    REQUEST.apply(one, name)


def _said(one: Disclosure, **more: str) -> dict[str, str]:
    return {"number": one.number, "kind": str(one.get_kind_display()), **more}


@transaction.atomic
def receive(
    *,
    actor: Actor,
    kind: str,
    about: str,
    asker: str,
    asker_name: str,
    identity: str,
    wants: str,
    received_on: date,
    at: datetime,
    asker_relation: str = "",
    authority: str = "",
) -> Disclosure:
    """「請求を受け付ける」: the clock runs from the day it was received."""
    require(policy.can_receive(actor))
    today = clock.day(at)
    require(rules.received_right(received_on=received_on, today=today, about=about, wants=wants))
    require(rules.asked_right(asker=asker, identity=identity, authority=authority))
    days = pack.current(today).term("disclosure_days")
    one = Disclosure(
        created_at=at,
        number=queries.next_number(Disclosure, LETTERS[Kind(kind)], today),
        kind=Kind(kind),
        about=about.strip(),
        asker=Asker(asker),
        asker_name=asker_name.strip(),
        asker_relation=asker_relation.strip(),
        identity=identity.strip(),
        authority=authority.strip(),
        wants=wants.strip(),
        received_on=received_on,
        received_by_id=policy.in_person(actor),
        agency=organizations.agency(queries.workplace(actor)),
        due_on=rules.due_on(received_on, days),
    )
    one.save(force_insert=True)
    audit.record(
        actor=actor,
        action="duties.received",
        target=f"disclosure:{one.pk}",
        at=at,
        words=_said(one, due=wareki.show(one.due_on)),
    )
    return one


@transaction.atomic
def appoint(
    *, actor: Actor, one: Disclosure, handler: Staff, second: Staff, at: datetime
) -> Disclosure:
    """「担当を決める」: who handles it and who decides; nobody names themself."""
    stands = _fresh(one)
    small = pack.current(clock.day(at)).municipality.small_team
    require(policy.can_appoint(actor, stands, handler, second, at, small=small))
    _move(stands, "appoint")
    stands.handler, stands.second = handler, second
    stands.appointed_by_id = policy.in_person(actor)
    stands.proposed_at, stands.verdict, stands.reason = None, "", ""
    stands.save()
    audit.record(
        actor=actor,
        action="duties.appointed",
        target=f"disclosure:{stands.pk}",
        at=at,
        words=_said(stands, handler=handler.name, second=second.name),
    )
    return stands


@transaction.atomic
def extend(*, actor: Actor, one: Disclosure, reason: str, at: datetime) -> Disclosure:
    """「期限を延ばす」: once, and the reason is told to who asked (83条2項)."""
    stands = _fresh(one)
    require(policy.can_handle(actor, stands))
    if not stands.is_open:
        raise WrongState("duties.moved_on", now=stands.get_state_display())
    require(
        rules.may_extend(
            kind=stands.kind,
            extended=stands.extended,
            decided=stands.decided_at is not None,
            reason=reason,
        )
    )
    days = pack.current(clock.day(at)).term("disclosure_more_days")
    stands.due_on = clock.add_days(stands.due_on, days)
    stands.extended, stands.extension_reason = True, reason.strip()
    stands.save()
    audit.record(
        actor=actor,
        action="duties.extended",
        target=f"disclosure:{stands.pk}",
        at=at,
        basis=rules.KIND_BASIS[stands.kind],
        words=_said(stands, due=wareki.show(stands.due_on)),
    )
    return stands


def _end(one: Disclosure, note: str, at: datetime, **changes: Any) -> None:
    require(rules.has_text(note))
    one.ended_on, one.ended_note = clock.day(at), note.strip()
    for name, value in changes.items():
        setattr(one, name, value)
    one.save()
    queries.forget_package(one)


@transaction.atomic
def transfer(*, actor: Actor, one: Disclosure, to: str, note: str, at: datetime) -> Disclosure:
    """「移送する」: it reached who does not hold the record; the holder decides (85条)."""
    stands = _fresh(one)
    require(policy.can_pass_on(actor, stands))
    _move(stands, "transfer")
    require(rules.has_text(to))
    _end(stands, note, at, transferred_to=to.strip()[:120])
    audit.record(
        actor=actor,
        action="duties.transferred",
        target=f"disclosure:{stands.pk}",
        at=at,
        basis="個人情報の保護に関する法律第85条",
        words=_said(stands, to=stands.transferred_to),
    )
    return stands


@transaction.atomic
def withdraw(*, actor: Actor, one: Disclosure, note: str, at: datetime) -> Disclosure:
    """「取り下げを記録する」"""
    stands = _fresh(one)
    require(policy.can_pass_on(actor, stands))
    _move(stands, "withdraw")
    _end(stands, note, at)
    audit.record(
        actor=actor,
        action="duties.withdrawn",
        target=f"disclosure:{stands.pk}",
        at=at,
        words=_said(stands),
    )
    return stands

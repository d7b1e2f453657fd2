"""A request comes in, gets its two persons and its day, and may go elsewhere."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from tasuki.ground import clock, wareki
from tasuki.office.duties import policy, queries, rules
from tasuki.office.duties.models import Asker, Disclosure, Holder, Kind
from tasuki.office.duties.services._steps import fresh, move, moved_on, record
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Staff
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require

LETTERS = {Kind.DISCLOSURE: "KJ", Kind.CORRECTION: "TS", Kind.SUSPENSION: "RT"}


def _kind(one: Disclosure) -> str:
    return str(one.get_kind_display())


def _by(holder: str, received_on: date, today: date, aim_on: date | None) -> date:
    """The day of the law, or the holder's own aim where the law names no day."""
    town = pack.current(today)
    if holder == Holder.TOWN:
        return rules.due_on(received_on, town.term("disclosure_days"))
    return aim_on or rules.due_on(received_on, town.term("private_answer_days"))


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
    holder: str = Holder.TOWN,
    aim_on: date | None = None,
) -> Disclosure:
    """「請求を受け付ける」: the clock runs from the day it was received."""
    require(policy.can_receive(actor))
    today = clock.day(at)
    agency = organizations.agency(queries.workplace(actor))
    require(rules.received_right(received_on=received_on, today=today, about=about, wants=wants))
    require(rules.asked_right(asker=asker, identity=identity, authority=authority))
    require(rules.held_right(holder=holder, regime=agency.regime, aim_on=aim_on, today=today))
    one = Disclosure(
        created_at=at,
        number=queries.next_number(Disclosure, LETTERS[Kind(kind)], today),
        kind=Kind(kind),
        holder=Holder(holder),
        about=about.strip(),
        asker=Asker(asker),
        asker_name=asker_name.strip(),
        asker_relation=asker_relation.strip(),
        identity=identity.strip(),
        authority=authority.strip(),
        wants=wants.strip(),
        received_on=received_on,
        received_by_id=policy.in_person(actor),
        agency=agency,
        due_on=_by(holder, received_on, today, aim_on),
    )
    one.save(force_insert=True)
    action = "received" if one.has_term else "received_private"
    record(actor, action, one, at, kind=_kind(one), due=wareki.show(one.due_on))
    return one


@transaction.atomic
def appoint(
    *, actor: Actor, one: Disclosure, handler: Staff, second: Staff, at: datetime
) -> Disclosure:
    """「担当を決める」: who handles it and who decides; nobody names themself."""
    stands = fresh(one)
    small = pack.current(clock.day(at)).municipality.small_team
    require(policy.can_appoint(actor, stands, handler, second, at, small=small))
    move(stands, "appoint")
    stands.handler, stands.second = handler, second
    stands.appointed_by_id = policy.in_person(actor)
    stands.proposed_at, stands.verdict, stands.reason, stands.left_out = None, "", "", []
    stands.save()
    record(actor, "appointed", stands, at, handler=handler.name, second=second.name)
    return stands


@transaction.atomic
def extend(*, actor: Actor, one: Disclosure, reason: str, at: datetime) -> Disclosure:
    """「期限を延ばす」: once, and the reason is told to who asked (83条2項)."""
    stands = fresh(one)
    require(policy.can_handle(actor, stands))
    if not stands.is_open:
        raise moved_on(stands)
    require(
        rules.may_extend(
            kind=stands.kind,
            holder=stands.holder,
            extended=stands.extended,
            decided=stands.decided_at is not None,
            reason=reason,
        )
    )
    days = pack.current(clock.day(at)).term("disclosure_more_days")
    stands.due_on = clock.add_days(stands.due_on, days)
    stands.extended, stands.extension_reason = True, reason.strip()
    stands.save()
    basis = rules.KIND_BASIS[stands.kind]
    record(actor, "extended", stands, at, basis=basis, due=wareki.show(stands.due_on))
    return stands


@transaction.atomic
def set_aim(*, actor: Actor, one: Disclosure, on: date, reason: str, at: datetime) -> Disclosure:
    """「答える目安を決め直す」: a private holder has no day by law, and says its own."""
    stands = fresh(one)
    require(policy.can_handle(actor, stands))
    if not stands.is_open or stands.decided_at is not None:
        raise moved_on(stands)
    require(rules.may_aim(holder=stands.holder, on=on, today=clock.day(at), reason=reason))
    stands.due_on, stands.extension_reason = on, reason.strip()
    stands.save()
    record(actor, "aim_set", stands, at, basis=rules.PRIVATE_BASIS, due=wareki.show(stands.due_on))
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
    stands = fresh(one)
    require(policy.can_pass_on(actor, stands))
    move(stands, "transfer")
    require(rules.has_text(to))
    _end(stands, note, at, transferred_to=to.strip()[:120])
    basis = rules.TRANSFER_BASIS if stands.has_term else ""
    record(actor, "transferred", stands, at, basis=basis, to=stands.transferred_to)
    return stands


@transaction.atomic
def withdraw(*, actor: Actor, one: Disclosure, note: str, at: datetime) -> Disclosure:
    """「取り下げを記録する」"""
    stands = fresh(one)
    require(policy.can_pass_on(actor, stands))
    move(stands, "withdraw")
    _end(stands, note, at)
    record(actor, "withdrawn", stands, at)
    return stands

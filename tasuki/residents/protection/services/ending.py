"""Ending protection: every application asked of the office today, and a second person."""

from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.residents.people import queries as people
from tasuki.residents.protection import policy, queries, rules
from tasuki.residents.protection.models import Protection
from tasuki.residents.protection.services import _sealing
from tasuki.residents.protection.services.protecting import _open
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def propose_end(
    *,
    actor: Actor,
    protection: Protection,
    clerk: str,
    checked_on: date,
    reason: str,
    at: datetime,
) -> Protection:
    """No application stands any more, as `clerk` said today; a second person has to agree."""
    protection = _open(protection)
    require(policy.can_keep(actor, protection.person, at))
    require(rules.reasoned(reason))
    _ask_record(protection, clerk=clerk, checked_on=checked_on, at=at)
    protection.proposed_at, protection.proposed_by_id = at, actor.staff_id
    protection.clerk, protection.end_reason = clerk, reason
    protection.save(update_fields=["proposed_at", "proposed_by", "clerk", "end_reason"])
    _tell(actor, "protection.end_proposed", protection, at)
    return protection


@transaction.atomic
def confirm_end(
    *, actor: Actor, protection: Protection, clerk: str, checked_on: date, at: datetime
) -> Protection:
    """The second person has asked the office too, on the day on which it ends."""
    protection = _open(protection)
    require(policy.can_confirm_end(actor, protection.person, at))
    if protection.proposed_by_id is None:
        raise WrongState("protection.not_proposed")
    require(rules.second_person(first=protection.proposed_by_id, second=actor.staff_id))
    _ask_record(protection, clerk=clerk, checked_on=checked_on, at=at)
    protection.ended_at, protection.ended_by_id = at, actor.staff_id
    protection.clerk, protection.ask_on = clerk, None
    protection.save(update_fields=["ended_at", "ended_by", "clerk", "ask_on"])
    if not queries.open_protections(protection.person_id):
        _sealing.put_back(_sealing.lock(protection.person), actor, at)
    _tell(actor, "protection.ended", protection, at)
    return protection


def _ask_record(protection: Protection, *, clerk: str, checked_on: date, at: datetime) -> None:
    """The live record, read at this moment, never a list somebody once made (目黒区 2025)."""
    person = _sealing.lock(protection.person)
    live = queries.live_applications(person.pk).count()
    require(rules.may_end(live=live, clerk=clerk, checked_on=checked_on, today=clock.day(at)))


def _tell(actor: Actor, action: str, one: Protection, at: datetime) -> None:
    audit.record(
        actor=actor,
        action=action,
        target=f"person:{one.person_id}",
        at=at,
        persons=[one.person_id],
        words={
            "name": people.display_name(one.person),
            "kind": one.get_kind_display(),
            "clerk": one.clerk,
        },
    )

"""「保護にする」「期限と状態を確認した」「開示を見た」"""

from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Person
from tasuki.residents.protection import policy, rules
from tasuki.residents.protection.models import Confirmation, Kind, Protection, Reveal
from tasuki.residents.protection.services import _sealing, _unlinking
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def protect(
    *,
    actor: Actor,
    person: Person,
    kind: str,
    reason: str,
    at: datetime,
    since: date | None = None,
    until: date | None = None,
    texts: bool = True,
) -> Protection:
    """From this moment the person's contact is sealed. `texts`: also what was written of it in
    records; copies of it (sheets, former versions) lose it in any case."""
    require(policy.can_protect(actor, person, at))
    today = clock.day(at)
    since = since or today
    require(rules.reasoned(reason))
    require(rules.term_fits(since, until, today))
    person = _sealing.lock(person)
    if Protection.objects.filter(person=person, kind=kind, ended_at__isnull=True).exists():
        raise WrongState("protection.already")
    made = Protection.objects.create(
        created_at=at,
        person=person,
        kind=Kind(kind),
        since=since,
        until=until,
        reason=reason,
        set_by_id=policy.worker(actor),
        agency_id=policy.workplace(actor),
        ask_on=rules.next_question(until, today),
    )
    if not person.protected:
        _sealing.take_out(person, actor, at)
    _unlinking.part(person.pk, at)
    replaced = _sealing.replace(person.pk, actor, at, texts=texts)
    audit.record(
        actor=actor,
        action="protection.protected",
        target=f"person:{person.pk}",
        at=at,
        persons=[person.pk],
        words={
            "name": people.display_name(person),
            "kind": str(Kind(kind).label),
            "count": str(replaced),
        },
    )
    return made


@transaction.atomic
def confirm(
    *,
    actor: Actor,
    protection: Protection,
    body: str,
    clerk: str,
    at: datetime,
    until: date | None = None,
    ask_on: date | None = None,
    stands: bool = True,
) -> Confirmation:
    """The state was asked today of the office that keeps it; a new end is a renewal.

    `stands=False` (the measure is over there) lifts nothing: two people end the protection.
    """
    protection = _open(protection)
    require(policy.can_keep(actor, protection.person, at))
    today = clock.day(at)
    require(rules.with_whom(clerk))
    require(rules.term_fits(protection.since, until, today))
    ask_on = ask_on or rules.next_question(until, today)
    require(rules.asks_later(ask_on, today))
    made = Confirmation.objects.create(
        created_at=at,
        protection=protection,
        confirmed_on=today,
        body=body,
        clerk=clerk,
        stands=stands,
        until_before=protection.until,
        until=until,
        ask_on=ask_on,
        staff_id=policy.worker(actor),
    )
    protection.until, protection.ask_on = until, ask_on
    protection.save(update_fields=["until", "ask_on"])
    audit.record(
        actor=actor,
        action="protection.confirmed",
        target=f"person:{protection.person_id}",
        at=at,
        persons=[protection.person_id],
        words={
            "name": people.display_name(protection.person),
            "body": body,
            "clerk": clerk,
        },
    )
    return made


@transaction.atomic
def read_reveals(*, actor: Actor, person: Person, at: datetime) -> int:
    """The holder has read who opened the contact; the lines leave the desk, not the record."""
    require(policy.can_confirm_end(actor, person, at))
    unseen = Reveal.objects.filter(person=person, seen_at__isnull=True)
    read = unseen.exclude(staff=policy.worker(actor)).update(seen_at=at)
    if not read:
        raise WrongState("protection.nothing_unread")
    audit.record(
        actor=actor,
        action="protection.reveals_read",
        target=f"person:{person.pk}",
        at=at,
        persons=[person.pk],
        words={"name": people.display_name(person), "count": str(read)},
    )
    return read


def _open(protection: Protection) -> Protection:
    stands = (
        Protection.objects.select_for_update(of=("self",))
        .select_related("person")
        .get(pk=protection.pk)
    )
    if stands.ended_at is not None:
        raise WrongState("protection.ended")
    return stands

"""Beginning, carrying and ending a matter."""

from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.inserts import insert
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import policy, queries, rules
from tasuki.town.relay.models import Baton, Ending, Kind, Part, Section, Step
from tasuki.town.relay.services._moves import (
    NAMED,
    admit,
    carried_by,
    inherit,
    lock,
    revoke,
    standing_offer,
)
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import deny, require
from tasuki.trust.audit import services as audit


@transaction.atomic
def begin(
    *,
    actor: Actor,
    matter: str,
    holder: Agency,
    person: Staff | None,
    look_again_on: date,
    at: datetime,
    kind: Kind = Kind.LEAD,
    origin: Baton | None = None,
    beside: Agency | None = None,
    beside_as: str = "",
    how: str = "begun",
    alike: Baton | None = None,
) -> Baton:
    """Open a matter's baton: from this moment somebody holds it and there is a date.

    `beside` is the agency that opens the matter for the holder and coordinates it: it sees all of
    it under the source `beside_as`. As secret as `alike` (what it grew out of, if not said).
    """
    require(policy.can_begin(actor))
    require(
        rules.dates_in_order(today=clock.day(at), then=look_again_on, code="relay.look_in_past")
    )
    baton = insert(
        Baton(
            created_at=at,
            kind=kind,
            matter=matter,
            holder=holder,
            person=person,
            held_since=at,
            look_again_on=look_again_on,
            origin=origin,
        )
    )
    insert(Step(created_at=at, baton=baton, agency=holder, person=person, since=at, how=how))
    _first_part(baton, holder, source="holder", ground="holder")
    if beside is not None and beside.pk != holder.pk:
        _first_part(baton, beside, source=beside_as, ground="coordination")
    inherit(baton, alike or origin, actor, at)
    if baton.secret and person is not None:
        admit(baton, person.pk, why=NAMED, by=actor.staff_id, at=at)
    audit.record(
        actor=actor,
        action="relay.begun",
        target=f"baton:{baton.pk}",
        at=at,
        words={"holder": holder.name},
    )
    return baton


def _first_part(baton: Baton, agency: Agency, *, source: str, ground: str) -> None:
    """The agency's only part of a new baton, so it stands in its list at once."""
    insert(
        Part(
            created_at=baton.created_at,
            baton=baton,
            matter=baton.matter,
            agency=agency,
            source=source,
            sections=int(Section.ALL),
            ground=ground,
            since=baton.created_at,
            sort_key=baton.created_at,
            listed=True,
        )
    )


@transaction.atomic
def look_again(*, actor: Actor, baton: Baton, on: date, at: datetime, note: str = "") -> Baton:
    """Set the next date. Looking again is work done, not a delay."""
    baton = lock(baton)
    require(policy.holds(actor, baton))
    require(policy.within(actor, baton, at))
    require(rules.may_close(is_open=baton.is_open, offered=False))
    require(rules.dates_in_order(today=clock.day(at), then=on, code="relay.look_in_past"))
    baton.look_again_on = on
    baton.look_note = note
    baton.save(update_fields=["look_again_on", "look_note"])
    audit.record(
        actor=actor,
        action="relay.looked_again",
        target=f"baton:{baton.pk}",
        at=at,
        agency_id=baton.holder_id,
        words={"on": on.isoformat(), "note": note},
    )
    return baton


@transaction.atomic
def name_person(*, actor: Actor, baton: Baton, person: Staff, at: datetime) -> Baton:
    """Name the worker inside the holding agency."""
    baton = lock(baton)
    require(policy.holds(actor, baton))
    require(policy.within(actor, baton, at))
    if not organizations.colleagues(baton.holder_id, at).filter(pk=person.pk).exists():
        require(deny("relay.person_elsewhere"))
    barred = baton.barriers.filter(policy.live(at), staff=person).exists()
    require(rules.may_carry(barred=barred))
    if baton.secret:
        for pk in queries.kin(baton):
            admit(Baton.objects.get(pk=pk), person.pk, why=NAMED, by=actor.staff_id, at=at)
    before, baton.person = baton.person_id, person
    baton.save(update_fields=["person"])
    carried_by(baton, before, person, at)
    audit.record(
        actor=actor,
        action="relay.person_named",
        target=f"baton:{baton.pk}",
        at=at,
        agency_id=baton.holder_id,
        words={"person": person.name},
    )
    return baton


def _end_what_helped(baton: Baton, at: datetime) -> None:
    """With the work its reasons end: what was opened for helping, asking or 調整 is closed."""
    live = Part.objects.filter(policy.live(at), baton=baton)
    for part in live.exclude(source__in=["holder", "former"]):
        revoke(baton, part.agency_id, source=part.source, at=at)


@transaction.atomic
def close(
    *, actor: Actor, baton: Baton, how: Ending, at: datetime, successor: Baton | None = None
) -> Baton:
    """Put the baton down. The way stays visible to those who carried it."""
    require(policy.can_move(actor, baton, at))
    baton = lock(baton)
    if how == Ending.DONE:  # other endings are a later room's, which has asked who may
        require(policy.holds(actor, baton))
    require(rules.may_close(is_open=baton.is_open, offered=standing_offer(baton) is not None))
    if successor is not None:
        require(rules.may_join(secret=baton.secret, other=successor.secret))
    baton.closed_at, baton.closed_how = at, how
    baton.look_again_on, baton.look_note = None, ""
    baton.successor = successor
    baton.save()
    Step.objects.filter(baton=baton, until__isnull=True).update(until=at)
    Part.objects.filter(baton=baton).update(closed=True)
    if how == Ending.DONE:
        _end_what_helped(baton, at)
    audit.record(
        actor=actor,
        action="relay.closed",
        target=f"baton:{baton.pk}",
        at=at,
        words={"how": str(Ending(how).label)},
    )
    return baton

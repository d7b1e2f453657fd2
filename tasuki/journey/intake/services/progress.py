"""「経過を記録する」"""

from datetime import date, datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.db import IntegrityError, transaction

from tasuki.ground import clock
from tasuki.ground.errors import Stale
from tasuki.journey.intake import policy, rules
from tasuki.journey.intake.models import Progress, label_of
from tasuki.journey.intake.services import _facts
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.relay import queries as sight
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


class Contact(TypedDict, total=False):
    """One contact as it is written down."""

    on: datetime
    method: str
    with_whom: str
    content: str
    minutes: int | None
    next_on: date | None
    next_note: str
    about: list[str]
    reach: str


@transaction.atomic
def record_progress(
    *, actor: Actor, baton: Baton, at: datetime, **said: Unpack[Contact]
) -> Progress:
    """Write down one contact. The holder's next date becomes the day the matter is looked at."""
    require(policy.can_record(actor, baton, at))
    require(rules.still_open(is_open=baton.is_open))
    progress = _written(actor, baton, said, at)
    progress.agency_id = _agency(actor, baton, at)
    progress.save(force_insert=True)
    if progress.next_on is not None and baton.holder_id in actor.agency_ids:
        relay.look_again(
            actor=actor, baton=baton, on=progress.next_on, note=progress.next_note, at=at
        )
    _told(actor, "intake.recorded", progress, at)
    return progress


@transaction.atomic
def correct_progress(
    *, actor: Actor, progress: Progress, at: datetime, **said: Unpack[Contact]
) -> Progress:
    """Write the record anew; the former text stays behind it.

    Raises:
        Stale: somebody else corrected this record first.
    """
    require(policy.can_correct_record(actor, progress, at))
    after = _written(actor, progress.baton, said, at)
    after.agency_id = progress.agency_id
    after.correction_of = progress
    try:
        with transaction.atomic():
            after.save(force_insert=True)
    except IntegrityError:
        raise _stale(progress) from None
    _told(actor, "intake.record_corrected", after, at)
    return after


def _written(actor: Actor, baton: Baton, said: Contact, at: datetime) -> Progress:
    today = clock.day(at)
    on = said.get("on") or at
    content = said.get("content", "")
    require(rules.says_something(content))
    require(rules.text_fits(label_of(Progress, "content"), content))
    for name in ("with_whom", "next_note"):
        require(rules.text_fits(label_of(Progress, name), str(said.get(name, "")), 200))
    require(rules.not_ahead(on, at))
    require(rules.minutes_fit(said.get("minutes")))
    require(rules.next_lies_ahead(said.get("next_on"), today))
    town = pack.current(today)
    known = town.known("record_methods")
    require(rules.codes_known([said.get("method", "")], known, label_of(Progress, "method")))
    about = said.get("about", [])
    require(rules.codes_known(about, town.known("record_subjects"), label_of(Progress, "about")))
    require(rules.reach_fits(about, said.get("reach", "")))
    facts: dict[str, Any] = {name: value for name, value in said.items() if name != "on"}
    return Progress(created_at=at, baton=baton, at=on, author_id=_facts.staff(actor), **facts)


def _agency(actor: Actor, baton: Baton, at: datetime) -> UUID:
    """As which agency this is written: the holder if one works there, else one that may write."""
    if baton.holder_id in actor.agency_ids:
        return baton.holder_id
    parts = sight.sight(actor, at, Section.RECORDS).filter(baton=baton)
    open_to: list[UUID] = list(parts.values_list("agency_id", flat=True))
    own = actor.agency_id
    return own if own in open_to else open_to[0]


def _stale(progress: Progress) -> Stale:
    now = Progress.objects.select_related("author").get(correction_of=progress)
    while (later := Progress.objects.filter(correction_of=now).first()) is not None:
        now = later
    fields = ("method", "with_whom", "content", "minutes", "next_on", "next_note")
    theirs = {name: getattr(now, name) for name in fields}
    return Stale("intake.stale", theirs=theirs, who=now.author.name, at=now.created_at)


def _told(actor: Actor, action: str, progress: Progress, at: datetime) -> None:
    town = pack.current(clock.day(at))
    names = organizations.names({progress.agency_id})
    audit.record(
        actor=actor,
        action=action,
        target=f"baton:{progress.baton_id}",
        at=at,
        agency_id=progress.agency_id,
        words={
            "agency": names[progress.agency_id],
            "method": town.label("record_methods", progress.method),
        },
    )

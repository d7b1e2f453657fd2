"""「相談を受け付ける」"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Unpack, cast
from uuid import UUID

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import RuleBroken
from tasuki.ground.inserts import insert
from tasuki.journey.intake import policy, queries, rules
from tasuki.journey.intake.models import Consultation
from tasuki.journey.intake.services import _facts
from tasuki.residents.people import queries as people
from tasuki.residents.people import services as registry
from tasuki.residents.people.models import BirthCertainty, Person
from tasuki.residents.people.rules import Facts
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit

# What a person says today replaces what was known; how they are written does not change by it.
_NEWER = ("address", "postal_code", "phone", "phone2", "contact_ok", "contact_note")
_EMPTY = {"", None, "unknown"}


@transaction.atomic
def receive(
    *,
    actor: Actor,
    agency: Agency,
    subject: Mapping[str, Any],
    at: datetime,
    existing: UUID | None = None,
    look_again_on: date | None = None,
    **facts: Unpack[rules.Reception],
) -> Consultation:
    """Take a worry in: it has a holder, a worker and a date from this moment.

    `subject` says about whom it is (residents.people Facts). `existing` is a person already on
    record, chosen from the look-alikes.
    """
    require(policy.can_receive(actor, agency))
    facts.setdefault("received_at", at)
    received_on = clock.day(facts["received_at"])
    consultation = Consultation(
        created_at=at, counter=agency, received_by_id=_facts.staff(actor), **facts
    )
    _facts.settle(consultation)
    _facts.check(consultation, at)
    today = clock.day(at)
    first_look = clock.add_days(today, pack.current(today).term("first_look_days"))
    baton = relay.begin(
        actor=actor,
        matter=queries.MATTER,
        holder=agency,
        person=organizations.staff_member(_facts.staff(actor)),
        look_again_on=look_again_on or first_look,
        at=at,
    )
    person = _person(actor, baton, subject, existing, at)
    consultation.baton, consultation.subject = baton, person
    consultation.number = _facts.next_number(received_on)
    insert(consultation)
    audit.record(
        actor=actor,
        action="intake.received",
        target=f"consultation:{consultation.pk}",
        at=at,
        agency_id=agency.pk,
        persons=[person.pk],
        words={"agency": agency.name, "number": consultation.number},
    )
    _facts.note_consent(actor, consultation, at)
    return consultation


def _person(
    actor: Actor, baton: Baton, subject: Mapping[str, Any], existing: UUID | None, at: datetime
) -> Person:
    """Somebody new, or somebody on record whose record grows by what was said today."""
    if existing is None:
        said = cast("Facts", dict(subject))
        return registry.register_person(actor=actor, baton=baton, at=at, **said)
    person = people.people_for(actor, at).filter(pk=existing).first()
    if person is None:
        raise RuleBroken("intake.person_gone")
    registry.concern_person(actor=actor, baton=baton, person=person, at=at)
    subject = _facts.contact_aside(actor, person, subject, at)
    news = _news(person, subject)
    if news:
        person = registry.correct_person(
            actor=actor, person=person, version=person.version, at=at, **cast("Facts", news)
        )
    return person


def _news(person: Person, subject: Mapping[str, Any]) -> dict[str, Any]:
    news = {}
    for field, value in subject.items():
        known = getattr(person, field)
        if value in _EMPTY or value == known or field == "name_state":
            continue
        if known in _EMPTY or field in _NEWER:
            news[field] = value
    if person.birth_certainty != BirthCertainty.UNKNOWN:
        for field in ("birth_on", "birth_certainty", "estimated_age"):
            news.pop(field, None)
    return news

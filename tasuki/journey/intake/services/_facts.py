"""Inner halves: what a reception must fulfil before it is written, and its number."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from tasuki.ground import clock
from tasuki.ground.errors import NotAllowed
from tasuki.ground.prepared import Prepared
from tasuki.journey.intake import rules, words
from tasuki.journey.intake.models import Consent, Consultation, NumberSeries, label_of
from tasuki.residents.consent import services as consents
from tasuki.residents.people.models import CONTACT, Person
from tasuki.residents.protection import services as protection
from tasuki.residents.protection.rules import Contact
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require

_FREE = ("narrative", "wish", "earlier_counters", "outcome_note")
_LINES = {"introduced_by": 200, "visitor_name": 100, "visitor_contact": 200, "area": 60}


def settle(consultation: Consultation) -> None:
    """Fill in what follows from what was said: ◎ is ticked too, a consent is of the day it came."""
    if consultation.main_topic and consultation.main_topic not in consultation.topics:
        consultation.topics = [consultation.main_topic, *consultation.topics]
    if consultation.share_consent == Consent.YES and consultation.share_consent_on is None:
        consultation.share_consent_on = clock.day(consultation.received_at)
    if consultation.share_consent == Consent.UNKNOWN:
        consultation.share_consent_on = None


def check(consultation: Consultation, at: datetime) -> None:
    """Ask every rule; the first no is what the worker reads."""
    today = clock.day(at)
    require(rules.not_ahead(consultation.received_at, at))
    require(rules.main_among(consultation.topics, consultation.main_topic))
    _check_codes(consultation, today)
    require(rules.visitor_is_one(vars(consultation)))
    require(rules.consent_fits(consultation.share_consent, consultation.share_consent_on, today))
    require(rules.minutes_fit(consultation.minutes))
    for name in _FREE:
        require(rules.text_fits(label(name), getattr(consultation, name)))
    for name, longest in _LINES.items():
        require(rules.text_fits(label(name), getattr(consultation, name), longest))


def _check_codes(consultation: Consultation, today: date) -> None:
    town = pack.current(today)
    for name, listed in rules.LISTS.items():
        code = getattr(consultation, name)
        require(rules.codes_known([code] if code else [], town.known(listed), label(name)))
    require(rules.codes_known(consultation.topics, town.known("topics"), label("topics")))


def contact_aside(
    actor: Actor, person: Person, subject: Mapping[str, Any], at: datetime
) -> dict[str, Any]:
    """What was said of a protected person's home and telephone goes under the seal; the rest is
    answered. Nothing that was typed is lost, and nothing of it comes into a column."""
    rest = dict(subject)
    if not person.protected:
        return rest
    said = {name: value for name in CONTACT if (value := rest.pop(name, ""))}
    if said:
        protection.note_contact(actor=actor, person=person, at=at, **cast("Contact", said))
        person.refresh_from_db()
    return rest


def note_consent(
    actor: Actor, consultation: Consultation, at: datetime, *, corrects: bool = False
) -> None:
    """What the person answered about sharing is their own record too, from the same moment."""
    consents.note_reception(
        actor=actor,
        person=consultation.subject,
        agency=consultation.baton.holder,
        answer=consultation.share_consent,
        on=consultation.share_consent_on,
        how=consultation.share_consent_how,
        speaker=consultation.visitor_name,
        visitor=_visitor(consultation, at),
        source=f"consultation:{consultation.pk}",
        corrects=corrects,
        at=at,
    )


def _visitor(consultation: Consultation, at: datetime) -> str:
    """Who came in the person's place, by name or by what they are to them; "" when nobody did."""
    if consultation.visitor_is_subject:
        return ""
    relation = pack.current(clock.day(at)).label("relations", consultation.visitor_relation)
    nameless = str(words.NAMELESS) % {"relation": relation or words.SOMEBODY_ELSE}
    return consultation.visitor_name or nameless


def label(name: str) -> str:
    """The word of a field."""
    return label_of(Consultation, name)


def staff(actor: Actor) -> UUID:
    """Whose name stands under it; the clock takes in nobody."""
    if actor.staff_id is None:
        raise NotAllowed("access.not_your_work")
    return actor.staff_id


def next_number(on: date) -> str:
    """The next 受付番号 of the fiscal year; the row stays locked until the act has ended."""
    year = clock.fiscal_year(on)
    series = NumberSeries.objects.filter(fiscal_year=year)
    if not series.update(last=F("last") + 1):
        try:
            with transaction.atomic():
                NumberSeries.objects.create(fiscal_year=year, last=1)
        except IntegrityError:  # the year's first reception at two counters at once
            series.update(last=F("last") + 1)
    return rules.number(year, _LAST(year=year)[0])


_LAST: Prepared[int] = Prepared(
    lambda year: NumberSeries.objects.filter(fiscal_year=year).values_list("last", flat=True)
)

"""「他機関に照会する」: asked on purpose, on a ground, and answered with telephones alone."""

from collections.abc import Sequence
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from tasuki.ground import clock
from tasuki.journey.intake import inquiries, policy, queries, rules
from tasuki.journey.intake.models import Consultation, Inquiry
from tasuki.journey.intake.services import _facts
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.grounds import services as ruling
from tasuki.residents.grounds.rules import Consent
from tasuki.residents.people import queries as people
from tasuki.residents.people.rules import Traits
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency, Staff
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import deny, require
from tasuki.trust.audit import services as audit


@transaction.atomic
def inquire(
    *,
    actor: Actor,
    ground: str,
    at: datetime,
    ground_note: str = "",
    consultation: Consultation | None = None,
    about: str = "",
    traits: Traits | None = None,
) -> Inquiry:
    """Ask whether another agency now holds a matter of this person.

    Either of a consultation that the actor's agency holds, or of somebody who is being taken in and
    whose `traits` were typed; `about` is what they are called.
    """
    require(policy.can_inquire(actor, consultation))
    if consultation is not None:
        if "name" in queries.untold(actor, consultation):
            require(deny("intake.inquire_not_told"))
        subject = consultation.subject
        about, traits = people.display_name(subject), people.traits_of(subject)
    traits = traits or Traits()
    named, dated = traits.name or traits.kana, traits.birth_on or traits.phones
    require(rules.says_enough_to_inquire(named=bool(named), dated_or_called=bool(dated)))
    agency = _asking(actor, consultation)
    label, article = _grounded(agency, ground, ground_note, at)
    require(rules.may_inquire_again(_times_today(actor, at)))
    found = people.known_elsewhere(actor, traits)
    made = Inquiry.objects.create(
        created_at=at,
        staff_id=_facts.staff(actor),
        agency=agency,
        consultation=consultation,
        about=about[:120],
        ground=ground,
        ground_note=ground_note,
        found=[str(one.pk) for one in found],
    )
    _rule(actor, made, found, at)
    audit.record(
        actor=actor,
        action="intake.inquired",
        target=f"inquiry:{made.pk}",
        at=at,
        agency_id=agency.pk,
        basis=article,
        persons=[consultation.subject_id] if consultation is not None else [],
        words={"agency": agency.name, "ground": label, "about": made.about},
    )
    return made


def _asking(actor: Actor, consultation: Consultation | None) -> Agency:
    if consultation is not None:
        return consultation.baton.holder
    return Agency.objects.get(pk=str(actor.agency_id))


def _grounded(agency: Agency, code: str, note: str, at: datetime) -> tuple[str, str]:
    """The ground fits and is explained; answers its label and its article."""
    fitting = {one.code: one for one in inquiries.grounds(agency, at)}
    ground = fitting.get(code)
    require(
        rules.inquiry_grounded(
            fits=ground is not None,
            needs_consent=code == grounds.CONSENT,
            condition=ground.condition if ground is not None else "",
            note=note,
            article=ground.article if ground is not None else "",
        )
    )
    require(rules.text_fits(str(Inquiry._meta.get_field("ground_note").verbose_name), note))
    ground = pack.current(clock.day(at)).ground(code)
    return ground.label, ground.article


def _rule(actor: Actor, made: Inquiry, found: Sequence[Agency], at: datetime) -> None:
    """The ground towards each agency that was found; whom it does not fit is told nothing more."""
    questions = [
        asked
        for one in found
        if one.pk != made.agency_id
        and (asked := grounds.question(made.agency, one, at, consent=_said(made.ground)))
        and grounds.claim(asked, made.ground, at) is not None
    ]
    ruling.rule_all(
        actor=actor,
        questions=questions,
        chosen=made.ground,
        note=made.ground_note,
        target=f"inquiry:{made.pk}",
        at=at,
        persons=[made.consultation.subject_id] if made.consultation is not None else [],
    )


def _said(ground: str) -> Consent:
    """Who chooses consent says that the person agrees on the spot."""
    return grounds.said_as(ground == grounds.CONSENT)


def _times_today(actor: Actor, at: datetime) -> int:
    """Counted behind the row of the worker, so that two at once do not both find room."""
    staff = Staff.objects.select_for_update(of=("self",)).get(pk=_facts.staff(actor))
    midnight = timezone.make_aware(datetime.combine(clock.day(at), time.min))
    return Inquiry.objects.filter(staff=staff, created_at__gte=midnight).count()

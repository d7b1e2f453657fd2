"""「対応の結果」 and 「対応を終える」"""

from datetime import datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.journey.intake import policy, rules
from tasuki.journey.intake.models import Consultation, Revision
from tasuki.journey.intake.services import _facts
from tasuki.town.municipality import pack
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Ending
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def decide_outcome(
    *, actor: Actor, consultation: Consultation, outcome: str, at: datetime, note: str = ""
) -> Consultation:
    """Write down what came of the reception; the matter stays where it is."""
    require(policy.can_change(actor, consultation))
    require(rules.still_open(is_open=consultation.baton.is_open))
    label = _decide(actor, consultation, outcome, note, at)
    _told(actor, "intake.outcome_decided", consultation, label, at)
    return consultation


@transaction.atomic
def finish(
    *, actor: Actor, consultation: Consultation, outcome: str, at: datetime, note: str = ""
) -> Consultation:
    """End what a counter handled, alone or together with others; the sash is put down."""
    require(policy.can_change(actor, consultation))
    require(rules.still_open(is_open=consultation.baton.is_open))
    require(rules.may_finish(outcome))
    label = _decide(actor, consultation, outcome, note, at)
    consultation.baton = relay.close(actor=actor, baton=consultation.baton, how=Ending.DONE, at=at)
    _told(actor, "intake.finished", consultation, label, at)
    return consultation


def _decide(actor: Actor, consultation: Consultation, outcome: str, note: str, at: datetime) -> str:
    """Set the result (keeping the former one) and answer its label."""
    town = pack.current(clock.day(at))
    require(rules.codes_known([outcome], town.known("outcomes"), _facts.label("outcome")))
    require(rules.text_fits(_facts.label("outcome_note"), note))
    stands = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    before = {"outcome": stands.outcome, "outcome_note": stands.outcome_note}
    consultation.outcome, consultation.outcome_note = outcome, note
    consultation.version = stands.version + 1
    consultation.save(update_fields=["outcome", "outcome_note", "version"])
    Revision.objects.create(
        created_at=at,
        consultation=consultation,
        version=consultation.version,
        before=before,
        staff_id=_facts.staff(actor),
    )
    return town.label("outcomes", outcome)


def _told(actor: Actor, action: str, consultation: Consultation, label: str, at: datetime) -> None:
    audit.record(
        actor=actor,
        action=action,
        target=f"consultation:{consultation.pk}",
        at=at,
        agency_id=consultation.baton.holder_id,
        persons=[consultation.subject_id],
        words={"number": consultation.number, "outcome": label},
    )

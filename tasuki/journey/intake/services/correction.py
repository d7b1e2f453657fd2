"""「受付の記録を直す」"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Unpack, cast

from django.db import transaction

from tasuki.ground.errors import RuleBroken, Stale
from tasuki.journey.intake import policy, rules
from tasuki.journey.intake.models import Consultation, Revision
from tasuki.journey.intake.services import _facts
from tasuki.residents.people import services as registry
from tasuki.residents.people.models import CONTACT, Person
from tasuki.residents.people.rules import Facts
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def correct(
    *,
    actor: Actor,
    consultation: Consultation,
    version: int,
    at: datetime,
    subject: Mapping[str, Any] | None = None,
    subject_version: int | None = None,
    **facts: Unpack[rules.Reception],
) -> Consultation:
    """Put right what was written down; what stood before is kept.

    Raises:
        Stale: somebody else saved since `version`; nothing is overwritten.
    """
    require(policy.can_change(actor, consultation))
    stands = (
        Consultation.objects.select_for_update(of=("self",))
        .select_related("baton", "baton__holder", "counter", "received_by", "subject")
        .get(pk=consultation.pk)
    )
    if stands.version != version:
        raise _stale(stands, version)
    before = {name: getattr(stands, name) for name in facts}
    for name, value in facts.items():
        setattr(stands, name, value)
    _facts.settle(stands)
    _facts.check(stands, at)
    changed = [name for name, value in before.items() if getattr(stands, name) != value]
    person_changed = _correct_subject(actor, stands.subject, subject or {}, subject_version, at)
    if not changed and not person_changed:
        raise RuleBroken("intake.nothing_changed")
    if changed:
        _save(actor, stands, {name: before[name] for name in changed}, at)
    if any(name.startswith("share_consent") for name in changed):
        _facts.note_consent(actor, stands, at, corrects=True)
    return stands


def _save(actor: Actor, stands: Consultation, before: dict[str, Any], at: datetime) -> None:
    stands.version += 1
    stands.save()
    Revision.objects.create(
        created_at=at,
        consultation=stands,
        version=stands.version,
        before={name: _plain(value) for name, value in before.items()},
        staff_id=_facts.staff(actor),
    )
    audit.record(
        actor=actor,
        action="intake.corrected",
        target=f"consultation:{stands.pk}",
        at=at,
        agency_id=stands.baton.holder_id,
        persons=[stands.subject_id],
        words={
            "number": stands.number,
            "fields": "・".join(_facts.label(name) for name in before),
        },
    )


def _correct_subject(
    actor: Actor, person: Person, subject: Mapping[str, Any], version: int | None, at: datetime
) -> bool:
    rest = _facts.contact_aside(actor, person, subject, at)
    noted = len(rest) < len(subject) and any(subject.get(name) for name in CONTACT)
    changed = {name: value for name, value in rest.items() if getattr(person, name) != value}
    if not changed:
        return noted
    registry.correct_person(
        actor=actor,
        person=person,
        version=person.version if version is None else version,
        at=at,
        **cast("Facts", changed),
    )
    return True


def _stale(stands: Consultation, version: int) -> Stale:
    """What the others changed since, as it stands now."""
    since = list(stands.revisions.filter(version__gt=version).select_related("staff"))
    fields = {name for revision in since for name in revision.before}
    # A version that was never given out has nothing after it.
    last = since[-1] if since else None
    return Stale(
        "intake.stale",
        theirs={name: getattr(stands, name) for name in fields},
        who=last.staff.name if last else stands.received_by.name,
        at=last.created_at if last else stands.created_at,
    )


def _plain(value: Any) -> Any:
    """JSON keeps no days."""
    return value.isoformat() if isinstance(value, date) else value

"""Inner halves of this room's acts: they do not ask again, and nobody else calls them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from tasuki.ground import clock, sealing
from tasuki.ground.errors import NotAllowed
from tasuki.journey.safeguarding import rules
from tasuki.journey.safeguarding.models import Report
from tasuki.residents.people import queries as people
from tasuki.town.municipality import pack
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import deny, require
from tasuki.trust.audit import services as audit


def standing(report: Report) -> Report:
    """The report under its lock, not as it was read."""
    return (
        Report.objects.select_for_update(of=("self",))
        .select_related("agency", "baton__holder", "subject")
        .get(pk=report.pk)
    )


def writer(actor: Actor) -> UUID:
    """Whose name stands under it; the clock writes nothing here."""
    if actor.staff_id is None:
        raise NotAllowed("access.not_your_work")
    return actor.staff_id


def agency_of(actor: Actor) -> UUID:
    """For which agency they act."""
    if actor.agency_id is None:
        raise NotAllowed("access.not_your_work")
    return actor.agency_id


def stage_of(report: Report) -> rules.Stage:
    """Where it stands now."""
    return rules.stage(
        told=report.completed_at is not None,
        answered=report.replies.exists(),
        decided_not=report.decided_not_at is not None,
        called_off=report.called_off_at is not None,
    )


def place(report: Report) -> str:
    """Where the sealed name belongs; it opens nowhere else."""
    return f"safeguarding.report:{report.pk}"


def sealed(report: Report, name: str) -> bytes | None:
    """The reporter's name as it is kept; None when there is none of its own."""
    return sealing.seal(name.strip().encode(), place(report)) if name.strip() else None


def take_answers(report: Report, said: Mapping[str, Any]) -> None:
    """Who is to be protected, from whom, how urgent: only what the table of laws knows."""
    for name in ("whom", "by"):
        if name in said:
            setattr(report, name, list(said[name]))
    for name in ("about", "danger", "medical", "secret"):
        if name in said:
            setattr(report, name, said[name])
    require(rules.known(report.whom, report.by, report.danger))


def take_receiver(report: Report, code: str, name: str, at: datetime) -> None:
    """One of the pack's, or another by its name."""
    if code:
        known = {one.code: one for one in pack.current(clock.day(at)).receivers}
        if code not in known:
            require(deny("safeguarding.unknown_receiver"))
        name = known[code].name
    report.receiver, report.receiver_name = code, name.strip()


def take_subject(report: Report, subject_id: UUID | None, matter: Baton | None) -> None:
    """Somebody whom the matter concerns, or nobody of the register."""
    if subject_id is not None:
        concerned = people.persons_of([matter.pk]).get(matter.pk, []) if matter else []
        if subject_id not in {one.person_id for one in concerned}:
            require(deny("safeguarding.person_elsewhere"))
    report.subject_id = subject_id


def write_down(
    actor: Actor,
    report: Report,
    action: str,
    at: datetime,
    *,
    basis: str = "",
    words: Mapping[str, str] | None = None,
) -> None:
    """A line of the record about the report."""
    audit.record(
        actor=actor,
        action=action,
        target=f"report:{report.pk}",
        at=at,
        agency_id=report.agency_id,
        basis=basis,
        persons=[report.subject_id] if report.subject_id else [],
        words=words,
    )

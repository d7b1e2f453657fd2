"""Keeping a file and handing it out."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from tasuki.ground import sealing
from tasuki.ground.records import new_id
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit
from tasuki.trust.vault import policy, queries, rules
from tasuki.trust.vault.models import File, Kind


@transaction.atomic
def put(
    *,
    actor: Actor,
    content: bytes,
    name: str,
    target: str,
    at: datetime,
    persons: Iterable[UUID] = (),
    agency_id: UUID | None = None,
) -> File:
    """Keep a file for a target, whose room has asked whether the actor may.

    Raises:
        NotAllowed: it is empty, too large, a program, of no kind on the list, or not what its name
            says.
    """
    require(policy.can_handle(actor))
    return _keep(actor, content, name, target, at, persons, agency_id)


@transaction.atomic
def put_paper(*, actor: Actor, content: bytes, name: str, target: str, at: datetime) -> File:
    """Keep a paper that is about nobody; those who see no matter may bring one too."""
    require(policy.can_bring(actor))
    return _keep(actor, content, name, target, at, (), None)


def _keep(
    actor: Actor,
    content: bytes,
    name: str,
    target: str,
    at: datetime,
    persons: Iterable[UUID],
    agency_id: UUID | None,
) -> File:
    require(rules.fits(size=len(content)))
    kind, shown = rules.kind_of(content), rules.file_name(name)
    label = str(Kind(kind).label) if kind else ""
    program = rules.is_program(content)
    require(rules.taken(kind=kind, label=label, program=program, name=shown))
    file = File(id=new_id(), created_at=at, target=target, kind=kind, size=len(content))
    file.media_type = rules.MEDIA_TYPES[kind]
    file.put_by, file.put_for = actor.staff_id, agency_id or actor.agency_id
    known = rules.file_name(name, kind).encode()
    file.sealed_name = sealing.seal(known, queries.place(file.pk, "name"))
    file.sealed = sealing.seal(content, queries.place(file.pk))
    file.sha256 = sha256(file.sealed).hexdigest()
    file.save(force_insert=True)
    audit.record(
        actor=actor,
        action="vault.put",
        target=target,
        at=at,
        agency_id=agency_id,
        persons=persons,
        words={"kind": label, "size": str(file.size), "sha256": file.sha256},
    )
    return file


@transaction.atomic
def open_file(
    *, actor: Actor, file: File, at: datetime, basis: str = "", persons: Iterable[UUID] = ()
) -> queries.Opened:
    """Hand a file out, whole; that it was opened stands on record.

    The room that owns the target has asked whether the actor may. One with a sentence of its own
    for it records that instead, and reads `queries.opened`.
    """
    require(policy.can_handle(actor))
    audit.record(
        actor=actor,
        action="vault.opened",
        target=file.target,
        at=at,
        basis=basis,
        persons=persons,
        words={"kind": str(file.get_kind_display())},
    )
    return queries.opened(file)

"""Inner halves of the relay's acts: changes without asking, for this folder alone."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from tasuki.ground.errors import WrongState
from tasuki.town.organizations.models import Staff
from tasuki.town.relay import policy
from tasuki.town.relay.models import (
    Answer,
    Barrier,
    Baton,
    Clearance,
    Part,
    Pass,
    Section,
    Step,
)
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.audit import services as audit

# The clearance of who was named, whether by the act that limits a matter or by carrying it.
NAMED = "named"


def lock(baton: Baton) -> Baton:
    """The row as it stands now, locked until the transaction ends (SQLite: the file is)."""
    return Baton.objects.select_for_update(of=("self",)).get(pk=baton.pk)


def standing_offer(baton: Baton) -> Pass | None:
    """The unanswered offer, lapsed or not."""
    return Pass.objects.filter(baton=baton, answered_at__isnull=True).first()


def grant(
    baton: Baton,
    agency_id: UUID,
    *,
    source: str,
    sections: Section,
    ground: str,
    at: datetime,
    until: datetime | None = None,
    named: bool = True,
    limited: bool = False,
) -> Part:
    """Open sections to an agency; the same source replaces what it opened before. Not `named`: the
    agency was not told whom the matter is about. `limited`: only to its cleared workers."""
    part, _ = Part.objects.update_or_create(
        baton=baton,
        agency_id=agency_id,
        source=source,
        defaults={
            "sections": int(sections),
            "ground": ground,
            "since": at,
            "until": until,
            "named": named,
            "restricted": baton.secret or limited,
        },
        create_defaults={
            "created_at": at,
            "matter": baton.matter,
            "sections": int(sections),
            "ground": ground,
            "since": at,
            "until": until,
            "named": named,
            "sort_key": baton.created_at,
            "closed": not baton.is_open,
            "restricted": baton.secret or limited,
        },
    )
    relist(baton, agency_id, at)
    return part


def revoke(baton: Baton, agency_id: UUID, *, source: str, at: datetime) -> int:
    """End what a source opened; answers how many parts ended."""
    ended = (
        Part.objects.filter(baton=baton, agency_id=agency_id, source=source)
        .filter(Q(until__isnull=True) | Q(until__gt=at))
        .update(until=at)
    )
    relist(baton, agency_id, at)
    return ended


def relist(baton: Baton, agency_id: UUID, at: datetime) -> None:
    """Of an agency's parts the one that lasts longest stands in its list (an offer never does)."""
    parts = list(Part.objects.filter(policy.live(at), baton=baton, agency_id=agency_id))
    fit = [part for part in parts if part.sections != Section.PREVIEW and not _is_look(part)]
    fit.sort(key=lambda part: (part.until is not None, -(part.until or at).timestamp()))
    best = fit[0].pk if fit else None
    mine = Part.objects.filter(baton=baton, agency_id=agency_id, listed=True)
    if best is None:
        mine.update(listed=False)
    elif not mine.filter(pk=best).exists():
        mine.update(listed=False)
        Part.objects.filter(pk=best).update(listed=True)


def _is_look(part: Part) -> bool:
    return part.source.startswith("emergency:")


def admit(baton: Baton, staff_id: UUID, *, why: str, by: UUID | None, at: datetime) -> None:
    """This worker may use the restricted parts of the matter from now on."""
    said = {"since": at, "until": None, "given_by_id": by}
    Clearance.objects.update_or_create(
        baton=baton,
        staff_id=staff_id,
        why=why,
        defaults={"until": None},
        create_defaults={"created_at": at, **said},
    )


def dismiss(baton_ids: Iterable[UUID], at: datetime, **which: Any) -> int:
    """End clearances of these matters."""
    standing = Clearance.objects.filter(policy.live(at), baton__in=list(baton_ids), **which)
    return standing.update(until=at)


def inherit(baton: Baton, alike: Baton | None, actor: Actor, at: datetime) -> None:
    """A matter that grows out of a secret one is as secret, and keeps away whom that one does."""
    if alike is None:
        return
    for barrier in Barrier.objects.filter(policy.live(at), baton=alike):
        Barrier.objects.create(
            created_at=at,
            baton=baton,
            staff_id=barrier.staff_id,
            reason=barrier.reason,
            since=at,
            set_by_id=barrier.set_by_id,
        )
    if not alike.secret:
        return
    baton.secret, baton.secret_why = True, alike.secret_why
    baton.save(update_fields=["secret", "secret_why"])
    Part.objects.filter(baton=baton).update(restricted=True)
    known = Clearance.objects.filter(policy.live(at), baton=alike)
    known = known.exclude(why__startswith="emergency:")
    ids = set(known.values_list("staff_id", flat=True))
    for staff_id in ids | ({actor.staff_id} if actor.staff_id else set()):
        admit(baton, staff_id, why=NAMED, by=actor.staff_id, at=at)


def write_lapse(handover: Pass, at: datetime) -> bool:
    """Write down that an offer's date has passed; False when somebody answered meanwhile."""
    written = Pass.objects.filter(pk=handover.pk, answered_at__isnull=True).update(
        answered_at=at, answer=Answer.LAPSED
    )
    if not written:
        return False
    revoke(handover.baton, handover.to_agency_id, source=f"offer:{handover.pk}", at=at)
    dismiss([handover.baton_id], at, why=f"offer:{handover.pk}")
    audit.record(
        actor=CLOCK,
        action="relay.lapsed",
        target=f"baton:{handover.baton_id}",
        at=at,
        agency_id=handover.from_agency_id,
        words={"from": handover.from_agency.name, "to": handover.to_agency.name},
    )
    return True


def let_go(baton: Baton, at: datetime) -> None:
    """Whichever office outside carried it so far does no longer."""
    if baton.carrier_id is not None:
        revoke(baton, baton.carrier_id, source="carrier", at=at)


def step(
    baton: Baton, agency_id: UUID, *, how: str, at: datetime, person: Staff | None = None
) -> None:
    """From this moment on the way goes through this agency."""
    Step.objects.filter(baton=baton, until__isnull=True).update(until=at)
    Step.objects.create(
        created_at=at, baton=baton, agency_id=agency_id, person=person, since=at, how=how
    )


def step_taken(baton: Baton, handover: Pass, person: Staff | None, at: datetime) -> None:
    """The way of a baton that was taken. While an office outside carries it, what was handed on is
    watching over it."""
    if baton.carrier_id is None:
        step(baton, handover.to_agency_id, how=handover.manner, at=at, person=person)
        return
    step(baton, handover.to_agency_id, how="watch", at=at, person=person)
    step(baton, baton.carrier_id, how="going_on", at=at)


def current(handover: Pass) -> Pass:
    """The offer as it stands under the lock, not as it was read."""
    return Pass.objects.select_related("baton", "from_agency", "to_agency").get(pk=handover.pk)


def answer(handover: Pass, said: Answer, actor: Actor, at: datetime, reason: str = "") -> None:
    """Compare and set: of two answers at the same moment one is the truth."""
    written = Pass.objects.filter(pk=handover.pk, answered_at__isnull=True).update(
        answered_at=at, answer=said, answer_reason=reason, answered_by_id=actor.staff_id
    )
    if not written:
        raise WrongState(f"relay.already_{current(handover).answer}")
    handover.answered_at, handover.answer, handover.answer_reason = at, said, reason


def told(actor: Actor, action: str, handover: Pass, at: datetime, **words: str) -> None:
    """The line about an act on an offer."""
    audit.record(
        actor=actor,
        action=action,
        target=f"baton:{handover.baton_id}",
        at=at,
        agency_id=actor.agency_id,
        basis=handover.ground,
        words={"from": handover.from_agency.name, "to": handover.to_agency.name, **words},
    )


def carried_by(baton: Baton, before: UUID | None, person: Staff | None, at: datetime) -> None:
    """Who carried it until now did carry it: the way goes on with a stretch of its own."""
    # While an office outside carries it the way runs there, and names nobody of the holder.
    running = Step.objects.filter(baton=baton, agency=baton.holder_id, until__isnull=True)
    now = None if person is None else person.pk
    if before is None or before == now or running.filter(since=at).exists():
        running.update(person=person)
        return
    if running.exists():
        step(baton, baton.holder_id, how="handed_inside", at=at, person=person)

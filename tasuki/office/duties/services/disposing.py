"""Proposed, approved by a second person, done matter by matter, certified."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.ground.verdict import no
from tasuki.office.duties import erasing, matters, policy, queries, rules
from tasuki.office.duties.models import Disposal, DisposalLine, DisposalState
from tasuki.town.municipality import pack
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit
from tasuki.trust.retention.rules import is_due


@transaction.atomic
def propose_disposal(
    *, actor: Actor, chosen: Collection[UUID], basis: str, at: datetime
) -> Disposal:
    """「廃棄の案を出す」: matters that are due, and the town's own rule that says so."""
    require(policy.can_propose(actor))
    require(rules.has_text(basis))
    known = {one.key: one for one in queries.due(at)}
    wanted = [known[key] for key in dict.fromkeys(chosen) if key in known]
    if not wanted or len(wanted) < len(set(chosen)) or any(one.stopped for one in wanted):
        require(no("duties.not_due"))
    made = Disposal(
        created_at=at,
        number=queries.next_number(Disposal, "HK", clock.day(at)),
        basis=basis.strip()[:200],
        proposed_by_id=policy.in_person(actor),
    )
    made.save(force_insert=True)
    for one in wanted:
        DisposalLine.objects.create(
            created_at=at,
            disposal=made,
            baton_id=one.key,
            numbers="、".join(one.numbers)[:400],
            kept_until=one.kept_until or clock.day(at),
        )
    audit.record(
        actor=actor,
        action="duties.disposal_proposed",
        target=f"disposal:{made.pk}",
        at=at,
        words={"number": made.number, "count": str(len(wanted))},
    )
    return made


def _proposed(disposal: Disposal) -> Disposal:
    stands = Disposal.objects.select_for_update().get(pk=disposal.pk)
    if stands.state != DisposalState.PROPOSED:
        raise WrongState("duties.moved_on", now=stands.get_state_display())
    return stands


@transaction.atomic
def refuse(*, actor: Actor, disposal: Disposal, note: str, at: datetime) -> Disposal:
    """「承認しない」"""
    require(policy.can_keep(actor))
    stands = _proposed(disposal)
    require(rules.has_text(note))
    stands.state, stands.decided_note = DisposalState.REFUSED, note.strip()
    stands.decided_by_id, stands.decided_at = policy.in_person(actor), at
    stands.save()
    audit.record(
        actor=actor,
        action="duties.disposal_refused",
        target=f"disposal:{stands.pk}",
        at=at,
        words={"number": stands.number},
    )
    return stands


@transaction.atomic
def approve(*, actor: Actor, disposal: Disposal, at: datetime) -> Disposal:
    """「承認して廃棄する」: each matter whole or not at all; what came between is not done."""
    require(policy.can_keep(actor))
    stands = _proposed(disposal)
    same = stands.proposed_by_id == actor.staff_id
    small = pack.current(clock.day(at)).municipality.small_team
    require(rules.may_approve(same=same, small_team=small))
    for line in stands.lines.all():
        _dispose(actor, stands, line, at)
    stands.state = DisposalState.REVIEW if same else DisposalState.DONE
    stands.decided_by_id, stands.decided_at = policy.in_person(actor), at
    stands.done_at = at
    stands.save()
    audit.record(
        actor=actor,
        action="duties.disposal_approved",
        target=f"disposal:{stands.pk}",
        at=at,
        basis=stands.basis[:120],
        words={"number": stands.number},
    )
    return stands


def _dispose(actor: Actor, disposal: Disposal, line: DisposalLine, at: datetime) -> None:
    """One matter, in a transaction of its own."""
    if not Baton.objects.filter(pk=line.baton_id).exists():
        line.not_done = "gone"
        line.save()
        return
    matter = matters.matter([line.baton_id], at)
    if matter.stopped or not is_due(matter.kept_until, clock.day(at)):
        line.not_done = matter.stopped or "not_due"
        line.save()
        return
    with transaction.atomic():
        done = erasing.erase(matter)
    if isinstance(done, erasing.Blocked):
        line.not_done = "blocked"
        line.save()
        return
    line.counts, line.persons, line.stayed = done.counts, done.persons, done.stayed
    line.save()
    audit.record(
        actor=actor,
        action="duties.disposed",
        target=f"disposal:{disposal.pk}",
        at=at,
        words={"number": disposal.number, "matters": line.numbers},
    )


@transaction.atomic
def look_after(*, actor: Actor, disposal: Disposal, note: str, at: datetime) -> Disposal:
    """「あとから確認した」: 課長, where one person alone had proposed and approved."""
    stands = Disposal.objects.select_for_update().get(pk=disposal.pk)
    require(policy.can_look_after(actor, stands))
    if stands.state != DisposalState.REVIEW:
        raise WrongState("duties.moved_on", now=stands.get_state_display())
    require(rules.has_text(note))
    stands.state = DisposalState.DONE
    stands.looked_by_id, stands.looked_at = policy.in_person(actor), at
    stands.looked_note = note.strip()
    stands.save()
    audit.record(
        actor=actor,
        action="duties.disposal_looked_after",
        target=f"disposal:{stands.pk}",
        at=at,
        words={"number": stands.number},
    )
    return stands

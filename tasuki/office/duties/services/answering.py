"""Proposed by one, decided by another, handed over."""

from datetime import datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.office.duties import policy, queries, rules
from tasuki.office.duties.models import Disclosure, Verdict
from tasuki.office.duties.services._steps import fresh, move, record
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require


def _verdict(one: Disclosure) -> str:
    return str(Verdict(one.verdict).label)


@transaction.atomic
def propose(
    *, actor: Actor, one: Disclosure, verdict: str, reason: str, at: datetime
) -> Disclosure:
    """「決定の案を出す」; which parts are left out, and under which item, is written down with it."""
    stands = fresh(one)
    require(policy.can_handle(actor, stands))
    move(stands, "propose")
    require(
        rules.decided_right(
            verdict=verdict,
            reason=reason,
            danger=stands.danger,
            person=stands.person_id is not None,
            gathered=stands.gathered_at is not None,
            kind=stands.kind,
        )
    )
    left_out = queries.left_out(stands, actor, at)
    require(rules.all_means_all(verdict=verdict, black=bool(left_out)))
    stands.left_out = left_out if verdict == Verdict.PART else []
    stands.verdict, stands.reason, stands.proposed_at = Verdict(verdict), reason.strip(), at
    stands.save()
    record(actor, "proposed", stands, at, verdict=_verdict(stands))
    return stands


@transaction.atomic
def send_back(*, actor: Actor, one: Disclosure, note: str, at: datetime) -> Disclosure:
    """「案を戻す」, with what is to be changed."""
    stands = fresh(one)
    require(policy.can_decide(actor, stands))
    move(stands, "send_back")
    require(rules.has_text(note))
    stands.ended_note = note.strip()
    stands.save()
    record(actor, "sent_back", stands, at)
    return stands


@transaction.atomic
def decide(*, actor: Actor, one: Disclosure, at: datetime) -> Disclosure:
    """「決定する」: the second person, on what was proposed."""
    stands = fresh(one)
    require(policy.can_decide(actor, stands))
    move(stands, "decide")
    stands.decided_at, stands.ended_note = at, ""
    stands.save()
    record(
        actor,
        "decided",
        stands,
        at,
        basis=rules.decision_basis(stands.kind, stands.holder),
        of_the_person=True,
        verdict=_verdict(stands),
    )
    return stands


@transaction.atomic
def hand_over(*, actor: Actor, one: Disclosure, note: str, at: datetime) -> Disclosure:
    """「渡したことを記録する」: how and when; the gathered copies are thrown away."""
    stands = fresh(one)
    require(policy.can_handle(actor, stands))
    move(stands, "hand_over")
    require(rules.has_text(note))
    stands.ended_on, stands.ended_note = clock.day(at), note.strip()
    stands.save()
    queries.forget_package(stands)
    record(actor, "handed_over", stands, at, of_the_person=True, verdict=_verdict(stands))
    return stands

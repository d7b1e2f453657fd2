"""Proposed by one, decided by another, handed over."""

from datetime import datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.office.duties import policy, queries, rules
from tasuki.office.duties.models import Disclosure, Verdict
from tasuki.office.duties.transitions import REQUEST
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


def _moved(one: Disclosure, name: str) -> None:
    if not REQUEST.may(one, name):
        raise WrongState("duties.moved_on", now=one.get_state_display())
    REQUEST.apply(one, name)


def _fresh(one: Disclosure) -> Disclosure:
    return Disclosure.objects.select_for_update().get(pk=one.pk)


def _words(one: Disclosure) -> dict[str, str]:
    return {"number": one.number, "verdict": str(Verdict(one.verdict).label)}


@transaction.atomic
def propose(
    *, actor: Actor, one: Disclosure, verdict: str, reason: str, at: datetime
) -> Disclosure:
    """「決定の案を出す」"""
    stands = _fresh(one)
    require(policy.can_handle(actor, stands))
    _moved(stands, "propose")
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
    require(rules.all_means_all(verdict=verdict, black=queries.is_blacked(stands, actor, at)))
    stands.verdict, stands.reason, stands.proposed_at = Verdict(verdict), reason.strip(), at
    stands.save()
    audit.record(
        actor=actor,
        action="duties.proposed",
        target=f"disclosure:{stands.pk}",
        at=at,
        words=_words(stands),
    )
    return stands


@transaction.atomic
def send_back(*, actor: Actor, one: Disclosure, note: str, at: datetime) -> Disclosure:
    """「案を戻す」, with what is to be changed."""
    stands = _fresh(one)
    require(policy.can_decide(actor, stands))
    _moved(stands, "send_back")
    require(rules.has_text(note))
    stands.ended_note = note.strip()
    stands.save()
    audit.record(
        actor=actor,
        action="duties.sent_back",
        target=f"disclosure:{stands.pk}",
        at=at,
        words={"number": stands.number},
    )
    return stands


@transaction.atomic
def decide(*, actor: Actor, one: Disclosure, at: datetime) -> Disclosure:
    """「決定する」: the second person, on what was proposed."""
    stands = _fresh(one)
    require(policy.can_decide(actor, stands))
    _moved(stands, "decide")
    stands.decided_at, stands.ended_note = at, ""
    stands.save()
    audit.record(
        actor=actor,
        action="duties.decided",
        target=f"disclosure:{stands.pk}",
        at=at,
        basis="個人情報の保護に関する法律第82条・第93条・第101条",
        persons=[stands.person_id] if stands.person_id else [],
        words=_words(stands),
    )
    return stands


@transaction.atomic
def hand_over(*, actor: Actor, one: Disclosure, note: str, at: datetime) -> Disclosure:
    """「渡したことを記録する」: how and when; the gathered copies are thrown away."""
    stands = _fresh(one)
    require(policy.can_handle(actor, stands))
    _moved(stands, "hand_over")
    require(rules.has_text(note))
    stands.ended_on, stands.ended_note = clock.day(at), note.strip()
    stands.save()
    queries.forget_package(stands)
    audit.record(
        actor=actor,
        action="duties.handed_over",
        target=f"disclosure:{stands.pk}",
        at=at,
        persons=[stands.person_id] if stands.person_id else [],
        words=_words(stands),
    )
    return stands

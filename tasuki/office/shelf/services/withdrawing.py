"""A paper is taken out of use, and put back. Its editions and who read them stay on record."""

from datetime import datetime

from django.db import transaction

from tasuki.office.shelf import policy, rules, withdrawn
from tasuki.office.shelf.models import Document, Withdrawal
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def withdraw(*, actor: Actor, document: Document, reason: str, at: datetime) -> Withdrawal:
    """「公開をやめる」: from now on nobody is given it; the list says so, and why."""
    require(policy.can_publish(actor, document))
    require(rules.says(reason, "shelf.no_reason"))
    one = Document.objects.select_for_update().get(pk=document.pk)
    require(rules.given_out(withdrawn=withdrawn.now(one) is not None))
    withdrawal = Withdrawal.objects.create(
        created_at=at,
        document=one,
        reason=reason.strip(),
        withdrawn_at=at,
        withdrawn_by_id=policy.in_person(actor),
    )
    _record(actor, "shelf.withdrawn", one, at, reason=withdrawal.reason)
    return withdrawal


@transaction.atomic
def restore(*, actor: Actor, document: Document, at: datetime) -> Withdrawal:
    """「棚に戻す」: its newest edition is given out again."""
    require(policy.can_publish(actor, document))
    one = Document.objects.select_for_update().get(pk=document.pk)
    withdrawal = withdrawn.now(one)
    require(rules.may_come_back(withdrawn=withdrawal is not None))
    if withdrawal is None:
        raise AssertionError
    withdrawal.ended_at, withdrawal.ended_by_id = at, policy.in_person(actor)
    withdrawal.save(update_fields=["ended_at", "ended_by"])
    _record(actor, "shelf.restored", one, at)
    return withdrawal


def _record(actor: Actor, action: str, one: Document, at: datetime, **said: str) -> None:
    facts = {"title": one.title, **said}
    audit.record(actor=actor, action=action, target=f"document:{one.pk}", at=at, words=facts)

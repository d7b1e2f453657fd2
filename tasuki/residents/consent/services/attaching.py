"""「同意書の写しを付ける」"""

from datetime import datetime

from django.db import transaction

from tasuki.residents.consent import policy, rules
from tasuki.residents.consent.models import Consent, State
from tasuki.residents.consent.services._halves import lock
from tasuki.residents.consent.services.giving import Paper
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit
from tasuki.trust.vault import queries as files
from tasuki.trust.vault import services as vault
from tasuki.trust.vault.models import File


@transaction.atomic
def attach_scan(
    *, actor: Actor, consent: Consent, version: int, scan: Paper, at: datetime
) -> Consent:
    """Keep the signed paper with the answer; one that was kept before stays in the vault."""
    require(policy.can_see(actor, consent, at))
    current = lock(consent.person, version)
    present = current is not None and current.pk == consent.pk
    answered = consent.state != State.ASKING
    require(rules.may_attach(present=present, has_answer=answered))
    consent.scan = vault.put(
        actor=actor,
        content=scan.content,
        name=scan.name,
        target=f"consent:{consent.pk}",
        persons=[consent.person_id],
        at=at,
    )
    consent.version += 1
    consent.save(update_fields=["scan", "version"])
    audit.record(
        actor=actor,
        action="consent.scanned",
        target=f"consent:{consent.pk}",
        at=at,
        persons=[consent.person_id],
    )
    return consent


@transaction.atomic
def open_scan(*, actor: Actor, consent: Consent, at: datetime) -> files.Opened:
    """Hand the scan out; that it was opened stands on record.

    Raises:
        File.DoesNotExist: there is none.
    """
    require(policy.can_see(actor, consent, at))
    if consent.scan is None:
        raise File.DoesNotExist(consent.pk)
    audit.record(
        actor=actor,
        action="consent.scan_opened",
        target=f"consent:{consent.pk}",
        at=at,
        persons=[consent.person_id],
    )
    return files.opened(consent.scan)

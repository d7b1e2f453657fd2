"""「同意を撤回する」"""

from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock, wareki
from tasuki.residents.consent import changes, policy, rules, words
from tasuki.residents.consent.models import Consent, Scope, State, Withdrawal
from tasuki.residents.consent.services._halves import agency_of, lock, staff_of
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def withdraw(
    *,
    actor: Actor,
    consent: Consent,
    version: int,
    on: date,
    way: str,
    told_by: str,
    told: str,
    at: datetime,
    scope: Scope | None = None,
    recall: str = "",
) -> Withdrawal:
    """The person takes it back, wholly or one scope; from this moment nothing more is told by it.

    What was told before stays where it is: `told` says how that was explained to the person, `recall` which papers are asked
    back, and from whom.
    """
    require(policy.can_see(actor, consent, at))
    current = lock(consent.person, version)
    stands = current if current is not None and current.pk == consent.pk else consent
    require(
        rules.may_withdraw(
            state=rules.State(stands.state),
            present=stands.is_present,
            since=stands.since,
            on=on,
            today=clock.day(at),
        )
    )
    require(rules.has_way(way))
    require(rules.was_explained(told=told, told_by=told_by))
    require(rules.text_fits(told, told_by, recall))
    if scope is not None:
        scope = Scope.objects.select_for_update().get(pk=scope.pk, consent=stands)
        require(rules.scope_stands(withdrawn=scope.withdrawn_on is not None))
    made = Withdrawal.objects.create(
        created_at=at,
        consent=stands,
        scope=scope,
        on=on,
        way=way,
        told_by=told_by,
        told=told,
        recall=recall,
        noted_by_id=staff_of(actor),
        agency_id=agency_of(actor),
    )
    _end(stands, scope, on)
    changes.has_changed(stands.person_id, at)
    audit.record(
        actor=actor,
        action="consent.withdrawn",
        target=f"consent:{stands.pk}",
        at=at,
        persons=[stands.person_id],
        words={
            "what": str(words.WHOLE if scope is None else words.ONE_SCOPE),
            "on": wareki.show(on),
        },
    )
    return made


def _end(consent: Consent, scope: Scope | None, on: date) -> None:
    if scope is not None:
        scope.withdrawn_on = on
        scope.save(update_fields=["withdrawn_on"])
    left = scope is not None and consent.scopes.filter(withdrawn_on__isnull=True).exists()
    consent.state = State.PARTLY if left else State.WITHDRAWN
    consent.version += 1
    consent.save(update_fields=["state", "version"])

"""「確認中にする」 「同意しない」 「確かめられない」"""

from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock, wareki
from tasuki.residents.consent import policy, queries, rules
from tasuki.residents.consent.models import Consent, State
from tasuki.residents.consent.services._halves import lock, write
from tasuki.residents.people.models import Person
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def ask(
    *,
    actor: Actor,
    person: Person,
    version: int,
    ask_again_on: date,
    at: datetime,
    reason: str = "",
    witness: str = "",
) -> Consent:
    """確認中: the person was asked and has not decided; on that day somebody asks again."""
    require(policy.can_take(actor, person, at))
    today = clock.day(at)
    before = lock(person, version)
    require(rules.may_ask(state=queries.standing(before, today)))
    require(rules.asked_again(on=ask_again_on, today=today))
    require(rules.text_fits(reason))
    made = write(
        person,
        before,
        actor=actor,
        at=at,
        state=State.ASKING,
        ask_again_on=ask_again_on,
        reason=reason,
        witness=witness,
    )
    audit.record(
        actor=actor,
        action="consent.asked",
        target=f"consent:{made.pk}",
        at=at,
        persons=[person.pk],
        words={"on": wareki.show(ask_again_on)},
    )
    return made


@transaction.atomic
def refuse(
    *,
    actor: Actor,
    person: Person,
    version: int,
    way: str,
    since: date | None,
    at: datetime,
    reason: str = "",
    ask_again_on: date | None = None,
) -> Consent:
    """同意なし: the person said no; the consultation goes on all the same."""
    require(policy.can_take(actor, person, at))
    today = clock.day(at)
    before = lock(person, version)
    require(rules.may_answer_no(state=queries.standing(before, today)))
    require(rules.dates_right(since=since, until=None, today=today))
    require(
        rules.taken_right(
            giver="self", name="", relation="", way=way, witness="", relations=frozenset()
        )
    )
    if ask_again_on is not None:
        require(rules.asked_again(on=ask_again_on, today=today))
    require(rules.text_fits(reason))
    made = write(
        person,
        before,
        actor=actor,
        at=at,
        state=State.NONE,
        way=way,
        since=since,
        reason=reason,
        ask_again_on=ask_again_on,
    )
    audit.record(
        actor=actor,
        action="consent.refused",
        target=f"consent:{made.pk}",
        at=at,
        persons=[person.pk],
    )
    return made


@transaction.atomic
def note_incapable(
    *,
    actor: Actor,
    person: Person,
    version: int,
    reason: str,
    at: datetime,
    witness: str = "",
    ask_again_on: date | None = None,
) -> Consent:
    """判断能力の課題により未確認: what was tried and seen. It is no consent, and no refusal either."""
    require(policy.can_take(actor, person, at))
    today = clock.day(at)
    before = lock(person, version)
    require(rules.may_answer_no(state=queries.standing(before, today)))
    require(rules.says_why(reason))
    require(rules.text_fits(reason))
    if ask_again_on is not None:
        require(rules.asked_again(on=ask_again_on, today=today))
    made = write(
        person,
        before,
        actor=actor,
        at=at,
        state=State.INCAPABLE,
        reason=reason,
        witness=witness,
        ask_again_on=ask_again_on,
    )
    audit.record(
        actor=actor,
        action="consent.incapable",
        target=f"consent:{made.pk}",
        at=at,
        persons=[person.pk],
    )
    return made

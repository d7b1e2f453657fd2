"""What an office without accounts said by telephone or in person, noted by who asked it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.journey.referrals import policy, queries, rules
from tasuki.journey.referrals.models import (
    Collaboration,
    Heard,
    HeardAnswer,
    Referral,
    Reply,
    Told,
    Way,
)
from tasuki.journey.referrals.services._asks import (
    close_ask,
    lock_baton,
    reply,
    source_of,
    tell_of,
)
from tasuki.journey.referrals.services._disputes import raise_dispute
from tasuki.journey.referrals.services._handing import tell
from tasuki.town.relay import queries as relay_queries
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.decision import require


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who at the office said it, on which day, by what way."""

    who: str
    on: date
    way: Way
    note: str = ""


@transaction.atomic
def hear_taken(
    *, actor: Actor, referral: Referral, heard: Hearing, look_again_on: date, at: datetime
) -> Referral:
    """「引き受けたと聞いた」: the office outside carries the matter, who offered watches over it."""
    require(policy.can_withdraw(actor, referral))
    _check(referral.handover.to_agency.has_accounts, heard, referral.handover.offered_at, at)
    referral.handover = relay.taken_by_word(
        actor=actor,
        handover=referral.handover,
        look_again_on=look_again_on,
        at=at,
        named=Told.NAME in referral.told,
    )
    _keep(actor, referral.handover.baton, Heard.TAKEN, heard, at, referral=referral)
    tell(actor, "referrals.heard_taken", referral, at, **_said(heard))
    return referral


@transaction.atomic
def hear_refused(*, actor: Actor, referral: Referral, heard: Hearing, at: datetime) -> Referral:
    """「引き受けないと聞いた」: as if it had been returned, with the same way to the 調整役."""
    require(policy.can_withdraw(actor, referral))
    _check(referral.handover.to_agency.has_accounts, heard, referral.handover.offered_at, at)
    require(rules.says(heard.note, "referrals.no_refusal_reason"))
    referral.handover = relay.returned_by_word(
        actor=actor, handover=referral.handover, reason=heard.note, at=at
    )
    baton = referral.handover.baton
    _keep(actor, baton, Heard.REFUSED, heard, at, referral=referral)
    tell(actor, "referrals.heard_refused", referral, at, reason=heard.note, **_said(heard))
    why = rules.why_to_coordinator(
        times_returned=relay_queries.times_returned(baton), says_sender=False
    )
    if why and queries.open_dispute(baton) is None:
        raise_dispute(actor, referral.consultation, why, heard.note, at)
    return referral


@transaction.atomic
def hear_let_go(
    *, actor: Actor, referral: Referral, heard: Hearing, look_again_on: date, at: datetime
) -> Referral:
    """「外の機関から戻った」: who watched over it carries it again."""
    baton = referral.handover.baton
    require(policy.can_offer(actor, baton))
    carries = baton.carrier_id == referral.handover.to_agency_id
    require(rules.may_let_go(carries=carries))
    _check(has_accounts=False, heard=heard, since=referral.handover.answered_at or at, at=at)
    require(rules.says(heard.note, "referrals.no_let_go_reason"))
    referral.handover.baton = relay.carry_again(
        actor=actor, baton=baton, look_again_on=look_again_on, at=at
    )
    _keep(actor, baton, Heard.LET_GO, heard, at, referral=referral)
    tell(actor, "referrals.heard_let_go", referral, at, reason=heard.note, **_said(heard))
    return referral


@transaction.atomic
def hear_help(*, actor: Actor, one: Collaboration, heard: Hearing, at: datetime) -> Collaboration:
    """「引き受けたと聞いた」 of 一緒に対応: from now on its day rings at who asked."""
    require(policy.can_take_back(actor, one))
    one.baton = lock_baton(one.baton)
    _check(one.asked.has_accounts, heard, one.asked_at, at)
    require(rules.may_take_on(is_open=one.baton.is_open))
    reply(actor, one, Reply.TAKEN, heard.note, at)
    Collaboration.objects.filter(pk=one.pk).update(seen_at=None)
    one.seen_at = None
    relay.share(
        actor=CLOCK,
        baton=one.baton,
        agency=one.asked,
        source=source_of(one),
        sections=Section.CARD,
        ground=one.ground,
        at=at,
        named=relay_queries.says_whom(one.baton),
    )
    _keep(actor, one.baton, Heard.TAKEN, heard, at, together=one)
    tell_of(actor, "referrals.heard_help", one, at, **_said(heard))
    return one


@transaction.atomic
def hear_no_help(
    *, actor: Actor, one: Collaboration, heard: Hearing, at: datetime
) -> Collaboration:
    """「できないと聞いた」: the asker chooses what comes next."""
    require(policy.can_take_back(actor, one))
    _check(one.asked.has_accounts, heard, one.asked_at, at)
    require(rules.says(heard.note, "referrals.no_decline_reason"))
    reply(actor, one, Reply.DECLINED, heard.note, at)
    close_ask(one, at)
    _keep(actor, one.baton, Heard.REFUSED, heard, at, together=one)
    tell_of(actor, "referrals.heard_no_help", one, at, reason=heard.note, **_said(heard))
    return one


@transaction.atomic
def hear_done(*, actor: Actor, one: Collaboration, heard: Hearing, at: datetime) -> Collaboration:
    """「行ったことを聞いた」: what was asked of the office is done, and read in the same act."""
    require(policy.can_take_back(actor, one))
    _check(one.asked.has_accounts, heard, one.answered_at or one.asked_at, at)
    require(rules.may_report(answer=one.answer, done=one.done_at is not None))
    require(rules.says(heard.note, "referrals.no_report"))
    written = Collaboration.objects.filter(
        pk=one.pk, answer=Reply.TAKEN, done_at__isnull=True
    ).update(done_at=at, done_note=heard.note, seen_at=at)
    require(rules.may_report(answer=one.answer, done=not written))
    one.refresh_from_db()
    _keep(actor, one.baton, Heard.DONE, heard, at, together=one)
    tell_of(actor, "referrals.heard_done", one, at, **_said(heard))
    return one


def _check(has_accounts: bool, heard: Hearing, since: datetime, at: datetime) -> None:
    require(rules.may_hear(has_accounts=has_accounts))
    asked_on, today = clock.day(since), clock.day(at)
    require(rules.heard(who=heard.who, on=heard.on, asked_on=asked_on, today=today))
    require(rules.fits(heard.note))


def _keep(
    actor: Actor,
    baton: Baton,
    what: Heard,
    heard: Hearing,
    at: datetime,
    referral: Referral | None = None,
    together: Collaboration | None = None,
) -> None:
    HeardAnswer.objects.create(
        created_at=at,
        baton=baton,
        referral=referral,
        together=together,
        what=what,
        who=heard.who,
        way=heard.way,
        heard_on=heard.on,
        note=heard.note,
        noted_by_id=actor.staff_id,
    )


def _said(heard: Hearing) -> dict[str, str]:
    return {"who": heard.who, "way": str(Way(heard.way).label), "heard_on": heard.on.isoformat()}

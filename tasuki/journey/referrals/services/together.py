"""一緒に対応する: agencies are asked to do something; who holds the matter does not change."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.journey.referrals import policy, queries, rules
from tasuki.journey.referrals.models import Agreed, Collaboration, Reply
from tasuki.journey.referrals.services._asks import (
    close_ask,
    lock_baton,
    midnight_after,
    reply,
    source_of,
    tell_of,
    write_lapses,
)
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.grounds import services as ruling
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay_queries
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.decision import require

WORKING = Section.CARD | Section.INTAKE | Section.RECORDS | Section.ASSESSMENT


@transaction.atomic
def ask_together(
    *,
    actor: Actor,
    baton: Baton,
    asked: Agency,
    what: str,
    by_on: date,
    answer_by: date,
    agreed: str,
    ground: str,
    at: datetime,
    ground_note: str = "",
    told: str = "",
) -> Collaboration:
    """「一緒に対応する」: ask one agency to work on the matter with the holder."""
    baton = lock_baton(baton)
    require(policy.can_offer(actor, baton))
    today = clock.day(at)
    write_lapses(Collaboration.objects.filter(baton=baton), today, at)
    require(
        rules.may_ask(
            is_open=baton.is_open,
            same_agency=asked.pk == baton.holder_id,
            receives=organizations.offerable_agencies().filter(pk=asked.pk).exists(),
            standing=queries.standing_ask(baton, asked) is not None,
        )
    )
    require(relay_queries.reaches(baton, asked.pk, at))
    require(rules.says(what, "referrals.no_task"))
    require(rules.fits(told))
    require(rules.in_order(today=today, answer_by=answer_by, by_on=by_on))
    basis = queries.basis(ground, baton.holder, asked, at)
    require(rules.may_tell(agreed=agreed == Agreed.YES, basis=basis, note=ground_note))
    try:
        with transaction.atomic():
            one = Collaboration.objects.create(
                created_at=at,
                baton=baton,
                from_agency=baton.holder,
                asked=asked,
                asked_by_id=actor.staff_id,
                asked_at=at,
                what=what,
                by_on=by_on,
                agreed=agreed,
                ground=ground,
                ground_note=ground_note,
                told=told,
                answer_by=answer_by,
            )
    except IntegrityError:
        raise WrongState("referrals.already_asked") from None
    _rule(actor, one, at)
    read = Collaboration.objects.filter(
        baton=baton, answered_at__isnull=False, seen_at__isnull=True
    )
    read.exclude(answer=Reply.TAKEN, done_at__isnull=True).update(seen_at=at)
    relay.share(
        actor=actor,
        baton=baton,
        agency=asked,
        source=source_of(one),
        sections=Section.PREVIEW,
        ground=ground,
        at=at,
        until=midnight_after(answer_by),
    )
    tell_of(actor, "referrals.asked", one, at, what=what)
    return one


@transaction.atomic
def take_on(*, actor: Actor, one: Collaboration, at: datetime, note: str = "") -> Collaboration:
    """「引き受ける」: the matter opens to the asked agency as far as the work needs it."""
    require(policy.can_reply(actor, one))
    one.baton = lock_baton(one.baton)
    require(rules.may_take_on(is_open=one.baton.is_open))
    require(rules.fits(note))
    reply(actor, one, Reply.TAKEN, note, at)
    # The holder's asking opens the matter; the asked agency itself has no right to.
    relay.share(
        actor=CLOCK,
        baton=one.baton,
        agency=one.asked,
        source=source_of(one),
        sections=WORKING | relay_queries.details_at(one.baton_id, one.asked, at),
        ground=one.ground,
        at=at,
        named=relay_queries.says_whom(one.baton),
    )
    tell_of(actor, "referrals.taken_on", one, at)
    return one


@transaction.atomic
def decline(*, actor: Actor, one: Collaboration, reason: str, at: datetime) -> Collaboration:
    """「できない」 with a reason, so that the asker can choose what comes next."""
    require(policy.can_reply(actor, one))
    require(rules.says(reason, "referrals.no_decline_reason"))
    reply(actor, one, Reply.DECLINED, reason, at)
    close_ask(one, at)
    tell_of(actor, "referrals.declined", one, at, reason=reason)
    return one


@transaction.atomic
def withdraw_ask(*, actor: Actor, one: Collaboration, at: datetime) -> Collaboration:
    """「取り下げる」: until it is answered, also after its date."""
    require(policy.can_take_back(actor, one))
    written = Collaboration.objects.filter(pk=one.pk, answered_at__isnull=True).update(
        answered_at=at, answer=Reply.WITHDRAWN, answered_by_id=actor.staff_id, seen_at=at
    )
    one.refresh_from_db()
    require(rules.may_take_back(answer="" if written else one.answer))
    close_ask(one, at)
    tell_of(actor, "referrals.ask_withdrawn", one, at)
    return one


@transaction.atomic
def report_done(*, actor: Actor, one: Collaboration, note: str, at: datetime) -> Collaboration:
    """What was asked is done: the asked agency says what it did, and what it may see narrows."""
    require(policy.can_reply(actor, one))
    require(rules.may_report(answer=one.answer, done=one.done_at is not None))
    require(rules.says(note, "referrals.no_report"))
    written = Collaboration.objects.filter(
        pk=one.pk, answer=Reply.TAKEN, done_at__isnull=True
    ).update(done_at=at, done_note=note, seen_at=None)
    require(rules.may_report(answer=one.answer, done=not written))
    one.refresh_from_db()
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
    tell_of(actor, "referrals.done", one, at, note=note)
    return one


@transaction.atomic
def note_answer(*, actor: Actor, one: Collaboration, at: datetime) -> Collaboration:
    """「返事を確かめた」: the asker has read the answer and goes on without asking anybody else."""
    require(policy.can_take_back(actor, one))
    write_lapses(Collaboration.objects.filter(pk=one.pk), clock.day(at), at)
    one.refresh_from_db()
    ended = one.answered_at is not None
    require(rules.may_note(ended=ended, seen=one.seen_at is not None))
    Collaboration.objects.filter(pk=one.pk).update(seen_at=at)
    one.seen_at = at
    tell_of(actor, "referrals.noted", one, at)
    return one


@transaction.atomic
def settle_asks(*, actor: Actor, at: datetime, limit: int = 500) -> int:
    """Write down asks whose date has passed without an answer (the clock's act)."""
    require(queries.is_clock(actor))
    return write_lapses(Collaboration.objects.all(), clock.day(at), at, limit)


def _rule(actor: Actor, one: Collaboration, at: datetime) -> None:
    persons = queries.subjects(one.baton_id)
    ruling.rule(
        actor=actor,
        question=grounds.question(
            one.from_agency,
            one.asked,
            at,
            persons=persons,
            baton_id=one.baton_id,
            consent=grounds.said_as(one.agreed == Agreed.YES),
        ),
        chosen=one.ground,
        note=one.ground_note,
        target=f"together:{one.pk}",
        at=at,
        persons=persons,
    )

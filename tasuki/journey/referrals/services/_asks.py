"""Inner halves of 一緒に対応: the row under its lock, its answer, its lapse, its line."""

from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.journey.referrals import queries, rules
from tasuki.journey.referrals.models import Collaboration, Reply
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


def lock_baton(baton: Baton) -> Baton:
    """Who holds it, and whether it is open, as it stands until this act has ended."""
    return Baton.objects.select_for_update(of=("self",)).select_related("holder").get(pk=baton.pk)


def source_of(one: Collaboration) -> str:
    """Under which name the relay keeps what an ask opened."""
    return f"help:{one.pk}"


def reply(actor: Actor, one: Collaboration, answer: Reply, reason: str, at: datetime) -> None:
    """Compare and set: of two answers at the same moment one is the truth."""
    require(rules.may_reply(answer=one.answer, answer_by=one.answer_by, today=clock.day(at)))
    written = Collaboration.objects.filter(pk=one.pk, answered_at__isnull=True).update(
        answered_at=at,
        answer=answer,
        answer_reason=reason,
        answered_by_id=actor.staff_id,
        seen_at=at if answer == Reply.TAKEN else None,
    )
    one.refresh_from_db()
    if not written:
        raise WrongState(f"referrals.ask_{one.answer}")


def write_lapses(asks: QuerySet[Collaboration], today: date, at: datetime, limit: int = 500) -> int:
    waiting = asks.filter(answered_at__isnull=True, answer_by__lt=today)
    lapsed = list(waiting.select_related("baton", "asked", "from_agency").order_by("pk")[:limit])
    count = 0
    for one in lapsed:
        written = Collaboration.objects.filter(pk=one.pk, answered_at__isnull=True).update(
            answered_at=at, answer=Reply.LAPSED
        )
        if written:
            count += 1
            close_ask(one, at)
            tell_of(CLOCK, "referrals.ask_lapsed", one, at)
    return count


def close_ask(one: Collaboration, at: datetime) -> None:
    relay.unshare(actor=CLOCK, baton=one.baton, agency=one.asked, source=source_of(one), at=at)


def midnight_after(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def tell_of(actor: Actor, action: str, one: Collaboration, at: datetime, **words: str) -> None:
    sides = [one.from_agency_id, one.asked_id]
    audit.record(
        actor=actor,
        action=action,
        target=f"together:{one.pk}",
        at=at,
        agency_id=next((pk for pk in sides if pk in actor.agency_ids), None),
        basis=one.ground,
        persons=queries.subjects(one.baton_id),
        words={"from": one.from_agency.name, "to": one.asked.name, **words},
    )

"""A change of contractor: named, offered as a whole, taken as a whole, and ended on its day."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.cases import services as cases
from tasuki.journey.cases.models import Around
from tasuki.journey.meetings import services as meetings
from tasuki.journey.plans import services as plans
from tasuki.journey.plans.models import Promise
from tasuki.office.transfers import policy, queries, rules
from tasuki.office.transfers.models import Kind, Succession, SuccessionLine
from tasuki.office.transfers.queries import changes
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import queries as relay_queries
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Baton, Manner, Part, Pass, Section
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def name_successor(
    *, actor: Actor, old: Agency, new: Agency, last_day: date, contract: str, at: datetime
) -> Succession:
    """Say who follows whom, and list everything that has to go over."""
    require(policy.can_name(actor))
    works = organizations.colleagues(new.pk, at).exists()
    require(rules.may_follow(same=old.pk == new.pk, has_accounts=new.has_accounts, works=works))
    require(rules.last_day_ahead(today=clock.day(at), last_day=last_day))
    require(rules.contract_said(contract))
    if Succession.objects.filter(old=old, ended_at__isnull=True).exists():
        raise WrongState("transfers.change_runs")
    if actor.staff_id is None:
        raise NotAllowed("transfers.office_only")
    succession = Succession.objects.create(
        created_at=at,
        old=old,
        new=new,
        commissioner_id=_office(actor),
        last_day=last_day,
        contract=contract,
        named_by_id=actor.staff_id,
    )
    _list(succession, at)
    audit.record(
        actor=actor,
        action="transfers.contractor_named",
        target=f"succession:{succession.pk}",
        at=at,
        agency_id=succession.commissioner_id,
        words={"old": old.name, "new": new.name, "on": last_day.isoformat()},
    )
    return succession


@transaction.atomic
def offer_all(
    *, actor: Actor, succession: Succession, kept: Mapping[UUID, str], at: datetime
) -> int:
    """Hold every matter out to the new contractor, each on the ground that holds for it.

    `kept`: lines that do not go over, with the reason (not part of the contract). A matter without
    a ground, or in somebody else's hands, stays where it is and is shown so. Answers how many went.
    """
    require(policy.can_offer(actor, succession))
    succession = _locked(succession)
    require(rules.still_running(ended=succession.ended_at is not None))
    _list(succession, at)
    offered = 0
    for line in queries.offerable(succession, at, actor):
        because = kept.get(line.pk, line.kept_because).strip()
        require(rules.reason_fits(because))
        line.kept_because = because
        line.save(update_fields=["kept_because"])
        offered += 0 if because else _offer(actor, succession, line, at)
    Succession.objects.filter(pk=succession.pk).update(offered_at=at)
    audit.record(
        actor=actor,
        action="transfers.contractor_offered",
        target=f"succession:{succession.pk}",
        at=at,
        words={
            "old": succession.old.name,
            "new": succession.new.name,
            "count": str(offered),
        },
    )
    return offered


@transaction.atomic
def take_all(
    *,
    actor: Actor,
    succession: Succession,
    chosen: Collection[UUID],
    look_again_on: date,
    at: datetime,
    person: Staff | None = None,
) -> int:
    """The new contractor takes what it was offered, in one act. The old one reads on until its last
    day."""
    require(policy.can_take(actor, succession))
    succession = _locked(succession)
    lines = [one for one in queries.still_to_take(succession, at) if one.pk in set(chosen)]
    require(rules.something_chosen(len(lines)))
    lines.sort(key=lambda line: line.kind != Kind.HELD)
    for line in lines:
        _take(actor, succession, line, look_again_on, person, at)
    audit.record(
        actor=actor,
        action="transfers.contractor_taken",
        target=f"succession:{succession.pk}",
        at=at,
        agency_id=succession.new_id,
        words={"new": succession.new.name, "count": str(len(lines))},
    )
    return len(lines)


@transaction.atomic
def end_successions(*, actor: Actor, at: datetime) -> int:
    """The clock: after its last day the old contractor sees nothing more of what went over, nor of
    what has ended. What nobody has taken stays with it, and stays in red."""
    require(policy.is_clock(actor))
    ended = 0
    over = Succession.objects.filter(ended_at__isnull=True, last_day__lt=clock.day(at))
    for succession in over.select_related("old", "new", "commissioner"):
        _list(succession, at)
        if len(queries.untaken(succession, at)) == succession.left_open:
            continue  # as at the last round
        left = _close(succession, at)
        Succession.objects.filter(pk=succession.pk).update(
            left_open=left, ended_at=None if left else at
        )
        audit.record(
            actor=actor,
            action="transfers.contractor_ended",
            target=f"succession:{succession.pk}",
            at=at,
            agency_id=succession.commissioner_id,
            words={"old": succession.old.name, "count": str(left)},
        )
        ended += 1
    return ended


@transaction.atomic
def keep_certificate(
    *,
    actor: Actor,
    succession: Succession,
    on: date | None,
    how: str,
    by: str,
    text: str,
    at: datetime,
) -> Succession:
    """返却・消去証明書: the day, the method, who signed, and what it says."""
    require(policy.commissions(actor, succession))
    require(rules.certificate_is_whole(how=how, by=by, on=on, today=clock.day(at)))
    require(rules.reason_fits(text))
    succession = _locked(succession)
    succession.certified_on, succession.certified_how = on, how
    succession.certified_by, succession.certificate = by, text
    succession.received_at = at
    succession.save()
    audit.record(
        actor=actor,
        action="transfers.certificate_kept",
        target=f"succession:{succession.pk}",
        at=at,
        agency_id=succession.commissioner_id,
        words={
            "old": succession.old.name,
            "how": str(succession.get_certified_how_display()),
            "on": on.isoformat() if on else "",
        },
    )
    return succession


def _office(actor: Actor) -> UUID:
    """The office in whose name the actor changes contractors (of several the first hat's)."""
    mine = policy.commissioning(actor)
    return next(hat.agency_id for hat in actor.hats if hat.agency_id in mine)


def _locked(succession: Succession) -> Succession:
    found = Succession.objects.select_for_update(of=("self",))
    return found.select_related("old", "new", "commissioner").get(pk=succession.pk)


def _list(succession: Succession, at: datetime) -> None:
    """Everything open of the old contractor that stands on no line yet."""
    known = set(succession.lines.values_list("kind", "item_id"))
    held = Baton.objects.filter(holder=succession.old_id, closed_at__isnull=True)
    found = [(Kind.HELD, one.pk, one.pk) for one in held.order_by("look_again_on", "id")]
    roles = changes.open_roles(succession.old_id)
    found += [(Kind.ROLE, one.case.lead_id, one.pk) for one in roles]
    promised = changes.open_promises_of(succession.old_id)
    found += [(Kind.PROMISE, one.plan.case.lead_id, one.pk) for one in promised]
    SuccessionLine.objects.bulk_create(
        SuccessionLine(
            created_at=at, succession=succession, kind=kind, baton_id=baton, item_id=item
        )
        for kind, baton, item in found
        if (kind, item) not in known
    )


def _offer(actor: Actor, succession: Succession, line: SuccessionLine, at: datetime) -> int:
    """Offer one line if a ground holds and it is free; what is said of the ground stands on it."""
    checked = queries.check(succession, line.baton_id, at)
    line.ground, line.said = checked.ground, checked.sentence
    if checked.enough and line.kind == Kind.HELD:
        line.handover = _hold_out(actor, succession, line, at)
        line.offered_at = at if line.handover is not None else None
    elif checked.enough:
        line.offered_at = at
    line.save()
    return int(line.offered_at is not None)


def _hold_out(
    actor: Actor, succession: Succession, line: SuccessionLine, at: datetime
) -> Pass | None:
    baton = Baton.objects.select_related("holder").get(pk=line.baton_id)
    if baton.holder_id != succession.old_id or baton.secret:
        return None  # a secret matter is handed to a person by name, on its own page
    standing = relay_queries.offer_on(baton)
    if standing is not None and standing.is_open(at):
        return None  # somebody else is asked already: shown as not offered
    number = changes.numbers([baton.pk]).get(baton.pk, "")
    answer_by = max(succession.last_day, clock.day(at))
    try:
        return relay.offer(
            actor=actor if baton.holder_id in actor.agency_ids else CLOCK,
            baton=baton,
            to=succession.new,
            reason=succession.contract,
            ground=line.ground,
            preview={"number": number, "succession": str(succession.pk)},
            answer_by=answer_by,
            at=at,
            manner=Manner.HAND,
        )
    except WrongState:
        return None  # somebody else is asked already: shown as not offered


def _take(
    actor: Actor,
    succession: Succession,
    line: SuccessionLine,
    look_again_on: date,
    person: Staff | None,
    at: datetime,
) -> None:
    if line.kind == Kind.HELD and line.handover is not None:
        day = line.baton.look_again_on
        relay.take(
            actor=actor,
            handover=line.handover,
            look_again_on=day if day and day >= clock.day(at) else look_again_on,
            person=person,
            sender_keeps=Section.ALL,
            at=at,
        )
    elif line.kind == Kind.ROLE:
        around = Around.objects.select_related("case__lead", "case__coordination", "agency")
        cases.follow_around(
            actor=CLOCK,
            around=around.get(pk=line.item_id),
            agency=succession.new,
            ground=line.ground,
            ground_note=succession.contract,
            at=at,
        )
    else:
        plans.hand_promise(
            actor=CLOCK,
            promise=Promise.objects.select_related("agency", "plan__case").get(pk=line.item_id),
            person=person.name if person else "",
            agency=succession.new,
            at=at,
        )
    SuccessionLine.objects.filter(pk=line.pk).update(taken_at=at)


def _close(succession: Succession, at: datetime) -> int:
    """End the old contractor's parts; answers how many matters nobody has taken."""
    waiting = queries.untaken(succession, at)
    keeps = {one.baton_id for one in waiting}
    keeps |= set(succession.lines.exclude(kept_because="").values_list("baton_id", flat=True))
    gone = Around.objects.filter(agency=succession.old_id, until__isnull=True)
    for around in gone.exclude(case__lead__in=keeps).select_related("case__lead", "agency"):
        cases.leave_around(actor=CLOCK, around=around, reason=succession.contract[:200], at=at)
    for part in _open_parts(succession.old_id, keeps, at):
        if part.baton.closed_at is not None and part.source == "holder":
            relay.share(
                actor=CLOCK,
                baton=part.baton,
                agency=succession.commissioner,
                source=f"succession:{succession.pk}",
                sections=Section(part.sections),
                ground="commission_return",
                at=at,
            )
        relay.unshare(
            actor=CLOCK, baton=part.baton, agency=succession.old, source=part.source, at=at
        )
    meetings.pass_seats(actor=CLOCK, agency=succession.old, to=succession.new, besides=keeps, at=at)
    return len(waiting)


def _open_parts(agency_id: UUID, keeps: Collection[UUID], at: datetime) -> list[Part]:
    """All that the agency sees, of open matters and closed ones, but what it still carries."""
    batons = Baton.objects.exclude(pk__in=list(keeps)).values("pk")
    found = relay_queries.parts_of(batons, at).filter(agency=agency_id)
    return list(found.select_related("baton__holder"))

"""「会議に付議する」 and taking it back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tasuki.ground import clock
from tasuki.ground.errors import HouseError, WrongState
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import frames, kinds, policy, queries, rules
from tasuki.journey.meetings.models import AgendaItem, Because, Meeting
from tasuki.journey.meetings.services import _grounds, _parts
from tasuki.residents.consent import queries as consents
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Standing
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import deny, require
from tasuki.trust.audit import services as audit


@transaction.atomic
def bring(
    *,
    actor: Actor,
    meeting: Meeting,
    kind: str,
    item_id: UUID,
    at: datetime,
    reason: str = "",
    left_out: Sequence[UUID] = (),
    question: str = "",
) -> AgendaItem:
    """Put something before a meeting: from now on every agency at the table may read its papers."""
    one = kinds.kind(kind) if kinds.known(kind) else None
    waiting = one.one(actor, item_id, at) if one else None
    if one is None or waiting is None:
        require(deny("meetings.kind_unknown"))
        raise AssertionError
    baton = Baton.objects.select_related("holder").get(pk=waiting.baton_id)
    case = queries.case_of(baton)
    require(policy.can_bring(actor, baton, case.coordination if case else None, at))
    meeting = _parts.lock(meeting)
    require(rules.is_open(state=meeting.state, closed=meeting.closed_at is not None))
    agreed = one.consents(item_id).agreed
    require(rules.may_be_spoken_of(frames.table_of(meeting), agreed=agreed, reason=reason))
    persons = _require_left_out(baton, left_out, at)
    refused = _refused_among(baton, left_out)
    require(rules.members_willing(frames.table_of(meeting), refused=refused))
    _parts.keep_apart(meeting, batons=[baton.pk])
    item = _put_down(
        actor,
        meeting,
        at,
        kind=kind,
        item_id=item_id,
        baton=baton,
        brought_for_id=_brought_for(actor, baton, case),
        title=waiting.title,
        agreed=agreed,
        reason=reason,
        question=question,
        left_out=[str(one) for one in left_out],
        referrer=queries.referrer_of(case),
        **_ground(meeting, agreed),
    )
    _seat_the_near(meeting, item, case, at)
    _grounds.rule_for(actor, item, _grounds.others_at(item), at, persons=persons)
    _parts.open_baton(actor, meeting, baton, at)
    audit.record(
        actor=actor,
        action="meetings.brought",
        target=f"baton:{baton.pk}",
        at=at,
        agency_id=item.brought_for_id,
        basis=item.basis_article or meeting.basis,
        persons=persons,
        words=_parts.in_words(meeting, kind=kinds.label(kind), title=item.title, reason=reason),
    )
    return item


@transaction.atomic
def withdraw_item(*, actor: Actor, item: AgendaItem, at: datetime) -> None:
    """Take something off the agenda before the meeting has said anything of it."""
    require(policy.can_withdraw(actor, item))
    meeting = _parts.lock(item.meeting)
    require(rules.is_open(state=meeting.state, closed=meeting.closed_at is not None))
    item = AgendaItem.objects.select_related("baton", "baton__holder").get(pk=item.pk)
    if item.opinion:
        raise WrongState("meetings.decided_already")
    baton, kind, persons = item.baton, item.kind, _parts.persons_of(item)
    item.delete()
    if not meeting.items.filter(baton=baton).exists():
        _parts.close_to_seats(actor, meeting, at, batons=[baton])
    audit.record(
        actor=actor,
        action="meetings.item_withdrawn",
        target=f"baton:{baton.pk}",
        at=at,
        persons=persons,
        words=_parts.in_words(meeting, kind=kinds.label(kind)),
    )


def _brought_for(actor: Actor, baton: Baton, case: Case | None) -> UUID:
    """In whose name it is brought: as 主担当, as 調整役, else the actor's first agency."""
    holders = [baton.holder_id, *([case.coordination.holder_id] if case else [])]
    mine = [agency for agency in holders if agency in actor.agency_ids]
    return next(iter(mine or actor.agency_ids))


def _require_left_out(baton: Baton, left_out: Sequence[UUID], at: datetime) -> list[UUID]:
    """Answers whom the matter concerns; refuses to leave out strangers or the one it is about."""
    concerns = people.persons_of([baton.pk]).get(baton.pk, [])
    subject = next((str(one.person_id) for one in concerns if one.part == Standing.SUBJECT), "")
    require(
        rules.may_leave_out(
            left_out=[str(one) for one in left_out],
            members=[str(one.person_id) for one in concerns],
            subject=subject,
            tables=frames.tables_without_consent(clock.day(at)),
        )
    )
    return [one.person_id for one in concerns]


def _refused_among(baton: Baton, left_out: Sequence[UUID]) -> list[str]:
    """The names of members who said no, or took back their yes, and are not left out."""
    concerns = people.persons_of([baton.pk]).get(baton.pk, [])
    asked = [
        one.person
        for one in concerns
        if one.part == Standing.MEMBER and one.person_id not in left_out
    ]
    said = consents.said_of([one.pk for one in asked])
    return [people.display_name(one) for one in asked if said.get(one.pk) == "no"]


def _ground(meeting: Meeting, agreed: bool) -> dict[str, str]:
    """On what the sharing stands, with its article."""
    code = rules.ground_of(meeting.legal_types, agreed=agreed)
    if not code:
        return {}
    try:
        return {
            "basis": code,
            "basis_article": pack.current(clock.day(meeting.held_at)).ground(code).article,
        }
    except HouseError:
        return {"basis": code}


def _put_down(actor: Actor, meeting: Meeting, at: datetime, **facts: object) -> AgendaItem:
    try:
        with transaction.atomic():
            return AgendaItem.objects.create(
                created_at=at,
                meeting=meeting,
                position=meeting.items.count() + 1,
                brought_by_id=actor.staff_id,
                **facts,
            )
    except IntegrityError:
        raise WrongState("meetings.brought_already") from None


def _seat_the_near(meeting: Meeting, item: AgendaItem, case: Case | None, at: datetime) -> None:
    """Who referred sits by default (the town's word); who brings and who carries sits too."""
    body = frames.body_of(meeting)
    if body is not None and body.invite_referrer and item.referrer is not None:
        _parts.ensure_agency(meeting, at, Because.REFERRER, item.referrer)
    near = {item.brought_for_id}
    if case is not None and body is not None and body.members_by_case:
        near |= {case.lead.holder_id, case.coordination.holder_id}
    for agency in Agency.objects.filter(pk__in=near):
        _parts.ensure_agency(meeting, at, Because.ROLE, agency)

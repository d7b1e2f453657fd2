"""Plans on the agenda: what waits, what its paper says, and what the meeting's word does to it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from tasuki.ground import clock
from tasuki.journey.meetings.kinds import AgendaKind, ConsentFacts, PaperPart, Waiting
from tasuki.journey.meetings.models import AgendaItem, Seat
from tasuki.journey.plans import queries, services, sheet, words
from tasuki.journey.plans.models import OPEN_STATES, Consent, Plan, Promise, State
from tasuki.trust.access.actor import Actor

ANSWERS = {Consent.YES: "yes", Consent.NO: "no", Consent.NOT_ASKED: "unknown"}


def waiting(actor: Actor, at: datetime) -> Sequence[Waiting]:
    """Plans in writing that the actor may read."""
    found = queries.plans_for(actor, at).filter(
        state__in=OPEN_STATES, case__lead__closed_at__isnull=True
    )
    return [_waiting(plan) for plan in found.order_by("changed_at", "pk")[:50]]


def find(actor: Actor, item_id: UUID, at: datetime) -> Waiting | None:
    """One of them, or the plan in force: a meeting may look at that too (monitoring, evaluation)."""
    plan = (
        queries.plans_for(actor, at)
        .filter(pk=item_id, state__in=[*OPEN_STATES, State.DECIDED])
        .first()
    )
    return _waiting(plan) if plan else None


def _waiting(plan: Plan) -> Waiting:
    return Waiting(
        item_id=plan.pk,
        baton_id=plan.case.lead_id,
        title=str(words.TITLE) % {"number": plan.case.number, "version": plan.version_no},
        note=str(plan.get_state_display()),
        since=clock.day(plan.changed_at),
    )


def paper(item: AgendaItem, _seat: Seat | None) -> Sequence[PaperPart]:
    """The plan as the table reads it, the same for every seat. The goals are the household's; a row
    that is of one member alone says so, and stays out with them."""
    plan = queries.shown(_of(item))
    return [
        PaperPart(**sheet.goals_of(plan)),
        *_roles(plan),
        *(PaperPart(**part) for part in sheet.frame_of(plan)),
    ]


def _roles(plan: Plan) -> list[PaperPart]:
    """役割分担表: the household's rows first, then a table for each member who has rows."""
    by_person: dict[UUID | None, list[Promise]] = {None: []}
    rows = queries.shown_rows().filter(plan=plan)
    for promise in rows.select_related("agency", "about"):
        by_person.setdefault(promise.about_id, []).append(promise)
    return [
        PaperPart(
            title=f"{words.LABELS['roles']}：{sheet.about(rows[0])}",
            heads=sheet.role_heads(),
            rows=[sheet.role_row(one) for one in rows],
            persons=frozenset() if person is None else frozenset({person}),
        )
        for person, rows in by_person.items()
        if rows
    ]


def consents(item_id: UUID) -> ConsentFacts:
    """The person's answer to this plan; nobody's silence is a yes."""
    plan = Plan.objects.get(pk=item_id)
    return ConsentFacts(subject=ANSWERS[Consent(plan.consent)], how=plan.consent_how)


def decide(actor: Actor, item: AgendaItem, opinion: str, at: datetime) -> None:
    """What follows from the opinion, in the meeting's transaction."""
    services.take_opinion(actor=actor, plan=_of(item), item=item, opinion=opinion, at=at)


def _of(item: AgendaItem) -> Plan:
    return Plan.objects.select_related(
        "case__lead__holder", "case__household", "author", "agency", "decision"
    ).get(pk=item.item_id)


KIND = AgendaKind(
    code=queries.KIND,
    label=words.KIND,
    waiting=waiting,
    paper=paper,
    consents=consents,
    decide=decide,
    find=find,
    examined_as="plan",
    decided_as="appropriateness",
)


def nothing_waits(_actor: Actor, _at: datetime) -> Sequence[Waiting]:
    """A look at the plan in force goes where somebody brings it; it stands in no queue."""
    return ()


def find_in_force(actor: Actor, item_id: UUID, at: datetime) -> Waiting | None:
    """The plan in force."""
    plan = queries.plans_for(actor, at).filter(pk=item_id, state=State.DECIDED).first()
    return _waiting(plan) if plan else None


PROGRESS = AgendaKind(
    code=queries.PROGRESS,
    label=words.PROGRESS,
    waiting=nothing_waits,
    paper=paper,
    consents=consents,
    find=find_in_force,
    examined_as="monitoring",
    decided_as="monitoring",
)

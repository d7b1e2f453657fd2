"""Inner halves of writing a plan: what it says, put down, compared and kept. They do not ask."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from tasuki.ground import clock
from tasuki.ground.errors import Stale
from tasuki.journey.cases.models import Around, Case
from tasuki.journey.plans import queries, rules
from tasuki.journey.plans.models import Plan, Promise, Revision, State
from tasuki.residents.people.models import Concern
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require

TEXTS = ("in_own_words", "direction", "long_goal", "short_goal", "note")


def lock_case(case: Case) -> Case:
    """The case as it stands now; its row is the lock under which versions are counted."""
    return (
        Case.objects.select_for_update(of=("self",))
        .select_related("lead__holder", "coordination__holder", "household")
        .get(pk=case.pk)
    )


def lock_plan(plan: Plan) -> Plan:
    """The plan as it stands now, locked until the transaction ends (SQLite: the file is)."""
    return (
        Plan.objects.select_for_update(of=("self",))
        .select_related("case__lead__holder", "case__coordination__holder", "changed_by")
        .get(pk=plan.pk)
    )


def require_content(
    case: Case, content: Mapping[str, Any], rows: Sequence[rules.Row], at: datetime
) -> None:
    """What is written can stand: texts, dates, the person's answer, the 役割分担表."""
    require(rules.texts_fit({name: str(content.get(name, "")) for name in TEXTS}))
    require(
        rules.dates_in_order(starts_on=content.get("starts_on"), ends_on=content.get("ends_on"))
    )
    require(
        rules.consent_stands(
            consent=content.get("consent", rules.NOT_ASKED),
            on=content.get("consent_on"),
            how=content.get("consent_how", ""),
            today=clock.day(at),
        )
    )
    offered = {agency.pk for agency in queries.agencies_around(case)}
    members = queries.members_of(case)
    require(rules.rows_stand(rows, offered=offered, members=members))


def new_plan(
    case: Case, content: Mapping[str, Any], rows: Sequence[rules.Row], actor: Actor, at: datetime
) -> Plan:
    """Put down the next version."""
    last = Plan.objects.filter(case=case).order_by("-version_no").first()
    said = {name: content[name] for name in queries.FIELDS if name in content}
    plan = Plan.objects.create(
        created_at=at,
        case=case,
        version_no=(last.version_no if last else 0) + 1,
        state=State.DRAFT,
        author_id=who(actor),
        agency_id=acting_agency(actor, case),
        changed_by_id=who(actor),
        changed_at=at,
        **said,
    )
    put_rows(plan, rows, at)
    return plan


def put_rows(plan: Plan, rows: Sequence[rules.Row], at: datetime) -> None:
    """Write the 役割分担表; a row keeps its key as long as it keeps its place."""
    standing = {promise.order: promise for promise in plan.promises.all()}
    for order, row in enumerate(rows, start=1):
        promise = standing.pop(order, None) or Promise(created_at=at, plan=plan, order=order)
        promise.issue, promise.what = row.issue, row.what
        promise.about_id = UUID(str(row.about)) if row.about else None
        promise.agency_id = UUID(str(row.agency))
        promise.staff, promise.frequency = row.staff, row.frequency
        promise.kind, promise.due_on = row.kind, row.due_on
        promise.save()
    for promise in standing.values():
        promise.delete()


def rows_of(plan: Plan) -> list[rules.Row]:
    """The 役割分担表 as it stands."""
    return [
        rules.Row(
            issue=one.issue,
            agency=one.agency_id,
            what=one.what,
            staff=one.staff,
            frequency=one.frequency,
            kind=one.kind,
            due_on=one.due_on,
            about=one.about_id,
        )
        for one in plan.promises.all()
    ]


def require_fresh(plan: Plan, version: int) -> None:
    """Nobody saved since the writer opened the page.

    Raises:
        Stale: somebody did; `theirs` is what now stands, by the names of the form.
    """
    if plan.lock != version:
        raise Stale(
            "plans.stale",
            theirs=queries.as_form(plan),
            who=plan.changed_by.name,
            at=plan.changed_at,
        )


def keep_revision(plan: Plan, at: datetime) -> None:
    """Keep what stands before it is written over."""
    said = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in queries.as_form(plan).items()
    }
    Revision.objects.create(
        created_at=at, plan=plan, lock=plan.lock, content=said, author_id=plan.changed_by_id
    )


def count_save(plan: Plan, actor: Actor, at: datetime) -> None:
    """Who saved, when, and that it was saved once more."""
    plan.lock += 1
    plan.changed_by_id = who(actor)
    plan.changed_at = at


def acting_agency(actor: Actor, case: Case) -> UUID:
    """For which of their agencies somebody with several works on this case."""
    near = [case.lead.holder_id, case.coordination.holder_id]
    near += Around.objects.filter(case=case, until__isnull=True).values_list("agency_id", flat=True)
    mine = next((pk for pk in near if pk in actor.agency_ids), actor.agency_id)
    return cast(UUID, mine)  # who works on matters has an agency


def persons_of(case: Case) -> list[UUID]:
    """Whom the case concerns, for the record's line."""
    return list(Concern.objects.filter(baton=case.lead_id).values_list("person_id", flat=True))


def who(actor: Actor) -> UUID:
    """The person who writes; the clock writes no plan."""
    return cast(UUID, actor.staff_id)

"""Reads of 通告・通報. What hands out content of persons notes the look."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from tasuki.ground import addresses, clock, sealing
from tasuki.ground.prepared import Prepared
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.journey.safeguarding import laws, policy, rules, words
from tasuki.journey.safeguarding.models import Reply, Report
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Person
from tasuki.town.municipality import pack
from tasuki.town.relay import matters
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

MATTER = "report"
ON_DESK = 20
PAGE = 50


def reports_for(actor: Actor, at: datetime) -> QuerySet[Report]:
    """The reports of the actor's agencies; another agency never opens one."""
    return Report.objects.filter(relay.opened_to(actor, at)).select_related(
        "agency", "baton__holder", "subject", "begun_by", "completed_by", "decided_not_by"
    )


def look_at(report: Report) -> None:
    """Note that the report is being shown."""
    if report.subject_id is not None:
        look([report.subject_id])


def matter_for(actor: Actor, baton_id: UUID, at: datetime) -> Baton | None:
    """The matter from which somebody begins a report, if its records reach them."""
    found = Baton.objects.filter(pk=baton_id).exclude(matter=MATTER).first()
    if found is None or not policy.can_begin(actor, found, at):
        return None
    return found


def concerned(actor: Actor, matter: Baton | None, at: datetime) -> list[Person]:
    """Whom the matter concerns, for who was told their names."""
    if matter is None or matter.pk not in relay.named_to(actor, [matter.pk], at):
        return []
    return [one.person for one in people.persons_of([matter.pk]).get(matter.pk, [])]


def about(report: Report) -> str:
    """Whom the report is about: the person's name, else the free words."""
    if report.subject is not None:
        name = people.display_name(report.subject)
        return f"{name}　{report.about}" if report.about else name
    return report.about


def title(report: Report) -> str:
    """What a row or a heading calls it."""
    return str(words.TITLE) % {"about": about(report) or words.NOBODY_YET}


def stage_of(report: Report) -> rules.Stage:
    """Where it stands; asks nothing more when the replies are fetched."""
    return rules.stage(
        told=report.completed_at is not None,
        answered=bool(report.replies.all()),
        decided_not=report.decided_not_at is not None,
        called_off=report.called_off_at is not None,
    )


def laws_of(report: Report) -> tuple[laws.Law, ...]:
    """The laws that speak to what the report says."""
    return laws.asked(whom=report.whom, by=report.by, danger=report.danger, medical=report.medical)


class InLaw(TypedDict):
    """What a receiver is in law."""

    body: str
    protects: Collection[str]


def receiver_in_law(report: Report, at: datetime) -> InLaw:
    """What the chosen receiver is in law; nothing when it is not one of the pack."""
    for one in pack.current(clock.day(at)).receivers:
        if one.code == report.receiver:
            return {"body": one.body, "protects": one.protects}
    return {"body": "", "protects": ()}


def reporter_in_clear(report: Report) -> str:
    """The sealed name; "" when there is none. For the services that have asked who may know it."""
    if report.reporter is None:
        return ""
    return sealing.unseal(report.reporter, f"safeguarding.report:{report.pk}").decode()


def writer_name(report: Report) -> str:
    """Who wrote it; for who may know it."""
    return (report.completed_by or report.begun_by).name


# --- the telephones -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A receiver on the page: whether the law names it for this, and whose number stands in."""

    receiver: pack.Receiver
    by_law: bool
    instead: pack.Receiver | None


def lines(found: Sequence[laws.Law], at: datetime, *, urgent: bool = False) -> list[Line]:
    """Whom to ring: those whom the laws name, who has a number first; who takes emergencies last, or
    before all when it is one. All, without a law."""
    every = [one for one in pack.current(clock.day(at)).receivers if not one.retired]
    by_code = {one.code: one for one in every}
    rows = []
    for one in every:
        named = laws.takes(found, body=one.body, protects=one.protects)
        if named or one.urgent or not found:
            instead = by_code.get(one.instead) if not one.tel else None
            rows.append(Line(one, named, instead))
    last = not urgent
    return sorted(
        rows,
        key=lambda row: (row.receiver.urgent is last, not row.by_law, not row.receiver.tel),
    )


# --- beside a matter ----------------------------------------------------------------------------


def beside(actor: Actor, baton_ids: Iterable[UUID], at: datetime) -> list[Report]:
    """What was reported beside these matters. The caller has asked for their records.

    Other agencies learn of what was told, unless it is kept from them: the suspected person, or
    somebody near them, may work there.
    """
    return _BESIDE(
        agencies=actor.agency_ids, staff=actor.staff_id, batons=sorted(set(baton_ids)), at=at
    )


def _beside(
    agencies: list[UUID], staff: UUID, batons: list[UUID], at: datetime
) -> QuerySet[Report]:
    own = Q(Exists(relay.open_to(agencies, staff, at).filter(baton=OuterRef("baton_id"))))
    told = Q(completed_at__isnull=False, secret=False)
    found = Report.objects.filter(own | told, matter__in=batons, called_off_at__isnull=True)
    return (
        found.defer("reporter", "seen", "said")
        .select_related("baton")
        .prefetch_related(Prefetch("replies", Reply.objects.order_by("created_at", "pk")))
        .order_by("-begun_at", "-pk")[:ON_DESK]
    )


_BESIDE = Prepared(_beside)


# --- the desk and the list ----------------------------------------------------------------------


def owned() -> QuerySet[Report, UUID]:
    """The batons that are reports'."""
    return Report.objects.values_list("baton_id", flat=True)


def _rows(batons: Collection[UUID]) -> list[Report]:
    found = Report.objects.filter(baton__in=list(batons)).select_related("subject", "baton")
    found = found.defer("reporter", "seen", "said", "next_step").prefetch_related("replies")
    rows = list(found)
    look({one.subject_id for one in rows if one.subject_id is not None})
    return rows


def describe(baton_ids: Iterable[UUID], actor: Actor, at: datetime) -> dict[UUID, matters.Card]:
    """Cards for the desk and the log. Only the agency's own: `reports_for` is asked by the part."""
    del actor, at
    return {
        one.baton_id: matters.Card(
            number="", title=title(one), url=address(one), record=f"{MATTER}:{one.pk}"
        )
        for one in _rows(list(baton_ids))
    }


def address(report: Report) -> str:
    """The report's page."""
    return addresses.of("safeguarding:show", report.pk)


def desk_rows(actor: Actor, at: datetime, held: Sequence[Baton]) -> dict[str, list[DeskRow]]:
    """Begun and not written, and told and not answered: due on their day, stalled after it."""
    lists: dict[str, list[DeskRow]] = {"due": [], "sent": [], "stalled": []}
    if not actor.works:
        return lists
    batons = {one.pk: one for one in held if one.matter == MATTER}
    if not batons:
        return lists
    today = clock.day(at)
    for report in _rows(batons):
        on = batons[report.baton_id].look_again_on or today
        key = "stalled" if on < today else "due" if on == today else "sent"
        lists[key].append(_row(report, on, key))
    return lists


def _row(report: Report, on: Any, key: str) -> DeskRow:
    stage = stage_of(report)
    calling = stage is rules.Stage.CALLING
    act = "safeguarding:write" if calling else "safeguarding:answer"
    return DeskRow(
        record=f"{MATTER}:{report.pk}",
        title=title(report),
        url=address(report),
        note=report.receiver_name,
        mark=words.stage(stage),
        tone="late" if calling or key == "stalled" else "wait",
        on=on,
        on_label=str(words.LOOK_ON),
        action=Action(
            addresses.of(act, report.pk),
            str(words.WRITE if calling else words.ANSWER),
            "pencil" if calling else "message",
        ),
    )


def listed(
    actor: Actor,
    at: datetime,
    *,
    closed: bool = False,
    before: tuple[datetime, UUID] | None = None,
) -> tuple[list[Report], tuple[datetime, UUID] | None]:
    """A page of the agency's reports, newest first, and where the next one begins."""
    page = relay.listed(actor, MATTER, at, closed=closed, before=before, limit=PAGE)
    by_baton = {one.baton_id: one for one in _rows([row.baton_id for row in page])}
    more = (page[-1].sort_key, page[-1].baton_id) if len(page) == PAGE else None
    return [by_baton[row.baton_id] for row in page if row.baton_id in by_baton], more

"""Reads of rounds. The list is made of what is open to the reader now; nothing of it is stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from tasuki.ground import clock
from tasuki.journey.cases import queries as cases
from tasuki.journey.cases.models import Assessment, Case
from tasuki.journey.intake import queries as intake
from tasuki.journey.intake.models import Consultation, Progress
from tasuki.journey.rollcall import policy, rules, words
from tasuki.journey.rollcall.models import Check, Round
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern, Person, Standing
from tasuki.town.municipality import pack
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import Actor

MOST = 500


@dataclass(frozen=True, slots=True)
class Line:
    """One person on the list."""

    person_id: UUID
    baton_id: UUID
    area: str
    name: str
    address: str
    phone: str
    carer: str
    needs: str
    last: datetime | None
    checked: Check | None = None


def rounds_for(actor: Actor) -> QuerySet[Round]:
    """The rounds of the actor's agencies, the newest first."""
    found = Round.objects.filter(policy.visible_to(actor))
    return found.select_related("agency", "begun_by", "ended_by").order_by("-begun_at", "-id")


def lines_of(actor: Actor, one: Round, at: datetime) -> list[Line]:
    """Everybody in the open matters of the round's agency that are open to the reader, once each."""
    opened = list(
        cases.cases_for(actor, at, Section.ASSESSMENT).filter(
            cases.near(one.agency_id), lead__closed_at__isnull=True
        )[:MOST]
    )
    received = list(
        intake.consultations_for(actor, at, Section.INTAKE).filter(
            baton__holder=one.agency_id, baton__closed_at__isnull=True
        )[:MOST]
    )
    checks = {one.person_id: one for one in one.checks.select_related("by")}
    found = {line.person_id: line for line in _of_consultations(actor, received, checks, at)}
    found |= {line.person_id: line for line in _of_cases(actor, opened, checks, at)}
    return sorted(found.values(), key=lambda line: (line.area, line.name, line.person_id))


def _of_cases(
    actor: Actor, opened: list[Case], checks: dict[UUID, Check], at: datetime
) -> Iterable[Line]:
    concerns = people.persons_of([case.lead_id for case in opened])
    last = _last_by([case.lead_id for case in opened])
    traits: dict[UUID, list[str]] = {
        person: chosen
        for person, chosen in Assessment.objects.filter(
            case__in=[case.pk for case in opened], person__isnull=False
        ).values_list("person_id", "traits")
        if person is not None
    }
    areas = dict(
        Consultation.objects.filter(
            pk__in=[case.origin.consultation_id for case in opened]
        ).values_list("pk", "area")
    )
    town = pack.current(clock.day(at))
    eyes = relay.sections_of(actor, [pk for case in opened for pk in _batons(case)], at)
    for case in opened:
        sections = eyes.get(case.lead_id, Section(0)) | eyes.get(case.coordination_id, Section(0))
        for concern in _people(concerns.get(case.lead_id, [])):
            yield _line(
                concern.person,
                case.lead,
                area=areas.get(case.origin.consultation_id, ""),
                needs="、".join(
                    town.labels(
                        "traits",
                        cases.open_traits(sections, traits.get(concern.person_id, []), town),
                    )
                ),
                last=last.get(case.lead_id),
                check=checks.get(concern.person_id),
            )


def _batons(case: Case) -> tuple[UUID, UUID]:
    return case.lead_id, case.coordination_id


def _of_consultations(
    actor: Actor, received: list[Consultation], checks: dict[UUID, Check], at: datetime
) -> Iterable[Line]:
    nameless = intake.unnamed(received, actor, at)
    told = [one for one in received if one.baton_id not in nameless]
    last = _last_by([one.baton_id for one in told])
    people.shown([one.subject for one in told])
    town = pack.current(clock.day(at))
    for one in told:
        hidden = intake.untold(actor, one)
        yield _line(
            one.subject,
            one.baton,
            area=one.area,
            needs="" if "topics" in hidden else "、".join(town.labels("topics", one.topics)),
            last=last.get(one.baton_id),
            check=checks.get(one.subject_id),
            hidden=hidden,
        )


def _people(concerns: Iterable[Concern]) -> list[Concern]:
    return [one for one in concerns if one.part != Standing.VISITOR]


def _line(
    person: Person,
    baton: Baton,
    *,
    area: str,
    needs: str,
    last: datetime | None,
    check: Check | None,
    hidden: Iterable[str] = (),
) -> Line:
    carer = "　".join(one for one in (baton.holder.name, _worker(baton)) if one)
    return Line(
        person_id=person.pk,
        baton_id=baton.pk,
        area=area,
        name=people.display_name(person),
        address=_kept("address", hidden) or people.contact(person, "address"),
        phone=_kept("phone", hidden) or people.contact(person, "phone", "phone2"),
        carer=carer,
        needs=needs,
        last=last,
        checked=check,
    )


def _kept(name: str, hidden: Iterable[str]) -> str:
    return str(words.NOT_TOLD) if name in hidden else ""


def _worker(baton: Baton) -> str:
    return baton.person.name if baton.person is not None else ""


def _last_by(batons: list[UUID]) -> dict[UUID, datetime]:
    """When somebody was last in touch, also before the matter became a case."""
    origins = dict(Baton.objects.filter(pk__in=batons).values_list("pk", "origin_id"))
    keys = [*batons, *(one for one in origins.values() if one is not None)]
    last = dict(
        Progress.objects.filter(baton__in=keys, corrected_by__isnull=True)
        .values_list("baton_id")
        .annotate(last=Max("at"))
    )
    found: dict[UUID, datetime] = {}
    for baton in batons:
        moments = [last[one] for one in (baton, origins.get(baton)) if one in last]
        if moments:
            found[baton] = max(moments)
    return found


def by_area(lines: list[Line]) -> list[tuple[str, list[Line]]]:
    """The list by 地区."""
    return rules.by_area(lines, nowhere=str(words.NO_AREA))


def look_facts(one: Round, lines: list[Line]) -> dict[str, Any]:
    """How far the round has come."""
    checked = sum(1 for line in lines if line.checked is not None)
    return {"round": one, "checked": checked, "left": len(lines) - checked, "count": len(lines)}

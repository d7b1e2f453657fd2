"""Reads of needs. A count names nobody; the matters behind it are those open to the reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef

from tasuki.ground import clock, wareki
from tasuki.journey.intake import queries as intake
from tasuki.journey.intake.models import Consultation
from tasuki.journey.needs import rules
from tasuki.journey.needs.models import Need
from tasuki.town.municipality import pack
from tasuki.town.municipality.pack import Project
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look


def not_there(on: date) -> list[Project]:
    """The projects the town does not run in that 年度, in its own order."""
    town, year = pack.current(on), clock.fiscal_year(on)
    projects = {one.code: one for one in town.in_order()}
    statuses = {code: town.status_of(code, year) for code in projects}
    return [projects[code] for code in rules.wanted(statuses)]


def wanted_for(consultation: Consultation, on: date) -> list[Need]:
    """What was needed in this matter in that 年度; the caller has asked who may read."""
    found = Need.objects.filter(consultation=consultation, fiscal_year=clock.fiscal_year(on))
    return list(found.select_related("agency"))


def name_of(project: str) -> str:
    """The town's name of a project; a code that its pack knows no more stays a code."""
    known = {one.code: one.name for one in pack.current().projects}
    return known.get(project, project)


@dataclass(frozen=True, slots=True)
class Row:
    """必要とされた数 of one project in one 年度."""

    project: str
    name: str
    fiscal_year: int
    year: str
    status: str
    count: int


def counts() -> list[Row]:
    """For each 年度, the newest first, each project that was needed or is not there yet."""
    today = clock.day(clock.now())
    town = pack.current(today)
    found: dict[tuple[int, str], int] = {
        (year, project): number
        for year, project, number in Need.objects.values_list("fiscal_year", "project")
        .annotate(number=Count("consultation", distinct=True))
        .order_by("-fiscal_year")
    }
    for project in not_there(today):
        found.setdefault((clock.fiscal_year(today), project.code), 0)
    order = [one.code for one in town.in_order()]
    keys = sorted(found, key=lambda key: (-key[0], order.index(key[1]) if key[1] in order else 99))
    return [_row(town, year, project, found[year, project]) for year, project in keys]


def _row(town: pack.Pack, year: int, project: str, count: int) -> Row:
    return Row(
        project=project,
        name=name_of(project),
        fiscal_year=year,
        year=wareki.fiscal_year_name(year),
        status=town.label("project_statuses", town.status_of(project, year)),
        count=count,
    )


def behind(actor: Actor, project: str, year: int, at: datetime) -> Sequence[tuple[Need, Any]]:
    """The matters in which it was needed that are open to the actor, each with its title."""
    open_to = intake.consultations_for(actor, at, Section.INTAKE)
    needs = list(
        Need.objects.filter(
            Exists(open_to.filter(pk=OuterRef("consultation_id"))),
            project=project,
            fiscal_year=year,
        ).select_related("agency")
    )
    there = {one.pk: one for one in open_to.filter(pk__in=[need.consultation_id for need in needs])}
    look([one.subject_id for one in there.values()])
    return [
        (
            need,
            {
                "title": intake.title_for(actor, there[need.consultation_id], at),
                "number": there[need.consultation_id].number,
                "url": intake.address(there[need.consultation_id]),
            },
        )
        for need in needs
        if need.consultation_id in there
    ]

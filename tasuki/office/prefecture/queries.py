"""Reading where the municipalities stand. Whoever may not look is answered as if nothing was there."""

import json
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from tasuki.office.prefecture import policy
from tasuki.office.prefecture.models import Municipality, Phase, Support, Survey, Visit
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import Actor

VISITS_SHOWN = 20
# A quarter of a fiscal year as months, first and last.
QUARTERS = {1: (4, 6), 2: (7, 9), 3: (10, 12), 4: (1, 3)}


@lru_cache(maxsize=8)
def drawing(folder: Path) -> dict[str, Any]:
    """The map of a pack, or an empty one. Attribution stands in `source`."""
    path = folder / "map.json"
    if not path.exists():
        return {"towns": [], "width": 0, "height": 0, "source": ""}
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


def map_of_the_pack() -> dict[str, Any]:
    """The open body's map."""
    return drawing(Path(settings.PACKS_DIR) / pack.current().code)


def printed_schedule() -> list[dict[str, Any]]:
    """The yearly schedule as the pack tells it. Where a source gives quarters alone, the months are
    those of the quarters."""
    items = []
    for one in sorted(pack.current().supports, key=lambda one: one.order):
        first, last = one.month_from, one.month_until
        if one.all_year:
            first, last = 4, 3
        elif first is None and one.quarters:
            first, last = QUARTERS[one.quarters[0]][0], QUARTERS[one.quarters[-1]][1]
        items.append(
            {
                "fiscal_year": one.fiscal_year,
                "track": one.track,
                "number": unicodedata.digit(one.number, None) if len(one.number) == 1 else None,
                "title": one.title,
                "month_from": first or 4,
                "month_to": last or first or 3,
                "content": one.content,
                "participants": one.participants,
                "note": one.note,
            }
        )
    return items


def printed_years() -> frozenset[int]:
    """The years whose schedule a source prints."""
    return frozenset(one.fiscal_year for one in pack.current().supports)


def municipalities_for(actor: Actor) -> QuerySet[Municipality]:
    """All municipalities, or none."""
    every = Municipality.objects.all()
    return every if policy.can_view(actor) else every.none()


def supports_for(actor: Actor) -> QuerySet[Support]:
    """The schedule, or nothing."""
    every = Support.objects.all()
    return every if policy.can_view(actor) else every.none()


def surveys_for(actor: Actor) -> QuerySet[Survey]:
    """The surveys, or none."""
    every = Survey.objects.all()
    return every if policy.can_view(actor) else every.none()


def phases_in(fiscal_year: int) -> dict[str, str]:
    """Where each municipality stands in a year: {code: phase}. Who is missing is unknown."""
    known = Phase.objects.filter(fiscal_year=fiscal_year)
    return dict(known.values_list("municipality__code", "phase"))


def years_known() -> list[int]:
    """The years of which anything is known."""
    found = Phase.objects.order_by("fiscal_year").values_list("fiscal_year", flat=True)
    return list(found.distinct())


def table(years: list[int]) -> dict[int, Counter[str]]:
    """How many municipalities stand where, by year; "" counts those of which nothing is known."""
    whole = Municipality.objects.count()
    counted: dict[int, Counter[str]] = {year: Counter() for year in years}
    rows = Phase.objects.filter(fiscal_year__in=years).values_list("fiscal_year", "phase")
    for year, phase in rows:
        counted[year][phase] += 1
    for counts in counted.values():
        counts[""] = whole - counts.total()
    return counted


@dataclass(frozen=True)
class Revision:
    """One year of plan revisions: how many a source prints, and who is known by name."""

    fiscal_year: int
    printed: int | None
    names: list[str]


def revisions(printed: dict[int, int]) -> list[Revision]:
    """The years of plan revision; the printed figure stands beside the names, never instead."""
    named: dict[int, list[str]] = {}
    known = Municipality.objects.filter(revision_year__isnull=False)
    for year, name in known.values_list("revision_year", "name"):
        if year is not None:
            named.setdefault(year, []).append(name)
    years = sorted({*printed, *named})
    return [Revision(year, printed.get(year), named.get(year, [])) for year in years]


def unknown_revision() -> int:
    """Of how many municipalities nobody has noted the year."""
    return Municipality.objects.filter(revision_year__isnull=True).count()


def schedule(actor: Actor, fiscal_year: int) -> list[Support]:
    """The year's items in the order of the plan."""
    return list(supports_for(actor).filter(fiscal_year=fiscal_year))


def schedule_years(actor: Actor) -> list[int]:
    """The years that have a schedule, newest first."""
    found = supports_for(actor).order_by("-fiscal_year").values_list("fiscal_year", flat=True)
    return list(found.distinct())


def visits_of(municipality: Municipality) -> list[Visit]:
    """The newest visits."""
    return list(municipality.visits.select_related("author")[:VISITS_SHOWN])


def visits_due(actor: Actor, on: date) -> list[Visit]:
    """Whom to visit again, nearest day first, past days too; a later visit settles it."""
    if not policy.can_view(actor):
        return []
    newest: dict[str, Visit] = {}
    for visit in Visit.objects.select_related("municipality").order_by("visited_on", "id"):
        newest[visit.municipality.code] = visit
    due = [one for one in newest.values() if one.next_on is not None]
    return sorted(due, key=lambda one: one.next_on or on)


def waiting(survey: Survey) -> list[Municipality]:
    """Who has not answered."""
    answered = survey.answers.values("municipality")
    return list(Municipality.objects.exclude(pk__in=answered))

"""What the pages put side by side: the map, the years, the schedule by months."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from tasuki.ground import wareki
from tasuki.office.prefecture import queries, words
from tasuki.office.prefecture.models import Municipality, PhaseCode, Support, Track
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import Actor

MONTHS = (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)
YEARS_SHOWN = 6
FIRST_MARK = 0x2460  # ①


@dataclass(frozen=True)
class Piece:
    """A municipality on the map: its outline, where its name stands, its phase in words."""

    code: str
    name: str
    path: str
    x: int
    y: int
    phase: str
    phase_label: str
    url: str


def label(phase: str) -> str:
    """検討中 / … / 不明."""
    return str(PhaseCode(phase).label) if phase else str(words.UNKNOWN)


def _pieces(towns: list[Municipality], phases: dict[str, str]) -> list[Piece]:
    drawn = {one["code"]: one for one in queries.map_of_the_pack()["towns"]}
    return [
        Piece(
            code=town.code,
            name=town.name,
            path=drawn[town.code]["d"],
            x=drawn[town.code]["x"],
            y=drawn[town.code]["y"],
            phase=phases.get(town.code, ""),
            phase_label=label(phases.get(town.code, "")),
            url=reverse("prefecture:municipality", args=[town.pk]),
        )
        for town in towns
        if town.code in drawn
    ]


def _counts(year: int) -> list[dict[str, Any]]:
    """A row a year: how many municipalities stand where, unknown ones too."""
    years = [*range(year - YEARS_SHOWN + 1, year + 1)]
    counted = queries.table(years)
    order = [*PhaseCode.values, ""]
    return [
        {
            "year": one,
            "name": wareki.fiscal_year_name(one),
            "cells": [(label(phase), counted[one][phase]) for phase in order],
        }
        for one in years
    ]


def overview(actor: Actor, year: int, today: date) -> dict[str, Any]:
    """市町村のいま."""
    towns = list(queries.municipalities_for(actor))
    phases = queries.phases_in(year)
    printed = pack.current()
    return {
        "year": year,
        "year_name": wareki.fiscal_year_name(year),
        "aim": printed.programme.aim,
        "pieces": _pieces(towns, phases),
        "map": queries.map_of_the_pack(),
        "towns": [
            (town, phases.get(town.code, ""), label(phases.get(town.code, ""))) for town in towns
        ],
        "phase_labels": [*PhaseCode.labels, str(words.UNKNOWN)],
        "counts": _counts(year),
        "revisions": queries.revisions(
            {one.fiscal_year: one.count for one in printed.revisions if one.count is not None}
        ),
        "revision_notes": [one.note for one in printed.revisions if one.note],
        "unknown_revision": queries.unknown_revision(),
        "whole": len(towns),
        "cohorts": cohorts(printed),
        "figures": printed.figures,
        "lineages": sorted(printed.lineages, key=lambda one: one.order),
        "also": [(one.fiscal_year, [*one.also, one.text]) for one in printed.revisions],
        "due": queries.visits_due(actor, today),
        "today": today,
    }


def cohorts(printed: pack.Pack) -> list[dict[str, Any]]:
    """The groups as printed, each with the groups that are parts of it."""
    rows = sorted(printed.cohorts, key=lambda one: one.order)
    return [_cohort(one, rows) for one in rows if one.part_of is None]


def _cohort(one: Any, rows: list[Any]) -> dict[str, Any]:
    town = pack.current()
    return {
        "code": one.code,
        "parts": [_cohort(part, rows) for part in rows if part.part_of == one.code],
        "label": one.label,
        "count": one.count,
        "note": one.note,
        "question": one.question,
        "phases": [
            (
                wareki.fiscal_year_name(phase.fiscal_year),
                phase.text or town.label("project_statuses", phase.status),
            )
            for phase in one.phases
        ],
    }


@dataclass(frozen=True)
class Line:
    """An item of the schedule as a bar over the months: left end and width, ten units a month."""

    support: Support
    left: int
    wide: int
    months: str
    mark: str


def _mark(number: int | None) -> str:
    """① for 1, as the plans of offices number their items; plain beyond ⑳."""
    if not number:
        return ""
    return chr(FIRST_MARK + number - 1) if number <= 20 else str(number)


def tracks(items: list[Support]) -> list[tuple[str, list[Line]]]:
    """The items by track, each with its place under the months."""
    found: dict[str, list[Line]] = {track: [] for track in Track.values}
    for one in items:
        first, last = one.place
        whole = (first, last) == (0, 11)
        months = (
            str(words.ALL_YEAR)
            if whole
            else str(words.MONTH) % {"month": one.month_from}
            if first == last
            else str(words.MONTHS) % {"first": one.month_from, "last": one.month_to}
        )
        found[one.track].append(
            Line(one, first * 10, (last - first + 1) * 10, months, _mark(one.number))
        )
    return [(str(Track(track).label), lines) for track, lines in found.items() if lines]

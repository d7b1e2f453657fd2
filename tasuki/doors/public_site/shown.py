"""The pack as pages read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tasuki.doors.public_site import words
from tasuki.ground import wareki
from tasuki.town.municipality import pack as packs
from tasuki.town.municipality.pack import Day

PUBLIC_STATUSES = ("status", "text")


@dataclass(frozen=True)
class YearShown:
    """What the town says of a project from one 年度 on, or what was chosen for the demo alone."""

    year: int
    status: str
    ends: bool
    chosen: bool


@dataclass(frozen=True)
class ProjectShown:
    """One of the five projects as the town tells it, and how it stands this year."""

    project: Any
    status: str
    status_text: str
    offered: bool
    chosen: bool
    contractor: str
    contracts: list[str]
    lines: list[dict[str, Any]]
    years: list["YearShown"]


def _agency(pack: packs.Pack, code: str | None) -> str:
    if not code:
        return ""
    found = next((one for one in pack.agencies if one.code == code), None)
    return found.name if found else code


def _names(pack: packs.Pack, codes: Iterable[str]) -> list[str]:
    return [_agency(pack, code) for code in codes]


def projects(pack: packs.Pack, year: int) -> list[ProjectShown]:
    """In the town's own order."""
    found = []
    for one in pack.in_order():
        row = pack.status_row(one.code, year)
        code = pack.status_of(one.code, year)
        rows = sorted(
            (row for row in pack.statuses if row.project == one.code),
            key=lambda row: row.since_fiscal_year,
        )
        found.append(
            ProjectShown(
                project=one,
                status=pack.label("project_statuses", code) if code else str(words.NOT_KNOWN),
                status_text=row.text if row else "",
                offered=pack.offered(one.code, year),
                chosen=bool(row and "status" in row.demo_choice),
                contractor=_agency(pack, one.contractor),
                contracts=_contracts(pack, one.contractor),
                lines=[_line(pack, line) for line in pack.lines_of(one.code)],
                years=[
                    YearShown(
                        row.since_fiscal_year,
                        pack.label("project_statuses", row.status),
                        ends=row.until_fiscal_year == row.since_fiscal_year,
                        chosen="status" in row.demo_choice,
                    )
                    for row in rows
                ],
            )
        )
    return found


def _contracts(pack: packs.Pack, code: str | None) -> list[str]:
    found = next((one for one in pack.agencies if one.code == code and one.is_contractor), None)
    names = {one.code: one.name for one in pack.projects}
    return [names.get(one, one) for one in found.contracts] if found else []


def posts(pack: packs.Pack) -> list[dict[str, Any]]:
    """相談支援包括化推進員 and others: who they are by post, and in which capacity they sit where."""
    names = {one.code: one.name for one in pack.meetings}
    return [
        {
            "post": one,
            "agency": _agency(pack, one.agency)
            or one.employer
            or (str(words.NO_EMPLOYER) if "agency" in one.unknown else ""),
            "employer": "" if one.employer in _agency(pack, one.agency) else one.employer,
            "role": pack.word("coordinator") if len(one.label) == 1 else "",
            "seats": [
                f"{names.get(seat.meeting, seat.meeting)}：{seat.relation}"
                + (f"（{seat.capacity}）" if seat.capacity else "")
                for seat in one.seats
            ],
        }
        for one in sorted(pack.posts, key=lambda one: one.order)
    ]


def _line(pack: packs.Pack, line: Any) -> dict[str, Any]:
    base = next((one.label for one in pack.base_types if one.code == line.type), "")
    return {
        "line": line,
        "types": [one for one in (base, *line.sub_types) if one],
        "staffing": [
            str(words.STAFF) % {"name": one.label, "n": one.count} for one in line.staffing
        ],
        "departments": _names(pack, line.departments),
        "operators": _names(pack, line.operators)
        or ([str(words.NO_BASE)] if "operators" in line.unknown else []),
        # A project that is only considered has no 課 and no place yet: printed as a dash.
        "not_yet": line.status == "considering",
        "law": line.law or (str(words.NO_LAW) if "law" in line.unknown else ""),
        "note": line.note or (str(words.CUT_OFF) if _is_cut_off(line) else ""),
    }


def _is_cut_off(line: Any) -> bool:
    """Something is printed, and nobody knows whether it is the whole name."""
    return bool(line.local_project) and "local_project" in line.unknown


def day(text: str) -> str:
    """A day of the pack as residents read it; a month, or words, as they are printed."""
    try:
        return wareki.show(date.fromisoformat(text))
    except ValueError:
        return text


def meetings(pack: packs.Pack, year: int) -> dict[str, list[dict[str, Any]]]:
    """The bodies that sit this year, and those that are to come."""
    return {
        "standing": [_meeting(pack, one, year) for one in pack.bodies_in(year)],
        "to_come": [_meeting(pack, one, year) for one in pack.bodies_to_come(year)],
    }


def _meeting(pack: packs.Pack, body: Any, year: int) -> dict[str, Any]:
    types = pack.legal_types_in(body, max(year, body.founded_in or year))
    return {
        "body": body,
        "types": [pack.label("meeting_legal_types", one) for one in types],
        "duties": body.duties,
        "members": [
            member.text if member.rank == body.member_rank else f"{member.text}（{member.rank}）"
            for member in body.members
        ],
        "rank": "" if body.member_rank == packs.Rank.MEMBER else body.member_rank,
        "chosen": "legal_types" in body.demo_choice,
        "consent": body.consent_text or _consent(body),
    }


def _consent(body: Any) -> str:
    """What the source asks about consent; where it is silent, that it is, and what the demo does."""
    if "consent_rule" not in body.unknown:
        return str(body.consent_rule)
    if "consent_rule" in body.demo_choice:
        return str(words.CONSENT_CHOSEN) % {"rule": body.consent_rule}
    return str(words.NOT_KNOWN)


def windows(pack: packs.Pack, given: Iterable[Any] = ()) -> dict[str, list[Any]]:
    """The counters of each field in the town's groups, and the general ones; one may be both.
    `given` are the papers that the town gives out."""
    files = {one.code: one for one in given}
    fields: dict[str, list[dict[str, Any]]] = {}
    general: list[dict[str, Any]] = []
    for one in sorted(pack.windows, key=lambda one: one.order):
        for role in one.roles:
            shown = _window(pack, one, role)
            shown["papers"] = [
                (paper, files.get(paper.code))
                for paper in pack.documents
                if paper.code in one.documents
            ]
            if role.kind == "general":
                general.append(shown)
            else:
                fields.setdefault(role.group or str(words.NOT_KNOWN), []).append(shown)
    return {"general": general, "fields": [*fields.items()]}


def called(pack: packs.Pack) -> dict[str, str]:
    """What the town calls its counters, beside what the State calls them."""
    known = next(one for one in pack.words if one.code == "counter")
    return {"called": pack.word("counter"), "national": known.national}


def _window(pack: packs.Pack, one: Any, role: Any) -> dict[str, Any]:
    agency = next((agency for agency in pack.agencies if agency.code == one.agency), None)
    told = {
        words.OWNER: one.owner or one.operator,
        words.TOPICS: role.topics or "roles" not in one.unknown,
        words.PLACE: one.place,
        words.HOURS: one.hours,
        words.TEL: one.tel or (agency.tel if agency else None),
        words.FAX: one.fax or (agency.fax if agency else None),
    }
    return {
        "unknown": [str(label) for label, value in told.items() if not value],
        "counter": one,
        "topics": role.topics,
        "owner": _agency(pack, one.owner),
        "owner_open": bool(one.owner) and "owner" in one.unknown,
        "operator": _agency(pack, one.operator),
        "tel": one.tel or (agency.tel if agency else None),
        "fax": one.fax or (agency.fax if agency else None),
        "chosen": "agency" in one.demo_choice,
        "both": len({role.kind for role in one.roles}) > 1,
    }


def time_of(slot: Any) -> str:
    """火曜日 8:45〜12:00, or what is known of it."""
    facts = {"day": slot.day, "part": slot.part, "start": slot.start, "end": slot.end}
    if slot.start and slot.end:
        return str(words.EXACT) % facts
    return str(words.PARTLY if slot.part else words.DAY_ONLY) % facts


def _times(pack: packs.Pack, one: Any) -> list[str]:
    """What the text says; of a programme that stands in the grid alone, what the grid says."""
    if one.slots:
        return [time_of(slot) for slot in one.slots]
    cells = [cell for cell in pack.cells if cell.activity == one.code]
    return [str(words.PARTLY) % {"day": cell.day, "part": cell.part} for cell in cells]


def who_may_come(conditions: Iterable[Any]) -> list[str]:
    """The conditions in words, negative ones said as such; alternatives on one line."""
    alone: list[str] = []
    either: dict[int, list[str]] = {}
    for one in conditions:
        text = str(words.NOT_WHO) % {"text": one.text} if one.negative else one.text
        if one.either is None:
            alone.append(text)
        else:
            either.setdefault(one.either, []).append(text)
    return [*alone, *(" / ".join(texts) for texts in either.values())]


def bounds(conditions: Iterable[Any]) -> list[str]:
    """The ages and grades among the conditions, as numbers: おおむね18歳〜50歳, 65歳以上."""
    return [bound for one in conditions if (bound := _bound(one))]


def _bound(one: Any) -> str:
    by_grade = one.kind == packs.ConditionKind.GRADE
    say = words.grade if by_grade else words.age
    first = "" if one.at_least is None else say(one.at_least)
    last = "" if one.at_most is None else say(one.at_most)
    if not first and not last:
        return ""
    if first and last:
        form = words.FROM_UNTIL
    elif first:
        form = words.GRADE_FROM if by_grade else words.FROM
    else:
        form = words.GRADE_UNTIL if by_grade else words.UNTIL
    said = str(form) % {"first": first, "last": last}
    said = str(words.ABOUT) % {"text": said} if one.about else said
    return str(words.BOUND_NOT) % {"text": said} if one.negative else said


def activities(pack: packs.Pack) -> list[dict[str, Any]]:
    """The programmes as the text tells them, with what the printed grid says otherwise."""
    clashes = pack.clashes()
    names = {one.code: one.name for one in pack.activities}
    return [
        {
            "one": one,
            "times": _times(pack, one),
            "who": who_may_come(one.conditions),
            "bounds": bounds(one.conditions),
            "leads": [(names.get(lead.to, lead.to), lead.text) for lead in one.leads],
            "unknown": [
                str(label)
                for key, label in words.OF_ACTIVITY.items()
                if key in one.unknown and not getattr(one, key)
            ],
            "clashes": [clash_words(clash) for clash in clashes if clash.activity == one.code],
        }
        for one in sorted(pack.activities, key=lambda one: one.order)
    ]


def clash_words(clash: Any) -> str:
    """土・午後：表に「…」がありますが、本文にはありません。"""
    facts = {"printed": clash.printed, "told": clash.told, "name": clash.name}
    said = str(words.CLASH[clash.kind]) % facts
    return f"{clash.day}・{clash.part}：{said}"


def grid(pack: packs.Pack) -> list[dict[str, Any]]:
    """The printed week row by row; a cell that the text contradicts carries a mark."""
    clashes = pack.clashes()
    ages = {one.code: bounds(one.conditions) for one in pack.activities}
    marked = {(one.activity, one.day, one.part) for one in clashes}
    missing: dict[tuple[Any, Any], list[str]] = {}
    for one in clashes:
        if one.kind == "not_in_grid":
            missing.setdefault((one.day, one.part), []).append(one.name)
    return [
        {
            "part": part,
            "any": any(cells for _day, cells in days) or any((day, part) in missing for day in Day),
            "cells": [
                {
                    "day": day,
                    "printed": [
                        {
                            "text": cell.text,
                            "clash": (cell.activity, day, part) in marked,
                            "bounds": _of_cell(cell, ages),
                        }
                        for cell in cells
                    ],
                    "only_text": missing.get((day, part), []),
                }
                for day, cells in days
            ],
        }
        for part, days in pack.week()
    ]


def _of_cell(cell: Any, ages: dict[str, list[str]]) -> list[str]:
    """Whom the programme is for; a cell that prints numbers of its own says it more narrowly."""
    narrower = any(letter.isdigit() for letter in cell.text)
    return [] if narrower else ages.get(cell.activity, [])


def papers(pack: packs.Pack, given: Iterable[Any]) -> dict[str, list[Any]]:
    """The papers that the pack names, each with its file where the town gives it out, and others."""
    files = {one.code: one for one in given}
    named = sorted(pack.documents, key=lambda one: one.order)
    own = [one for code, one in files.items() if code not in {paper.code for paper in named}]
    return {"documents": [(one, files.get(one.code)) for one in named], "own_documents": own}

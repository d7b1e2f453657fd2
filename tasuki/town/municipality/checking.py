"""What must fit together inside a pack beyond the shape of each table."""

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from tasuki.town.municipality import fitting, places, rules, words
from tasuki.town.municipality.assembling import Shelf
from tasuki.town.municipality.reading import PackError, Table
from tasuki.town.municipality.shapes import ConsentRule, MeetingBody, Sourced, State
from tasuki.trust.access.roles import Role

if TYPE_CHECKING:
    from tasuki.town.municipality.pack import Pack

# What the rooms ask of every pack.
TERMS = (
    "referral_answer_days",
    "collaboration_answer_days",
    "information_request_days",
    "request_answer_days",
    "first_look_days",
    "look_after_take_days",
    "stall_days",
    "follow_up_days",
    "monitoring_days",
    "draft_keep_days",
)
CHOICES = (
    "coordinator_agency",
    "multi_agency_receiver",
    "lead_and_coordinator_may_be_same",
)
LISTS = ("topics", "traits", "routes", "methods", "outcomes", "closing_reasons", "changes")


def faults(pack: "Pack", shelf: Shelf) -> Iterator[PackError]:
    """Everything in the pack that does not hold together."""
    yield from _sourced(pack, shelf)
    yield from _town_itself(pack, shelf)
    yield from _codes_of_the_town(pack, shelf)
    yield from fitting.references(pack, shelf)
    yield from _ring(pack, shelf)
    yield from _meetings(pack, shelf)
    yield from _years(pack, shelf)
    yield from _calendar(pack, shelf)
    yield from _week(pack, shelf)
    yield from _needed(pack, shelf)


def _sourced(pack: "Pack", shelf: Shelf) -> Iterator[PackError]:
    for kind, table in shelf.single.items():
        yield from _one_sourced(getattr(pack, kind), table)
    for item, table in _with_tables(pack, shelf):
        yield from _one_sourced(item, table)


def _with_tables(pack: "Pack", shelf: Shelf) -> Iterator[tuple[Sourced, Table]]:
    for kind, row in shelf.many.items():
        items = pack.items_of(kind)
        yield from zip(items, row.values(), strict=True)


def _one_sourced(item: Sourced, table: Table) -> Iterator[PackError]:
    if not item.source.strip():
        yield PackError("municipality.no_source", table.where("source"))
    if item.state is State.CORRECTED and not item.original:
        yield PackError("municipality.no_original", table.where("state"))
    asks = item.question or item.source.startswith(words.DEFAULT_VALUE)
    open_keys = (*item.unknown, *item.demo_choice)
    if (item.state is State.UNKNOWN or open_keys) and not asks:
        yield PackError("municipality.no_question", table.where("state"))
    slots = {slot.name for slot in fields(item)}
    for key in ("unknown", "demo_choice"):
        for name in getattr(item, key):
            if name not in slots:
                yield fitting.stray(table, key, name)


def _town_itself(pack: "Pack", shelf: Shelf) -> Iterator[PackError]:
    town, table = pack.municipality, shelf.single["municipality"]
    place = table.where("code6")
    if not rules.code_is_right(town.code6):
        yield PackError("municipality.wrong_check_digit", place, code6=town.code6)
        return
    known = places.find(town.code6)
    if known is None or (known.name, known.prefecture) != (town.name, town.prefecture):
        yield PackError("municipality.unknown_town", place, code6=town.code6, name=town.name)
    for role in town.second_factor:
        if role not in Role.values:
            yield fitting.stray(table, "second_factor", role)


def _codes_of_the_town(pack: "Pack", shelf: Shelf) -> Iterator[PackError]:
    """A code that a town adds to a national list says which national code it counts as."""
    for name, table in shelf.many["list"].items():
        known = {code.code for code in pack.lists[name].codes if code.national == code.code}
        for code in table.values["codes"]:
            national = code.values.get("national", "")
            if not national:
                yield PackError("municipality.no_national", code.place, item=code.values["code"])
            elif national not in known:
                yield fitting.stray(code, "national", national)


def _ring(pack: "Pack", shelf: Shelf) -> Iterator[PackError]:
    for kind, key in (("agency", "parent"), ("area", "parent"), ("cohort", "part_of")):
        items: tuple[Any, ...] = pack.items_of(kind)
        ring = rules.cycle({one.code: getattr(one, key) for one in items})
        if ring:
            told = " → ".join((*ring, ring[0]))
            place = shelf.many[kind][ring[0]].where(key)
            yield PackError("municipality.ring", place, key=key, ring=told)


def _meetings(pack: "Pack", shelf: Shelf) -> Iterator[PackError]:
    for body in pack.meetings:
        table = shelf.many["meeting"][body.code]
        # Without a law behind it a meeting has no ground for a person's data.
        if body.case_data and not body.legal_types:
            place = table.where("case_data")
            yield PackError("municipality.case_data_without_law", place, item=body.code)
        if body.case_data and pack.is_prefecture:
            place = table.where("case_data")
            yield PackError("municipality.prefecture_with_data", place, item=body.code)
        yield from _what_it_may_not(pack, body, table)


def _what_it_may_not(pack: "Pack", body: MeetingBody, table: Table) -> Iterator[PackError]:
    if not body.case_data:
        for matter in body.decides:
            if matter in rules.ABOUT_PERSONS:
                label = pack.label("meeting_matters", matter)
                place = table.where("decides")
                yield PackError(
                    "municipality.decides_without_data", place, item=body.code, matter=label
                )
    bound = rules.BOUND_BY_LAW.intersection(body.legal_types)
    if body.case_data and body.consent_rule is ConsentRule.NONE and not bound:
        place = table.where("consent_rule")
        yield PackError("municipality.decides_before_law", place, item=body.code)
    if body.secrecy_by_law and not bound:
        place = table.where("secrecy_by_law")
        yield PackError("municipality.secrecy_without_law", place, item=body.code)


def _years(pack: "Pack", shelf: Shelf) -> Iterator[PackError]:
    for project in pack.projects:
        rows = [row for row in pack.statuses if row.project == project.code]
        for row, wanted in rules.broken_years(rows):
            place = shelf.many["status"][row.code].where("since_fiscal_year")
            yield PackError("municipality.year_gap", place, project=project.name, wanted=wanted)


def _calendar(pack: "Pack", shelf: Shelf) -> Iterator[PackError]:
    for one in pack.supports:
        table = shelf.many["support"][one.code]
        for key in ("month_from", "month_until"):
            month = getattr(one, key)
            if month is not None and not 1 <= month <= 12:
                yield PackError("municipality.wrong_month", table.where(key), key=key, value=month)


def _week(pack: "Pack", shelf: Shelf) -> Iterator[PackError]:
    for activity in pack.activities:
        slots = shelf.many["activity"][activity.code].values.get("slots", [])
        for slot, table in zip(activity.slots, slots, strict=True):
            if not rules.time_is_right(slot.start, slot.end):
                told = f"{slot.start}-{slot.end}"
                yield PackError("municipality.wrong_time", table.where("start"), value=told)
        conditions = shelf.many["activity"][activity.code].values.get("conditions", [])
        for one, table in zip(activity.conditions, conditions, strict=True):
            if not rules.bounds_are_right(one.at_least, one.at_most):
                told = f"{one.at_least}-{one.at_most}"
                yield PackError("municipality.turned_bounds", table.where("at_least"), value=told)


def _needed(pack: "Pack", shelf: Shelf) -> Iterator[PackError]:
    # A prefecture takes no consultation, so nobody receives or coordinates one there.
    choices = () if pack.is_prefecture else CHOICES
    for kind, needed in (("term", TERMS), ("choice", choices), ("list", LISTS)):
        for code in needed:
            if code not in shelf.many[kind]:
                yield PackError("municipality.missing_key", shelf.place, key=f"{kind}.{code}")
    agencies = set(pack.agency_codes())
    for choice in pack.choices_made:
        if choice.code in CHOICES[:2] and choice.value not in agencies:
            yield fitting.stray(shelf.many["choice"][choice.code], "value", str(choice.value))

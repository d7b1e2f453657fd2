"""What must fit together inside a pack beyond the shape of each table."""

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from tasuki.town.municipality import words
from tasuki.town.municipality.assembling import Shelf
from tasuki.town.municipality.reading import PackError, Table
from tasuki.town.municipality.shapes import Sourced, State

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
    yield from _codes_of_the_town(pack, shelf)
    yield from _references(pack, shelf)
    yield from _meetings(pack, shelf)
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
    if (item.state is State.UNKNOWN or item.unknown) and not asks:
        yield PackError("municipality.no_question", table.where("state"))
    slots = {slot.name for slot in fields(item)}
    for name in item.unknown:
        if name not in slots:
            yield _stray(table, "unknown", name)


def _stray(table: Table, key: str, code: str) -> PackError:
    return PackError("municipality.unknown_code", table.where(key), key=key, item=code)


def _codes_of_the_town(pack: "Pack", shelf: Shelf) -> Iterator[PackError]:
    """A code that a town adds to a national list says which national code it counts as."""
    for name, table in shelf.many["list"].items():
        known = {code.code for code in pack.lists[name].codes if code.national == code.code}
        for code in table.values["codes"]:
            national = code.values.get("national", "")
            if not national:
                yield PackError("municipality.no_national", code.place, item=code.values["code"])
            elif national not in known:
                yield _stray(code, "national", national)


def _references(pack: "Pack", shelf: Shelf) -> Iterator[PackError]:
    agencies = set(pack.agency_codes())
    lists: dict[str, dict[str, set[str]]] = {
        "agency": {
            "kind": pack.known("agency_kinds"),
            "parent": agencies,
            "contracts": {project.code for project in pack.projects},
        },
        "project": {"contractor": agencies, "status": pack.known("project_statuses")},
        "line": {
            "project": {project.code for project in pack.projects},
            "departments": agencies,
            "operators": agencies,
            "type": {one.code for one in pack.programme.base_types},
        },
        "meeting": {
            "legal_types": pack.known("meeting_legal_types"),
            "decides": pack.known("meeting_matters"),
            "examines": pack.known("meeting_matters"),
            "convener": agencies,
        },
        "receiver": {"instead": {receiver.code for receiver in pack.receivers}},
    }
    for kind, keys in lists.items():
        for table in shelf.many[kind].values():
            for key, known in keys.items():
                for code in _several(table.values.get(key)):
                    if code not in known:
                        yield _stray(table, key, code)


def _several(value: Any) -> list[str]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _meetings(pack: "Pack", shelf: Shelf) -> Iterator[PackError]:
    agencies = set(pack.agency_codes())
    for body in pack.meetings:
        table = shelf.many["meeting"][body.code]
        # Without a law behind it a meeting has no ground for a person's data.
        if body.case_data and not body.legal_types:
            place = table.where("case_data")
            yield PackError("municipality.case_data_without_law", place, item=body.code)
        for member, row in zip(body.members, table.values["members"], strict=True):
            if member.agency is not None and member.agency not in agencies:
                yield _stray(row, "agency", member.agency)


def _needed(pack: "Pack", shelf: Shelf) -> Iterator[PackError]:
    for kind, needed in (("term", TERMS), ("choice", CHOICES), ("list", LISTS)):
        for code in needed:
            if code not in shelf.many[kind]:
                yield PackError("municipality.missing_key", shelf.place, key=f"{kind}.{code}")
    agencies = set(pack.agency_codes())
    for choice in pack.choices_made:
        if choice.code in CHOICES[:2] and choice.value not in agencies:
            yield _stray(shelf.many["choice"][choice.code], "value", str(choice.value))

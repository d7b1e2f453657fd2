"""Which key of which table names what: every code that is used somewhere is defined somewhere."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tasuki.town.municipality.assembling import Shelf
from tasuki.town.municipality.reading import PackError, Table

if TYPE_CHECKING:
    from tasuki.town.municipality.whole import Pack

# "kind": {"key": what it names}. A name alone is a kind of table, "list:x" the codes of a list;
# a dotted key looks into nested tables.
NAMES: Mapping[str, Mapping[str, str]] = {
    "programme": {"base_type": "base_type"},
    "agency": {
        "kind": "list:agency_kinds",
        "parent": "agency",
        "operator": "agency",
        "contracts": "project",
    },
    "project": {"contractor": "agency"},
    "status": {"project": "project", "status": "list:project_statuses"},
    "line": {
        "project": "project",
        "departments": "agency",
        "operators": "agency",
        "type": "base_type",
        "field": "list:welfare_fields",
        "status": "list:project_statuses",
    },
    "meeting": {
        "legal_types": "list:meeting_legal_types",
        "decides": "list:meeting_matters",
        "examines": "list:meeting_matters",
        "convener": "agency",
        "members.agency": "agency",
    },
    "receiver": {"instead": "receiver"},
    "step": {"receiver": "agency", "meeting": "meeting", "next": "step"},
    "counter": {
        "agency": "agency",
        "owner": "agency",
        "operator": "agency",
        "areas": "area",
        "documents": "document",
        "roles.fields": "list:welfare_fields",
    },
    "area": {"layer": "list:area_layers", "parent": "area"},
    "post": {
        "role": "list:post_roles",
        "agency": "agency",
        "area": "area",
        "seats.meeting": "meeting",
    },
    "officer": {"agency": "agency"},
    "document": {"kind": "list:document_kinds", "owner": "agency"},
    "contact": {"agency": "agency"},
    "form": {"manual": "document"},
    "activity": {"operator": "agency", "coordinator": "post", "leads.to": "activity"},
    "cell": {"activity": "activity"},
    "course": {"kind": "list:course_kinds"},
    "retention": {"records": "list:record_types"},
    "cohort": {"part_of": "cohort", "phases.status": "list:project_statuses"},
    "support": {"kind": "list:support_kinds", "track": "list:support_tracks"},
    "lineage": {"next": "lineage"},
}


def references(pack: "Pack", shelf: Shelf) -> Iterator[PackError]:
    """Every use of a code that nobody has defined."""
    for kind, keys in NAMES.items():
        for table in _tables(shelf, kind):
            for key, names in keys.items():
                known = _known(pack, shelf, names)
                for place, code in _used(table, key.split(".")):
                    if code not in known:
                        yield stray(place, key.rsplit(".", maxsplit=1)[-1], code)


def stray(table: Table, key: str, code: str) -> PackError:
    """A code that nobody has defined, where it stands."""
    return PackError("municipality.unknown_code", table.where(key), key=key, item=code)


def _tables(shelf: Shelf, kind: str) -> list[Table]:
    if kind in shelf.single:
        return [shelf.single[kind]]
    return list(shelf.many[kind].values())


def _known(pack: "Pack", shelf: Shelf, names: str) -> set[str]:
    _, is_list, name = names.partition("list:")
    return pack.known(name) if is_list else set(shelf.many[names])


def _used(table: Table, key: list[str]) -> Iterator[tuple[Table, str]]:
    """Each code under the key, with the table in which it stands. "" is no code."""
    first, *rest = key
    value: Any = table.values.get(first)
    several = value if isinstance(value, list) else [value]
    for one in several:
        if rest and isinstance(one, Table):
            yield from _used(one, rest)
        elif isinstance(one, str) and one:
            yield table, one

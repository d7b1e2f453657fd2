"""Reading editions and the pack as the editor shows them."""

from dataclasses import dataclass
from typing import Any

from tasuki.town.municipality import changes
from tasuki.town.municipality import pack as packs
from tasuki.town.municipality.kinds import MANY, SINGLE
from tasuki.town.setup import policy, rules, words
from tasuki.town.setup.models import Edition, Standing
from tasuki.trust.access.actor import Actor


def shape_of(kind: str) -> Any:
    """The dataclass of a kind."""
    return SINGLE.get(kind) or MANY[kind]


def draft(fiscal_year: int) -> Edition | None:
    """The year's draft."""
    found = Edition.objects.filter(fiscal_year=fiscal_year, standing=Standing.DRAFT)
    return found.select_related("author").first()


def in_use(fiscal_year: int) -> Edition | None:
    """The year's edition in use."""
    return Edition.objects.filter(fiscal_year=fiscal_year, standing=Standing.IN_USE).first()


def history(fiscal_year: int) -> list[Edition]:
    """All editions of the year, newest first."""
    every = Edition.objects.filter(fiscal_year=fiscal_year)
    return list(every.select_related("author", "published_by")[:50])


def told(edition: Edition | None) -> changes.Told | None:
    """An edition as the pack reads it."""
    if edition is None:
        return None
    name = str(words.EDITION) % {"year": edition.fiscal_year, "number": edition.number}
    return changes.Told(name, edition.changes, edition.taken_off)


def pack_with(edition: Edition | None, town: packs.Pack) -> packs.Pack:
    """The town's pack with an edition over it.

    Raises:
        PackError: it does not hold together.
    """
    said = told(edition)
    if said is None:
        return packs.load(town.code, town.fiscal_year)
    return changes.over(town.code, town.fiscal_year, said)


def standing_pack(town: packs.Pack) -> packs.Pack:
    """What the editor shows: the draft if there is one, else what is in use."""
    edition = draft(town.fiscal_year) or in_use(town.fiscal_year)
    return pack_with(edition, town)


@dataclass(frozen=True)
class Shelf:
    """One kind of items on the editor's first page."""

    kind: str
    label: str
    count: int
    open: int


def shelves(town: packs.Pack) -> list[Shelf]:
    """What can be changed, by kind, with how many items are still to be confirmed."""
    asked = [one.kind for one in town.questions()]
    found = []
    for kind in rules.EDITABLE:
        items = items_of(town, kind)
        label = str(words.KINDS[kind])
        found.append(Shelf(kind, label, len(items), asked.count(kind)))
    return found


def items_of(town: packs.Pack, kind: str) -> list[Any]:
    """The items of a kind; the one item of a single kind."""
    return [getattr(town, kind)] if kind in SINGLE else list(town.items_of(kind))


def item(town: packs.Pack, kind: str, code: str) -> Any | None:
    """One item by its code."""
    if kind in SINGLE:
        return getattr(town, kind)
    return next((one for one in town.items_of(kind) if code_of(one) == code), None)


def code_of(one: Any) -> str:
    """The code by which an item stands (a flow rule: its number)."""
    return str(getattr(one, "code", getattr(one, "number", "")))


@dataclass(frozen=True)
class Row:
    """An item in a list."""

    code: str
    label: str
    state: str
    changed: bool
    open: bool


def rows(town: packs.Pack, kind: str, edition: Edition | None) -> list[Row]:
    """The items of a kind for the list page."""
    mine = {
        str(row.get("code", row.get("number")))
        for row in (edition.changes.get(kind, []) if edition and kind not in SINGLE else [])
    }
    return [
        Row(
            code=code_of(one) if kind not in SINGLE else kind,
            label=words.named(one),
            state=str(one.state),
            changed=code_of(one) in mine,
            open=bool(one.unknown) or bool(one.question),
        )
        for one in items_of(town, kind)
    ]


def tried(actor: Actor, edition_id: str, town: packs.Pack) -> packs.Pack | None:
    """The draft that this worker walks through, or None."""
    edition = Edition.objects.filter(pk=edition_id, standing=Standing.DRAFT).first()
    if edition is None or not policy.can_try(actor, edition.author_id):
        return None
    return pack_with(edition, town)

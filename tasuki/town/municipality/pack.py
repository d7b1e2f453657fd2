"""まちのパック: one town's words and choices for one fiscal year, read from its files.

`current()` is the pack of the town whose door is open; `load(code, year)` any other. A pack holds
choices and words, never code and never law. It is a file, never a row: nothing here asks a database.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol, TypeVar

from tasuki.ground.errors import HouseError
from tasuki.town.municipality import assembling, checking, words
from tasuki.town.municipality.reading import PackError, Place, build
from tasuki.town.municipality.shapes import (
    Choice,
    Code,
    CodeList,
    ConsentRule,
    Course,
    Criterion,
    DecisionOrder,
    FlowRule,
    Ground,
    MeetingBody,
    Member,
    PackAgency,
    Preset,
    Programme,
    Project,
    ProjectLine,
    Rank,
    Receiver,
    Regime,
    ResourceExample,
    Sourced,
    State,
    Task,
    Term,
    Town,
    Word,
)

__all__ = [
    "Choice",
    "Code",
    "CodeList",
    "ConsentRule",
    "Course",
    "Criterion",
    "DecisionOrder",
    "FlowRule",
    "Ground",
    "Item",
    "MeetingBody",
    "Member",
    "Pack",
    "PackAgency",
    "PackError",
    "Preset",
    "Programme",
    "Project",
    "ProjectLine",
    "Rank",
    "Receiver",
    "Regime",
    "ResourceExample",
    "State",
    "Task",
    "Term",
    "Town",
    "Word",
    "check_all",
    "current",
    "load",
    "town_codes",
]

BASE = "_base"


class Named(Protocol):
    """An item that has a code."""

    @property
    def code(self) -> str: ...


N = TypeVar("N", bound=Named)


@dataclass(frozen=True)
class Item:
    """確認が必要な項目: what to ask the town, and about which item of the pack."""

    kind: str
    code: str
    label: str
    question: str
    source: str
    note: str = ""
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Pack:
    """One town in one fiscal year. Two packs are the same when their `version` is."""

    code: str
    fiscal_year: int
    version: str
    municipality: Town
    programme: Programme
    agencies: tuple[PackAgency, ...]
    projects: tuple[Project, ...]
    lines: tuple[ProjectLine, ...]
    meetings: tuple[MeetingBody, ...]
    rules: tuple[FlowRule, ...]
    criteria: tuple[Criterion, ...]
    choices_made: tuple[Choice, ...]
    terms: tuple[Term, ...]
    presets: tuple[Preset, ...]
    words: tuple[Word, ...]
    grounds: tuple[Ground, ...]
    receivers: tuple[Receiver, ...]
    courses: tuple[Course, ...]
    tasks: tuple[Task, ...]
    resources: tuple[ResourceExample, ...]
    code_lists: tuple[CodeList, ...]

    @property
    def lists(self) -> dict[str, CodeList]:
        """The code lists by name."""
        return {one.code: one for one in self.code_lists}

    def codes(self, name: str) -> tuple[Code, ...]:
        """The codes of a list which may still be chosen, in the order of the form."""
        return tuple(code for code in self._list(name).codes if not code.retired)

    def choices(self, name: str) -> list[tuple[str, str]]:
        """The codes of a list as (code, label) for a form field."""
        return [(code.code, code.label) for code in self.codes(name)]

    def label(self, name: str, code: str) -> str:
        """The label of a code, also of a retired one; a code nobody knows is shown as 不明."""
        if not code:
            return ""
        known = self._list(name).find(code)
        return known.label if known else str(words.UNKNOWN_LABEL) % {"code": code}

    def labels(self, name: str, codes: "list[str] | tuple[str, ...]") -> list[str]:
        """The labels of several codes, in the order of the form."""
        order = [code.code for code in self._list(name).codes]
        known = sorted((code for code in codes if code in order), key=order.index)
        return [self.label(name, code) for code in [*known, *(c for c in codes if c not in order)]]

    def national(self, name: str, code: str) -> str:
        """The State's code which this code counts as; "" when nobody knows the code."""
        known = self._list(name).find(code)
        return known.national if known else ""

    def reported(self, name: str) -> frozenset[str]:
        """太枠: the codes of a list which are reported to the State."""
        return frozenset(code.code for code in self._list(name).codes if code.national_report)

    def known(self, name: str) -> set[str]:
        """Every code of a list, retired ones too."""
        return {code.code for code in self._list(name).codes}

    def _list(self, name: str) -> CodeList:
        return _find(self.code_lists, "list", name)

    def agency(self, code: str) -> PackAgency:
        return _find(self.agencies, "agency", code)

    def agency_codes(self) -> tuple[str, ...]:
        return tuple(agency.code for agency in self.agencies)

    def counters(self) -> tuple[PackAgency, ...]:
        """包括的相談支援事業所."""
        return tuple(agency for agency in self.agencies if agency.is_counter)

    def meeting_body(self, code: str) -> MeetingBody:
        return _find(self.meetings, "meeting", code)

    def bodies_that_decide(self, matter: str) -> tuple[MeetingBody, ...]:
        """The meetings which may decide on a matter of the list `meeting_matters`."""
        return tuple(body for body in self.meetings if matter in body.decides)

    def ground(self, code: str) -> Ground:
        return _find(self.grounds, "ground", code)

    def grounds_between(
        self, sender: Regime, receiver: Regime, *, same_body: bool = False, meeting: bool = False
    ) -> tuple[Ground, ...]:
        """The grounds on which the one may tell the other something of a person."""
        return tuple(
            ground
            for ground in self.grounds
            if not ground.retired
            and ground.fits(sender, receiver, same_body=same_body)
            and (meeting or not ground.in_meeting_only)
        )

    def term(self, code: str) -> int:
        """A term in days."""
        return _find(self.terms, "term", code).days

    def word(self, code: str) -> str:
        """What the town calls it."""
        return _find(self.words, "word", code).text

    def project(self, code: str) -> Project:
        return _find(self.projects, "project", code)

    def lines_of(self, project: str) -> tuple[ProjectLine, ...]:
        """The rows of a project's table, in the plan's order."""
        rows = [line for line in self.lines if line.project == project]
        return tuple(sorted(rows, key=lambda line: line.order))

    def choice(self, code: str) -> str | bool | int:
        """A decision of the town, by name; see also the properties below."""
        return _find(self.choices_made, "choice", code).value

    @property
    def coordinator_agency(self) -> PackAgency:
        """調整役: the agency whose 相談支援包括化推進員 coordinate."""
        return self.agency(str(self.choice("coordinator_agency")))

    @property
    def multi_agency_receiver(self) -> PackAgency:
        """The agency which receives a 多機関協働 request."""
        return self.agency(str(self.choice("multi_agency_receiver")))

    @property
    def lead_and_coordinator_may_be_same(self) -> bool:
        return self.choice("lead_and_coordinator_may_be_same") is True

    def items_of(self, kind: str) -> tuple[Any, ...]:
        """All items of one kind of table, in the order of the files."""
        items: tuple[Any, ...] = getattr(self, ATTRIBUTES[kind])
        return items

    def everything(self) -> Iterator[tuple[str, Sourced]]:
        """Every item of the pack with its kind, codes of lists and nested items too."""
        yield "municipality", self.municipality
        yield "programme", self.programme
        for happening in self.programme.history:
            yield "history", happening
        for base_type in self.programme.base_types:
            yield "base_type", base_type
        for kind in ATTRIBUTES:
            for item in self.items_of(kind):
                yield kind, item
        for one in self.code_lists:
            for code in one.codes:
                yield f"list.{one.code}", code

    def to_confirm(self) -> list[Item]:
        """確認が必要な項目: every item whose source is silent, with the question to ask."""
        return [
            _item(kind, item)
            for kind, item in self.everything()
            if (item.state is State.UNKNOWN or item.unknown)
            and not (kind.startswith("list.") and not item.question)
        ]


ATTRIBUTES = {
    "agency": "agencies",
    "project": "projects",
    "line": "lines",
    "meeting": "meetings",
    "rule": "rules",
    "criterion": "criteria",
    "choice": "choices_made",
    "term": "terms",
    "preset": "presets",
    "word": "words",
    "ground": "grounds",
    "receiver": "receivers",
    "course": "courses",
    "task": "tasks",
    "resource": "resources",
    "list": "code_lists",
}


def _item(kind: str, item: Any) -> Item:
    names = ("label", "name", "title", "text", "local_project")
    label = next((str(getattr(item, name)) for name in names if getattr(item, name, "")), "")
    question = item.question or str(words.DEFAULT_QUESTION)
    code = str(getattr(item, "code", getattr(item, "number", kind)))
    return Item(kind, code, label, question, item.source, item.note, item.unknown)


def _find(items: tuple[N, ...], kind: str, code: str) -> N:
    for item in items:
        if item.code == code:
            return item
    raise HouseError("municipality.no_such_item", kind=kind, item=code)


def current(on: date | None = None) -> Pack:
    """The pack of the town whose database is open, of the fiscal year of `on` (or of today)."""
    from django.conf import settings

    from tasuki.ground import clock, towns

    code = towns.current() or settings.TASUKI_DEFAULT_PACK
    code = getattr(settings, "TASUKI_PACK_OF", {}).get(code, code)
    return load(code, clock.fiscal_year(on or clock.day(clock.now())))


def load(code: str, fiscal_year: int, root: Path | None = None) -> Pack:
    """The town's pack for that year: its latest not after it, else its first."""
    root = root or _root()
    return _load(root, code, _year(root, code, fiscal_year))


def town_codes(root: Path | None = None) -> list[str]:
    """The towns that have a pack."""
    folders = (root or _root()).iterdir()
    return sorted(one.name for one in folders if one.is_dir() and one.name != BASE)


def check_all(root: Path | None = None) -> list[str]:
    """What is wrong with any pack of any year, as "file:line: sentence"; empty when all is well."""
    root = root or _root()
    wrong: list[str] = []
    for code in town_codes(root):
        for year in _years(root, code):
            try:
                pack, shelf = _assemble(root, code, year)
                wrong.extend(str(fault) for fault in checking.faults(pack, shelf))
            except HouseError as fault:
                wrong.append(str(fault))
    return wrong


def _root() -> Path:
    from django.conf import settings

    return Path(settings.PACKS_DIR)


def _years(root: Path, code: str) -> list[int]:
    folder = root / code
    if not folder.is_dir():
        return []
    return sorted(int(one.name) for one in folder.iterdir() if one.name.isdigit())


def _year(root: Path, code: str, fiscal_year: int) -> int:
    years = _years(root, code)
    if not years or Path(code).name != code:
        raise PackError("municipality.no_such_pack", Place(code, 1), item=code)
    return max((year for year in years if year <= fiscal_year), default=years[0])


@lru_cache(maxsize=64)
def _load(root: Path, code: str, year: int) -> Pack:
    pack, shelf = _assemble(root, code, year)
    for fault in checking.faults(pack, shelf):
        raise fault
    return pack


def _assemble(root: Path, code: str, year: int) -> tuple[Pack, assembling.Shelf]:
    base_year = _year(root, BASE, year)
    base, town = root / BASE / str(base_year), root / code / str(year)
    shelf = assembling.lay(
        assembling.gather(base, f"packs/{BASE}/{base_year}"),
        assembling.gather(town, f"packs/{code}/{year}"),
    )
    for kind in assembling.SINGLE:
        if kind not in shelf.single:
            raise PackError("municipality.incomplete", shelf.place, kind=kind)
    single: dict[str, Any] = {
        kind: build(assembling.SINGLE[kind], one) for kind, one in shelf.single.items()
    }
    many: dict[str, Any] = {
        ATTRIBUTES[kind]: tuple(build(assembling.MANY[kind], one) for one in row.values())
        for kind, row in shelf.many.items()
    }
    stamp = _stamp(code, year, [base, town])
    return Pack(code=code, fiscal_year=year, version=stamp, **single, **many), shelf


def _stamp(code: str, year: int, folders: list[Path]) -> str:
    """The pack's version: changes with any letter of any of its files."""
    sums = sha256()
    for path in (path for folder in folders for path in sorted(folder.glob("*.toml"))):
        sums.update(f"{path.parent.parent.name}/{path.name}\n".encode())
        sums.update(path.read_bytes())
    return f"{code}-{year}-{sums.hexdigest()[:12]}"

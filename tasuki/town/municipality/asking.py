"""確認が必要な項目: what a pack leaves open, and what to ask the town about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tasuki.ground import wareki
from tasuki.town.municipality import words
from tasuki.town.municipality.shapes import PackAgency, State
from tasuki.town.municipality.shapes_about import Duty, Officer
from tasuki.town.municipality.shapes_programme import StatusRow

if TYPE_CHECKING:
    from tasuki.town.municipality.whole import Pack

# Every 課 and every counter names who is in charge; a group is served by its 課.
WITH_OFFICERS = "section"


@dataclass(frozen=True)
class Item:
    """確認が必要な項目: what to ask the town, and about which item of the pack.

    `unknown` are the keys that are open; `demo_choice` those that hold a 見本の設定 meanwhile;
    `default`: it stands in the base that all towns share, and the town has said nothing of its own.
    """

    kind: str
    code: str
    label: str
    question: str
    source: str
    note: str = ""
    unknown: tuple[str, ...] = ()
    demo_choice: tuple[str, ...] = ()
    default: bool = False


def of_items(pack: "Pack") -> list[Item]:
    """Every item whose source is silent, with the question to ask."""
    return [
        _item(pack, kind, item)
        for kind, item in pack.everything()
        if (item.state is State.UNKNOWN or item.unknown or item.demo_choice)
        and not (kind.startswith("list.") and not item.question)
    ]


def _item(pack: "Pack", kind: str, item: Any) -> Item:
    code = str(getattr(item, "code", getattr(item, "number", kind)))
    return Item(
        kind=kind,
        code=code,
        label=_label(pack, item),
        question=item.question or str(words.DEFAULT_QUESTION),
        source=item.source,
        note=item.note,
        unknown=item.unknown,
        demo_choice=item.demo_choice,
        default=pack.is_of_the_base(kind, code) or item.source.startswith(words.DEFAULT_VALUE),
    )


def _label(pack: "Pack", item: Any) -> str:
    """A row of years is called by its project, who is in charge by the office and the duty, and
    what has no name by the town's."""
    if isinstance(item, StatusRow):
        return str(words.STATUS_FROM) % {
            "name": pack.project(item.project).name,
            "year": wareki.fiscal_year_name(item.since_fiscal_year),
        }
    if isinstance(item, Officer):
        office = next((one.name for one in pack.agencies if one.code == item.agency), item.agency)
        return str(words.OFFICER_OF) % {
            "name": office,
            "duty": words.OFFICER_DUTIES[item.duty],
        }
    return label_of(item) or pack.municipality.name


def label_of(item: Any) -> str:
    """What the item is called; every shape calls it by one of these."""
    names = ("label", "name", "title", "section", "local_project", "where", "text")
    found = (getattr(item, name) for name in names if getattr(item, name, ""))
    return str(next(found, ""))


def between_items(pack: "Pack") -> Iterator[Item]:
    """What no single item says: an office without anybody in charge, a sum that does not add up."""
    yield from _offices(pack)
    yield from _projects(pack)
    yield from _week(pack)
    yield from _revisions(pack)
    if not pack.is_prefecture and not any(
        "support_decision" in body.decides for body in pack.meetings
    ):
        yield _between("meeting", "support_decision", pack, str(words.NO_DECIDING_BODY))


def _between(kind: str, code: str, pack: "Pack", question: str, label: str = "") -> Item:
    name = label or pack.municipality.name
    return Item(kind, code, name, question, pack.municipality.source)


def in_charge(agency: PackAgency) -> bool:
    """Whether the office has to name its 重層担当職員 and its 会議担当者."""
    return (agency.kind == WITH_OFFICERS or agency.is_counter) and not agency.outside


def _offices(pack: "Pack") -> Iterator[Item]:
    if pack.is_prefecture:
        return
    for agency in filter(in_charge, pack.agencies):
        open_duties = [duty for duty in Duty if not _named(pack, agency.code, duty)]
        if open_duties:
            duties = "・".join(str(words.OFFICER_DUTIES[duty]) for duty in open_duties)
            question = str(words.NO_OFFICER) % {"name": agency.name, "duties": duties}
            yield Item("officer", agency.code, agency.name, question, agency.source)


def _named(pack: "Pack", agency: str, duty: Duty) -> bool:
    officer = pack.officer(agency, duty)
    return officer is not None and officer.person is not None


def _projects(pack: "Pack") -> Iterator[Item]:
    if pack.is_prefecture:  # the five are carried out by municipalities
        return
    told = {row.project for row in pack.statuses}
    for project in pack.projects:
        if project.code not in told:
            question = str(words.PROJECT_WITHOUT_STATUS) % {"name": project.name}
            yield Item("status", project.code, project.name, question, project.source)


def _week(pack: "Pack") -> Iterator[Item]:
    for clash in pack.clashes():
        sentence = words.PRINTED_ONLY if clash.kind == "not_in_text" else words.TOLD_ONLY
        facts = {
            "day": str(clash.day),
            "part": str(clash.part),
            "printed": clash.printed,
            "told": clash.told,
            "name": clash.name,
        }
        yield _between("cell", clash.activity, pack, str(sentence) % facts, clash.name)


def _revisions(pack: "Pack") -> Iterator[Item]:
    known, all_of_them = pack.revised()
    if pack.revisions and all_of_them is not None and known < all_of_them:
        facts = {"known": known, "all": all_of_them, "rest": all_of_them - known}
        yield _between("revision", "missing", pack, str(words.REVISIONS_MISSING) % facts)

"""What of an assessment a reader is shown: the one place that pages, papers and forms ask."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tasuki.ground import clock
from tasuki.journey.cases import rules, words
from tasuki.journey.cases.models import Assessment
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section

# Fields of the town's form that are written elsewhere: at the reception, as members.
ELSEWHERE = ("household_type", "household_members")


@dataclass(frozen=True, slots=True)
class Line:
    """One field as this reader sees it; `hidden`: it is not of this role."""

    names: tuple[str, ...]
    label: str
    value: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose eyes: the sections open to them, and whom they ask for the rest."""

    sections: Section
    ask: str


def detail_fields(town: pack.Pack) -> list[pack.Code]:
    """The town's own fields of the assessment, beside the six that every town has."""
    built_in = {*rules.ASKED, *ELSEWHERE}
    found = town.codes("fields")
    return [one for one in found if one.group == "assessment" and one.code not in built_in]


def may_read_field(sections: Section, name: str, town: pack.Pack) -> bool:
    """Whether a field of the assessment is open; of the traits each by itself."""
    return relay.reads(sections, town.categories("fields", name))


def may_read_trait(sections: Section, code: str, town: pack.Pack) -> bool:
    """The same for one 課題の特性; what the town has not sorted is 生活歴・課題."""
    said = town.categories("traits", code) or ("life_history_issues",)
    return relay.reads(sections, said)


def open_traits(sections: Section, chosen: Iterable[str], town: pack.Pack) -> list[str]:
    """Those of the chosen traits that this reader is shown."""
    return [code for code in chosen if may_read_trait(sections, code, town)]


def lines_of(one: Assessment, reader: Reader) -> list[Line]:
    """The assessment as this reader sees it. What is hidden says so whether or not anything stands
    there, so that nothing can be told from it."""
    town = pack.current(clock.day(one.changed_at))
    lines = [_traits(one, reader, town)]
    lines += [_built_in(one, name, reader, town) for name in rules.ASKED if name != "traits"]
    for field in detail_fields(town):
        shown = may_read_field(reader.sections, field.code, town)
        value = str(one.details.get(field.code, "")) if shown else ""
        if value or not shown:
            lines.append(_line(field.code, field.label, value, hidden=not shown))
    return _joined(lines, reader)


def _traits(one: Assessment, reader: Reader, town: pack.Pack) -> Line:
    shown = open_traits(reader.sections, one.traits, town)
    said = "\n".join(town.labels("traits", shown))
    if not all(may_read_trait(reader.sections, code, town) for code in town.known("traits")):
        said = "\n".join(part for part in (said, str(words.SOME_HIDDEN)) if part)
    return Line(("traits",), str(words.FIELDS["traits"]), said)


def _built_in(one: Assessment, name: str, reader: Reader, town: pack.Pack) -> Line:
    shown = may_read_field(reader.sections, name, town)
    value = getattr(one, name)
    if name == "urgency":
        value = town.label("urgencies", value)
    return _line(name, str(words.FIELDS[name]), value if shown else "", hidden=not shown)


def _line(name: str, label: str, value: str, *, hidden: bool) -> Line:
    return Line((name,), label, value, hidden)


def _joined(lines: Sequence[Line], reader: Reader) -> list[Line]:
    """What is hidden stands in one line at the end: the fields by name, and whom to ask."""
    shown = [one for one in lines if not one.hidden]
    away = [one for one in lines if one.hidden]
    if not away:
        return shown
    names = tuple(name for one in away for name in one.names)
    labels = "・".join(one.label for one in away)
    said = str(words.NOT_FOR_ROLE) % {"holder": reader.ask}
    return [*shown, Line(names, labels, said, hidden=True)]


def visible(
    one: Assessment, names: Iterable[str], sections: Section, town: pack.Pack
) -> dict[str, Any]:
    """The values of these fields as far as they are open."""
    found: dict[str, Any] = {}
    for name in names:
        if name == "traits":
            found[name] = open_traits(sections, one.traits, town)
        elif name == "details":
            found[name] = {
                code: text
                for code, text in one.details.items()
                if may_read_field(sections, code, town)
            }
        elif name == "unheard":
            found[name] = [code for code in one.unheard if may_read_field(sections, code, town)]
        elif may_read_field(sections, name, town):
            found[name] = getattr(one, name)
    return found


def category_choices(town: pack.Pack) -> list[tuple[str, str]]:
    """The categories that can be opened one by one, as the town calls them."""
    known = {one.code: one.label for one in town.codes("record_subjects")}
    known |= {one.code: one.label for one in town.codes("consent_categories")}
    return [(code, known.get(code, code)) for code in rules.READABLE]


def categories_in_words(chosen: Collection[str], town: pack.Pack) -> str:
    """The chosen ones, in the order of the form."""
    said = [label for code, label in category_choices(town) if code in chosen]
    return "、".join(said) or str(words.NO_CATEGORY)


def of_agency(case_lead: Any, agency: Agency, at: Any) -> list[str]:
    """Which categories an agency around a case reads now."""
    return relay.categories_in(relay.details_at(case_lead, agency, at))

"""What of an assessment an agency needs for its work: by its kind, as the town has it."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from tasuki.ground import clock
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import policy
from tasuki.town.relay.models import CATEGORIES, DETAILS, Part, Section


def reads(sections: Section, categories: Iterable[str]) -> bool:
    """Whether what is of all these categories is open to whom these sections are."""
    return policy.reads(sections, categories)


def needs_of(kind: str, on: date) -> list[str]:
    """The categories that agencies of this kind work with; a kind nobody knows works with what
    somebody has lived through alone."""
    known = {one.code: one.categories for one in pack.current(on).codes("agency_kinds")}
    said = known.get(kind, ("life_history_issues",))
    return [code for code in CATEGORIES if code in said and code != "reporter"]


def opened_by(categories: Iterable[str]) -> Section:
    """The sections that these categories open beside the assessment; the reporter is nobody's."""
    opened = Section(0)
    for code in categories:
        opened |= CATEGORIES.get(code, Section(0))
    return opened & DETAILS


def categories_in(sections: Section) -> list[str]:
    """The same read the other way."""
    return [code for code, section in CATEGORIES.items() if sections & section]


def needed_by(kind: str, on: date) -> Section:
    """needs_of, as sections."""
    return opened_by(needs_of(kind, on))


def live_parts(baton_id: UUID, at: datetime) -> list[Part]:
    """Every part of a matter that holds now, an emergency look's too: who sees it, on which ground."""
    found = Part.objects.filter(policy.live(at), baton=baton_id).order_by("since", "id")
    return list(found)


def details_in(baton_id: UUID, at: datetime) -> dict[UUID, Section]:
    """What each agency that works on a matter reads inside its assessment, in one query; a look of
    one worker says nothing of the agency."""
    found: dict[UUID, Section] = {}
    parts = Part.objects.filter(policy.live(at), baton=baton_id)
    for part in parts.exclude(source__startswith="emergency:"):
        if part.opens(Section.ASSESSMENT):
            before = found.get(part.agency_id, Section(0))
            found[part.agency_id] = before | (Section(part.sections) & DETAILS)
    return found


def details_at(baton_id: UUID, agency: Agency, at: datetime) -> Section:
    """What an agency reads inside the assessment when one more room opens it: what has been decided
    for it in this matter, else what its kind works with."""
    said = details_in(baton_id, at).get(agency.pk)
    return needed_by(agency.kind, clock.day(at)) if said is None else said

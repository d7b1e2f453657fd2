"""One line of the list of cases, plain: the desk draws fifty of them at once."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CaseRow:
    """What a line says. `sort_key` and `baton_id` are where the next page begins."""

    id: UUID
    number: str
    title: str
    url: str
    record: str
    lead: str
    lead_person: str
    coordinator: str
    look_again_on: date | None
    mark: str
    tone: str
    sort_key: datetime
    baton_id: UUID

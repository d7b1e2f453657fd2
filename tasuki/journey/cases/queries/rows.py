"""One line of the list of cases, plain, and drawn without the template engine: fifty of them are
most of what that page costs."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString

from tasuki.ground import wareki
from tasuki.journey.cases import words

_ROW = (
    '<tr data-record="{}"><th scope="row"><a href="{}">{}</a> <span class="number">{}</span>{}</th>'
    '<td data-label="{}">{}{}</td><td data-label="{}">{}</td><td data-label="{}">{}</td></tr>'
)


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

    @property
    def html(self) -> SafeString:
        """The line as a table row; whatever people wrote is escaped."""
        person = format_html(" <span>{}</span>", self.lead_person) if self.lead_person else ""
        mark = format_html(' <span class="badge badge-{}">{}</span>', self.tone, self.mark)
        on = self.look_again_on
        day = (
            format_html('<time datetime="{}">{}</time>', on.isoformat(), wareki.show(on))
            if on
            else ""
        )
        return format_html(
            _ROW,
            self.record,
            self.url,
            self.title,
            self.number,
            mark if self.mark else "",
            words.AS_LEAD,
            self.lead,
            person,
            words.AS_COORDINATION,
            self.coordinator,
            words.LOOK_AGAIN_ON,
            day,
        )

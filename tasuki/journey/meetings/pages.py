"""What the act pages of this room share: one template, the secrecy notice, the way back."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.urls import reverse

from tasuki.journey.meetings import frames, queries, words
from tasuki.journey.meetings.models import AgendaItem, Meeting
from tasuki.trust.drafts.pages import ActPage

Found = TypeVar("Found")


def found(read: Callable[..., Found], *keys: Any) -> Found:
    """What a read finds; unknown and not related are the same 404."""
    try:
        return read(*keys)
    except ObjectDoesNotExist:
        raise Http404 from None


class Page(ActPage):
    """What the act pages of this room share: one template, the secrecy notice, the way back."""

    template_name = "meetings/act.html"
    meeting: Meeting
    danger = False
    extra = ""

    def load(self, **kwargs: Any) -> None:
        """The meeting, or the item or seat it hangs on."""
        self.meeting = found(queries.meeting_for, self.actor, kwargs["meeting_id"], self.at)

    def back(self) -> str:
        """Where the act leads."""
        return reverse("meetings:show", args=[self.meeting.pk])

    def context(self) -> dict[str, Any]:
        """Heading, button and notice."""
        heading, submit, said = words.PAGES[self.act]
        meeting = getattr(self, "meeting", None)
        return {
            "heading": heading,
            "submit": submit,
            "said": said,
            "meeting": meeting,
            "item": getattr(self, "item", None),
            "notice": frames.secrecy_notice(meeting) if meeting else "",
            "cancel_url": self.back(),
            "danger": self.danger,
            "extra": self.extra,
        }


class ItemPage(Page):
    """An act on one item of the agenda."""

    item: AgendaItem

    def load(self, **kwargs: Any) -> None:
        """The item, if its papers are open."""
        self.item = found(queries.item_for, self.actor, kwargs["item_id"], self.at)
        self.meeting = self.item.meeting
        queries.note_look(self.meeting, [self.item])

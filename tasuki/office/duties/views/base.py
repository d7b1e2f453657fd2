"""What every page of an act of this room shows."""

from typing import Any

from tasuki.office.duties import words
from tasuki.trust.drafts.pages import ActPage


class Act(ActPage):
    """An act with its heading, what to know before it, and the word of its button."""

    template_name = "duties/act.html"
    back = ""
    danger = False

    def context(self) -> dict[str, Any]:
        title, lead, submit = words.ACTS[self.act]
        return {
            "title": title,
            "said": lead,
            "submit": submit,
            "back": self.back,
            "danger": self.danger,
        }

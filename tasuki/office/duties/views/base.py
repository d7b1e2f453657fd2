"""What the pages of the acts of this room have in common."""

from typing import Any, ClassVar

from tasuki.ground.forms import TasukiForm
from tasuki.office.duties import forms, words
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
            "about": self.about(),
        }

    def about(self) -> list[tuple[Any, str]]:
        """What is acted on, as (label, text), so that nobody decides blindly."""
        return []


class OneText(Act):
    """An act on one thing that needs one text: `do` is the service, `named` its word for it."""

    form_class = forms.ReasonForm
    do: ClassVar[Any]
    named: ClassVar[str]
    on: ClassVar[str] = "one"
    one: Any

    def form_kwargs(self) -> dict[str, Any]:
        return {"label": words.TEXTS[self.act]}

    def perform(self, form: Any) -> str:
        type(self).do(
            actor=self.actor,
            at=self.at,
            **{self.on: self.one, self.named: form.cleaned_data["text"]},
        )
        return self.back


class YesOrNo(Act):
    """A second person's answer: `yes` takes the thing as it is, `no` needs a note."""

    form_class: type[TasukiForm] = forms.DecideForm
    yes: ClassVar[Any]
    no: ClassVar[Any]
    on: ClassVar[str] = "one"
    one: Any

    def perform(self, form: Any) -> str:
        said = form.cleaned_data
        facts = {"actor": self.actor, "at": self.at, self.on: self.one}
        if said["how"] == "yes":
            type(self).yes(**facts)
        else:
            type(self).no(**facts, note=said["note"])
        return self.back

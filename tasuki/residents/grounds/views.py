"""「伝えてよいか調べる」, and the table it answers from."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.residents.grounds import forms, policy, queries, rules, services, showing
from tasuki.residents.grounds.models import Asked
from tasuki.town.organizations import queries as organizations
from tasuki.town.relay import queries as relay
from tasuki.town.relay.matters import Card
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.drafts.pages import ActPage


class Ask(ActPage):
    """「伝えてよいか調べる」: the answer stands above the questions, which can be changed."""

    form_class = forms.AskForm
    template_name = "grounds/ask.html"
    act = "grounds.ask"
    keeps_draft = False
    asked: Asked | None = None
    card: Card | None = None

    def load(self, **kwargs: Any) -> None:
        if not policy.can_ask(self.actor):
            raise Http404
        self.agencies = list(organizations.agencies())
        if (pk := _uuid(self.request.GET.get("asked", ""))) is not None:
            self.asked = get_object_or_404(queries.asked_by(self.actor), pk=pk)
        if (pk := _uuid(self.request.GET.get("baton", ""))) is not None:
            cards = relay.cards_for(self.actor, [pk], self.at)
            if not cards:
                raise Http404
            self.card, self.baton_id = cards[0], pk

    def form_kwargs(self) -> dict[str, Any]:
        return {"agencies": [(str(one.pk), one.name) for one in self.agencies]}

    def initial(self) -> dict[str, Any]:
        calm = {"consent": "unknown", "plight": "calm", "meeting": "none"}
        if self.asked is not None:
            known = self.asked.question
            return {
                "sender": str(self.asked.sender_id),
                "receiver": str(self.asked.receiver_id),
                **{name: known[name] for name in ("categories", *calm)},
            }
        to = _uuid(self.request.GET.get("to", ""))
        return {
            **calm,
            "sender": str(self.actor.agency_id),
            "receiver": str(to) if to else "",
            "categories": [one.value for one in rules.ORDINARY] if self.card else [],
        }

    def context(self) -> dict[str, Any]:
        return {"card": self.card, "shown": self._shown(), "asked": self.asked}

    def perform(self, form: forms.AskForm) -> str:
        by_id = {str(one.pk): one for one in self.agencies}
        said = form.cleaned_data
        question = queries.question(
            by_id[said["sender"]],
            by_id[said["receiver"]],
            self.at,
            persons=self._persons(),
            baton_id=self.baton_id if self.card else None,
            **form.said(),
        )
        asked = services.ask(actor=self.actor, question=question, at=self.at)
        more = {"baton": str(self.baton_id)} if self.card else {}
        return f"{reverse('grounds:ask')}?{urlencode({'asked': asked.pk, **more})}#answer"

    def _persons(self) -> list[UUID]:
        """Whom the matter is about: their consent is looked up, their names are not kept."""
        if self.card is None:
            return []
        return queries.subjects_of(self.baton_id)

    def _shown(self) -> showing.Shown | None:
        if self.asked is None:
            return None
        names = {str(one.pk): one.name for one in (self.asked.sender, self.asked.receiver)}
        answer = queries.ask(rules.question_from(self.asked.question), self.at)
        return showing.answer(answer, self.at, names)


@require_GET
def table(request: TownRequest) -> HttpResponse:
    """The whole table in words, for the 個人情報 section."""
    actor, at = request.actor, request.at
    if not policy.can_ask(actor):
        raise Http404
    context = {
        "lines": showing.lines(at),
        "specials": showing.specials(),
        "silences": showing.silences(),
        "pdf": reverse("desk:paper", args=["grounds", actor.agency_id]),
    }
    return render(request, "grounds/table.html", context)


def _uuid(value: str) -> UUID | None:
    try:
        return UUID(value) if value else None
    except ValueError:
        raise Http404 from None

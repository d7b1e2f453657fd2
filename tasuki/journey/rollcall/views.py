"""Pages of 安否確認."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from tasuki.journey.rollcall import forms, queries, services
from tasuki.journey.rollcall.models import Round
from tasuki.town.organizations.models import Agency
from tasuki.trust.drafts.pages import ActPage


class Rounds(ActPage):
    """The rounds of the actor's agencies, and 「安否確認を始める」."""

    form_class = forms.BeginForm
    template_name = "rollcall/rounds.html"
    act = "rollcall.begin"

    def load(self, **kwargs: Any) -> None:
        if not self.actor.works:
            raise Http404

    def form_kwargs(self) -> dict[str, Any]:
        hats = {hat.agency_id: hat.agency_name for hat in self.actor.hats}
        return {
            "agencies": [
                (str(pk), name) for pk, name in hats.items() if pk in self.actor.agency_ids
            ]
        }

    def initial(self) -> dict[str, Any]:
        return {"agency": str(self.actor.agency_id or "")}

    def context(self) -> dict[str, Any]:
        return {"rounds": list(queries.rounds_for(self.actor)[:20])}

    def perform(self, form: forms.BeginForm) -> str:
        said = form.cleaned_data
        agency = get_object_or_404(Agency, pk=said.get("agency") or self.actor.agency_id)
        one = services.begin(actor=self.actor, agency=agency, reason=said["reason"], at=self.at)
        return reverse("rollcall:round", args=[one.pk])


class _Round(ActPage):
    one: Round
    keeps_draft = False

    def load(self, **kwargs: Any) -> None:
        self.one = get_object_or_404(queries.rounds_for(self.actor), pk=kwargs["round_id"])
        self.lines = queries.lines_of(self.actor, self.one, self.at)

    def context(self) -> dict[str, Any]:
        return {
            **queries.look_facts(self.one, self.lines),
            "areas": queries.by_area(self.lines),
            "back": reverse("rollcall:round", args=[self.one.pk]),
        }


class Tick(_Round):
    """The list by 地区: 「確認済みにする」."""

    form_class = forms.TickForm
    template_name = "rollcall/round.html"
    act = "rollcall.tick"

    def form_kwargs(self) -> dict[str, Any]:
        return {"persons": [(str(line.person_id), line.name) for line in self.lines]}

    def perform(self, form: forms.TickForm) -> str:
        services.tick(
            actor=self.actor,
            round=self.one,
            persons=[UUID(pk) for pk in form.cleaned_data["persons"]],
            at=self.at,
        )
        return reverse("rollcall:round", args=[self.one.pk])


class End(_Round):
    """「安否確認を終える」"""

    form_class = forms.EndForm
    template_name = "rollcall/end.html"
    act = "rollcall.end"

    def perform(self, form: forms.EndForm) -> str:
        services.end(actor=self.actor, round=self.one, at=self.at)
        return reverse("rollcall:rounds")

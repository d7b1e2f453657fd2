"""Pages of needs."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from tasuki.ground import clock, wareki
from tasuki.journey.intake import queries as intake
from tasuki.journey.intake.models import Consultation
from tasuki.journey.needs import forms, policy, queries, services
from tasuki.residents.people import queries as people
from tasuki.town.municipality import pack
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.drafts.pages import ActPage


class Note(ActPage):
    """「この事業があれば使いたい」"""

    form_class = forms.NeedsForm
    template_name = "needs/note.html"
    act = "needs.note_needs"
    consultation: Consultation

    def load(self, **kwargs: Any) -> None:
        found = intake.consultations_for(self.actor, self.at, Section.INTAKE)
        self.consultation = get_object_or_404(found, pk=kwargs["consultation_id"])
        people.shown([self.consultation.subject])

    def form_kwargs(self) -> dict[str, Any]:
        there = queries.not_there(clock.day(self.at))
        return {"projects": [(one.code, one.name) for one in there]}

    def initial(self) -> dict[str, Any]:
        wanted = queries.wanted_for(self.consultation, clock.day(self.at))
        return {
            "projects": [one.project for one in wanted],
            "note": next((one.note for one in wanted), ""),
        }

    def context(self) -> dict[str, Any]:
        today = clock.day(self.at)
        return {
            "consultation": self.consultation,
            "title": intake.title_for(self.actor, self.consultation, self.at),
            "not_there": queries.not_there(today),
            "coordinated": pack.current(today).offered("multi_agency", clock.fiscal_year(today)),
            "back": intake.address(self.consultation),
        }

    def perform(self, form: forms.NeedsForm) -> str:
        services.note_needs(
            actor=self.actor, consultation=self.consultation, at=self.at, **form.cleaned_data
        )
        return intake.address(self.consultation)


@require_GET
def counts(request: TownRequest) -> HttpResponse:
    """「必要とされた数」: numbers that name nobody."""
    if not policy.can_count(request.actor):
        raise Http404
    return render(request, "needs/counts.html", {"rows": queries.counts()})


@require_GET
def behind(request: TownRequest, project: str, year: int) -> HttpResponse:
    """The matters behind a number, as far as they are open to the reader."""
    actor, at = request.actor, request.at
    known = {one.code for one in pack.current(clock.day(at)).projects}
    if not policy.can_count(actor) or project not in known:
        raise Http404
    context = {
        "name": queries.name_of(project),
        "year": wareki.fiscal_year_name(year),
        "found": queries.behind(actor, project, year, at),
    }
    return render(request, "needs/behind.html", context)

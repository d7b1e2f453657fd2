"""Pages of the prefecture's side. Whoever does not back municipalities gets the common 404."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.ground import clock
from tasuki.ground.forms import version_read
from tasuki.office.prefecture import forms, models, policy, queries, services, shown
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.drafts.pages import ActPage


def _enter(request: TownRequest) -> Any:
    actor = request.actor
    if not policy.can_view(actor):
        raise Http404
    return actor


def _year(request: TownRequest) -> int:
    this_year = clock.fiscal_year(clock.day(request.at))
    said = request.GET.get("year", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) == 4 else this_year


@require_GET
def overview(request: TownRequest) -> HttpResponse:
    """市町村のいま: the map, the years, the plans, whom to visit."""
    actor = _enter(request)
    year = _year(request)
    context = shown.overview(actor, year, clock.day(request.at))
    return render(request, "prefecture/overview.html", context)


@require_GET
def municipality(request: TownRequest, municipality_id: Any) -> HttpResponse:
    """One municipality: its years, its plan, its answers, the visits."""
    actor = _enter(request)
    one = get_object_or_404(queries.municipalities_for(actor), pk=municipality_id)
    context = {
        "one": one,
        "phases": list(one.phases.all()),
        "visits": queries.visits_of(one),
        "answers": list(one.answers.select_related("survey")),
    }
    return render(request, "prefecture/municipality.html", context)


@require_GET
def schedule(request: TownRequest) -> HttpResponse:
    """年間スケジュール: of this 年度, also while nothing is planned yet; other years are a press away."""
    actor = _enter(request)
    this_year = clock.fiscal_year(clock.day(request.at))
    planned = queries.schedule_years(actor)
    year = _year(request)
    context = {
        "year": year,
        "this_year": this_year,
        "years": sorted({*planned, this_year, year}, reverse=True),
        "printed": queries.printed_years() & {*planned},
        "others": [one for one in planned if one != year],
        "tracks": shown.tracks(queries.schedule(actor, year)),
        "months": shown.MONTHS,
    }
    return render(request, "prefecture/schedule.html", context)


@require_GET
def surveys(request: TownRequest) -> HttpResponse:
    """The surveys, newest first."""
    actor = _enter(request)
    listed = [
        {"one": one, "answered": one.answers.count(), "waiting": len(queries.waiting(one))}
        for one in queries.surveys_for(actor)[:20]
    ]
    return render(request, "prefecture/surveys.html", {"surveys": listed})


@require_GET
def survey(request: TownRequest, survey_id: Any) -> HttpResponse:
    """One survey: who answered what, who has not."""
    actor = _enter(request)
    one = get_object_or_404(queries.surveys_for(actor), pk=survey_id)
    context = {
        "one": one,
        "answers": list(one.answers.select_related("municipality")),
        "waiting": queries.waiting(one),
    }
    return render(request, "prefecture/survey.html", context)


class _Backing(ActPage):
    """A page of an act; strangers get the 404 before anything is read."""

    def load(self, **kwargs: Any) -> None:
        if not policy.can_view(self.actor):
            raise Http404
        self.fetch(**kwargs)

    def fetch(self, **kwargs: Any) -> None:
        """What the page is about."""


class _Town(_Backing):
    one: models.Municipality

    def fetch(self, **kwargs: Any) -> None:
        found = queries.municipalities_for(self.actor)
        self.one = get_object_or_404(found, pk=kwargs["municipality_id"])

    def context(self) -> dict[str, Any]:
        return {"one": self.one, "back": self.back}

    @property
    def back(self) -> str:
        """The municipality's page."""
        return reverse("prefecture:municipality", args=[self.one.pk])


class Phase(_Town):
    """段階を記録する."""

    form_class = forms.PhaseForm
    template_name = "prefecture/phase.html"
    act = "prefecture.note_phase"

    def initial(self) -> dict[str, Any]:
        return {"fiscal_year": str(clock.fiscal_year(clock.day(self.at)))}

    def perform(self, form: forms.PhaseForm) -> str:
        said = dict(form.cleaned_data)
        year = int(said.pop("fiscal_year"))
        services.note_phase(
            actor=self.actor, municipality=self.one, fiscal_year=year, at=self.at, **said
        )
        return self.back


class Revision(_Town):
    """計画の改定年度."""

    form_class = forms.RevisionForm
    template_name = "prefecture/revision.html"
    act = "prefecture.note_revision"

    def initial(self) -> dict[str, Any]:
        return {"fiscal_year": str(self.one.revision_year or "")}

    def version(self) -> str:
        return str(self.one.version)

    def perform(self, form: forms.RevisionForm) -> str:
        said = form.cleaned_data["fiscal_year"]
        services.note_revision(
            actor=self.actor,
            municipality=self.one,
            fiscal_year=int(said) if said else None,
            version=version_read(form.version),
            at=self.at,
        )
        return self.back


class Visit(_Town):
    """訪問支援を記録する."""

    form_class = forms.VisitForm
    template_name = "prefecture/visit.html"
    act = "prefecture.record_visit"

    def perform(self, form: forms.VisitForm) -> str:
        services.record_visit(
            actor=self.actor, municipality=self.one, at=self.at, **form.cleaned_data
        )
        return self.back


class Plan(_Backing):
    """年間スケジュールに入れる."""

    form_class = forms.PlanForm
    template_name = "prefecture/plan.html"
    act = "prefecture.plan_support"

    def initial(self) -> dict[str, Any]:
        return {"fiscal_year": str(clock.fiscal_year(clock.day(self.at)))}

    def perform(self, form: forms.PlanForm) -> str:
        said = dict(form.cleaned_data)
        year = int(said.pop("fiscal_year"))
        services.plan_support(actor=self.actor, fiscal_year=year, at=self.at, **said)
        return f"{reverse('prefecture:schedule')}?year={year}"


class Report(_Backing):
    """実施したと記録する."""

    form_class = forms.ReportForm
    template_name = "prefecture/report.html"
    act = "prefecture.report_support"
    one: models.Support

    def fetch(self, **kwargs: Any) -> None:
        self.one = get_object_or_404(queries.supports_for(self.actor), pk=kwargs["support_id"])

    def initial(self) -> dict[str, Any]:
        return {"done_on": self.one.done_on, "outcome": self.one.outcome}

    def context(self) -> dict[str, Any]:
        return {"one": self.one, "back": self._back()}

    def _back(self) -> str:
        return f"{reverse('prefecture:schedule')}?year={self.one.fiscal_year}"

    def perform(self, form: forms.ReportForm) -> str:
        services.report_support(actor=self.actor, support=self.one, at=self.at, **form.cleaned_data)
        return self._back()


class Ask(_Backing):
    """実態調査を依頼する."""

    form_class = forms.AskForm
    template_name = "prefecture/ask.html"
    act = "prefecture.open_survey"

    def initial(self) -> dict[str, Any]:
        return {"asked_on": clock.day(self.at)}

    def perform(self, form: forms.AskForm) -> str:
        opened = services.open_survey(actor=self.actor, at=self.at, **form.cleaned_data)
        return reverse("prefecture:survey", args=[opened.pk])


class Answer(_Town):
    """回答を記録する."""

    form_class = forms.AnswerForm
    template_name = "prefecture/answer.html"
    act = "prefecture.note_answer"
    survey: models.Survey

    def fetch(self, **kwargs: Any) -> None:
        super().fetch(**kwargs)
        self.survey = get_object_or_404(queries.surveys_for(self.actor), pk=kwargs["survey_id"])

    @property
    def back(self) -> str:
        return reverse("prefecture:survey", args=[self.survey.pk])

    def context(self) -> dict[str, Any]:
        return {**super().context(), "survey": self.survey}

    def initial(self) -> dict[str, Any]:
        return {"answered_on": clock.day(self.at)}

    def perform(self, form: forms.AnswerForm) -> str:
        services.note_answer(
            actor=self.actor,
            survey=self.survey,
            municipality=self.one,
            at=self.at,
            **form.cleaned_data,
        )
        return self.back

"""The plan itself: its page, writing it, beginning it anew, reading a former version."""

from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tasuki.ground import clock
from tasuki.ground.forms import ONCE_FIELD, VERSION_FIELD, TasukiForm, version_read
from tasuki.journey.plans import forms, queries, services, shown, words
from tasuki.journey.plans.models import Plan
from tasuki.journey.plans.views.pages import OfCase
from tasuki.residents.people import queries as people
from tasuki.town.relay.ribbon import ribbon
from tasuki.trust.access.actor import TownRequest

MORE = "_more"


class _Writing(OfCase):
    """A page on which the plan itself is typed, with its 役割分担表."""

    form_class = forms.PlanForm

    def load(self, **kwargs: Any) -> None:
        """Annexes are about the reception from which the case came."""
        super().load(**kwargs)
        self.record = self.case.origin.consultation

    def form_kwargs(self) -> dict[str, Any]:
        """Who can be given something, for whom, and how consent is had."""
        around = queries.agencies_around(self.case)
        return {
            "agencies": [(str(agency.pk), agency.name) for agency in around],
            "members": self._members(),
            "methods": self.town.choices("consent_methods"),
        }

    def _members(self) -> list[tuple[str, str]]:
        """Those whom the actor sees; of whom a row is already stays, if need be without the name."""
        seen = queries.members_for(self.actor, self.case, self.at)
        offered = {str(one.pk): people.display_name(one) for one in seen}
        for promise in self.plan.promises.all() if self.plan else ():
            if promise.about_id is not None:
                offered.setdefault(str(promise.about_id), str(words.NAME_NOT_SHOWN))
        return list(offered.items())

    def post(self, request: TownRequest, **kwargs: Any) -> HttpResponse:
        """「行を増やす」 shows the same form again with everything typed; all else is the act."""
        if MORE not in request.POST:
            return super().post(request, **kwargs)
        typed = {name: request.POST.get(name, "") for name in request.POST}
        form = self.form_class(
            initial=typed,
            once_key=request.POST.get(ONCE_FIELD, ""),
            version=request.POST.get(VERSION_FIELD, ""),
            today=clock.day(self.at),
            more=forms.MORE_ROWS,
            **self.form_kwargs(),
        )
        self._annex(form)
        form.initial = {**form.initial, **self._as_initial(dict(request.POST.lists()))}
        self._slot(form, None)
        self._keep(request, form)
        return self._page(form)


class PlanPage(_Writing):
    """/cases/<id>/plan/: without a plan the form of the first one, else the plan with its table."""

    act = "plans.draft_plan"
    template_name = "plans/plan.html"

    def initial(self) -> dict[str, Any]:
        """A plan begins today and is looked at after the town's usual time."""
        return forms.beginning(clock.day(self.at), self.town.term("monitoring_days"))

    def context(self) -> dict[str, Any]:
        """Whether there is something to type here at all."""
        said = super().context()
        over = self.plan is None or self.plan.state == "ended"
        drafting = over and said["may_write"] and self.case.is_open
        return {
            **said,
            "drafting": drafting,
            "versions": queries.versions_of(self.case) if self.plan else [],
        }

    def perform(self, form: forms.PlanForm) -> str:
        """Write the draft down."""
        services.draft_plan(
            actor=self.actor,
            case=self.case,
            content=form.content,
            rows=form.written_rows,
            at=self.at,
        )
        return self.plan_url


class EditPage(_Writing):
    """「プラン案を書き直す」."""

    act = "plans.edit_plan"
    template_name = "plans/edit.html"

    def load(self, **kwargs: Any) -> None:
        """Only a plan that is there can be written over."""
        super().load(**kwargs)
        if self.plan is None:
            get_object_or_404(Plan.objects.none())

    def _there(self) -> Plan:
        return get_object_or_404(Plan, pk=self.plan.pk if self.plan else None)

    def initial(self) -> dict[str, Any]:
        """What stands."""
        return forms.as_initial(queries.as_form(self._there()))

    def version(self) -> str:
        """How often it had been saved when this page was made."""
        return str(self._there().lock)

    def perform(self, form: forms.PlanForm) -> str:
        """Save it, unless somebody saved meanwhile."""
        services.edit_plan(
            actor=self.actor,
            plan=self._there(),
            version=version_read(form.version),
            content=form.content,
            rows=form.written_rows,
            at=self.at,
        )
        return self.plan_url


class ReplanPage(OfCase):
    """「再プラン」."""

    form_class = forms.ReplanForm
    act = "plans.replan"
    template_name = "plans/replan.html"
    keeps_draft: ClassVar[bool] = False

    def pick(self) -> Plan | None:
        """The plan in force."""
        return queries.plan_in_force(self.case)

    def load(self, **kwargs: Any) -> None:
        """Nothing in force, nothing to begin from."""
        super().load(**kwargs)
        if self.plan is None:
            own = queries.plans_for(self.actor, self.at).filter(case=self.case)
            self.plan = own.order_by("-version_no").first()
        if self.plan is None:
            raise Http404

    def perform(self, form: TasukiForm) -> str:
        """Copy it, then write."""
        plan = get_object_or_404(Plan, pk=self.plan.pk if self.plan else None)
        services.replan(actor=self.actor, plan=plan, at=self.at)
        return reverse("plans:edit", args=[self.case.pk])


@require_safe
def version(request: TownRequest, plan_id: Any) -> HttpResponse:
    """One version to read, also a former one."""
    actor, at = request.actor, request.at
    plan = get_object_or_404(queries.plans_for(actor, at), pk=plan_id)
    queries.shown(plan)
    context = {
        "case": plan.case,
        "plan": plan,
        "view": shown.view_of(plan, actor, at),
        "story": shown.story_of(plan),
        "relay": ribbon(plan.case.lead, at, plan.case.coordination),
        "back": reverse("plans:plan", args=[plan.case_id]),
    }
    return render(request, "plans/version.html", context)

"""While a plan is in force: モニタリング, 評価, the promises."""

from datetime import timedelta
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.ground.ui.shapes import Action
from tasuki.journey.plans import forms, policy, queries, services, shown, words
from tasuki.journey.plans.models import Plan, Promise
from tasuki.journey.plans.views.pages import OfCase
from tasuki.town.relay.ribbon import ribbon
from tasuki.trust.drafts.pages import ActPage


class MonitoringPage(OfCase):
    """/cases/<id>/monitoring/: what was seen so far, and today's look."""

    form_class = forms.MonitoringForm
    act = "plans.monitor"
    template_name = "plans/monitoring.html"

    def pick(self) -> Plan | None:
        """The plan in force."""
        return queries.plan_in_force(self.case)

    def form_kwargs(self) -> dict[str, Any]:
        """A question for each promise that is not finished."""
        promises = self.plan.promises.all() if self.plan else []
        return {
            "promises": [one for one in promises if one.done_at is None],
            "carries": bool(queries.carried_by(self.actor, self.case)),
        }

    def initial(self) -> dict[str, Any]:
        """Today, and the next day after the town's usual time; 次に見る日 moves on with it once it
        has come."""
        today = clock.day(self.at)
        next_on = today + timedelta(days=self.town.term("monitoring_days"))
        stands = [one.look_again_on for one in queries.carried_by(self.actor, self.case)]
        ahead = min((day for day in stands if day is not None and day > today), default=next_on)
        return {"on": today, "next_on": next_on, "look_on": ahead}

    def context(self) -> dict[str, Any]:
        """What was seen so far."""
        looks = shown.looks_of(queries.monitorings_of(self.case))
        return {**super().context(), "looks": looks}

    def perform(self, form: forms.MonitoringForm) -> str:
        """Write the look down."""
        services.monitor(
            actor=self.actor,
            plan=_in_force(self.plan),
            on=form.cleaned_data["on"],
            text=form.cleaned_data["text"],
            states=form.states,
            next_on=form.cleaned_data["next_on"],
            look_on=form.cleaned_data.get("look_on"),
            at=self.at,
        )
        return reverse("plans:monitoring", args=[self.case.pk])


class EvaluationPage(OfCase):
    """/cases/<id>/evaluation/."""

    form_class = forms.EvaluationForm
    act = "plans.evaluate"
    template_name = "plans/evaluation.html"

    def pick(self) -> Plan | None:
        """The plan in force."""
        return queries.plan_in_force(self.case)

    def form_kwargs(self) -> dict[str, Any]:
        """The town's lists."""
        return {
            "results": self.town.choices("goal_results"),
            "changes": self.town.choices("changes"),
            "verdicts": self.town.choices("verdicts"),
        }

    def initial(self) -> dict[str, Any]:
        """Today."""
        return {"on": clock.day(self.at)}

    def context(self) -> dict[str, Any]:
        """What was said so far, and what follows from it."""
        said = [shown.said_of(one, self.town) for one in queries.evaluations_of(self.case)]
        return {
            **super().context(),
            "evaluations": said,
            "closing_url": shown.page_ahead("closing:closing", self.case.pk),
        }

    def perform(self, form: forms.EvaluationForm) -> str:
        """Write it down."""
        services.evaluate(
            actor=self.actor, plan=_in_force(self.plan), at=self.at, **form.cleaned_data
        )
        return reverse("plans:evaluation", args=[self.case.pk])


def _in_force(plan: Plan | None) -> Plan:
    """The plan that a look is about.

    Raises:
        HouseError: nothing has been decided yet.
    """
    if plan is None:
        raise HouseError("plans.not_decided")
    return plan


class PromisePage(ActPage):
    """「約束を記録する」."""

    form_class = forms.PromiseForm
    act = "plans.keep_promise"
    template_name = "plans/promise.html"
    promise: Promise

    def load(self, **kwargs: Any) -> None:
        """The promise of a plan that the actor may read."""
        self.promise = get_object_or_404(
            queries.promises_for(self.actor, self.at), pk=kwargs["promise_id"]
        )
        queries.shown(self.promise.plan)

    def context(self) -> dict[str, Any]:
        """What was promised."""
        case = self.promise.plan.case
        return {
            "promise": self.promise,
            "case": case,
            "relay": ribbon(case.lead, self.at, case.coordination),
            "facts": shown.promise_facts(self.promise),
            "may_keep": bool(policy.can_keep(self.actor, self.promise)),
            "back": reverse("plans:plan", args=[self.promise.plan.case_id]),
        }

    def perform(self, form: forms.PromiseForm) -> str:
        """Write down how it went."""
        services.keep_promise(
            actor=self.actor,
            promise=self.promise,
            outcome=form.cleaned_data["outcome"],
            note=form.cleaned_data["note"],
            at=self.at,
        )
        return reverse("plans:plan", args=[self.promise.plan.case_id])

    def instead(self, refusal: HouseError) -> tuple[Any, ...]:
        """Back to the plan."""
        back = reverse("plans:plan", args=[self.promise.plan.case_id])
        return (Action(back, str(words.ACTIONS["plan"])),)

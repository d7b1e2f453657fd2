"""The person's answer, and the municipality's decision."""

from typing import Any

from django.urls import reverse

from tasuki.ground import clock
from tasuki.ground import words as register
from tasuki.ground.errors import HouseError
from tasuki.journey.plans import forms, policy, queries, services, shown
from tasuki.journey.plans.views.pages import OfPlan


class ConsentPage(OfPlan):
    """「本人の同意を記録する」."""

    form_class = forms.ConsentForm
    act = "plans.record_consent"
    template_name = "plans/consent.html"

    def form_kwargs(self) -> dict[str, Any]:
        """How consent is had."""
        return {"methods": self.town.choices("consent_methods")}

    def initial(self) -> dict[str, Any]:
        """What was answered before, and who asks now."""
        plan = self._there()
        return {
            "consent": plan.consent,
            "consent_on": plan.consent_on or clock.day(self.at),
            "consent_how": plan.consent_how,
            "consent_by": plan.consent_by or self.actor.name,
        }

    def perform(self, form: forms.ConsentForm) -> str:
        """Write the answer down."""
        said = form.cleaned_data
        services.record_consent(
            actor=self.actor,
            plan=self._there(),
            consent=said["consent"],
            on=said["consent_on"],
            how=said["consent_how"],
            by=said["consent_by"],
            at=self.at,
        )
        return self.plan_url


class DecisionPage(OfPlan):
    """「支援決定」: the municipality's act. 事務局 sees number and dates here, and nothing else."""

    form_class = forms.DecisionForm
    act = "plans.decide_support"
    template_name = "plans/decision.html"

    def among(self) -> Any:
        """What may be read, and what waits for who decides."""
        return queries.decidable_for(self.actor, self.at)

    @property
    def readable(self) -> bool:
        """Whether the plan itself is open to the actor."""
        return self.plan is not None and bool(policy.can_see(self.actor, self.plan, self.at))

    def initial(self) -> dict[str, Any]:
        """The day of the sitting where the town decides in it, else today."""
        item = queries.opinion_on(self._there())
        order = queries.decision_order(self._there(), item, self.at)
        held = clock.day(item.meeting.held_at) if item and order == "in" else None
        return {"decided_on": held or clock.day(self.at)}

    def context(self) -> dict[str, Any]:
        """The plan only for whom it is open."""
        said = super().context()
        readable, verdict = self.readable, policy.can_decide(self.actor, self.at)
        shut = {} if readable else {"view": None, "relay": None}
        return {
            **said,
            **shut,
            "readable": readable,
            "by_itself": queries.decides_by_itself(self.at),
            "opinion": shown.opinion_asked(self._there(), self.at),
            "why_not": "" if verdict else register.say(verdict.code, **verdict.facts),
        }

    def perform(self, form: forms.DecisionForm) -> str:
        """Decide."""
        services.decide_support(
            actor=self.actor, plan=self._there(), at=self.at, **form.cleaned_data
        )
        return self.plan_url if self.readable else reverse("desk:desk")

    def instead(self, refusal: HouseError) -> tuple[Any, ...]:
        """Links only where they lead to something."""
        return super().instead(refusal) if self.readable else ()

"""What every page about a plan has: the case, the version, the way back."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.journey.cases.models import Case
from tasuki.journey.plans import policy, queries, shown
from tasuki.journey.plans.models import Plan
from tasuki.town.municipality import pack
from tasuki.town.relay.ribbon import ribbon
from tasuki.trust.drafts.pages import ActPage


class OfCase(ActPage):
    """A page about the plan of one case."""

    case: Case
    plan: Plan | None

    def load(self, **kwargs: Any) -> None:
        """The case whose plan the actor may read, and the version the page is about."""
        self.case = get_object_or_404(queries.cases_for(self.actor, self.at), pk=kwargs["case_id"])
        self.plan = self.pick()
        if self.plan is not None:
            queries.shown(self.plan)

    def pick(self) -> Plan | None:
        """The version the page is about."""
        return queries.current_plan(self.case)

    @property
    def town(self) -> pack.Pack:
        """The town's pack of the day."""
        return pack.current(clock.day(self.at))

    @property
    def plan_url(self) -> str:
        """Where one comes back to."""
        return reverse("plans:plan", args=[self.case.pk])

    def context(self) -> dict[str, Any]:
        """The plan in words, for every page about it."""
        return {
            "case": self.case,
            "plan": self.plan,
            "view": shown.view_of(self.plan, self.actor, self.at) if self.plan else None,
            "may_write": bool(policy.can_write(self.actor, self.case, self.at)),
            "relay": ribbon(self.case.lead, self.at, self.case.coordination),
            "back": self.plan_url,
        }

    def instead(self, refusal: HouseError) -> tuple[Any, ...]:
        """The way round a refusal."""
        return shown.instead(refusal, self.case, self.plan, self.at)


class OfPlan(OfCase):
    """A page about one version."""

    def load(self, **kwargs: Any) -> None:
        """The version, if the actor may read it."""
        self.plan = get_object_or_404(self.among(), pk=kwargs["plan_id"])
        self.case = self.plan.case
        queries.shown(self.plan)

    def among(self) -> Any:
        """Where the version is looked for."""
        return queries.plans_for(self.actor, self.at)

    def _there(self) -> Plan:
        plan: Plan = get_object_or_404(self.among(), pk=self.kwargs["plan_id"])
        return plan

"""What this room shows on the page of a case. Links only, never forms."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse

from tasuki.ground import clock
from tasuki.journey.cases.models import Case
from tasuki.journey.plans import policy, queries, shown
from tasuki.journey.plans.models import Plan
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import TownRequest


def plan(request: TownRequest, case: Case, sections: Section) -> str:
    """The plan with its 役割分担表; "" when the plan is not open."""
    if not sections & Section.PLAN:
        return ""
    actor, at = request.actor, request.at
    current = queries.current_plan(case)
    in_force = queries.plan_in_force(case) if current and current.is_open else None
    if current is not None:
        queries.shown(current)
    context = {
        "case": case,
        "plan": current,
        "in_force": in_force,
        "view": shown.view_of(current, actor, at, sections) if current else None,
        "may_write": case.is_open and bool(policy.can_write(actor, case, at, sections)),
    }
    return render_to_string("plans/panel_plan.html", context, request=request)


def _bring(plan: Plan, at: datetime) -> str:
    """Where the town has a body that looks at how it goes."""
    today = clock.day(at)
    bodies = shown.town_at(at).bodies_in(clock.fiscal_year(today))
    if not any("monitoring" in (*body.decides, *body.examines) for body in bodies):
        return ""
    return f"{reverse('meetings:choose')}?kind={queries.PROGRESS}&item={plan.pk}"


def monitoring(request: TownRequest, case: Case, sections: Section) -> str:
    """What was seen of the plan in force; "" when the plan is not open, or nothing is in force."""
    if not sections & Section.PLAN:
        return ""
    actor, at = request.actor, request.at
    current = queries.plan_in_force(case)
    looks = shown.looks_of(queries.monitorings_of(case))
    evaluation = queries.last_evaluation(case)
    if current is None and not looks and evaluation is None:
        return ""
    context = {
        "case": case,
        "plan": current,
        "look": looks[0] if looks else None,
        "said": shown.said_of(evaluation, shown.town_at(at)) if evaluation else None,
        "may_write": current is not None and bool(policy.can_write(actor, case, at, sections)),
        "monitoring_url": reverse("plans:monitoring", args=[case.pk]),
        "bring_url": _bring(current, at) if current else "",
        "evaluation_url": reverse("plans:evaluation", args=[case.pk]),
    }
    return render_to_string("plans/panel_monitoring.html", context, request=request)

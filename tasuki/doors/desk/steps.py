"""Where a case stands on its walk, drawn above its page: what is done, what is next."""

from dataclasses import replace
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from tasuki.ground import clock
from tasuki.ground.ui.shapes import WalkStep
from tasuki.journey.cases.models import Assessment, Case
from tasuki.journey.plans.models import Evaluation, Plan, State
from tasuki.residents.people.models import Concern, Standing
from tasuki.town.municipality import pack
from tasuki.town.relay.models import Section

# The newest plan that is not over speaks for the case.
_ORDER = (State.DECIDED, State.APPROVED, State.DRAFT)


def of_case(case: Case, sections: Section, day: date) -> list[WalkStep]:
    """The steps of a case with the links to their pages; three small queries."""
    if not sections & Section.PLAN or not case.is_open:
        return []
    plans = {state: pk for pk, state in Plan.objects.filter(case=case).values_list("pk", "state")}
    state = next((one for one in _ORDER if one in plans), None)
    decided = state == State.DECIDED
    approved = decided or state == State.APPROVED
    plan = reverse("plans:plan", args=[case.pk])
    decision = reverse("plans:decision", args=[plans[state]]) if state and not decided else plan
    evaluated = decided and Evaluation.objects.filter(plan=plans[State.DECIDED]).exists()
    meeting = (_("会議に付議する"), approved, f"{reverse('meetings:choose')}?case={case.pk}")
    town = pack.current(day)
    heard, all_of_them = _assessed(case)
    done_and_where = (
        (
            _("アセスメント"),
            bool(all_of_them) and heard == all_of_them,
            reverse("cases:assessment", args=[case.pk]),
        ),
        (_("プラン案"), state is not None, plan),
        *([] if town.decides_by_itself(clock.fiscal_year(day)) else [meeting]),
        (_("支援決定"), decided, decision),
        (_("モニタリング"), evaluated, reverse("plans:monitoring", args=[case.pk])),
        (_("評価"), evaluated, reverse("plans:evaluation", args=[case.pk])),
        (_("終結する"), False, reverse("closing:closing", args=[case.pk])),
    )
    steps: list[WalkStep] = []
    reached = False
    for label, done, url in done_and_where:
        now = not done and not reached
        reached = reached or now
        steps.append(WalkStep(label, url, "done" if done else "now" if now else "next"))
    if 0 < heard < all_of_them:
        note = _("%(all)s人中%(heard)s人") % {"all": all_of_them, "heard": heard}
        steps[0] = replace(steps[0], note=note)
    return steps


def _assessed(case: Case) -> tuple[int, int]:
    """Of how many of the household there is an アセスメント, and how many they are."""
    own = Assessment.objects.filter(case=case, person=OuterRef("person"))
    members = Concern.objects.filter(baton=case.lead_id).exclude(part=Standing.VISITOR)
    found = dict(members.values_list("person_id", Exists(own)))
    return sum(found.values()), len(found)

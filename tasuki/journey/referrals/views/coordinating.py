"""Pages of 調整."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from tasuki.journey.intake import queries as intake
from tasuki.journey.referrals import forms, policy, queries, services
from tasuki.journey.referrals.models import Dispute
from tasuki.journey.referrals.views.handing import (
    USUALLY_TOLD,
    OneConsultation,
    agencies,
    told_before,
)
from tasuki.residents.people import queries as people
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.drafts.pages import ActPage


class ToCoordinator(OneConsultation):
    """「調整役に相談する」"""

    form_class = forms.CoordinatorForm
    template_name = "referrals/to_coordinator.html"
    act = "referrals.to_coordinator"

    def perform(self, form: forms.CoordinatorForm) -> str:
        dispute = services.to_coordinator(
            actor=self.actor,
            consultation=self.consultation,
            note=form.cleaned_data["note"],
            at=self.at,
        )
        return reverse("referrals:dispute", args=[dispute.pk])


def dispute(request: TownRequest, dispute_id: UUID) -> HttpResponse:
    """One 調整: why it came, who holds meanwhile, who was named."""
    actor, at = request.actor, request.at
    one = get_object_or_404(queries.disputes_for(actor, at), pk=dispute_id)
    people.shown([one.consultation.subject])
    naming = queries.standing_naming(one)
    waiting = naming is not None and naming.handover.is_open(at)
    context = {
        "dispute": one,
        "title": intake.title_for(actor, one.consultation, at),
        "back": intake.address(one.consultation),
        "handovers": queries.of_matter(one.consultation),
        "naming": naming,
        "waiting": waiting,
        "may_name": bool(policy.can_name(actor, one)) and one.settled_at is None and not waiting,
    }
    return render(request, "referrals/dispute.html", context)


class NameHolder(ActPage):
    """「担当を決める」"""

    form_class = forms.NamingForm
    template_name = "referrals/name_holder.html"
    act = "referrals.name_holder"
    dispute: Dispute

    def load(self, **kwargs: Any) -> None:
        found = queries.disputes_for(self.actor, self.at)
        self.dispute = get_object_or_404(found, pk=kwargs["dispute_id"])
        people.shown([self.dispute.consultation.subject])

    def form_kwargs(self) -> dict[str, Any]:
        return {
            "agencies": agencies(),
            "grounds": queries.grounds_from(self.dispute.coordinator, self.at),
        }

    def initial(self) -> dict[str, Any]:
        last = queries.last_of(self.dispute.consultation)
        if last is None:
            return {"told": USUALLY_TOLD}
        return {**told_before(last), "reason": ""}

    def context(self) -> dict[str, Any]:
        one = self.dispute
        return {
            "dispute": one,
            "title": intake.title_for(self.actor, one.consultation, self.at),
            "back": reverse("referrals:dispute", args=[one.pk]),
        }

    def perform(self, form: forms.NamingForm) -> str:
        said = dict(form.cleaned_data)
        services.name_holder(
            actor=self.actor,
            dispute=self.dispute,
            to=get_object_or_404(Agency, pk=said.pop("to")),
            answer_by=said.pop("answer_by"),
            at=self.at,
            **said,
        )
        return reverse("referrals:dispute", args=[self.dispute.pk])

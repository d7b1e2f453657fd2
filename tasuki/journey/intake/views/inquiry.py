"""Pages of 「他機関に照会する」 and of the 調整役's list of people who may be the same."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.ground.forms import TasukiForm
from tasuki.journey.intake import forms, inquiries, policy, queries, services
from tasuki.journey.intake.models import Consultation
from tasuki.residents.people import queries as people
from tasuki.town.organizations.models import Agency
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.drafts import queries as drafts
from tasuki.trust.drafts import services as drafting
from tasuki.trust.drafts.pages import ActPage

_WHO = ("name", "kana", "birth_on", "phone")


class Inquire(ActPage):
    """「他機関に照会する」, of somebody who is being taken in."""

    form_class: type[TasukiForm] = forms.InquireTypedForm
    template_name = "intake/inquire.html"
    act = "intake.inquire"
    keeps_draft = False

    def load(self, **kwargs: Any) -> None:
        if not policy.can_inquire(self.actor, None):
            raise Http404

    def form_kwargs(self) -> dict[str, Any]:
        agency = get_object_or_404(Agency, pk=self.actor.agency_id)
        return {"grounds": inquiries.grounds(agency, self.at)}

    def initial(self) -> dict[str, Any]:
        """What stands in the worker's own draft of the reception, so that nobody types it twice."""
        draft = drafts.latest(self._staff(), "intake.receive", "")
        typed = drafting.read(draft) if draft is not None else {}
        return {name: typed[name][0] for name in _WHO if typed.get(name)}

    def context(self) -> dict[str, Any]:
        return {"back": reverse("intake:new")}

    def perform(self, form: forms.InquireTypedForm) -> str:
        said = form.cleaned_data
        made = services.inquire(
            actor=self.actor,
            about=said["name"] or said["kana"],
            traits=people.traits_typed(**{name: said[name] for name in _WHO}),
            ground=said["ground"],
            ground_note=said["ground_note"],
            at=self.at,
        )
        return reverse("intake:inquiry", args=[made.pk])


class InquireAbout(Inquire):
    """The same of the person whom a consultation is about."""

    form_class = forms.InquireForm
    consultation: Consultation

    def load(self, **kwargs: Any) -> None:
        found = queries.consultations_for(self.actor, self.at, Section.INTAKE)
        self.consultation = get_object_or_404(found, pk=kwargs["consultation_id"])
        people.shown([self.consultation.subject])

    def initial(self) -> dict[str, Any]:
        return {}

    def context(self) -> dict[str, Any]:
        return {
            "consultation": self.consultation,
            "title": queries.title_for(self.actor, self.consultation, self.at),
            "back": queries.address(self.consultation),
        }

    def perform(self, form: forms.InquireForm) -> str:
        made = services.inquire(
            actor=self.actor,
            consultation=self.consultation,
            ground=form.cleaned_data["ground"],
            ground_note=form.cleaned_data["ground_note"],
            at=self.at,
        )
        return reverse("intake:inquiry", args=[made.pk])


@require_GET
def show(request: TownRequest, inquiry_id: UUID) -> HttpResponse:
    """The answer: telephones of agencies, or that nothing was found."""
    actor = request.actor
    one = get_object_or_404(inquiries.inquiries_for(actor), pk=inquiry_id)
    back = queries.address(one.consultation) if one.consultation else reverse("intake:new")
    context = {"one": one, "found": inquiries.answer(one), "back": back}
    return render(request, "intake/inquiry.html", context)


@require_GET
def doubles(request: TownRequest) -> HttpResponse:
    """「同じ人かもしれない相談」: the 調整役's alone."""
    actor, at = request.actor, request.at
    if not policy.can_see_doubles(actor):
        raise Http404
    return render(request, "intake/doubles.html", {"pairs": inquiries.doubles(actor, at)})

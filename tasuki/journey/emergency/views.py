"""Pages of 緊急閲覧."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.journey.emergency import forms, policy, queries, services
from tasuki.journey.emergency.models import EmergencyLook
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.drafts.pages import ActPage


class Open(ActPage):
    """「緊急に開く」"""

    form_class = forms.LookForm
    template_name = "emergency/open.html"
    act = "emergency.open_look"
    keeps_draft = False  # a name is typed that the worker may have no relation to

    def load(self, **kwargs: Any) -> None:
        if not policy.can_look(self.actor):
            raise Http404

    def perform(self, form: forms.LookForm) -> str:
        attempt = services.open_look(actor=self.actor, at=self.at, **form.cleaned_data)
        return reverse("emergency:attempt", args=[attempt.pk])


@require_GET
def attempt(request: TownRequest, attempt_id: UUID) -> HttpResponse:
    """What opened, with its end; or that nothing did."""
    actor, at = request.actor, request.at
    one = get_object_or_404(queries.attempts_for(actor), pk=attempt_id)
    looks = list(one.looks.select_related("baton", "baton__holder").order_by("pk"))
    context = {
        "attempt": one,
        "looks": looks,
        "live": [look for look in looks if look.until > at],
        "cards": queries.links(looks, actor, at),
    }
    return render(request, "emergency/attempt.html", context)


class _Look(ActPage):
    look: EmergencyLook
    keeps_draft = False

    def load(self, **kwargs: Any) -> None:
        self.look = get_object_or_404(queries.looks_for(self.actor, self.at), pk=kwargs["look_id"])

    def context(self) -> dict[str, Any]:
        look = self.look
        return {
            "look": look,
            "facts": queries.facts(
                look,
                whole=policy.reads_why(self.actor, look),
                own_note=look.reviewed_by_id == self.actor.staff_id,
            ),
            "whole": policy.reads_why(self.actor, look),
            "live": look.until > self.at,
            "may_review": bool(policy.can_review(self.actor, look)) and not look.is_done,
            "may_end": bool(policy.can_end(self.actor, look)) and look.until > self.at,
            "back": reverse("desk:desk"),
        }


class Look(_Look):
    """A look, for those who were told of it: 「確かめる」."""

    form_class = forms.ReviewForm
    template_name = "emergency/look.html"
    act = "emergency.review"

    def perform(self, form: forms.ReviewForm) -> str:
        services.review(actor=self.actor, look=self.look, at=self.at, **form.cleaned_data)
        return reverse("emergency:look", args=[self.look.pk])


class End(_Look):
    """「緊急閲覧を終える」"""

    form_class = forms.EndForm
    template_name = "emergency/end.html"
    act = "emergency.end_look"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if not policy.can_end(self.actor, self.look):
            raise Http404

    def perform(self, form: forms.EndForm) -> str:
        services.end_look(actor=self.actor, look=self.look, at=self.at)
        return reverse("emergency:look", args=[self.look.pk])

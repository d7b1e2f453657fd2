"""A link that got lost is given out anew."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from tasuki.town.organizations import forms, services
from tasuki.town.organizations.models import Invitation
from tasuki.town.organizations.views.accounts import INVITED, Admin, show_once


class InviteAgain(Admin):
    """「招待をもう一度出す」"""

    form_class = forms.NothingForm
    act = "organizations.invite_again"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        unused = Invitation.objects.filter(used_at__isnull=True).select_related("agency")
        self.invitation = get_object_or_404(unused, pk=kwargs["invitation_id"])

    def context(self) -> dict[str, Any]:
        return {**super().context(), "office": self.invitation.agency}

    def perform(self, form: forms.NothingForm) -> str:
        token = services.invite_again(actor=self.actor, invitation=self.invitation, at=self.at)
        link = self.request.build_absolute_uri(reverse("organizations:invitation", args=[token]))
        show_once(self.request, INVITED, link)
        return reverse("organizations:staff")

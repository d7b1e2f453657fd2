"""Pages of limiting who sees a matter; for the agency that carries it."""

from datetime import datetime, time
from typing import Any, ClassVar

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from tasuki.ground import clock
from tasuki.town.organizations.models import Staff
from tasuki.town.relay import forms, matters, queries, services
from tasuki.town.relay.models import Barrier, Baton, Clearance, Secret
from tasuki.trust.drafts.pages import ActPage


class _Matter(ActPage):
    """A page about a matter that the actor's agency carries and that is not closed to the actor."""

    baton: Baton
    keeps_draft: ClassVar[bool] = False

    def load(self, **kwargs: Any) -> None:
        found = queries.carried_by(self.actor, self.at)
        self.baton = get_object_or_404(found, pk=kwargs["baton_id"])

    def page(self) -> str:
        return reverse("relay:limits", args=[self.baton.pk])

    def context(self) -> dict[str, Any]:
        cards = matters.describe([(self.baton.pk, self.baton.matter)], self.actor, self.at)
        cleared, barred = queries.limits_of(self.baton, self.at)
        near = [one.staff_id for one in cleared] + [one.staff_id for one in barred]
        places = queries.places_of(near, self.at)
        return {
            "baton": self.baton,
            "card": cards.get(self.baton.pk),
            "cleared": [(one, places.get(one.staff_id, "")) for one in cleared],
            "barred": [(one, places.get(one.staff_id, "")) for one in barred],
            "back": self.page(),
        }


class Limits(_Matter):
    """「見る人を限る」: who may see it now; limiting it, or opening it again."""

    form_class = forms.SecretForm
    template_name = "relay/limits.html"
    act = "relay.make_secret"

    def form_kwargs(self) -> dict[str, Any]:
        return {"staff": queries.near_staff(self.baton, self.actor, self.at)}

    def initial(self) -> dict[str, Any]:
        return {"cleared": [str(self.baton.person_id)]} if self.baton.person_id else {}

    def perform(self, form: forms.SecretForm) -> str:
        said = form.cleaned_data
        services.make_secret(
            actor=self.actor,
            baton=self.baton,
            reason=Secret(said["reason"]),
            cleared=list(Staff.objects.filter(pk__in=said["cleared"])),
            at=self.at,
        )
        return self.page()


class OpenAgain(_Matter):
    """「限るのをやめる」"""

    form_class = forms.SureForm
    template_name = "relay/open_again.html"
    act = "relay.open_again"

    def perform(self, form: forms.SureForm) -> str:
        services.open_again(actor=self.actor, baton=self.baton, at=self.at)
        return self.page()


class Clear(_Matter):
    """「見てよい人に加える」"""

    form_class = forms.ClearForm
    template_name = "relay/clear.html"
    act = "relay.clear"

    def form_kwargs(self) -> dict[str, Any]:
        return {"staff": [("", ""), *queries.all_staff(self.at)]}

    def perform(self, form: forms.ClearForm) -> str:
        said = form.cleaned_data
        services.clear(
            actor=self.actor,
            baton=self.baton,
            staff=get_object_or_404(Staff, pk=said["staff"]),
            until=_midnight_after(said["until_on"]),
            at=self.at,
        )
        return self.page()


class KeepOut(_Matter):
    """「見せない人を決める」"""

    form_class = forms.KeepOutForm
    template_name = "relay/keep_out.html"
    act = "relay.keep_out"

    def form_kwargs(self) -> dict[str, Any]:
        return {"staff": [("", ""), *queries.all_staff(self.at)]}

    def perform(self, form: forms.KeepOutForm) -> str:
        said = form.cleaned_data
        services.keep_out(
            actor=self.actor,
            baton=self.baton,
            staff=get_object_or_404(Staff, pk=said["staff"]),
            reason=Secret(said["reason"]),
            at=self.at,
        )
        still = queries.carried_by(self.actor, self.at).filter(pk=self.baton.pk).exists()
        return self.page() if still else reverse("desk:desk")


class EndClearance(_Matter):
    """「見てよい人から外す」"""

    form_class = forms.SureForm
    template_name = "relay/end_clearance.html"
    act = "relay.end_clearance"
    clearance: Clearance

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        standing, _ = queries.limits_of(self.baton, self.at)
        self.clearance = _named(standing, kwargs["clearance_id"])

    def context(self) -> dict[str, Any]:
        return {**super().context(), "person": self.clearance.staff}

    def perform(self, form: forms.SureForm) -> str:
        services.end_clearance(actor=self.actor, clearance=self.clearance, at=self.at)
        still = queries.carried_by(self.actor, self.at).filter(pk=self.baton.pk).exists()
        return self.page() if still else reverse("desk:desk")


class LetIn(_Matter):
    """「見せないのをやめる」"""

    form_class = forms.SureForm
    template_name = "relay/let_in.html"
    act = "relay.let_in"
    barrier: Barrier

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        _, standing = queries.limits_of(self.baton, self.at)
        self.barrier = _named(standing, kwargs["barrier_id"])

    def context(self) -> dict[str, Any]:
        return {**super().context(), "person": self.barrier.staff}

    def perform(self, form: forms.SureForm) -> str:
        services.let_in(actor=self.actor, barrier=self.barrier, at=self.at)
        return self.page()


def _named(standing: Any, pk: Any) -> Any:
    for one in standing:
        if one.pk == pk:
            return one
    raise Http404


def _midnight_after(day: Any) -> datetime | None:
    if day is None:
        return None
    return timezone.make_aware(datetime.combine(clock.add_days(day, 1), time.min))

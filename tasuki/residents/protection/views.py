"""Pages about one protected person, and the list of dates."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.ground.ui.shapes import Refusal
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Person
from tasuki.residents.protection import forms, policy, queries, services, showing
from tasuki.residents.protection.models import Application, Estranged, Kind, Protection
from tasuki.town.organizations.models import Staff
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.drafts.pages import ActPage


def page_of(person_id: Any) -> str:
    """Everything about one person's protection."""
    return reverse("protection:person", args=[person_id])


@require_GET
def due(request: TownRequest) -> HttpResponse:
    """「保護の期限」"""
    actor, at = request.actor, request.at
    context = {
        "rows": queries.due_for(actor, at),
        "reveals": queries.unseen_reveals(actor, at),
    }
    return render(request, "protection/due.html", context)


@require_GET
def person(request: TownRequest, person_id: Any) -> HttpResponse:
    """What protects the person, until when, and who has opened the contact. Nothing sealed."""
    actor, at = request.actor, request.at
    one = get_object_or_404(queries.persons_for(actor, at), pk=person_id)
    people.shown([one])
    return render(request, "protection/person.html", showing.of(actor, one, at))


class _Person(ActPage):
    """A page about somebody whose protection the actor may know of."""

    person: Person
    template_name = "protection/act.html"
    keeps_draft = False

    def load(self, **kwargs: Any) -> None:
        found = queries.persons_for(self.actor, self.at)
        self.person = get_object_or_404(found, pk=kwargs["person_id"])
        people.shown([self.person])

    def context(self) -> dict[str, Any]:
        return {
            "person": self.person,
            "name": people.display_name(self.person),
            "back": page_of(self.person.pk),
            **showing.TITLES[self.act],
        }


class Protect(_Person):
    """「保護にする」"""

    form_class = forms.ProtectForm
    act = "protection.protect"

    def perform(self, form: forms.ProtectForm) -> str:
        services.protect(actor=self.actor, person=self.person, at=self.at, **form.cleaned_data)
        return page_of(self.person.pk)


class Apply(_Person):
    """「支援措置の申出を記録する」"""

    form_class = forms.ApplicationForm
    act = "protection.record_application"

    def perform(self, form: forms.ApplicationForm) -> str:
        services.record_application(
            actor=self.actor, person=self.person, at=self.at, **form.cleaned_data
        )
        return page_of(self.person.pk)


class Estrange(_Person):
    """「近づけない人を記録する」"""

    form_class = forms.EstrangeForm
    act = "protection.estrange"

    def form_kwargs(self) -> dict[str, Any]:
        return {
            "others": showing.others(self.actor, self.person, self.at),
            "workers": showing.workers(),
        }

    def perform(self, form: forms.EstrangeForm) -> str:
        said = dict(form.cleaned_data)
        other, staff = said.pop("other"), said.pop("staff")
        services.estrange(
            actor=self.actor,
            person=self.person,
            other=get_object_or_404(Person, pk=other) if other else None,
            staff=get_object_or_404(Staff, pk=staff) if staff else None,
            at=self.at,
            **said,
        )
        # Who has just named themselves no longer sees the person.
        if policy.is_estranged(self.actor.staff_id, self.person.pk):
            return reverse("desk:desk")
        return page_of(self.person.pk)


class Contact(_Person):
    """「連絡先（保護）を書く」"""

    form_class = forms.ContactForm
    act = "protection.note_contact"

    def unguarded(self, form: Any) -> frozenset[str]:
        return frozenset(forms.ContactForm.base_fields)

    def perform(self, form: forms.ContactForm) -> str:
        said = {name: value for name, value in form.cleaned_data.items() if value}
        services.note_contact(actor=self.actor, person=self.person, at=self.at, **said)
        return page_of(self.person.pk)


class Replace(_Person):
    """「〔保護〕に置き換える」"""

    form_class = forms.SureForm
    act = "protection.replace_texts"

    def perform(self, form: forms.SureForm) -> str:
        services.replace_texts(actor=self.actor, person=self.person, at=self.at)
        return page_of(self.person.pk)


class ReadReveals(_Person):
    """「開示を見た」"""

    form_class = forms.SureForm
    act = "protection.read_reveals"

    def perform(self, form: forms.SureForm) -> str:
        services.read_reveals(actor=self.actor, person=self.person, at=self.at)
        return page_of(self.person.pk)


class ReadEstranged(_Person):
    """「近づけない人の記録を確かめた」"""

    form_class = forms.SureForm
    act = "protection.read_estranged"

    def context(self) -> dict[str, Any]:
        return {**super().context(), "named": queries.kept_away(self.person.pk)}

    def perform(self, form: forms.SureForm) -> str:
        services.read_estranged(actor=self.actor, person=self.person, at=self.at)
        return page_of(self.person.pk)


class Reveal(_Person):
    """「連絡先を開く」: the answer to this POST is the only page on which it ever stands."""

    form_class = forms.RevealForm
    act = "protection.reveal"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if not self.person.protected:
            raise Http404

    def post(self, request: TownRequest, **_: Any) -> HttpResponse:
        form = self._form(request.POST, {})
        if not form.is_valid() or self._objected(form):
            return self._page(form, status=422)
        try:
            contact = services.reveal(
                actor=self.actor,
                person=self.person,
                reason=form.cleaned_data["reason"],
                at=self.at,
            )
        except HouseError as refusal:
            form.add_error(None, str(refusal))
            shown = Refusal(refusal.code, str(refusal), refusal.basis)
            return self._page(form, status=422, refusal=shown)
        context = {**self.context(), "facts": showing.opened(contact)}
        answer = render(request, "protection/revealed.html", context)
        answer["Cache-Control"] = "no-store, private, max-age=0"
        answer["Pragma"] = "no-cache"
        return answer


class _Protection(_Person):
    """A page about one protection."""

    protection: Protection

    def load(self, **kwargs: Any) -> None:
        found = queries.protections_for(self.actor, self.at).filter(ended_at__isnull=True)
        self.protection = get_object_or_404(found, pk=kwargs["protection_id"])
        self.person = self.protection.person
        people.shown([self.person])

    def context(self) -> dict[str, Any]:
        return {
            **super().context(),
            "protection": self.protection,
            "kind": Kind(self.protection.kind).label,
        }


class Confirm(_Protection):
    """「状態を確認した」"""

    form_class = forms.ConfirmForm
    act = "protection.confirm"

    def initial(self) -> dict[str, Any]:
        return {"until": self.protection.until}

    def perform(self, form: forms.ConfirmForm) -> str:
        services.confirm(
            actor=self.actor, protection=self.protection, at=self.at, **form.cleaned_data
        )
        return page_of(self.person.pk)


class End(_Protection):
    """「解除を申し出る」"""

    form_class = forms.EndForm
    act = "protection.propose_end"

    def initial(self) -> dict[str, Any]:
        return {"checked_on": clock.day(self.at)}

    def perform(self, form: forms.EndForm) -> str:
        services.propose_end(
            actor=self.actor, protection=self.protection, at=self.at, **form.cleaned_data
        )
        return page_of(self.person.pk)


class ConfirmEnd(_Protection):
    """「解除を確認する」"""

    form_class = forms.ConfirmEndForm
    act = "protection.confirm_end"

    def perform(self, form: forms.ConfirmEndForm) -> str:
        services.confirm_end(
            actor=self.actor, protection=self.protection, at=self.at, **form.cleaned_data
        )
        return page_of(self.person.pk)


class CloseApplication(_Person):
    """「申出が終わった」"""

    form_class = forms.CloseApplicationForm
    act = "protection.close_application"
    application: Application

    def load(self, **kwargs: Any) -> None:
        seen = queries.persons_for(self.actor, self.at).values("pk")
        found = Application.objects.filter(person__in=seen).select_related("person")
        self.application = get_object_or_404(found, pk=kwargs["application_id"])
        self.person = self.application.person
        people.shown([self.person])

    def perform(self, form: forms.CloseApplicationForm) -> str:
        services.close_application(
            actor=self.actor, application=self.application, at=self.at, **form.cleaned_data
        )
        return page_of(self.person.pk)


class LetNear(_Person):
    """「近づけない人から外す」"""

    form_class = forms.SureForm
    act = "protection.let_near"
    estranged: Estranged

    def load(self, **kwargs: Any) -> None:
        seen = queries.persons_for(self.actor, self.at).values("pk")
        found = Estranged.objects.filter(person__in=seen).select_related("person")
        self.estranged = get_object_or_404(found, pk=kwargs["estranged_id"])
        self.person = self.estranged.person
        people.shown([self.person])

    def perform(self, form: forms.SureForm) -> str:
        services.let_near(actor=self.actor, estranged=self.estranged, at=self.at)
        return page_of(self.person.pk)

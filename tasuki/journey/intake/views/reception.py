"""Pages of acts. Each fetches through queries, calls one service and goes on to the record."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tasuki.ground import clock, wareki
from tasuki.ground.forms import version_read
from tasuki.journey.intake import forms, queries, rules, services
from tasuki.journey.intake.models import Consultation, Progress
from tasuki.journey.intake.views.entrance import Entrance
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import CONTACT, Person
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import matters
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Baton, Section
from tasuki.town.relay.ribbon import ribbon
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.drafts.pages import ActPage

_WHO = ("name", "kana", "birth_on", "phone")


class New(Entrance):
    """「相談を受け付ける」"""

    form_class = forms.NewForm
    template_name = "intake/new.html"
    act = "intake.receive"

    def form_kwargs(self) -> dict[str, Any]:
        counters = [
            (str(hat.agency_id), hat.agency_name)
            for hat in self.actor.hats
            if hat.agency_id in self.actor.agency_ids
        ]
        url = reverse("intake:lookalikes")
        return {"at": self.at, "counters": list(dict.fromkeys(counters)), "alike_url": url}

    def initial(self) -> dict[str, Any]:
        now = timezone.localtime(self.at)
        begun: dict[str, Any] = {"received_on": now.date(), "received_time": now.time()}
        begun["counter"] = str(self.actor.agency_id or "")
        person = _chosen(self.request, "person")
        if person is not None:
            begun["existing"] = person.pk
            begun |= {name: getattr(person, name) for name in forms.NewForm.person_fields}
        return begun

    def context(self) -> dict[str, Any]:
        """People who may be the same stand on the page too when it is shown again."""
        if self.request.method == "POST":
            return _alike(self.request)
        return {"alike": [], "chosen": _chosen(self.request, "person")}

    def unguarded(self, form: forms.NewForm) -> frozenset[str]:
        wanted = {"pk": form.cleaned_data.get("existing"), "protected": True}
        seen = people.people_for(self.actor, self.at)
        return frozenset(CONTACT if wanted["pk"] and seen.filter(**wanted).exists() else ())

    def perform(self, form: forms.NewForm) -> str:
        said = form.cleaned_data
        agency_id = said.get("counter") or self.actor.agency_id
        self.record = consultation = services.receive(
            actor=self.actor,
            agency=get_object_or_404(Agency, pk=agency_id),
            subject=form.about(),
            existing=said["existing"],
            look_again_on=said["look_again_on"],
            at=self.at,
            **form.reception(),
        )
        if said["finish_now"]:
            services.finish(
                actor=self.actor,
                consultation=consultation,
                outcome=said["outcome"],
                note=said["outcome_note"],
                at=self.at,
            )
        return queries.address(consultation)


class _Consultation(ActPage):
    """A page about one consultation that the actor may know of."""

    consultation: Consultation

    def load(self, **kwargs: Any) -> None:
        found = queries.consultations_for(self.actor, self.at, Section.INTAKE)
        self.record = self.consultation = get_object_or_404(found, pk=kwargs["consultation_id"])
        people.shown([self.consultation.subject])

    def context(self) -> dict[str, Any]:
        return {
            "consultation": self.consultation,
            "title": queries.title_for(self.actor, self.consultation, self.at),
            "back": queries.address(self.consultation),
            "relay": ribbon(self.consultation.baton, self.at),
        }


class Edit(_Consultation):
    """「受付の記録を直す」"""

    form_class = forms.ReceptionForm
    template_name = "intake/edit.html"
    act = "intake.correct"

    def version(self) -> str:
        return f"{self.consultation.version}.{self.consultation.subject.version}"

    def form_kwargs(self) -> dict[str, Any]:
        return {
            "at": self.at,
            "known_at": self.consultation.received_at,
            "untold": queries.untold(self.actor, self.consultation),
        }

    def unguarded(self, form: forms.ReceptionForm) -> frozenset[str]:
        return frozenset(CONTACT if self.consultation.subject.protected else ())

    def initial(self) -> dict[str, Any]:
        one, person = self.consultation, self.consultation.subject
        received = timezone.localtime(one.received_at)
        shown = {name: getattr(one, name) for name in forms.ReceptionForm.matter_fields}
        shown |= {name: getattr(person, name) for name in forms.ReceptionForm.person_fields}
        shown |= {
            "visitor_is_subject": "yes" if one.visitor_is_subject else "no",
            "received_on": received.date(),
            "received_time": received.time(),
        }
        return shown

    def perform(self, form: forms.ReceptionForm) -> str:
        read = [version_read(part) for part in str(form.version).split(".")]
        version, subject_version = read if len(read) == 2 else (0, 0)
        services.correct(
            actor=self.actor,
            consultation=self.consultation,
            version=version,
            subject=form.about(),
            subject_version=subject_version,
            at=self.at,
            **form.reception(),
        )
        return queries.address(self.consultation)


class Assess(_Consultation):
    """「短いアセスメント」"""

    form_class = forms.AssessmentForm
    template_name = "intake/assess.html"
    act = "intake.assess_briefly"

    def version(self) -> str:
        stands = queries.assessment_of(self.consultation)
        return str(stands.version if stands else 0)

    def initial(self) -> dict[str, Any]:
        stands = queries.assessment_of(self.consultation)
        names = ("issues", "background", "strengths", "wish", "unheard")
        if stands is None:
            return {"wish": self.consultation.wish}
        return {name: getattr(stands, name) for name in names}

    def perform(self, form: forms.AssessmentForm) -> str:
        version = str(form.version)
        services.assess_briefly(
            actor=self.actor,
            consultation=self.consultation,
            version=version_read(version),
            at=self.at,
            **form.cleaned_data,
        )
        return queries.address(self.consultation)


class Outcome(_Consultation):
    """「対応の結果」"""

    form_class = forms.OutcomeForm
    template_name = "intake/outcome.html"
    act = "intake.decide_outcome"

    def initial(self) -> dict[str, Any]:
        one = self.consultation
        return {"outcome": one.outcome, "outcome_note": one.outcome_note}

    def perform(self, form: forms.OutcomeForm) -> str:
        services.decide_outcome(
            actor=self.actor,
            consultation=self.consultation,
            outcome=form.cleaned_data["outcome"],
            note=form.cleaned_data["outcome_note"],
            at=self.at,
        )
        return queries.address(self.consultation)


class Finish(Outcome):
    """「対応を終える」"""

    template_name = "intake/finish.html"
    act = "intake.finish"

    def form_kwargs(self) -> dict[str, Any]:
        return {"without": rules.GOES_ON}

    def perform(self, form: forms.OutcomeForm) -> str:
        services.finish(
            actor=self.actor,
            consultation=self.consultation,
            outcome=form.cleaned_data["outcome"],
            note=form.cleaned_data["outcome_note"],
            at=self.at,
        )
        return queries.address(self.consultation)


class _Matter(ActPage):
    """A page about a baton of any kind of matter."""

    section: Section
    baton: Baton
    card: matters.Card

    def load(self, **kwargs: Any) -> None:
        found = queries.batons_for(self.actor, self.at, self.section)
        self.baton = get_object_or_404(found, pk=kwargs["baton_id"])
        pair = (self.baton.pk, self.baton.matter)
        self.card = matters.describe([pair], self.actor, self.at)[self.baton.pk]

    def context(self) -> dict[str, Any]:
        return {"card": self.card, "baton": self.baton, "relay": ribbon(self.baton, self.at)}


class Record(_Matter):
    """「経過を記録する」"""

    form_class = forms.ProgressForm
    template_name = "intake/record.html"
    act = "intake.record_progress"
    section = Section.RECORDS

    def form_kwargs(self) -> dict[str, Any]:
        return {"at": self.at}

    def initial(self) -> dict[str, Any]:
        now = timezone.localtime(self.at)
        return {"on": now.date(), "clock_time": now.time()}

    def perform(self, form: forms.ProgressForm) -> str:
        services.record_progress(actor=self.actor, baton=self.baton, at=self.at, **form.contact())
        return self.card.url


class CorrectRecord(ActPage):
    """「経過の記録を直す」"""

    form_class = forms.ProgressForm
    template_name = "intake/correct_record.html"
    act = "intake.correct_progress"
    progress: Progress
    card: matters.Card

    def load(self, **kwargs: Any) -> None:
        found = queries.records_for(self.actor, self.at)
        self.progress = get_object_or_404(found, pk=kwargs["progress_id"])
        baton = self.progress.baton
        pair = (baton.pk, baton.matter)
        self.card = matters.describe([pair], self.actor, self.at)[baton.pk]

    def form_kwargs(self) -> dict[str, Any]:
        return {"at": self.at, "known_at": self.progress.at}

    def version(self) -> str:
        return str(queries.as_it_stands(self.progress).pk)

    def initial(self) -> dict[str, Any]:
        one = self.progress
        names = ("method", "with_whom", "content", "minutes", "next_on", "next_note", "about")
        local = timezone.localtime(one.at)
        return {
            **{name: getattr(one, name) for name in names},
            "reach": one.reach or "around",
            "on": local.date(),
            "clock_time": local.time(),
        }

    def context(self) -> dict[str, Any]:
        return {
            "card": self.card,
            "progress": self.progress,
            "former": queries.former_texts(self.progress),
        }

    def perform(self, form: forms.ProgressForm) -> str:
        """The version read says which row is put right; it may have been corrected meanwhile."""
        read = next(
            (one for one in queries.chain_of(self.progress) if str(one.pk) == str(form.version)),
            self.progress,
        )
        services.correct_progress(actor=self.actor, progress=read, at=self.at, **form.contact())
        return self.card.url


class LookAgain(_Matter):
    """「次に見る日を決める」: looking again is work done."""

    form_class = forms.LookAgainForm
    template_name = "intake/look_again.html"
    act = "intake.look_again"
    section = Section.CARD
    keeps_draft = False

    def _days(self) -> dict[str, date]:
        today = clock.day(self.at)
        presets = pack.current(today).presets
        return {one.code: rules.months_later(today, one.months) for one in presets}

    def form_kwargs(self) -> dict[str, Any]:
        return {"presets": self._days()}

    def context(self) -> dict[str, Any]:
        presets = pack.current(clock.day(self.at)).presets
        days = self._days()
        return {
            **super().context(),
            "presets": [(one.code, one.label, days[one.code]) for one in presets],
            "back_to": self._back(),
        }

    def perform(self, form: forms.LookAgainForm) -> str:
        relay.look_again(
            actor=self.actor,
            baton=self.baton,
            on=form.cleaned_data["on"],
            note=form.cleaned_data["note"],
            at=self.at,
        )
        return reverse("desk:desk") if self._back() == "desk" else self.card.url

    def _back(self) -> str:
        sent = self.request.POST.get("back") or self.request.GET.get("back", "")
        return "desk" if sent == "desk" else ""


@require_http_methods(["GET", "POST"])
def lookalikes(request: TownRequest) -> HttpResponse:
    """Who may be the same: a fragment while a name is typed, a page of its own without JavaScript.

    Asked by POST alone: what is typed about a person never stands in an address.
    """
    whole = not getattr(request, "htmx", False)
    typed = {name: request.POST.get(name, "") for name in _WHO}
    nothing: dict[str, Any] = {"alike": [], "chosen": None}
    found = _alike(request) if request.method == "POST" else nothing
    if not whole and not (found["alike"] or found["chosen"]):
        return HttpResponse("")  # truly empty, so that the place for it stays out of sight
    name = "intake/lookalikes.html" if whole else "intake/_lookalikes.html"
    return render(request, name, {**found, "typed": typed, "asked": any(typed.values())})


def _alike(request: TownRequest) -> dict[str, Any]:
    """The likely ones, and the one who was chosen already: typing on must not undo the choice."""
    sent = request.POST if request.method == "POST" else request.GET
    actor, at = request.actor, request.at
    text = {name: sent.get(name, "")[:200] for name in _WHO}
    try:
        birth_on = wareki.parse(text["birth_on"], today=clock.day(at))
    except wareki.BadDate:
        birth_on = None  # half-typed is no mistake
    found = queries.alike(
        actor, name=text["name"], kana=text["kana"], birth_on=birth_on, phone=text["phone"], at=at
    )
    chosen = _chosen(request, "existing")
    return {
        "alike": [one for one in found if chosen is None or one.person.pk != chosen.pk],
        "chosen": chosen,
    }


def _chosen(request: TownRequest, field: str) -> Person | None:
    sent = request.POST if request.method == "POST" else request.GET
    actor, at = request.actor, request.at
    try:
        found = people.people_for(actor, at).filter(pk=UUID(sent.get(field, "")))
    except ValueError:
        return None
    return next(iter(people.shown(found)), None)

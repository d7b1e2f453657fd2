"""廃棄の止め: on a matter by its number, on a person from their page; one, and every act on it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.ground import clock
from tasuki.office.duties import forms, policy, rules, services, words
from tasuki.office.duties.models import Hold
from tasuki.office.duties.queries import holds
from tasuki.office.duties.views.base import Act, OneText, YesOrNo
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Person
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import TownRequest


@require_GET
def hold_page(request: TownRequest, hold_id: UUID) -> HttpResponse:
    """One hold: on what, why, and what a second person has to look at."""
    actor, at = request.actor, request.at
    one = get_object_or_404(holds.holds_for(actor, at), pk=hold_id)
    [shown] = holds.shown_holds(actor, [one], at)
    keeps = bool(policy.can_keep(actor)) and one.stands
    small = pack.current(clock.day(at)).municipality.small_team

    def free(first: UUID | None) -> bool:
        return bool(rules.may_approve(same=first == actor.staff_id, small_team=small))

    context = {
        "one": one,
        "shown": shown,
        "may_confirm": keeps and one.looked_at is None and free(one.set_by_id),
        "may_decide": keeps and one.lift_asked_by_id is not None and free(one.lift_asked_by_id),
        "may_ask": one.stands and one.lift_asked_at is None,
        "keeps": policy.keeps_registers(actor),
    }
    return render(request, "duties/hold.html", context)


@require_GET
def person(request: TownRequest, person_id: UUID) -> HttpResponse:
    """What holds the records of one person back, for who works with them or handles their request."""
    actor, at = request.actor, request.at
    one = holds.person_to_hold(actor, person_id, at)
    if one is None:
        raise Http404
    rows = holds.on_person(one)
    context = {
        "name": people.display_name(one),
        "person": one,
        "stands": [row for row in holds.shown_holds(actor, rows, at) if row.one.stands],
        "lifted": [row for row in holds.shown_holds(actor, rows, at) if not row.one.stands],
    }
    return render(request, "duties/person.html", context)


@require_GET
def matter(request: TownRequest, baton_id: UUID) -> HttpResponse:
    """The persons of a matter whom the actor works with, and what holds each of them back."""
    actor, at = request.actor, request.at
    persons = holds.persons_to_hold(actor, baton_id, at)
    if not persons:
        raise Http404
    held = holds.standing_on(persons)
    rows = [(one, people.display_name(one), held.get(one.pk, "")) for one in persons]
    return render(request, "duties/matter.html", {"rows": rows})


class HoldBack(Act):
    """「廃棄を止める」, by number."""

    form_class = forms.HoldForm
    act = "duties.hold"

    def load(self, **kwargs: Any) -> None:
        if not policy.can_keep(self.actor):
            raise Http404
        self.back = reverse("duties:disposals")

    def perform(self, form: Any) -> str:
        said = form.cleaned_data
        facts = {"reason": said["reason"], "note": said["note"], "at": self.at}
        baton = holds.baton_by_number(said["number"])
        subjects = holds.subjects_of(baton) if baton and said["whom"] == "persons" else []
        for one in subjects:
            services.hold(actor=self.actor, person=one, **facts)
        if not subjects:
            services.hold(actor=self.actor, baton=baton, **facts)
        return self.back


class HoldPerson(Act):
    """「この方の記録の廃棄を止める」"""

    form_class = forms.HoldPersonForm
    act = "duties.hold_person"
    person: Person

    def load(self, **kwargs: Any) -> None:
        found = holds.person_to_hold(self.actor, kwargs["person_id"], self.at)
        if found is None:
            raise Http404
        self.person = found
        self.back = reverse("duties:person_holds", args=[found.pk])

    def about(self) -> list[tuple[Any, str]]:
        return [(words.LABELS["the_person"], people.display_name(self.person))]

    def perform(self, form: Any) -> str:
        services.hold(actor=self.actor, person=self.person, at=self.at, **form.cleaned_data)
        return self.back


class _OnHold(Act):
    """An act on one hold."""

    one: Hold
    keepers: bool = True

    def load(self, **kwargs: Any) -> None:
        self.one = get_object_or_404(holds.holds_for(self.actor, self.at), pk=kwargs["hold_id"])
        if self.keepers and not policy.can_keep(self.actor):
            raise Http404
        self.back = reverse("duties:hold_page", args=[self.one.pk])

    def about(self) -> list[tuple[Any, str]]:
        [shown] = holds.shown_holds(self.actor, [self.one], self.at)
        found = [
            (words.DESK_HOLD, shown.what),
            (words.LABELS["reason"], f"{self.one.get_reason_display()}\n{self.one.note}"),
        ]
        if self.one.lift_reason:
            found.append((words.TEXTS["duties.ask_lift"], self.one.lift_reason))
        return found


class ConfirmHold(_OnHold):
    """「確かめた」"""

    form_class = forms.EmptyForm
    act = "duties.confirm_hold"

    def perform(self, form: Any) -> str:
        services.confirm_hold(actor=self.actor, one=self.one, at=self.at)
        return self.back


class AskLift(OneText, _OnHold):
    """「外したいと申し出る」"""

    act, keepers = "duties.ask_lift", False
    do, named = services.ask_lift, "reason"


class Lift(YesOrNo, _OnHold):
    """「止めを外す」 or not."""

    form_class = forms.DecideLiftForm
    act = "duties.lift"
    yes, no = services.lift, services.keep_hold
    danger = True

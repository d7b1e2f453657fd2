"""Leaks: the register, one of them, and every act on it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.ground import clock
from tasuki.office.duties import forms, policy, queries, rules, services, words
from tasuki.office.duties.models import Leak, LeakState
from tasuki.office.duties.views.base import Act, OneText
from tasuki.town.organizations import queries as organizations
from tasuki.trust.access.actor import TownRequest


@require_GET
def leaks(request: TownRequest) -> HttpResponse:
    """漏えい等: numbers, days and states."""
    actor, at = request.actor, request.at
    if not policy.can_note_leak(actor):
        raise Http404
    today = clock.day(at)
    rows = [
        (leak, queries.leak_next_day(leak, today), queries.leak_is_late(leak, today))
        for leak in queries.leaks_for(actor)[:200]
    ]
    context = {
        "open": [row for row in rows if row[0].state != LeakState.CLOSED],
        "closed": [row for row in rows if row[0].state == LeakState.CLOSED],
    }
    return render(request, "duties/leaks.html", context)


@require_GET
def leak_page(request: TownRequest, leak_id: UUID) -> HttpResponse:
    """One leak: whose it is, what is to be done by when, and what is done."""
    actor, at = request.actor, request.at
    leak = get_object_or_404(queries.leaks_for(actor), pk=leak_id)
    today = clock.day(at)
    keeper = queries.leak_keeper(leak, today)
    open_ = leak.state != LeakState.CLOSED and bool(policy.can_keep_leak(actor, leak))
    next_act = queries.next_of_leak(leak, today) if open_ else ""
    wanted = ("assess_leak", "tick", "report_leak", "tell_persons", "close_leak")
    moves = [
        (name, reverse(f"duties:{name}", args=[leak.pk]), words.ACTS[f"duties.{name}"][0])
        for name in wanted
        if open_ and not (name == "report_leak" and leak.final_on)
    ]
    context = {
        "leak": leak,
        "days": queries.leak_clock(leak),
        "keeper": words.KEEPERS[keeper],
        "chapter": words.CHAPTERS[keeper],
        "article": rules.OWED[keeper].leak_article,
        "reports": words.WHO[rules.OWED[keeper].reports],
        "reasons": [words.LEAK_REASONS[code] for code in queries.leak_reasons(leak, today)],
        "ask": queries.leak_ask(leak, today),
        "next": next_act,
        "said": words.LEAK_NEXT[next_act] if next_act else "",
        "late": queries.leak_is_late(leak, today),
        "checklist": [(said, code in leak.ticked) for code, said in words.CHECKLIST.items()],
        "moves": moves,
    }
    return render(request, "duties/leak.html", context)


class NoteLeak(Act):
    """「漏えいを知らせる」"""

    form_class = forms.NoteLeakForm
    act = "duties.note_leak"

    def load(self, **kwargs: Any) -> None:
        if not policy.can_note_leak(self.actor):
            raise Http404
        self.back = reverse("duties:leaks")

    def form_kwargs(self) -> dict[str, Any]:
        listed = [(str(one.pk), one.name) for one in organizations.agencies()]
        return {"choices": {"agency": listed}}

    def initial(self) -> dict[str, Any]:
        return {"noticed_on": clock.day(self.at), "agency": str(self.actor.agency_id), "persons": 1}

    def perform(self, form: Any) -> str:
        said = dict(form.cleaned_data)
        agency = organizations.agency(UUID(said.pop("agency")))
        leak = services.note_leak(actor=self.actor, agency=agency, at=self.at, **said)
        return reverse("duties:leak", args=[leak.pk])


class _OnLeak(Act):
    """An act on one leak."""

    leak: Leak

    def load(self, **kwargs: Any) -> None:
        self.leak = get_object_or_404(queries.leaks_for(self.actor), pk=kwargs["leak_id"])
        if not policy.can_keep_leak(self.actor, self.leak):
            raise Http404
        self.one = self.leak
        self.back = reverse("duties:leak", args=[self.leak.pk])


class AssessLeak(_OnLeak):
    """「内容を確かめる」"""

    form_class = forms.AssessLeakForm
    act = "duties.assess_leak"

    def initial(self) -> dict[str, Any]:
        names = forms.AssessLeakForm.base_fields
        return {name: getattr(self.leak, name) for name in names}

    def perform(self, form: Any) -> str:
        services.assess_leak(actor=self.actor, leak=self.leak, at=self.at, **form.cleaned_data)
        return self.back


class Tick(_OnLeak):
    """The checklist."""

    form_class = forms.TickForm
    act = "duties.tick"

    def initial(self) -> dict[str, Any]:
        return {"done": self.leak.ticked}

    def perform(self, form: Any) -> str:
        services.tick(actor=self.actor, leak=self.leak, at=self.at, **form.cleaned_data)
        return self.back


class ReportLeak(_OnLeak):
    """速報, 確報."""

    form_class = forms.DayForm
    act = "duties.report_leak"

    def initial(self) -> dict[str, Any]:
        return {"on": clock.day(self.at)}

    def perform(self, form: Any) -> str:
        services.report_leak(actor=self.actor, leak=self.leak, at=self.at, **form.cleaned_data)
        return self.back


class TellPersons(_OnLeak):
    """「本人に知らせた」"""

    form_class = forms.TellForm
    act = "duties.tell_persons"

    def initial(self) -> dict[str, Any]:
        return {"on": clock.day(self.at)}

    def perform(self, form: Any) -> str:
        services.tell_persons(actor=self.actor, leak=self.leak, at=self.at, **form.cleaned_data)
        return self.back


class CloseLeak(OneText, _OnLeak):
    """「終える」"""

    act, on = "duties.close_leak", "leak"
    do, named = services.close_leak, "note"

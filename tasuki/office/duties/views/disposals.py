"""Custody, and disposal: what is due, what is held back, what was done."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.ground import clock, wareki
from tasuki.office.duties import forms, policy, queries, services, words
from tasuki.office.duties.models import Disposal, DisposalState
from tasuki.office.duties.queries import holds
from tasuki.office.duties.views.base import Act, OneText, YesOrNo
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import TownRequest


@require_GET
def custody(request: TownRequest) -> HttpResponse:
    """この記録はだれのものか: every agency, and the own one alone for who keeps no register."""
    actor, at = request.actor, request.at
    if not policy.sees_custody(actor):
        raise Http404
    own = None if policy.watches_leaks(actor) else actor.agency_ids
    rows = queries.custody_table(clock.day(at), own)
    return render(request, "duties/custody.html", {"rows": rows})


@require_GET
def disposals(request: TownRequest) -> HttpResponse:
    """保存期間と廃棄: numbers and dates, no names."""
    actor, at = request.actor, request.at
    if not policy.keeps_registers(actor):
        raise Http404
    due = queries.due(at)
    context = {
        "due": [(one, words.NOT_DONE.get(one.stopped, "")) for one in due],
        "rows": queries.disposals_for(actor)[:100],
        "holds": holds.listed(actor, at),
        "periods": pack.current(clock.day(at)).retentions,
        "may_propose": any(not one.stopped for one in due) and bool(policy.can_propose(actor)),
    }
    return render(request, "duties/disposals.html", context)


@require_GET
def disposal_page(request: TownRequest, disposal_id: UUID) -> HttpResponse:
    """One disposal with its lines."""
    actor = request.actor
    one = get_object_or_404(queries.disposals_for(actor), pk=disposal_id)
    context = {
        "one": one,
        "lines": [(line, words.NOT_DONE.get(line.not_done, "")) for line in one.lines.all()],
        "may_decide": one.state == DisposalState.PROPOSED,
        "may_look": one.state == DisposalState.REVIEW and bool(policy.can_look_after(actor, one)),
    }
    return render(request, "duties/disposal.html", context)


class ProposeDisposal(Act):
    """「廃棄の案を出す」"""

    form_class = forms.ProposeDisposalForm
    act = "duties.propose_disposal"

    def load(self, **kwargs: Any) -> None:
        if not policy.can_propose(self.actor):
            raise Http404
        self.found = [one for one in queries.due(self.at) if not one.stopped]
        self.back = reverse("duties:disposals")

    def form_kwargs(self) -> dict[str, Any]:
        listed = [
            (str(one.key), f"{'、'.join(one.numbers)}（{wareki.show(one.kept_until)}）")
            for one in self.found
            if one.kept_until
        ]
        return {"choices": {"chosen": listed}}

    def perform(self, form: Any) -> str:
        made = services.propose_disposal(
            actor=self.actor,
            chosen=[UUID(one) for one in form.cleaned_data["chosen"]],
            basis=form.cleaned_data["basis"],
            at=self.at,
        )
        return reverse("duties:disposal", args=[made.pk])


class _OnDisposal(Act):
    """An act on one disposal."""

    one: Disposal

    def load(self, **kwargs: Any) -> None:
        found = queries.disposals_for(self.actor)
        self.one = get_object_or_404(found, pk=kwargs["disposal_id"])
        self.back = reverse("duties:disposal", args=[self.one.pk])


class DecideDisposal(YesOrNo, _OnDisposal):
    """「承認して廃棄する」 or not."""

    act, on = "duties.decide_disposal", "disposal"
    yes, no = services.approve, services.refuse
    danger = True

    def about(self) -> list[tuple[Any, str]]:
        return [
            (words.LABELS["basis"], self.one.basis),
            (words.LABELS["matters"], "\n".join(line.numbers for line in self.one.lines.all())),
        ]


class LookAfter(OneText, _OnDisposal):
    """「あとから確認した」"""

    act, on = "duties.look_after", "disposal"
    do, named = services.look_after, "note"

"""Pages of the record: its lines, what the nights found, and the acts around it."""

import csv
from datetime import datetime
from io import StringIO
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from tasuki.ground import clock
from tasuki.ground import words as sentences
from tasuki.ground.ui.shapes import Refusal
from tasuki.office.oversight import forms, policy, queries, rules, services, words
from tasuki.office.oversight import models as oversight
from tasuki.residents.people import queries as people
from tasuki.trust.access.actor import Actor, TownRequest
from tasuki.trust.audit.services import look
from tasuki.trust.drafts.pages import ActPage

L = words.LABELS


def _filters(
    request: TownRequest, *, whole: bool = False
) -> tuple[forms.FilterForm, dict[str, Any]]:
    """The filter form, and what was chosen in it; nonsense chooses nothing and is said."""
    actor, at = request.actor, request.at
    several = whole and (policy.reads_all(actor) or policy.supervised(actor))
    form = forms.FilterForm(
        request.GET if set(request.GET) & {"staff", "group", "since", "until"} else None,
        staff=queries.colleagues(actor) if several else (),
        groups=queries.groups(),
        today=clock.day(at),
    )
    chosen = dict(form.cleaned_data) if form.is_bound and form.is_valid() else {}
    if chosen.get("staff"):
        chosen["staff"] = UUID(chosen["staff"])
    return form, {key: value for key, value in chosen.items() if value}


def _before(request: TownRequest) -> int | None:
    key = request.GET.get("before", "")
    return int(key) if key.isascii() and key.isdigit() and len(key) < 19 else None


def _lines(request: TownRequest, asked: queries.Asked, *, whole: bool = False) -> dict[str, Any]:
    """What every page of lines shows."""
    actor: Actor = request.actor
    at: datetime = request.at
    form, chosen = _filters(request, whole=whole)
    page = queries.page(actor, queries.narrowed(asked, **chosen), at, before=_before(request))
    kept = {key: value for key, value in request.GET.items() if key != "before" and value}
    return {
        "form": form,
        "rows": page.rows,
        "next_url": f"?{urlencode({**kept, 'before': page.more})}" if page.more else "",
        "first_url": f"?{urlencode(kept)}" if request.GET.get("before") else "",
        "bare": policy.reads_all(actor) and not policy.supervised(actor),
    }


@require_GET
def log(request: TownRequest) -> HttpResponse:
    """記録を調べる: as much of the record as the actor may read."""
    actor: Actor = request.actor
    context = _lines(request, queries.of_staff(actor), whole=True)
    context |= {
        "last": queries.last_verification() if policy.reads_all(actor) else None,
        "may_export": bool(policy.can_export(actor)),
        "reads_all": policy.reads_all(actor),
        "supervises": bool(policy.supervised(actor)),
    }
    return render(request, "oversight/log.html", context)


@require_GET
def matter(request: TownRequest, baton_id: UUID) -> HttpResponse:
    """この件の記録: every act on a matter and every look at its pages, for who carries it."""
    actor, at = request.actor, request.at
    found = queries.matter_for(actor, baton_id, at)
    if found is None:
        raise Http404
    batons, case = found
    persons = queries.persons_in(batons)
    look([person.pk for person in persons])
    back = reverse("desk:case", args=[case.pk]) if case else ""
    context = _lines(request, queries.of_matter(batons))
    context |= {
        "persons": [(one.pk, people.display_name(one)) for one in persons],
        "title": f"{case.number} {case.title}" if case else "",
        "back": back,
    }
    return render(request, "oversight/matter.html", context)


@require_GET
def person(request: TownRequest, person_id: UUID) -> HttpResponse:
    """この方の記録を見た人."""
    actor, at = request.actor, request.at
    one = queries.person_for(actor, person_id, at)
    if one is None:
        return _not_carrier(request, person_id)
    context = _lines(request, queries.of_person(actor, one, at))
    context["name"] = "" if actor.is_secretary else people.display_name(one)
    if context["name"]:
        look([one.pk])
    return render(request, "oversight/person.html", context)


def _not_carrier(request: TownRequest, person_id: UUID) -> HttpResponse:
    """Who sees the person otherwise is told why not, and whom to ask."""
    actor, at = request.actor, request.at
    no = queries.why_not_person(actor, person_id, at)
    if no is None:
        raise Http404
    refusal = Refusal(no.code, sentences.say(no.code, **no.facts), no.basis)
    return render(request, "oversight/not_carrier.html", {"refusal": refusal})


@require_GET
def proof(request: TownRequest) -> HttpResponse:
    """記録の検証: what each night has found, and the head to print."""
    actor: Actor = request.actor
    found = list(queries.verifications_for(actor)[:60])
    context = {
        "found": found,
        "last": found[0] if found else None,
        "reads_all": policy.reads_all(actor),
        "remarks": queries.remarks_of(found[0]) if found else [],
    }
    return render(request, "oversight/proof.html", context)


@require_GET
def findings(request: TownRequest) -> HttpResponse:
    """ふだんと違う閲覧, those not yet reviewed first."""
    actor: Actor = request.actor
    done = request.GET.get("done") == "1"
    state = oversight.State.REVIEWED
    found = queries.findings_for(actor)
    found = found.filter(state=state) if done else found.exclude(state=state)
    rows = [(one, queries.in_words(one)) for one in found[:100]]
    return render(
        request,
        "oversight/findings.html",
        {"rows": rows, "done": done, "reviews": policy.reviews(actor)},
    )


def _finding_for(actor: Actor, pk: Any) -> oversight.Finding:
    return get_object_or_404(queries.findings_for(actor), pk=pk)


@require_GET
def finding(request: TownRequest, finding_id: UUID) -> HttpResponse:
    """One of them with its lines, and what has been asked and answered."""
    actor, at = request.actor, request.at
    one = _finding_for(actor, finding_id)
    context = {
        "one": one,
        "why": queries.in_words(one),
        "questions": one.questions.select_related("asked_by"),
        "rows": queries.lines_of(actor, one, at),
    }
    return render(request, "oversight/finding.html", context)


class _Finding(ActPage):
    """An act on a finding."""

    finding: oversight.Finding

    def load(self, **kwargs: Any) -> None:
        self.finding = _finding_for(self.actor, kwargs["finding_id"])

    def context(self) -> dict[str, Any]:
        return {
            "one": self.finding,
            "why": queries.in_words(self.finding),
            "back": reverse("oversight:finding", args=[self.finding.pk]),
        }


class Ask(_Finding):
    """「本人に聞く」"""

    form_class = forms.AskForm
    template_name = "oversight/ask.html"
    act = "oversight.ask"

    def perform(self, form: forms.AskForm) -> str:
        services.ask(actor=self.actor, finding=self.finding, at=self.at, **form.cleaned_data)
        return reverse("oversight:finding", args=[self.finding.pk])


class Review(_Finding):
    """「確認した」"""

    form_class = forms.ReviewForm
    template_name = "oversight/review.html"
    act = "oversight.review"

    def perform(self, form: forms.ReviewForm) -> str:
        services.review(actor=self.actor, finding=self.finding, at=self.at, **form.cleaned_data)
        return reverse("oversight:finding", args=[self.finding.pk])


class Explain(ActPage):
    """「閲覧の理由を答える」, by whom it was asked."""

    form_class = forms.ExplainForm
    template_name = "oversight/explain.html"
    act = "oversight.explain"
    question: oversight.Question

    def load(self, **kwargs: Any) -> None:
        found = queries.questions_for(self.actor)
        self.question = get_object_or_404(found, pk=kwargs["question_id"])

    def context(self) -> dict[str, Any]:
        one = self.question.finding
        rows = queries.lines_of(self.actor, one, self.at)
        return {"question": self.question, "one": one, "why": queries.in_words(one), "rows": rows}

    def perform(self, form: forms.ExplainForm) -> str:
        services.explain(actor=self.actor, question=self.question, at=self.at, **form.cleaned_data)
        return reverse("desk:desk")


class Export(ActPage):
    """「記録を書き出す」"""

    form_class = forms.ExportForm
    template_name = "oversight/export.html"
    act = "oversight.export"
    keeps_draft = False

    def form_kwargs(self) -> dict[str, Any]:
        allowed = bool(policy.can_export(self.actor))
        staff = queries.colleagues(self.actor) if allowed else ()
        return {"staff": staff, "groups": queries.groups()}

    def context(self) -> dict[str, Any]:
        exports = queries.exports_for(self.actor)[:20]
        return {
            "exports": exports,
            "may_export": bool(policy.can_export(self.actor)),
            "longest": rules.EXPORT_LINES,
            "paper": rules.PAPER_LINES,
        }

    def perform(self, form: forms.ExportForm) -> str:
        chosen = {**form.cleaned_data}
        chosen["staff"] = UUID(chosen["staff"]) if chosen.get("staff") else None
        services.export(actor=self.actor, at=self.at, **chosen)
        return reverse("oversight:export")


@require_GET
def download(request: TownRequest, export_id: UUID) -> HttpResponse:
    """The lines of an export for a program for tables."""
    actor, at = request.actor, request.at
    one = get_object_or_404(queries.exports_for(actor), pk=export_id)
    rows = services.take_out(actor=actor, export=one, form="CSV", at=at)
    response = HttpResponse(_csv(one, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="log-{one.created_at:%Y%m%d}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def _csv(one: oversight.Export, rows: list[queries.Row]) -> bytes:
    """With the mark by which a program for tables knows the letters, and no cell a formula."""
    text = StringIO()
    write = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow
    heads = ("line", "at", "what", "who", "agency", "role", "basis")
    write([str(L[head]) for head in heads])
    for row in rows:
        moment = timezone.localtime(row.at).strftime("%Y-%m-%d %H:%M:%S")
        said = (row.what, row.who, row.agency, row.role, row.basis)
        write([str(row.line), moment, *map(rules.for_a_table, said)])
    if one.cut:
        write([str(L["cut"]) % {"rows": one.rows}])
    write([f"{L['position']} {one.position}", f"{L['head']} {one.head}"])
    return b"\xef\xbb\xbf" + text.getvalue().encode()

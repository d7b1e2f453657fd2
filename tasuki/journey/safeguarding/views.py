"""Pages of 通告・通報. Each fetches through queries, calls one service and goes on to the record."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from tasuki.ground import clock
from tasuki.journey.safeguarding import forms, laws, policy, queries, services, showing
from tasuki.journey.safeguarding.models import DangerNow, Report, ReporterKind
from tasuki.residents.people import queries as people
from tasuki.town.municipality import pack
from tasuki.town.relay import matters
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import Actor, TownRequest
from tasuki.trust.drafts.pages import ActPage


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _card(actor: Actor, matter: Baton | None, at: datetime) -> matters.Card | None:
    """What the matter is called, if it reaches the actor still."""
    if matter is None or not policy.can_begin(actor, matter, at):
        return None
    return matters.describe([(matter.pk, matter.matter)], actor, at).get(matter.pk)


def _persons(actor: Actor, matter: Baton | None, at: datetime) -> list[tuple[str, str]]:
    return [(str(one.pk), people.display_name(one)) for one in queries.concerned(actor, matter, at)]


class Begin(ActPage):
    """「通告・通報する」: few answers, the laws and telephones, and 「いま電話します」."""

    form_class = forms.BeginForm
    template_name = "safeguarding/new.html"
    act = "safeguarding.begin"
    matter: Baton | None

    def load(self, **kwargs: Any) -> None:
        if not policy.can_begin(self.actor, None, self.at):
            raise Http404
        asked = _uuid(self.request.GET.get("baton", ""))
        self.matter = queries.matter_for(self.actor, asked, self.at) if asked else None

    def subject(self) -> str:
        return str(self.matter.pk) if self.matter is not None else ""

    def form_kwargs(self) -> dict[str, Any]:
        return {"persons": _persons(self.actor, self.matter, self.at)}

    def initial(self) -> dict[str, Any]:
        """The 本人 of the matter; the worker chooses another where it is about another."""
        listed = _persons(self.actor, self.matter, self.at)
        begun: dict[str, Any] = {"danger": DangerNow.UNKNOWN}
        return begun | ({"subject": listed[0][0]} if listed else {})

    def context(self) -> dict[str, Any]:
        sent = self.request.POST if self.request.method == "POST" else None
        answers = _answers(sent) if sent is not None else {}
        found = laws.asked(**answers) if answers else ()
        danger = answers.get("danger", laws.Danger.UNKNOWN)
        card = _card(self.actor, self.matter, self.at)
        return {
            **showing.calls(found, self.at, danger=danger),
            "card": card,
            "back": card.url if card else "/",
        }

    def perform(self, form: forms.BeginForm) -> str:
        said = dict(form.cleaned_data)
        subject = _uuid(said.pop("subject", ""))
        report = services.begin(
            actor=self.actor, at=self.at, matter=self.matter, subject_id=subject, **said
        )
        return reverse("safeguarding:write", args=[report.pk])


def _answers(sent: Any) -> dict[str, Any]:
    """The few answers as they were sent, nonsense left out."""
    danger = sent.get("danger", "")
    return {
        "whom": [one for one in sent.getlist("whom") if one in set(laws.Whom)],
        "by": [one for one in sent.getlist("by") if one in set(laws.By)],
        "danger": danger if danger in set(laws.Danger) else laws.Danger.UNKNOWN,
        "medical": sent.get("medical") == "on",
    }


@require_http_methods(["GET", "POST"])
def laws_page(request: TownRequest) -> HttpResponse:
    """The whole table in words; by POST what it says to few answers, beside the form."""
    at = request.at
    if request.method == "POST":
        answers = _answers(request.POST)
        shown = showing.calls(laws.asked(**answers), at, danger=answers["danger"])
        return render(request, "safeguarding/_laws.html", shown)
    context = {"laws": showing.law_rows(laws.LAWS), **_receivers(at)}
    return render(request, "safeguarding/laws.html", context)


def _receivers(at: datetime) -> dict[str, Any]:
    shown = showing.calls((), at)
    return {"lines": shown["lines"], "missing": shown["missing"]}


@require_GET
def report_list(request: TownRequest) -> HttpResponse:
    """わたしの機関の通告・通報."""
    actor, at = request.actor, request.at
    moment, pk = clock.read_moment(request.GET.get("before", "")), _uuid(request.GET.get("id", ""))
    closed = request.GET.get("closed") == "1"
    before = (moment, pk) if moment is not None and pk is not None else None
    found, more = queries.listed(actor, at, closed=closed, before=before)
    rows = [{**showing.line(one, own=True), "title": queries.title(one)} for one in found]
    context = {"rows": rows, "more": more, "closed": closed}
    return render(request, "safeguarding/list.html", context)


@require_GET
def show(request: TownRequest, report_id: UUID) -> HttpResponse:
    """One report."""
    actor, at = request.actor, request.at
    report = get_object_or_404(queries.reports_for(actor, at), pk=report_id)
    queries.look_at(report)
    context = showing.whole(report, actor, at)
    context |= {"card": _card(actor, report.matter, at)}
    return render(request, "safeguarding/show.html", context)


class _Report(ActPage):
    """A page of an act on one report."""

    report: Report

    def load(self, **kwargs: Any) -> None:
        found = queries.reports_for(self.actor, self.at)
        self.report = get_object_or_404(found, pk=kwargs["report_id"])
        queries.look_at(self.report)

    def context(self) -> dict[str, Any]:
        shown = showing.whole(self.report, self.actor, self.at)
        return {**shown, "back": queries.address(self.report)}


class Complete(_Report):
    """「電話の内容を書く」: the numbers stand above the form while the telephone rings."""

    form_class = forms.CompleteForm
    template_name = "safeguarding/write.html"
    act = "safeguarding.complete"

    def form_kwargs(self) -> dict[str, Any]:
        return {"persons": _persons(self.actor, self.report.matter, self.at)}

    def initial(self) -> dict[str, Any]:
        names = ("whom", "by", "danger", "medical", "about", "receiver", "receiver_name", "secret")
        begun = timezone.localtime(self.report.begun_at)
        tels = {one.code: one.tel for one in pack.current(clock.day(self.at)).receivers}
        return {
            **{name: getattr(self.report, name) for name in names},
            "subject": str(self.report.subject_id or ""),
            "told_on": begun.date(),
            "told_time": begun.time().replace(second=0, microsecond=0),
            "number": tels.get(self.report.receiver, ""),
            "reporter_kind": ReporterKind.SELF,
            "look_again_on": clock.add_days(clock.day(self.at), 1),
        }

    def context(self) -> dict[str, Any]:
        found, danger = queries.laws_of(self.report), self.report.danger
        if self.request.method == "POST":
            answers = _answers(self.request.POST)
            found, danger = laws.asked(**answers), answers["danger"]
        shown = showing.calls(found, self.at, danger=danger)
        return {**super().context(), **shown, "may_write": self.report.completed_at is None}

    def unguarded(self, form: Any) -> frozenset[str]:
        return frozenset({"reporter_name"})  # sealed with the report, and in no other column

    def perform(self, form: forms.CompleteForm) -> str:
        said = dict(form.cleaned_data)
        subject = _uuid(said.pop("subject", ""))
        del said["told_on"], said["told_time"]
        services.complete(
            actor=self.actor,
            report=self.report,
            at=self.at,
            subject_id=subject,
            told_at=form.told_at(),
            **said,
        )
        return queries.address(self.report)


class Answered(_Report):
    """「返事を記録する」"""

    form_class = forms.AnswerForm
    template_name = "safeguarding/answer.html"
    act = "safeguarding.answer"

    def initial(self) -> dict[str, Any]:
        return {"answered_on": clock.day(self.at)}

    def perform(self, form: forms.AnswerForm) -> str:
        services.answer(actor=self.actor, report=self.report, at=self.at, **form.cleaned_data)
        return queries.address(self.report)


class DecideNotTo(_Report):
    """「通報しないと判断した」"""

    form_class = forms.DecideNotForm
    template_name = "safeguarding/decide_not.html"
    act = "safeguarding.decide_not_to"

    def perform(self, form: forms.DecideNotForm) -> str:
        services.decide_not_to(
            actor=self.actor, report=self.report, at=self.at, **form.cleaned_data
        )
        return queries.address(self.report)


class CallOff(_Report):
    """「取りやめる」"""

    form_class = forms.ReasonForm
    template_name = "safeguarding/call_off.html"
    act = "safeguarding.call_off"

    def perform(self, form: forms.ReasonForm) -> str:
        services.call_off(actor=self.actor, report=self.report, at=self.at, **form.cleaned_data)
        return queries.address(self.report)


class Reporter(_Report):
    """「通報者の名前を見る」: asked for by POST, answered once on that page, kept by no browser."""

    form_class = forms.RevealForm
    template_name = "safeguarding/reporter.html"
    act = "safeguarding.reveal"
    keeps_draft = False
    name = ""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if not policy.can_know_reporter(self.actor, self.report, self.at):
            raise Http404

    def post(self, request: TownRequest, **kwargs: Any) -> HttpResponse:
        """The name, where it was revealed; sent again, the form's key leads to the report."""
        response = super().post(request, **kwargs)
        if not self.name:
            return response
        context = {**self.context(), "name": self.name}
        shown = render(request, "safeguarding/reporter_shown.html", context)
        shown["Cache-Control"] = "no-store"
        return shown

    def perform(self, form: forms.RevealForm) -> str:
        self.name = services.reveal(
            actor=self.actor, report=self.report, at=self.at, **form.cleaned_data
        )
        return queries.address(self.report)

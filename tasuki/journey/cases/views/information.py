"""Pages of the request for information."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.ground import clock, downloads
from tasuki.journey.cases import forms, queries, services, words
from tasuki.journey.cases.models import InformationRequest
from tasuki.journey.cases.views.cases import CasePage
from tasuki.residents.people import queries as people
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.drafts.pages import ActPage
from tasuki.trust.vault import queries as vault
from tasuki.trust.vault import rules as files


def page_of(information: InformationRequest) -> str:
    """The address of a request for information."""
    return reverse("cases:show_information", args=[information.pk])


class AskInformation(CasePage):
    """「情報の提供を依頼する」"""

    form_class = forms.InformationForm
    template_name = "cases/ask_information.html"
    act = "cases.ask_information"

    def form_kwargs(self) -> dict[str, Any]:
        others = organizations.agencies().exclude(pk__in=self.actor.agency_ids)
        return {
            "grounds": queries.grounds_towards(others, self.asking(), self.at),
            "agencies": [(str(one.pk), one.name) for one in others],
            "members": [
                (str(one.person_id), people.display_name(one.person)) for one in self.concerns()
            ],
        }

    def asking(self) -> Agency:
        """Who would be told: the 調整役 where it asks itself, else the 主担当."""
        coordination = self.case.coordination.holder
        mine = coordination.pk in self.actor.agency_ids
        return coordination if mine else self.case.lead.holder

    def initial(self) -> dict[str, Any]:
        today = clock.day(self.at)
        days = pack.current(today).term("information_request_days")
        return {"answer_by": clock.add_days(today, days)}

    def perform(self, form: forms.InformationForm) -> str:
        said = dict(form.cleaned_data)
        about, asked = said.pop("about"), said.pop("asked")
        whom = {str(one.person_id): one.person for one in self.concerns()}
        made = services.ask_information(
            actor=self.actor,
            case=self.case,
            asked=get_object_or_404(Agency, pk=asked),
            about=whom.get(about),
            at=self.at,
            **said,
        )
        return page_of(made)


@require_GET
def show_information(request: TownRequest, information_id: UUID) -> HttpResponse:
    """One request for information and its answer."""
    actor, at = request.actor, request.at
    one = get_object_or_404(queries.information_for(actor, at), pk=information_id)
    if one.about is not None:
        people.shown([one.about])
    ground = pack.current(clock.day(one.asked_at)).ground(one.ground)
    case_open = queries.cases_for(actor, at).filter(pk=one.case_id).exists()
    about = people.display_name(one.about) if one.about else str(words.HOUSEHOLD)
    context = {
        "one": one,
        "late": one.is_late(clock.day(at)),
        "facts": [
            (words.ASKED_BY, f"{one.asking_agency.name}　{one.asked_by.name}"),
            (words.ASKED_TO, one.asked.name),
            (words.ABOUT, about),
            (_label("items"), one.items),
            (_label("purpose"), one.purpose),
            (words.GROUND, f"{ground.label}（{ground.article}）\n{one.ground_note}".strip()),
        ],
        "attachment": next(iter(vault.of(f"information:{one.pk}")), None) if one.file_id else None,
        "mine_to_answer": not one.answer and one.asked_id in actor.agency_ids,
        "mine_to_note": not one.answer and one.asking_agency_id in actor.agency_ids,
        "case_url": reverse("desk:case", args=[one.case_id]) if case_open else "",
    }
    return render(request, "cases/show_information.html", context)


def _label(name: str) -> Any:
    return words.label_of(InformationRequest, name)


@require_GET
def file(request: TownRequest, information_id: UUID) -> HttpResponse:
    """The attached file: whole, as a download that no browser opens in place."""
    actor, at = request.actor, request.at
    one = get_object_or_404(queries.information_for(actor, at), pk=information_id)
    if one.file_id is None:
        raise Http404
    taken = services.take_file(actor=actor, information=one, at=at)
    return downloads.attachment(taken.content, taken.name)


class _Information(ActPage):
    """A page about one request for information."""

    one: InformationRequest

    def load(self, **kwargs: Any) -> None:
        found = queries.information_for(self.actor, self.at)
        self.one = get_object_or_404(found, pk=kwargs["information_id"])
        if self.one.about is not None:
            people.shown([self.one.about])

    def context(self) -> dict[str, Any]:
        about = people.display_name(self.one.about) if self.one.about else str(words.HOUSEHOLD)
        return {"one": self.one, "about": about, "back": page_of(self.one)}


class Give(_Information):
    """「回答する」"""

    form_class = forms.AnswerForm
    template_name = "cases/give.html"
    act = "cases.give_information"

    def perform(self, form: forms.AnswerForm) -> str:
        upload = form.cleaned_data["file"]
        file = None
        if upload is not None:
            # One byte more than is allowed is enough to refuse it.
            content = upload.read(files.LARGEST + 1)
            file = services.File(upload.name or "", content)
        services.give_information(
            actor=self.actor,
            information=self.one,
            text=form.cleaned_data["text"],
            file=file,
            at=self.at,
        )
        return page_of(self.one)


class NotePhone(_Information):
    """「電話での回答を記録する」"""

    form_class = forms.PhoneAnswerForm
    template_name = "cases/note_phone.html"
    act = "cases.note_phone_answer"

    def perform(self, form: forms.PhoneAnswerForm) -> str:
        text = form.cleaned_data["text"]
        services.note_phone_answer(actor=self.actor, information=self.one, text=text, at=self.at)
        return page_of(self.one)


class Refuse(_Information):
    """「提供できない」"""

    form_class = forms.RefusalForm
    template_name = "cases/refuse.html"
    act = "cases.refuse_information"

    def perform(self, form: forms.RefusalForm) -> str:
        reason = form.cleaned_data["reason"]
        services.refuse_information(
            actor=self.actor, information=self.one, reason=reason, at=self.at
        )
        return page_of(self.one)


class WithdrawInformation(_Information):
    """「依頼を取り下げる」"""

    form_class = forms.PlainForm
    template_name = "cases/withdraw_information.html"
    act = "cases.withdraw_information"
    keeps_draft = False

    def perform(self, form: forms.PlainForm) -> str:
        services.withdraw_information(actor=self.actor, information=self.one, at=self.at)
        return page_of(self.one)

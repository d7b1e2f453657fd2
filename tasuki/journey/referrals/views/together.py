"""Pages of 一緒に対応."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.ground.ui.shapes import Action
from tasuki.journey.intake import queries as intake
from tasuki.journey.referrals import forms, policy, queries, services, sheets, words
from tasuki.journey.referrals.models import Agreed, Collaboration
from tasuki.journey.referrals.views.handing import ABOUT_GROUND
from tasuki.residents.grounds import queries as grounds
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import matters
from tasuki.town.relay.models import Baton, Section
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.audit.services import look
from tasuki.trust.drafts.pages import ActPage


class Ask(ActPage):
    """「一緒に対応する」"""

    form_class = forms.AskForm
    template_name = "referrals/ask.html"
    act = "referrals.ask_together"
    baton: Baton
    card: matters.Card

    def load(self, **kwargs: Any) -> None:
        found = intake.batons_for(self.actor, self.at, Section.INTAKE)
        self.baton = get_object_or_404(found, pk=kwargs["baton_id"])
        pair = (self.baton.pk, self.baton.matter)
        self.card = matters.describe([pair], self.actor, self.at)[self.baton.pk]

    def form_kwargs(self) -> dict[str, Any]:
        left_out = frozenset({self.baton.holder_id})
        there = organizations.offerable_agencies(besides=left_out)
        return {
            "agencies": queries.choices_of(there),
            "grounds": queries.grounds_from(self.baton.holder, self.at),
        }

    def initial(self) -> dict[str, Any]:
        consultation = intake.consultation_by_baton(self.baton.pk)
        agrees = consultation is not None and consultation.share_consent == "yes"
        return {
            "agreed": Agreed.YES if agrees else "",
            "ground": "consent" if agrees else "",
            "by_on": self.baton.look_again_on,
        }

    def context(self) -> dict[str, Any]:
        return {"card": self.card, "back": self.card.url}

    def perform(self, form: forms.AskForm) -> str:
        said = dict(form.cleaned_data)
        one = services.ask_together(
            actor=self.actor,
            baton=self.baton,
            asked=get_object_or_404(Agency, pk=said.pop("asked")),
            at=self.at,
            **said,
        )
        return reverse("referrals:together_show", args=[one.pk])

    def instead(self, refusal: HouseError) -> tuple[Action, ...]:
        consultation = intake.consultation_by_baton(self.baton.pk)
        if refusal.code not in ABOUT_GROUND | grounds.REFUSALS:
            return ()
        ask = grounds.ask_action(self.baton.pk, self.request.POST.get("asked", ""))
        if consultation is None:
            return (ask,)
        url = reverse("referrals:to_coordinator", args=[consultation.pk])
        return (ask, Action(url, str(words.TO_COORDINATOR), "flag"))


def show_together(request: TownRequest, ask_id: UUID) -> HttpResponse:
    """One 一緒に対応: what is asked, the answer, and what can be done now."""
    actor, at = request.actor, request.at
    one = get_object_or_404(queries.asks_for(actor, at), pk=ask_id)
    level = policy.ask_level(actor, one, at)
    card = None
    if level == policy.Level.WHOLE:
        pair = (one.baton_id, one.baton.matter)
        card = matters.describe([pair], actor, at)[one.baton_id]
        look(queries.subjects(one.baton_id), one.ground)
    asked = one.asked_id in actor.agency_ids
    asking = bool(policy.can_take_back(actor, one))
    ended = one.answered_at is not None and (one.answer != "taken" or one.done_at is not None)
    context = {
        "one": one,
        "level": level,
        "card": card,
        "state": queries.ask_state(one, at, asked=asked),
        "tone": sheets.tone(lapsed=one.has_lapsed(clock.day(at)), answer=one.answer),
        "facts": queries.ask_facts(one, at) if level != policy.Level.ENDED else [],
        "asked": asked,
        "asking": asking,
        "open": one.is_open(at),
        "lapsed": one.has_lapsed(clock.day(at)),
        "doing": one.answer == "taken" and one.done_at is None,
        "to_note": asking and one.seen_at is None and (ended or one.has_lapsed(clock.day(at))),
        "by_word": asking and not one.asked.has_accounts,
        "holding": one.baton.holder_id in actor.agency_ids and one.baton.is_open,
    }
    return render(request, "referrals/together.html", context)


class OneAsk(ActPage):
    """A page about one ask; `asked_side` says whose act it is, everybody else gets the 404."""

    one: Collaboration
    asked_side = True
    keeps_draft = True

    def load(self, **kwargs: Any) -> None:
        self.one = get_object_or_404(queries.asks_for(self.actor, self.at), pk=kwargs["ask_id"])
        may = policy.can_reply if self.asked_side else policy.can_take_back
        if not may(self.actor, self.one):
            raise Http404

    def context(self) -> dict[str, Any]:
        ended = policy.ask_level(self.actor, self.one, self.at) == policy.Level.ENDED
        return {
            "one": self.one,
            "facts": [] if ended else queries.ask_facts(self.one, self.at),
            "back": reverse("referrals:together_show", args=[self.one.pk]),
        }

    def done(self) -> str:
        return reverse("referrals:together_show", args=[self.one.pk])


class TakeOn(OneAsk):
    """「引き受ける」"""

    form_class = forms.TakeOnForm
    template_name = "referrals/take_on.html"
    act = "referrals.take_on"

    def perform(self, form: forms.TakeOnForm) -> str:
        services.take_on(actor=self.actor, one=self.one, note=form.cleaned_data["note"], at=self.at)
        return self.done()


class Decline(OneAsk):
    """「できない」"""

    form_class = forms.DeclineForm
    template_name = "referrals/decline.html"
    act = "referrals.decline"

    def perform(self, form: forms.DeclineForm) -> str:
        services.decline(
            actor=self.actor, one=self.one, reason=form.cleaned_data["reason"], at=self.at
        )
        return self.done()


class Report(OneAsk):
    """What was asked is done."""

    form_class = forms.ReportForm
    template_name = "referrals/report.html"
    act = "referrals.report_done"

    def perform(self, form: forms.ReportForm) -> str:
        services.report_done(
            actor=self.actor, one=self.one, note=form.cleaned_data["note"], at=self.at
        )
        return self.done()


class WithdrawAsk(OneAsk):
    """「取り下げる」"""

    form_class = forms.PlainForm
    template_name = "referrals/withdraw_ask.html"
    act = "referrals.withdraw_ask"
    asked_side = False
    keeps_draft = False

    def perform(self, form: forms.PlainForm) -> str:
        services.withdraw_ask(actor=self.actor, one=self.one, at=self.at)
        return self.done()


class Note(OneAsk):
    """「返事を確かめた」"""

    form_class = forms.PlainForm
    template_name = "referrals/note.html"
    act = "referrals.note_answer"
    asked_side = False
    keeps_draft = False

    def perform(self, form: forms.PlainForm) -> str:
        services.note_answer(actor=self.actor, one=self.one, at=self.at)
        return self.done()

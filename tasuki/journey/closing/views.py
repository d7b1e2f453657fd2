"""Pages of acts. Each fetches through queries, calls one service and goes on to the record."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.ground.ui.shapes import Action
from tasuki.journey.cases import queries as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.closing import forms, policy, queries, services, showing, words
from tasuki.journey.closing import models as closing
from tasuki.journey.plans import queries as plans
from tasuki.residents.grounds import queries as grounds
from tasuki.town.municipality import pack
from tasuki.town.relay.models import Section
from tasuki.town.relay.ribbon import ribbon
from tasuki.trust.drafts.pages import ActPage


def _page_of(case_id: Any) -> str:
    return reverse("closing:closing", args=[case_id])


class _Case(ActPage):
    """A page about a case that the actor is near to."""

    case: Case

    def load(self, **kwargs: Any) -> None:
        found = cases.cases_for(self.actor, self.at, Section.PLAN)
        self.case = get_object_or_404(found, pk=kwargs["case_id"])
        queries.look_at(self.case)

    def context(self) -> dict[str, Any]:
        return {
            "case": self.case,
            "title": self.case.title,
            "back": reverse("desk:case", args=[self.case.pk]),
            "relay": ribbon(self.case.lead, self.at, self.case.coordination),
        }


class Closing(_Case):
    """「終結する」, and how far it has come. Who is asked to carry on sees it here before it answers."""

    form_class = forms.ProposeForm
    template_name = "closing/closing.html"
    act = "closing.propose"
    near: bool
    stands: closing.Closing | None

    def load(self, **kwargs: Any) -> None:
        found = cases.cases_for(self.actor, self.at, Section.PLAN)
        near = found.filter(pk=kwargs["case_id"]).first()
        if near is not None:
            self.near, self.case, self.stands = True, near, queries.last_of(near)
            queries.look_at(self.case)
            return
        asked = queries.closings_for(self.actor, self.at).filter(case=kwargs["case_id"]).first()
        if asked is None or self.request.method == "POST":
            raise Http404
        self.near, self.case, self.stands = False, asked.case, asked

    def form_kwargs(self) -> dict[str, Any]:
        listed = list(queries.carriers_for(self.case)) if self.near else []
        listed.sort(key=lambda agency: not queries.is_near(self.case, agency))
        codes = grounds.choices(self.case.coordination.holder, listed, self.at)
        return {
            "carriers": [(str(agency.pk), agency.name) for agency in listed],
            "grounds": [(one.code, one.label) for one in grounds.labelled(codes, self.at)],
        }

    def initial(self) -> dict[str, Any]:
        """After a 差し戻し what was written before; else what the evaluation said."""
        town, today = pack.current(clock.day(self.at)), clock.day(self.at)
        begun: dict[str, Any] = {
            "answer_by": clock.add_days(today, town.term("referral_answer_days"))
        }
        if not self.near:
            return begun
        if self.stands is not None and self.stands.is_open:
            names = ("reason", "changes", "remaining", "voice", "asked", "ground", "ground_note")
            return begun | {name: getattr(self.stands, name) for name in names}
        evaluation = plans.last_evaluation(self.case)
        if evaluation is not None:
            begun |= {name: getattr(evaluation, name) for name in ("changes", "remaining", "voice")}
        return begun | {"carrier": str(self.case.lead.holder_id)}

    def context(self) -> dict[str, Any]:
        shown = showing.of(self.case, self.stands, self.actor, self.at, near=self.near)
        if self.near:
            return {**super().context(), **shown, "near": True}
        title = str(words.TITLE_UNSEEN) % {"number": self.case.number}
        return {**shown, "near": False, "title": title, "back": reverse("desk:desk")}

    def perform(self, form: forms.ProposeForm) -> str:
        said = dict(form.cleaned_data)
        carrier = get_object_or_404(queries.carriers_for(self.case), pk=said.pop("carrier"))
        services.propose(actor=self.actor, case=self.case, carrier=carrier, at=self.at, **said)
        return _page_of(self.case.pk)


class _Closing(ActPage):
    """A page that answers or ends one closing."""

    closing: closing.Closing

    def load(self, **kwargs: Any) -> None:
        found = queries.closings_for(self.actor, self.at)
        self.closing = get_object_or_404(found, pk=kwargs["closing_id"])

    def context(self) -> dict[str, Any]:
        case = self.closing.case
        near = cases.cases_for(self.actor, self.at, policy.NEAR).filter(pk=case.pk).exists()
        shown = showing.of(case, self.closing, self.actor, self.at, near=near)
        title = case.title if near else str(words.TITLE_UNSEEN) % {"number": case.number}
        shown |= {"case": case, "title": title, "back": _page_of(case.pk)}
        if near:
            queries.look_at(case)
            shown["relay"] = ribbon(case.lead, self.at, case.coordination)
        return shown

    def instead(self, refusal: HouseError) -> tuple[Action, ...]:
        page = Action(_page_of(self.closing.case_id), str(words.SEE))
        if refusal.code in ("closing.opinion_first", "closing.opinion_against"):
            return (Action(reverse("meetings:list"), str(words.BRING), "users"), page)
        return (page,)


class TakeBack(_Closing):
    """「受け取る」"""

    form_class = forms.TakeForm
    template_name = "closing/take_back.html"
    act = "closing.take_back"

    def initial(self) -> dict[str, Any]:
        today = clock.day(self.at)
        days = pack.current(today).term("look_after_take_days")
        return {"look_again_on": clock.add_days(today, days)}

    def perform(self, form: forms.TakeForm) -> str:
        services.take_back(actor=self.actor, closing=self.closing, at=self.at, **form.cleaned_data)
        return _page_of(self.closing.case_id)


class GiveBack(_Closing):
    """「差し戻す」"""

    form_class = forms.ReasonForm
    template_name = "closing/give_back.html"
    act = "closing.give_back"

    def perform(self, form: forms.ReasonForm) -> str:
        given = services.give_back(
            actor=self.actor, closing=self.closing, at=self.at, **form.cleaned_data
        )
        still = policy.can_see(self.actor, given, self.at)
        return _page_of(given.case_id) if still else reverse("desk:desk")


class Close(_Closing):
    """「終結を確定する」"""

    form_class = forms.CloseForm
    template_name = "closing/close.html"
    act = "closing.close"

    def initial(self) -> dict[str, Any]:
        today = clock.day(self.at)
        days = pack.current(today).term("follow_up_days")
        return {"first_follow_up_on": clock.add_days(today, days)}

    def perform(self, form: forms.CloseForm) -> str:
        services.close(actor=self.actor, closing=self.closing, at=self.at, **form.cleaned_data)
        return _page_of(self.closing.case_id)


class CallOff(_Closing):
    """「終結をやめる」"""

    form_class = forms.ReasonForm
    template_name = "closing/call_off.html"
    act = "closing.call_off"

    def perform(self, form: forms.ReasonForm) -> str:
        services.call_off(actor=self.actor, closing=self.closing, at=self.at, **form.cleaned_data)
        return reverse("desk:case", args=[self.closing.case_id])


class FollowUp(ActPage):
    """「落ち着いている」 「気になる」 「再開する」"""

    form_class = forms.FollowUpForm
    template_name = "closing/follow_up.html"
    act = "closing.answer_follow_up"
    follow_up: closing.AfterCare

    def load(self, **kwargs: Any) -> None:
        found = queries.follow_ups_for(self.actor, self.at)
        self.follow_up = get_object_or_404(found, pk=kwargs["follow_up_id"])
        queries.look_at(self.follow_up.closing.case)

    def context(self) -> dict[str, Any]:
        case = self.follow_up.closing.case
        return {
            "case": case,
            "title": case.title,
            "follow_up": self.follow_up,
            "answers": closing.Answer.choices,
            "late": self.follow_up.due_on < clock.day(self.at),
            "back": _page_of(case.pk),
            "relay": ribbon(case.lead, self.at, case.coordination),
        }

    def perform(self, form: forms.FollowUpForm) -> str:
        answered = services.answer_follow_up(
            actor=self.actor,
            follow_up=self.follow_up,
            answer=self.request.POST.get("answer", ""),
            at=self.at,
            **form.cleaned_data,
        )
        case_id = answered.closing.case_id
        if answered.answer == closing.Answer.REOPEN:
            return reverse("desk:case", args=[case_id])
        return _page_of(case_id)


class Reopen(_Case):
    """「再開する」"""

    form_class = forms.ReopenForm
    template_name = "closing/reopening.html"
    act = "closing.reopen"

    def initial(self) -> dict[str, Any]:
        today = clock.day(self.at)
        days = pack.current(today).term("first_look_days")
        return {"look_again_on": clock.add_days(today, days)}

    def context(self) -> dict[str, Any]:
        last = queries.last_of(self.case)
        shown = showing.of(self.case, last, self.actor, self.at, near=True)
        return {**super().context(), **shown}

    def perform(self, form: forms.ReopenForm) -> str:
        services.reopen(actor=self.actor, case=self.case, at=self.at, **form.cleaned_data)
        return reverse("desk:case", args=[self.case.pk])

"""Pages of the 多機関協働 request."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.ground.ui.shapes import Action
from tasuki.journey.cases import forms, policy, queries, services, words
from tasuki.journey.cases.models import Case, Request
from tasuki.journey.intake import queries as intake
from tasuki.journey.intake.models import Consultation
from tasuki.journey.referrals import queries as referrals
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.people import queries as people
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor, TownRequest
from tasuki.trust.drafts.pages import ActPage

ABOUT_GROUND = {"cases.ground_does_not_fit", "cases.ground_unexplained"}


def page_of(request: Request) -> str:
    """The address of a request."""
    return reverse("cases:show_request", args=[request.pk])


def case_page(case: Case) -> str:
    """The address of a case."""
    return reverse("desk:case", args=[case.pk])


class Ask(ActPage):
    """「多機関協働を依頼する」"""

    form_class = forms.RequestForm
    template_name = "cases/request.html"
    act = "cases.request"
    consultation: Consultation
    receiver: Agency

    def load(self, **kwargs: Any) -> None:
        found = intake.consultations_for(self.actor, self.at, Section.INTAKE)
        self.consultation = get_object_or_404(found, pk=kwargs["consultation_id"])
        people.shown([self.consultation.subject])
        self.receiver = queries.receiver_for(self.consultation.baton.holder_id, self.at)

    def form_kwargs(self) -> dict[str, Any]:
        holder = self.consultation.baton.holder
        return {
            "grounds": queries.grounds_between(holder, self.receiver, self.at),
            "untold": intake.untold(self.actor, self.consultation),
            "within": holder.pk == self.receiver.pk,
        }

    def initial(self) -> dict[str, Any]:
        today = clock.day(self.at)
        days = pack.current(today).term("request_answer_days")
        agreed = queries.consent_towards(self.consultation, self.receiver, self.at) == "yes"
        former = queries.asked_before(self.actor, self.consultation, self.at)
        return {
            # What was agreed with the person is asked anew: a return is most often about just that.
            "criteria": former.criteria if former else [],
            "background": former.background if former else "",
            "answer_by": clock.add_days(today, days),
            "ground": "consent" if agreed else "",
            "meeting_offer": "none",
        }

    def context(self) -> dict[str, Any]:
        today = clock.day(self.at)
        return {
            "consultation": self.consultation,
            "title": intake.title_for(self.actor, self.consultation, self.at),
            "receiver": self.receiver,
            "offered": pack.current(today).offered(queries.PROJECT, clock.fiscal_year(today)),
            "at_once": relay.in_one_hand(self.actor, self.receiver.pk, self.at),
            "back": intake.address(self.consultation),
        }

    def instead(self, refusal: HouseError) -> tuple[Any, ...]:
        ask = grounds.ask_action(self.consultation.baton_id, str(self.receiver.pk))
        if refusal.code in ABOUT_GROUND | grounds.REFUSALS:
            return (ask,)
        if refusal.code == "cases.not_offered":
            url = reverse("referrals:together", args=[self.consultation.baton_id])
            return (Action(url, str(words.TOGETHER), "users"),)
        if refusal.code != "cases.no_consent":
            return ()
        url = reverse("intake:edit", args=[self.consultation.pk])
        return (Action(url, str(words.CORRECT_RECEPTION), "pencil"), ask)

    def perform(self, form: forms.RequestForm) -> str:
        made = services.request(
            actor=self.actor, consultation=self.consultation, at=self.at, **form.said()
        )
        return case_page(made.case) if made.case is not None else page_of(made)


@require_GET
def show_request(request: TownRequest, request_id: UUID) -> HttpResponse:
    """One request, with what can be done next by whoever reads it."""
    actor, at = request.actor, request.at
    one = get_object_or_404(queries.requests_for(actor, at), pk=request_id)
    whole = policy.reads_whole(actor, one, at)
    before = not whole and policy.reads_preview(actor, one, at)
    if whole:
        people.shown([one.consultation.subject])
    today = clock.day(at)
    town = pack.current(clock.day(one.requested_at))
    ground = town.ground(one.ground)
    convinced = str(words.YES)
    if not one.convinced:
        convinced = str(words.NOT_YET) % {"reason": one.unconvinced_reason}
    about = [
        (words.CRITERIA, "\n".join(_criteria(one, town))),
        (_label("background"), one.background),
        (_label("explained"), one.explained),
        (words.CONVINCED, convinced),
        (_label("convinced_who"), one.convinced_who),
        (_label("meeting_offer"), one.get_meeting_offer_display() if one.anxious else "―"),
        (words.GROUND, f"{ground.label}（{ground.article}）\n{one.ground_note}".strip()),
    ]
    context = {
        "one": one,
        "title": _called(actor, one, at),
        "level": "whole" if whole else "preview" if before else "ended",
        "preview": _shown(one) if before else [],
        "lapsed": one.has_lapsed(today),
        "facts": [
            (words.ASKED_BY, f"{one.from_agency.name}　{one.requested_by.name}"),
            (words.ASKED_TO, one.to_agency.name),
            *(about if whole or before else []),
        ],
        "mine_to_answer": one.is_open(at) and one.to_agency_id in actor.agency_ids,
        "mine_to_withdraw": one.is_open(at) and one.from_agency_id in actor.agency_ids,
        "mine_to_choose": _must_choose(one, today) and one.from_agency_id in actor.agency_ids,
        "consultation_url": intake.address(one.consultation) if whole else "",
        "case_url": case_page(one.case) if one.case is not None else "",
    }
    return render(request, "cases/show_request.html", context)


def _shown(one: Request) -> list[tuple[str, str]]:
    """The preview as it was stored; who asked stands above it already."""
    return referrals.facts_shown(one.preview, one.consultation, one.ground)[1:]


def _called(actor: Actor, one: Request, at: datetime) -> str:
    """What a heading calls the request: the name only where it was told."""
    if policy.reads_whole(actor, one, at):
        return intake.title_for(actor, one.consultation, at)
    before = policy.reads_preview(actor, one, at)
    return queries.called_before(one) if before else str(words.REQUEST_ENDED)


def _criteria(one: Request, town: pack.Pack) -> list[str]:
    return [item.label for item in town.criteria if item.code in one.criteria]


def _must_choose(one: Request, today: Any) -> bool:
    open_matter = one.consultation.baton.is_open and one.heeded_at is None
    return open_matter and (one.answer == "returned" or one.has_lapsed(today))


def _label(name: str) -> Any:
    return words.label_of(Request, name)


class _Request(ActPage):
    """A page about one request."""

    one: Request

    def load(self, **kwargs: Any) -> None:
        found = queries.requests_for(self.actor, self.at)
        self.one = get_object_or_404(found, pk=kwargs["request_id"])
        if policy.reads_whole(self.actor, self.one, self.at):
            people.shown([self.one.consultation.subject])

    def context(self) -> dict[str, Any]:
        return {
            "one": self.one,
            "title": _called(self.actor, self.one, self.at),
            "back": page_of(self.one),
        }


class Accept(_Request):
    """「依頼を受理する」"""

    form_class = forms.AcceptForm
    template_name = "cases/accept.html"
    act = "cases.accept_request"
    cases: list[Case]

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.cases = queries.joinable(self.actor, self.one.consultation, self.at)

    def form_kwargs(self) -> dict[str, Any]:
        carrying = frozenset({self.one.to_agency_id, self.one.consultation.baton.holder_id})
        others = organizations.receiving_agencies(besides=carrying)
        colleagues = organizations.colleagues(self.one.to_agency_id, self.at)
        join = str(words.JOIN_CASE)
        return {
            "cases": [
                (str(case.pk), join % {"number": case.number, "title": case.title})
                for case in self.cases
            ],
            "colleagues": [(str(one.pk), one.name) for one in colleagues],
            "agencies": [(str(one.pk), one.name) for one in others],
        }

    def initial(self) -> dict[str, Any]:
        today = clock.day(self.at)
        days = pack.current(today).term("look_after_take_days")
        return {
            "into": str(self.cases[0].pk) if self.cases else "new",
            "title": _title(self.one),
            "look_again_on": clock.add_days(today, days),
            "person": str(self.actor.staff_id),
            "agencies": [str(pk) for pk in queries.helping(self.one.consultation, self.at)],
        }

    def context(self) -> dict[str, Any]:
        return {**super().context(), "joinable": self.cases}

    def instead(self, refusal: HouseError) -> tuple[Any, ...]:
        if refusal.code != "cases.household_has_case":
            return ()
        go = str(words.GO_TO_CASE)
        return tuple(Action(case_page(case), go) for case in self.cases)

    def perform(self, form: forms.AcceptForm) -> str:
        said = form.cleaned_data
        into = said.get("into", "new") or "new"
        if into != "new":
            chosen = next(case for case in self.cases if str(case.pk) == into)
            joined = services.join_case(
                actor=self.actor, request=self.one, case=chosen, tie=said["tie"], at=self.at
            )
            return case_page(joined)
        opened = services.accept_request(
            actor=self.actor,
            request=self.one,
            title=said["title"].strip() or queries.household_title(self.one),
            look_again_on=said["look_again_on"],
            person=Staff.objects.filter(pk=said["person"]).first() if said["person"] else None,
            agencies=list(Agency.objects.filter(pk__in=said["agencies"])),
            at=self.at,
        )
        return case_page(opened)


def _title(one: Request) -> str:
    """The household's own, which says whose it is: only where the name was told."""
    household = one.consultation.household
    return household.label if household is not None and "name" in one.shown_before else ""


class Return(_Request):
    """「依頼を差し戻す」"""

    form_class = forms.ReasonForm
    template_name = "cases/return.html"
    act = "cases.return_request"

    def perform(self, form: forms.ReasonForm) -> str:
        reason = form.cleaned_data["reason"]
        services.return_request(actor=self.actor, request=self.one, reason=reason, at=self.at)
        return reverse("desk:desk")


class Withdraw(_Request):
    """「依頼を取り下げる」"""

    form_class = forms.WithdrawForm
    template_name = "cases/withdraw.html"
    act = "cases.withdraw_request"

    def perform(self, form: forms.WithdrawForm) -> str:
        reason = form.cleaned_data["reason"]
        services.withdraw_request(actor=self.actor, request=self.one, reason=reason, at=self.at)
        return intake.address(self.one.consultation)


class Keep(_Request):
    """「自分の機関で続ける」"""

    form_class = forms.PlainForm
    template_name = "cases/keep.html"
    act = "cases.heed_answer"
    keeps_draft = False

    def perform(self, form: forms.PlainForm) -> str:
        services.heed_answer(actor=self.actor, request=self.one, at=self.at)
        return intake.address(self.one.consultation)

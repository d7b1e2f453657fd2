"""Pages of つなぐ. Each fetches through queries, calls one service and goes on."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.ground.ui.shapes import Action
from tasuki.journey.intake import queries as intake
from tasuki.journey.intake.models import Consultation
from tasuki.journey.referrals import forms, policy, queries, services, sheets, words
from tasuki.journey.referrals.models import Accompany, Agreed, Referral, Told
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.people import queries as people
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.audit.services import look
from tasuki.trust.drafts.pages import ActPage

USUALLY_TOLD = [Told.NAME, Told.ADDRESS, Told.PHONE, Told.TOPICS, Told.NARRATIVE]
ABOUT_GROUND = {"referrals.no_ground", "referrals.not_agreed", "referrals.ground_unsaid"}


class OneConsultation(ActPage):
    """A page about one consultation whose reception is open to the actor."""

    consultation: Consultation

    def load(self, **kwargs: Any) -> None:
        found = intake.consultations_for(self.actor, self.at, Section.INTAKE)
        self.consultation = get_object_or_404(found, pk=kwargs["consultation_id"])
        people.shown([self.consultation.subject])

    def context(self) -> dict[str, Any]:
        return {
            "consultation": self.consultation,
            "title": intake.title_for(self.actor, self.consultation, self.at),
            "back": intake.address(self.consultation),
        }


class Offer(OneConsultation):
    """「つなぐ」"""

    form_class = forms.OfferForm
    template_name = "referrals/offer.html"
    act = "referrals.offer"
    after: Referral | None = None

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.after = self._after(self.request.GET.get("after", ""))

    def form_kwargs(self) -> dict[str, Any]:
        holder = self.consultation.baton.holder
        return {
            "agencies": queries.choices_of(
                organizations.offerable_agencies(besides=frozenset({holder.pk}))
            ),
            "grounds": queries.grounds_from(holder, self.at),
            "untold": queries.not_told(self.actor, self.consultation),
        }

    def initial(self) -> dict[str, Any]:
        if self.after is not None:
            return told_before(self.after)
        agrees = self.consultation.share_consent == "yes"
        return {
            "agreed": Agreed.YES if agrees else "",
            "ground": "consent" if agrees else "",
            "told": USUALLY_TOLD,
            "accompany": Accompany.NONE,
        }

    def context(self) -> dict[str, Any]:
        receives = organizations.offerable_agencies(
            besides=frozenset([self.consultation.baton.holder_id])
        )
        here = [one.name for one in receives if relay.in_one_hand(self.actor, one.pk, self.at)]
        by_word = [one for one in receives if not one.has_accounts]
        return {
            **super().context(),
            "after": self.after,
            "at_once": here,
            "by_word": by_word,
            "watched": self.consultation.baton.carrier,
        }

    def perform(self, form: forms.OfferForm) -> str:
        said = dict(form.cleaned_data)
        referral = services.offer(
            actor=self.actor,
            consultation=self.consultation,
            to=get_object_or_404(Agency, pk=said.pop("to")),
            answer_by=said.pop("answer_by"),
            at=self.at,
            after=self.after,
            **said,
        )
        return reverse("referrals:show", args=[referral.pk])

    def instead(self, refusal: HouseError) -> tuple[Action, ...]:
        if refusal.code not in ABOUT_GROUND | grounds.REFUSALS:
            return ()
        url = reverse("referrals:to_coordinator", args=[self.consultation.pk])
        return (
            grounds.ask_action(self.consultation.baton_id, self.request.POST.get("to", "")),
            Action(url, str(words.TO_COORDINATOR), "flag"),
        )

    def _after(self, value: str) -> Referral | None:
        try:
            pk = UUID(value)
        except ValueError:
            return None
        found = queries.referrals_for(self.actor, self.at)
        return found.filter(pk=pk, consultation=self.consultation).first()


class OneReferral(ActPage):
    """A page about one hand-over; `side` is whose act it is (of both where it is ""), everybody
    else gets the 404."""

    referral: Referral
    side: str = ""
    level: policy.Level

    def load(self, **kwargs: Any) -> None:
        found = queries.referrals_for(self.actor, self.at)
        self.referral = get_object_or_404(found, pk=kwargs["referral_id"])
        handover = self.referral.handover
        if self.side and getattr(handover, f"{self.side}_agency_id") not in self.actor.agency_ids:
            raise Http404
        self.level = policy.level(self.actor, self.referral, self.at)

    def context(self) -> dict[str, Any]:
        return {
            "referral": self.referral,
            "handover": self.referral.handover,
            "preview": queries.preview_facts(self.referral)
            if self.level != policy.Level.ENDED
            else [],
            "back": reverse("referrals:show", args=[self.referral.pk]),
        }


class Accept(OneReferral):
    """「受け取る」"""

    form_class = forms.AcceptForm
    template_name = "referrals/accept.html"
    act = "referrals.accept"
    side = "to"

    def form_kwargs(self) -> dict[str, Any]:
        there = organizations.colleagues(self.referral.handover.to_agency_id, self.at)
        return {"colleagues": [(str(one.pk), one.name) for one in there]}

    def initial(self) -> dict[str, Any]:
        named = self.referral.handover.to_person_id
        return {"person": str(named or self.actor.staff_id)}

    def perform(self, form: forms.AcceptForm) -> str:
        said = form.cleaned_data
        there = organizations.colleagues(self.referral.handover.to_agency_id, self.at)
        referral = services.accept(
            actor=self.actor,
            referral=self.referral,
            person=there.filter(pk=said["person"]).first() if said["person"] else None,
            look_again_on=said["look_again_on"],
            at=self.at,
        )
        return intake.address(referral.consultation)


class GiveBack(OneReferral):
    """「差し戻す」"""

    form_class = forms.ReturnForm
    template_name = "referrals/give_back.html"
    act = "referrals.give_back"
    side = "to"

    def perform(self, form: forms.ReturnForm) -> str:
        services.give_back(
            actor=self.actor, referral=self.referral, at=self.at, **form.cleaned_data
        )
        return reverse("referrals:show", args=[self.referral.pk])


class ObjectToNaming(OneReferral):
    """「次の会議に出す」"""

    form_class = forms.ObjectForm
    template_name = "referrals/object.html"
    act = "referrals.object_to_naming"
    side = "to"

    def perform(self, form: forms.ObjectForm) -> str:
        services.object_to_naming(
            actor=self.actor,
            referral=self.referral,
            reason=form.cleaned_data["reason"],
            at=self.at,
        )
        return reverse("referrals:show", args=[self.referral.pk])


class Withdraw(OneReferral):
    """「取り下げる」"""

    form_class = forms.WithdrawForm
    template_name = "referrals/withdraw.html"
    act = "referrals.withdraw"
    side = "from"

    def perform(self, form: forms.WithdrawForm) -> str:
        services.withdraw(
            actor=self.actor,
            referral=self.referral,
            reason=form.cleaned_data["reason"],
            at=self.at,
        )
        return intake.address(self.referral.consultation)


class OfferAgain(OneReferral):
    """「もう一度差し出す」"""

    form_class = forms.AgainForm
    template_name = "referrals/again.html"
    act = "referrals.offer_again"
    side = "from"

    def initial(self) -> dict[str, Any]:
        return {"reason": self.referral.handover.reason}

    def perform(self, form: forms.AgainForm) -> str:
        referral = services.offer_again(
            actor=self.actor,
            referral=self.referral,
            reason=form.cleaned_data["reason"],
            answer_by=form.cleaned_data["answer_by"],
            at=self.at,
        )
        return reverse("referrals:show", args=[referral.pk])


def show(request: TownRequest, referral_id: UUID) -> HttpResponse:
    """One hand-over: as much of it as the actor may see, and what can be done now."""
    actor, at = request.actor, request.at
    referral = get_object_or_404(queries.referrals_for(actor, at), pk=referral_id)
    handover = referral.handover
    level = policy.level(actor, referral, at)
    receiving = handover.to_agency_id in actor.agency_ids
    if level == policy.Level.WHOLE:
        look([referral.consultation.subject_id], handover.ground)
    context = {
        "referral": referral,
        "handover": handover,
        "level": level,
        "state": sheets.state(referral, at, receiving=receiving),
        "tone": sheets.tone(lapsed=sheets.lapsed(referral, at), answer=handover.answer),
        "sections": sheets.sections(referral, at) if level == policy.Level.WHOLE else [],
        "preview": queries.preview_facts(referral) if level == policy.Level.PREVIEW else [],
        "receiving": receiving,
        "sending": handover.from_agency_id in actor.agency_ids,
        "open": handover.is_open(at),
        "sheet": pack.current(clock.day(handover.offered_at)).word("referral_sheet"),
        "asks_town": actor.is_secretary or actor.is_admin,
        "lapsed": sheets.lapsed(referral, at),
        "by_word": not handover.to_agency.has_accounts,
        "watching": queries.carried_outside(actor, referral),
        "choose": policy.can_choose(actor, referral, at)
        and queries.open_dispute(handover.baton) is None,
    }
    return render(request, "referrals/show.html", context)


def told_before(referral: Referral) -> dict[str, Any]:
    names = ("asked", "explained", "agreed", "ground_note", "told", "shown_before", "accompany")
    told = {name: getattr(referral, name) for name in (*names, "accompany_note")}
    return {**told, "reason": referral.handover.reason, "ground": referral.handover.ground}


def agencies(besides: Agency | None = None) -> list[tuple[str, str]]:
    left_out = frozenset({besides.pk}) if besides else frozenset()
    found = organizations.receiving_agencies(besides=left_out)
    return [(str(agency.pk), agency.name) for agency in found]

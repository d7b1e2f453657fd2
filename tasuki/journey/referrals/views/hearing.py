"""Pages on which is noted what an office without accounts said by telephone or in person."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from tasuki.journey.intake import queries as intake
from tasuki.journey.referrals import forms, queries, services
from tasuki.journey.referrals.models import Heard
from tasuki.journey.referrals.views.handing import OneReferral
from tasuki.journey.referrals.views.together import OneAsk


class Hear(OneReferral):
    """「返事を聞いて記録する」"""

    form_class = forms.HearForm
    template_name = "referrals/hear.html"
    act = "referrals.hear"
    side = "from"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if self.referral.handover.to_agency.has_accounts:
            raise Http404

    def perform(self, form: forms.HearForm) -> str:
        if form.cleaned_data["answer"] == Heard.TAKEN:
            services.hear_taken(
                actor=self.actor,
                referral=self.referral,
                heard=form.heard(),
                look_again_on=form.cleaned_data["look_again_on"],
                at=self.at,
            )
            return intake.address(self.referral.consultation)
        services.hear_refused(
            actor=self.actor, referral=self.referral, heard=form.heard(), at=self.at
        )
        return reverse("referrals:show", args=[self.referral.pk])


class HearLetGo(OneReferral):
    """「外の機関から戻った」"""

    form_class = forms.HearLetGoForm
    template_name = "referrals/hear_let_go.html"
    act = "referrals.hear_let_go"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if not queries.carried_outside(self.actor, self.referral):
            raise Http404

    def perform(self, form: forms.HearLetGoForm) -> str:
        services.hear_let_go(
            actor=self.actor,
            referral=self.referral,
            heard=form.heard(),
            look_again_on=form.cleaned_data["look_again_on"],
            at=self.at,
        )
        return intake.address(self.referral.consultation)


class HearHelp(OneAsk):
    """「返事を聞いて記録する」 of 一緒に対応"""

    form_class = forms.HearHelpForm
    template_name = "referrals/hear_help.html"
    act = "referrals.hear_help"
    asked_side = False

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if self.one.asked.has_accounts:
            raise Http404

    def perform(self, form: forms.HearHelpForm) -> str:
        taken = form.cleaned_data["answer"] == Heard.TAKEN
        act = services.hear_help if taken else services.hear_no_help
        act(actor=self.actor, one=self.one, heard=form.heard(), at=self.at)
        return self.done()


class HearDone(OneAsk):
    """「その後を聞いて記録する」"""

    form_class = forms.HearDoneForm
    template_name = "referrals/hear_done.html"
    act = "referrals.hear_done"
    asked_side = False

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if self.one.asked.has_accounts:
            raise Http404

    def perform(self, form: forms.HearDoneForm) -> str:
        services.hear_done(actor=self.actor, one=self.one, heard=form.heard(), at=self.at)
        return self.done()

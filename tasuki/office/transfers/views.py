"""Pages of handing on: one screen for a leaver, one for each move of a change of contractor."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.ground import clock
from tasuki.office.transfers import forms, policy, queries, services, words
from tasuki.office.transfers.models import Kind, Succession
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.trust.access.actor import Actor, TownRequest
from tasuki.trust.access.roles import Role
from tasuki.trust.drafts.pages import ActPage


def _concerned(actor: Actor) -> None:
    """Prefectural backing and the like find no such page."""
    if not (actor.works or actor.is_admin or actor.has(Role.SECRETARY)):
        raise Http404


@require_GET
def overview(request: TownRequest) -> HttpResponse:
    """引継ぎ: who leaves soon, and what lost its worker."""
    actor, at = request.actor, request.at
    _concerned(actor)
    leavers = queries.leavers(actor, at)
    rows = [
        (one, Role(one.role).label, len(queries.carried(actor, one.staff, at, noted=False)))
        for one in leavers
    ]
    context = {
        "rows": rows,
        "ownerless": queries.ownerless(actor, at) if actor.works else 0,
        "received": queries.received_by(actor, at) if actor.works else [],
        "unread": {one.pk for one in queries.unread(actor)},
    }
    return render(request, "transfers/overview.html", context)


class HandOn(ActPage):
    """「引き継ぐ」: everything that a leaving or moving worker carries, on one screen."""

    form_class = forms.HandOnForm
    template_name = "transfers/staff.html"
    act = "transfers.hand_on"

    def load(self, **kwargs: Any) -> None:
        staff = queries.staff_for(self.actor, kwargs["staff_id"], self.at)
        if staff is None:
            raise Http404
        self.staff: Staff = staff
        self.items: Sequence[queries.Item] = queries.carried(self.actor, staff, self.at)
        found = policy.agencies_of(self.actor, staff, self.at)
        self.agencies = list(Agency.objects.filter(pk__in=found).order_by("position", "code"))

    def form_kwargs(self) -> dict[str, Any]:
        return {
            "items": self.items,
            "agencies": {one.pk: one.name for one in self.agencies},
            "people": {one.pk: self._people(one) for one in self.agencies},
        }

    def _people(self, agency: Agency) -> list[tuple[str, str]]:
        there = organizations.colleagues(agency.pk, self.at).exclude(pk=self.staff.pk)
        return [(str(one.pk), one.name) for one in there]

    def initial(self) -> dict[str, Any]:
        begun = {one.key: forms.FOLLOW for one in self.items}
        return begun | {forms.default_key(one.pk): forms.WHOLE for one in self.agencies}

    def context(self) -> dict[str, Any]:
        titled = [one for one in self.items if one.url]
        return {
            "staff": self.staff,
            "items": self.items,
            "linked": titled,
            "leaving": organizations.leaving(self.staff.pk, self.at),
            "before": queries.transfers_of(self.staff.pk)[:10],
            "numbers_only": self.actor.is_admin and not self.actor.works,
            "back": reverse("transfers:overview"),
        }

    def perform(self, form: forms.HandOnForm) -> str:
        said = form.cleaned_data
        for agency in self.agencies:
            chosen = self._chosen(said, agency)
            if chosen or len(self.agencies) == 1:
                services.hand_on(
                    actor=self.actor,
                    staff=self.staff,
                    agency=agency,
                    chosen=chosen,
                    note=said["note"],
                    at=self.at,
                )
        return reverse("transfers:staff", args=[self.staff.pk])

    def _chosen(self, said: dict[str, Any], agency: Agency) -> dict[str, Staff | None]:
        everybody = {str(one.pk): one for one in organizations.colleagues(agency.pk, self.at)}
        standard = said.get(forms.default_key(agency.pk)) or forms.WHOLE
        chosen: dict[str, Staff | None] = {}
        for one in self.items:
            if one.agency_id != agency.pk:
                continue
            what = said.get(one.key) or forms.FOLLOW
            what = standard if what == forms.FOLLOW else what
            if what != forms.STAY:
                chosen[one.key] = everybody.get(what)
        return chosen


class Received(ActPage):
    """「確かめた」: the note of who left, and what is one's own now."""

    form_class = forms.ReceivedForm
    template_name = "transfers/received.html"
    act = "transfers.received"
    keeps_draft = False

    def load(self, **kwargs: Any) -> None:
        found = queries.transfer_for(self.actor, kwargs["transfer_id"], self.at)
        if found is None:
            raise Http404
        self.transfer = found

    def context(self) -> dict[str, Any]:
        waiting = {one.pk for one in queries.unread(self.actor)}
        return {
            "transfer": self.transfer,
            "lines": queries.received_lines(self.actor, self.transfer, self.at),
            "waiting": self.transfer.pk in waiting,
            "back": reverse("transfers:overview"),
        }

    def perform(self, form: forms.ReceivedForm) -> str:
        services.confirm_received(actor=self.actor, transfer=self.transfer, at=self.at)
        return reverse("transfers:received", args=[self.transfer.pk])


@require_GET
def contractors(request: TownRequest) -> HttpResponse:
    """受託者の交代: those in which the actor's agencies have a part."""
    actor, at = request.actor, request.at
    _concerned(actor)
    rows = [
        (one, len(queries.untaken(one, at)), one.last_day < clock.day(at))
        for one in queries.successions_for(actor)[:50]
    ]
    context = {"rows": rows, "may_name": bool(policy.can_name(actor))}
    return render(request, "transfers/contractors.html", context)


@require_GET
def contractor(request: TownRequest, succession_id: UUID) -> HttpResponse:
    """One change: every matter, on which ground, and where it is now."""
    actor, at = request.actor, request.at
    one = get_object_or_404(queries.successions_for(actor), pk=succession_id)
    lines = queries.lines_shown(actor, one, at)
    context = {
        "succession": one,
        "lines": lines,
        "late": [line for line in lines if line.tone == "late"],
        "over": one.last_day < clock.day(at),
        "may_offer": (
            one.ended_at is None
            and bool(policy.can_offer(actor, one))
            and (one.offered_at is None or bool(queries.offerable(one, at, actor)))
        ),
        "may_take": bool(policy.can_take(actor, one)) and queries.still_to_take(one, at),
        "may_certify": bool(policy.commissions(actor, one)) and one.received_at is None,
    }
    return render(request, "transfers/contractor.html", context)


class NameSuccessor(ActPage):
    """「受託者の交代を始める」"""

    form_class = forms.NameForm
    template_name = "transfers/name.html"
    act = "transfers.name"

    def load(self, **kwargs: Any) -> None:
        if not policy.can_name(self.actor):
            raise Http404

    def form_kwargs(self) -> dict[str, Any]:
        found = organizations.receiving_agencies()
        return {"agencies": [(str(one.pk), one.name) for one in found]}

    def context(self) -> dict[str, Any]:
        return {"back": reverse("transfers:contractors")}

    def perform(self, form: forms.NameForm) -> str:
        said = form.cleaned_data
        made = services.name_successor(
            actor=self.actor,
            old=organizations.agency(UUID(said["old"])),
            new=organizations.agency(UUID(said["new"])),
            last_day=said["last_day"],
            contract=said["contract"],
            at=self.at,
        )
        return reverse("transfers:contractor", args=[made.pk])


class _Change(ActPage):
    """A move of one change."""

    succession: Succession

    def load(self, **kwargs: Any) -> None:
        found = queries.successions_for(self.actor)
        self.succession = get_object_or_404(found, pk=kwargs["succession_id"])

    def context(self) -> dict[str, Any]:
        back = reverse("transfers:contractor", args=[self.succession.pk])
        return {"succession": self.succession, "back": back}

    def done(self) -> str:
        """Back to the change."""
        return reverse("transfers:contractor", args=[self.succession.pk])


class Offer(_Change):
    """「まとめて差し出す」"""

    form_class = forms.OfferForm
    template_name = "transfers/offer.html"
    act = "transfers.offer"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        waiting = {one.pk for one in queries.offerable(self.succession, self.at, self.actor)}
        shown = queries.lines_shown(self.actor, self.succession, self.at)
        self.lines = [one for one in shown if one.line.pk in waiting]

    def form_kwargs(self) -> dict[str, Any]:
        return {"lines": self.lines, "said": self._said()}

    def initial(self) -> dict[str, Any]:
        return {forms.keep_key(one): one.line.kept_because for one in self.lines}

    def _said(self) -> dict[UUID, str]:
        """Beside each line: whether it goes, on which ground, and what each person has said."""
        people = queries.names_and_answers(self.succession, self.lines, self.at)
        checked = queries.checks(
            self.succession, {one.line.baton_id for one in self.lines}, self.at
        )
        told = {}
        for one in self.lines:
            found = checked[one.line.baton_id]
            said = str(words.GOES if found.enough else words.STAYS) % {"said": found.sentence}
            each = "、".join(
                str(words.PERSON_SAID) % {"name": name, "state": state}
                for name, state in people.get(one.line.pk, [])
            )
            told[one.line.pk] = f"{said} {each}".strip()
        return told

    def context(self) -> dict[str, Any]:
        return {**super().context(), "lines": self.lines}

    def perform(self, form: forms.OfferForm) -> str:
        kept = {one.line.pk: form.cleaned_data.get(forms.keep_key(one), "") for one in self.lines}
        services.offer_all(actor=self.actor, succession=self.succession, kept=kept, at=self.at)
        return self.done()


class Take(_Change):
    """「まとめて受け取る」"""

    form_class = forms.TakeForm
    template_name = "transfers/take.html"
    act = "transfers.take"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if not policy.can_take(self.actor, self.succession):
            raise Http404
        waiting = {one.pk for one in queries.still_to_take(self.succession, self.at)}
        shown = queries.lines_shown(self.actor, self.succession, self.at)
        self.lines = [one for one in shown if one.line.pk in waiting]

    def form_kwargs(self) -> dict[str, Any]:
        people = organizations.colleagues(self.succession.new_id, self.at)
        return {
            "lines": [(one.key, self._said(one)) for one in self.lines],
            "people": [(str(one.pk), one.name) for one in people],
        }

    def _said(self, one: queries.Shown) -> str:
        return str(words.TAKEN_CHOICE) % {
            "number": one.number,
            "kind": Kind(one.line.kind).label,
            "said": one.line.said,
        }

    def initial(self) -> dict[str, Any]:
        today = clock.day(self.at)
        days = pack.current(today).term("look_after_take_days")
        return {
            "chosen": [one.key for one in self.lines],
            "look_again_on": clock.add_days(today, days),
        }

    def context(self) -> dict[str, Any]:
        return {**super().context(), "lines": self.lines}

    def perform(self, form: forms.TakeForm) -> str:
        said = form.cleaned_data
        people = organizations.colleagues(self.succession.new_id, self.at)
        services.take_all(
            actor=self.actor,
            succession=self.succession,
            chosen=[UUID(one) for one in said["chosen"]],
            person=people.filter(pk=said["person"]).first() if said["person"] else None,
            look_again_on=said["look_again_on"],
            at=self.at,
        )
        return self.done()


class Certificate(_Change):
    """「返却・消去証明書を入れる」"""

    form_class = forms.CertificateForm
    template_name = "transfers/certificate.html"
    act = "transfers.certificate"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if not policy.commissions(self.actor, self.succession):
            raise Http404

    def perform(self, form: forms.CertificateForm) -> str:
        services.keep_certificate(
            actor=self.actor, succession=self.succession, at=self.at, **form.cleaned_data
        )
        return self.done()

"""Pages of consent. Each fetches through queries, calls one service and goes back to the person."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.ground import clock, downloads
from tasuki.ground.errors import HouseError
from tasuki.ground.ui.shapes import Action
from tasuki.residents.consent import forms, queries, reaching, services, showing, words
from tasuki.residents.consent.models import Consent, Way
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Person
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.relay import queries as relay
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.drafts.pages import ActPage
from tasuki.trust.vault import rules as files


def _page_of(person_id: UUID) -> str:
    return reverse("consent:person", args=[person_id])


@require_GET
def person(request: TownRequest, person_id: UUID) -> HttpResponse:
    """What a person agreed to, now and before."""
    actor, at = request.actor, request.at
    one = get_object_or_404(people.people_for(actor, at), pk=person_id)
    today = clock.day(at)
    answers = [showing.of(answer, today) for answer in queries.history_of(one)]
    now = answers[0] if answers else None
    state, tone = showing.state_in_words(now.consent if now else None, today)
    context = {
        "person": one,
        "name": people.display_name(one),
        "now": now,
        "state": state,
        "tone": tone,
        "stands": now is not None and now.stands,
        "history": answers[1:],
        "matters": relay.cards_for(actor, people.batons_of(actor, one, at), at),
        "reached": reaching.matters_of(actor, one, at) if now and now.withdrawals else [],
    }
    return render(request, "consent/person.html", context)


@require_GET
def scan(request: TownRequest, consent_id: UUID) -> HttpResponse:
    """The signed paper: whole, as a download that no browser opens in place."""
    actor, at = request.actor, request.at
    one = get_object_or_404(queries.consents_for(actor, at), pk=consent_id)
    if one.scan_id is None:
        raise Http404
    opened = services.open_scan(actor=actor, consent=one, at=at)
    return downloads.attachment(opened.content, opened.name)


class _Person(ActPage):
    """A page on which somebody answers for themself."""

    person: Person

    def load(self, **kwargs: Any) -> None:
        found = people.people_for(self.actor, self.at)
        self.person = get_object_or_404(found, pk=kwargs["person_id"])
        people.shown([self.person])

    def version(self) -> str:
        return str(queries.last_version(self.person.pk))

    def read_on(self) -> int:
        """The version on which the page was written; what is no figure is none of ours."""
        said = self.request.POST.get("_version", "")
        return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else -1

    def context(self) -> dict[str, Any]:
        back = _page_of(self.person.pk)
        name = people.display_name(self.person)
        return {"person": self.person, "name": name, "back": back}

    def instead(self, refusal: HouseError) -> tuple[Action, ...]:
        return (Action(_page_of(self.person.pk), str(words.SHEET)),)

    def agencies(self) -> list[tuple[str, str]]:
        """Every agency of the town, to be chosen."""
        return [(str(one.pk), one.name) for one in organizations.agencies()]

    def dates(self) -> dict[str, Any]:
        """Today, and the town's usual end."""
        today = clock.day(self.at)
        days = pack.current(today).term("consent_days")
        return {"since": today, "until": clock.add_days(today, days)}


class _Consent(_Person):
    """A page about one answer."""

    consent: Consent

    def load(self, **kwargs: Any) -> None:
        found = queries.consents_for(self.actor, self.at)
        self.consent = get_object_or_404(found, pk=kwargs["consent_id"])
        self.person = self.consent.person
        people.shown([self.person])

    def context(self) -> dict[str, Any]:
        shown = showing.of(self.consent, clock.day(self.at))
        return {**super().context(), "one": shown}


class Give(_Person):
    """「同意を受ける」"""

    form_class = forms.GiveForm
    template_name = "consent/give.html"
    act = "consent.give"

    def initial(self) -> dict[str, Any]:
        return {**self.dates(), "way": Way.WRITTEN.value, "giver": "self"}

    def form_kwargs(self) -> dict[str, Any]:
        return {"agencies": self.agencies(), "relatives": self.relatives()}

    def relatives(self) -> list[tuple[str, str]]:
        """Household and family whom the actor sees too."""
        near = [one.pk for one in queries.speakers_for(self.person)]
        seen = people.people_for(self.actor, self.at).filter(pk__in=near)
        return [(str(one.pk), people.display_name(one)) for one in people.shown(seen)]

    def taken(self, form: forms.GiveForm) -> dict[str, Any]:
        """Who spoke, how and from when to when."""
        said = form.cleaned_data
        names = ("giver", "giver_relation", "way", "witness", "since", "until", "reason")
        taken: dict[str, Any] = {name: said[name] for name in names}
        other = None
        if said["giver_person"]:
            other = get_object_or_404(Person, pk=said["giver_person"])
        taken["giver_person"] = other
        named = people.display_name(other) if other is not None else ""
        taken["giver_name"] = said["giver_name"] or named
        if said["scan"] is not None:
            upload = said["scan"]
            taken["scan"] = services.Paper(upload.name or "", upload.read(files.LARGEST + 1))
        return taken

    def perform(self, form: forms.GiveForm) -> str:
        said, reaches = form.cleaned_data, form.reaches()
        common = {
            "actor": self.actor,
            "person": self.person,
            "version": self.read_on(),
            "except_categories": said["except_categories"],
            "except_agencies": showing.chosen_ids(said["except_agencies"]),
            "at": self.at,
            **self.taken(form),
        }
        if reaches:
            services.give_partly(reaches=reaches, **common)
        else:
            services.give(**common)
        return _page_of(self.person.pk)


class Renew(_Consent, Give):
    """「更新する」"""

    form_class = forms.RenewForm
    template_name = "consent/renew.html"
    act = "consent.renew"

    def form_kwargs(self) -> dict[str, Any]:
        return {"relatives": self.relatives()}

    def initial(self) -> dict[str, Any]:
        return {**self.dates(), "way": self.consent.way, "giver": "self"}

    def perform(self, form: forms.GiveForm) -> str:
        services.renew(
            actor=self.actor,
            consent=self.consent,
            version=self.read_on(),
            at=self.at,
            **self.taken(form),
        )
        return _page_of(self.person.pk)


class Tablet(_Person):
    """「画面で署名してもらう」: the person reads in plain words and signs. Nothing of it is a draft."""

    form_class = forms.TabletForm
    template_name = "consent/tablet.html"
    act = "consent.sign"
    keeps_draft = False

    def form_kwargs(self) -> dict[str, Any]:
        return {"agencies": self.agencies()}

    def context(self) -> dict[str, Any]:
        today = clock.day(self.at)
        return {
            **super().context(),
            "texts": showing.sheet_text(today),
            "categories": pack.current(today).codes("consent_categories"),
            "until": self.dates()["until"],
        }

    def perform(self, form: forms.TabletForm) -> str:
        said = form.cleaned_data
        services.give(
            actor=self.actor,
            person=self.person,
            version=self.read_on(),
            way=Way.ELECTRONIC.value,
            except_categories=said["except_categories"],
            except_agencies=showing.chosen_ids(said["except_agencies"]),
            signature=said["signature"],
            giver_name=said["giver_name"],
            witness=said["witness"],
            at=self.at,
            **self.dates(),
        )
        return _page_of(self.person.pk)


class Ask(_Person):
    """「確認中にする」"""

    form_class = forms.AskForm
    template_name = "consent/ask.html"
    act = "consent.ask"

    def initial(self) -> dict[str, Any]:
        today = clock.day(self.at)
        days = pack.current(today).term("consent_ask_days")
        return {"ask_again_on": clock.add_days(today, days)}

    def perform(self, form: forms.AskForm) -> str:
        services.ask(
            actor=self.actor,
            person=self.person,
            version=self.read_on(),
            at=self.at,
            **form.cleaned_data,
        )
        return _page_of(self.person.pk)


class Refuse(_Person):
    """「同意しないと言われた」"""

    form_class = forms.RefuseForm
    template_name = "consent/refuse.html"
    act = "consent.refuse"

    def initial(self) -> dict[str, Any]:
        return {"since": clock.day(self.at), "way": Way.ORAL.value}

    def perform(self, form: forms.RefuseForm) -> str:
        services.refuse(
            actor=self.actor,
            person=self.person,
            version=self.read_on(),
            at=self.at,
            **form.cleaned_data,
        )
        return _page_of(self.person.pk)


class Incapable(_Person):
    """「判断能力の課題により確かめられない」"""

    form_class = forms.IncapableForm
    template_name = "consent/incapable.html"
    act = "consent.note_incapable"

    def perform(self, form: forms.IncapableForm) -> str:
        services.note_incapable(
            actor=self.actor,
            person=self.person,
            version=self.read_on(),
            at=self.at,
            **form.cleaned_data,
        )
        return _page_of(self.person.pk)


class Withdraw(_Consent):
    """「撤回を記録する」: who still sees what, and what has gone out, before it is said and after."""

    form_class = forms.WithdrawForm
    template_name = "consent/withdraw.html"
    act = "consent.withdraw"

    def context(self) -> dict[str, Any]:
        reached = reaching.matters_of(self.actor, self.person, self.at)
        return {**super().context(), "reached": reached}

    def form_kwargs(self) -> dict[str, Any]:
        today = clock.day(self.at)
        scopes = self.consent.scopes.filter(withdrawn_on__isnull=True).select_related("agency")
        listed = [(str(one.pk), showing.scope_line(one, today)) for one in scopes]
        return {"scopes": listed if len(listed) > 1 else []}

    def initial(self) -> dict[str, Any]:
        return {
            "what": "whole",
            "on": clock.day(self.at),
            "way": Way.ORAL.value,
            "told_by": str(words.GIVERS_SELF),
        }

    def perform(self, form: forms.WithdrawForm) -> str:
        said = dict(form.cleaned_data)
        what = said.pop("what")
        scope = None if what == "whole" else self.consent.scopes.get(pk=what)
        services.withdraw(
            actor=self.actor,
            consent=self.consent,
            version=self.read_on(),
            scope=scope,
            at=self.at,
            **said,
        )
        return _page_of(self.person.pk)


class Attach(_Consent):
    """「写しを付ける」"""

    form_class = forms.AttachForm
    template_name = "consent/attach.html"
    act = "consent.attach_scan"
    keeps_draft = False

    def perform(self, form: forms.AttachForm) -> str:
        upload = form.cleaned_data["scan"]
        services.attach_scan(
            actor=self.actor,
            consent=self.consent,
            version=self.read_on(),
            scan=services.Paper(upload.name or "", upload.read(files.LARGEST + 1)),
            at=self.at,
        )
        return _page_of(self.person.pk)

"""Pages of meetings. Thin: fetch through queries, call one service, say what else can be done."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.ground.forms import version_read
from tasuki.journey.meetings import bringing, forms, frames, queries, services, words
from tasuki.journey.meetings.models import Meeting, State
from tasuki.journey.meetings.pages import ItemPage, Page, found
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.trust.access.actor import TownRequest


@require_GET
def listing(request: TownRequest) -> HttpResponse:
    """The meetings to come and those that were."""
    actor, at = request.actor, request.at
    before = _key(request)
    past = queries.past(actor, at, before=before)
    context = {
        "coming": [] if before else queries.coming(actor, at),
        "past": past,
        "more": past[-1] if len(past) == queries.PAGE else None,
        "may_convene": bool(frames.bodies_for(actor, at)),
        "waiting": [] if before else queries.agenda_waiting(actor, at),
        "outlook": frames.outlook(at),
    }
    return render(request, "meetings/list.html", context)


@require_GET
def show(request: TownRequest, meeting_id: UUID) -> HttpResponse:
    """One meeting: table, agenda, papers, record."""
    actor, at = request.actor, request.at
    meeting = found(queries.meeting_for, actor, meeting_id, at)
    items = queries.items_shown(actor, meeting, at)
    opened = [shown for shown in items if shown.is_open]
    queries.note_look(meeting, [shown.item for shown in opened])
    runs = queries.runs(actor, meeting)
    context = {
        "meeting": meeting,
        "notice": frames.secrecy_notice(meeting),
        "demo_choice": frames.is_demo_choice(meeting),
        "items": items,
        "seats": queries.seats_of(meeting),
        "officers": frames.officers(meeting),
        "runs": runs,
        "mine": actor.agency_ids,
        "begun": clock.day(meeting.held_at) <= clock.day(at),
        "waiting": queries.waiting_for(actor, meeting, at) if meeting.is_open else [],
        "pledge_first": meeting.secrecy_pledge and not queries.has_pledged(actor, meeting),
        "reads_record": queries.reads_record(
            actor,
            meeting,
            [shown.item for shown in items],
            {shown.item.pk for shown in opened},
            at,
        ),
        "has_papers": bool(opened) or not items,
        "has_record": len(opened) == len(items),
    }
    return render(request, "meetings/show.html", context)


@require_GET
def choose(request: TownRequest) -> HttpResponse:
    """At which meeting something is to be brought: the open ones, or a new one."""
    actor, at = request.actor, request.at
    chosen = bringing.chosen(actor, request.GET, at)
    if chosen is None:
        raise Http404
    kind, one = chosen
    today = clock.day(at)
    bodies = [
        body for body in frames.bodies_for(actor, at) if frames.in_year(body, today).case_data
    ]
    context = {
        "kind": kind,
        "one": one,
        "query": bringing.query(kind.code, one.item_id),
        "meetings": queries.taking(actor, at, kind),
        "bodies": bodies,
        "before": queries.before_of(kind.code, one.item_id),
        "outlook": frames.outlook(at),
    }
    return render(request, "meetings/choose.html", context)


class Convene(Page):
    """「会議を開く」."""

    form_class = forms.ConveneForm
    act = "meetings.convene"

    def load(self, **kwargs: Any) -> None:
        """Only who convenes some body has this page."""
        self.bodies = frames.bodies_for(self.actor, self.at)
        if not self.bodies:
            raise Http404
        self.brought = bringing.chosen(self.actor, self.request.GET, self.at)

    def back(self) -> str:
        return reverse("meetings:list")

    def context(self) -> dict[str, Any]:
        return {**super().context(), "outlook": frames.outlook(self.at)}

    def form_kwargs(self) -> dict[str, Any]:
        bodies = [(body.code, _body_words(body)) for body in self.bodies]
        return {"bodies": bodies, "agencies": _agencies()}

    def initial(self) -> dict[str, Any]:
        near = bringing.near(self.brought[1]) if self.brought else []
        return {"body": self.request.GET.get("body", ""), "agencies": [str(pk) for pk in near]}

    def perform(self, form: forms.ConveneForm) -> str:
        data = form.cleaned_data
        guests = [
            services.Guest(agency=agency)
            for agency in Agency.objects.filter(pk__in=data["agencies"])
        ]
        meeting = services.convene(
            actor=self.actor,
            body=data["body"],
            held_at=form.held_at(),
            place=data["place"],
            chair=data["chair"],
            previous_note=data["previous_note"],
            seats=[*guests, *(services.Guest(name=name) for name in data["guests"])],
            at=self.at,
        )
        if self.brought is None:
            return reverse("meetings:show", args=[meeting.pk])
        kind, one = self.brought
        return bringing.url(meeting, kind.code, one.item_id)


class Invite(Page):
    """「席を加える」."""

    form_class = forms.InviteForm
    act = "meetings.invite"

    def form_kwargs(self) -> dict[str, Any]:
        return {"agencies": _agencies()}

    def perform(self, form: Any) -> str:
        data = form.cleaned_data
        agency = Agency.objects.filter(pk=data["agency"]).first() if data["agency"] else None
        services.invite(
            actor=self.actor, meeting=self.meeting, agency=agency, name=data["name"], at=self.at
        )
        return self.back()


class Uninvite(Page):
    """「席を外す」."""

    form_class = forms.SureForm
    act = "meetings.uninvite"
    danger = True
    keeps_draft = False

    def load(self, **kwargs: Any) -> None:
        self.seat = found(queries.seat_for, self.actor, kwargs["seat_id"], self.at)
        self.meeting = self.seat.meeting

    def context(self) -> dict[str, Any]:
        return {**super().context(), "said": queries.seat_name(self.seat)}

    def perform(self, form: Any) -> str:
        services.uninvite(actor=self.actor, seat=self.seat, at=self.at)
        return self.back()


class Bring(Page):
    """「会議に付議する」."""

    form_class = forms.BringForm
    act = "meetings.bring"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.offered = bringing.offered(self.actor, self.meeting, self.request, self.at)

    def form_kwargs(self) -> dict[str, Any]:
        return self.offered.form_kwargs()

    def initial(self) -> dict[str, Any]:
        return self.offered.initial()

    def perform(self, form: Any) -> str:
        data = form.cleaned_data
        kind, item_id = bringing.split(data["item"])
        services.bring(
            actor=self.actor,
            meeting=self.meeting,
            kind=kind,
            item_id=item_id,
            reason=data.get("reason", ""),
            question=data["question"],
            left_out=bringing.left_out(
                self.meeting, kind, item_id, data.get("agreed_members", []), self.actor, self.at
            ),
            at=self.at,
        )
        return self.back()

    def instead(self, refusal: HouseError) -> tuple[Any, ...]:
        return bringing.instead(self.actor, refusal, self.request, self.at)


class Withdraw(ItemPage):
    """「付議を取り下げる」."""

    form_class = forms.SureForm
    act = "meetings.withdraw_item"
    danger = True
    keeps_draft = False

    def perform(self, form: Any) -> str:
        services.withdraw_item(actor=self.actor, item=self.item, at=self.at)
        return self.back()


class GiveOpinion(ItemPage):
    """「意見を記録する」."""

    form_class = forms.OpinionForm
    act = "meetings.give_opinion"

    def form_kwargs(self) -> dict[str, Any]:
        return {"opinions": frames.opinions_for(self.item)}

    def perform(self, form: Any) -> str:
        data = form.cleaned_data
        services.give_opinion(
            actor=self.actor,
            item=self.item,
            opinion=data["opinion"],
            note=data["note"],
            follow_on=data["follow_on"],
            at=self.at,
        )
        return self.back()

    def instead(self, refusal: HouseError) -> tuple[Any, ...]:
        if refusal.code != "meetings.not_decided_here":
            return ()
        return (bringing.elsewhere(self.item.kind, self.item.item_id),)


class Pledge(Page):
    """「守秘を誓約する」."""

    form_class = forms.SureForm
    act = "meetings.pledge"
    keeps_draft = False

    def perform(self, form: Any) -> str:
        services.pledge(actor=self.actor, meeting=self.meeting, at=self.at)
        return self.back()


class Minutes(Page):
    """「会議の記録」."""

    form_class = forms.MinutesForm
    act = "meetings.record_sitting"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if not queries.record_is_open(self.actor, self.meeting, self.at):
            raise Http404

    def form_kwargs(self) -> dict[str, Any]:
        seats = queries.seats_of(self.meeting)
        return {"seats": [(str(seat.pk), queries.seat_name(seat)) for seat in seats]}

    def initial(self) -> dict[str, Any]:
        written = queries.recorded(self.meeting)
        if self.meeting.state == State.PLANNED:
            written["present"] = [str(seat.pk) for seat in queries.seats_of(self.meeting)]
        return written

    def version(self) -> str:
        """The record as it stands now, also after somebody else wrote."""
        return str(Meeting.objects.values_list("version", flat=True).get(pk=self.meeting.pk))

    def perform(self, form: Any) -> str:
        data = form.cleaned_data
        services.record_sitting(
            actor=self.actor,
            meeting=self.meeting,
            version=version_read(form.version),
            minutes=data["minutes"],
            present=[UUID(pk) for pk in data["present"]],
            chair=data["chair"],
            place=data["place"],
            at=self.at,
        )
        return self.back()


class Close(Page):
    """「会議の記録を確定する」."""

    form_class = forms.SureForm
    act = "meetings.close_sitting"
    danger = True
    keeps_draft = False

    def perform(self, form: Any) -> str:
        services.close_sitting(actor=self.actor, meeting=self.meeting, at=self.at)
        return self.back()


class Cancel(Page):
    """「会議を中止する」."""

    form_class = forms.ReasonForm
    act = "meetings.cancel"
    danger = True

    def perform(self, form: Any) -> str:
        reason = form.cleaned_data["reason"]
        services.cancel(actor=self.actor, meeting=self.meeting, reason=reason, at=self.at)
        return self.back()


class Take(Page):
    """「受け取る」 after a meeting has named the agency that referred."""

    form_class = forms.TakeForm
    act = "meetings.take_lead"
    extra = ""

    def load(self, **kwargs: Any) -> None:
        self.item = found(queries.named_item_for, self.actor, kwargs["item_id"], self.at)
        self.meeting = self.item.meeting
        queries.note_look(self.meeting, [self.item])

    def back(self) -> str:
        return reverse("desk:desk")

    def context(self) -> dict[str, Any]:
        return {**super().context(), "advice": self.item.opinion_note}

    def form_kwargs(self) -> dict[str, Any]:
        receiver = self.item.referrer_id
        people = organizations.colleagues(receiver, self.at) if receiver else ()
        return {"colleagues": [(str(one.pk), one.name) for one in people]}

    def initial(self) -> dict[str, Any]:
        mine = str(self.actor.staff_id or "")
        return {"look_again_on": self.item.follow_on, "person": mine}

    def perform(self, form: Any) -> str:
        data = form.cleaned_data
        person = Staff.objects.filter(pk=data["person"]).first() if data["person"] else None
        services.take_lead(
            actor=self.actor,
            item=self.item,
            person=person,
            look_again_on=data["look_again_on"],
            at=self.at,
        )
        case = queries.case_of(self.item.baton)
        return reverse("desk:case", args=[case.pk]) if case else self.back()


def _agencies() -> list[tuple[str, str]]:
    return [(str(agency.pk), agency.name) for agency in organizations.agencies()]


def _body_words(body: Any) -> str:
    demo = str(words.DEMO_CHOICE) if body.chosen_for_the_demo else ""
    known = [body.name, body.consent_text, body.basis, demo]
    return "　".join(word for word in known if word)


def _key(request: TownRequest) -> tuple[datetime, UUID] | None:
    """The place in the list after which to go on; nonsense is the beginning."""
    try:
        pk = UUID(request.GET.get("id", ""))
    except ValueError:
        return None
    moment = clock.read_moment(request.GET.get("before", ""))
    return (moment, pk) if moment is not None else None

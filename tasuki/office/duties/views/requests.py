"""Requests: the register, one of them, its package, and every act on it."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.ground import clock, wareki
from tasuki.office.duties import forms, policy, queries, rules, services, words
from tasuki.office.duties.models import Disclosure, Piece, State
from tasuki.office.duties.views.base import Act
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Person
from tasuki.town.organizations.models import Staff
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look


@require_GET
def requests(request: HttpRequest) -> HttpResponse:
    """開示などの請求: numbers, days and states."""
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    if not policy.can_receive(actor):
        raise Http404
    today = clock.day(at)
    rows = [(one, one.is_late(today)) for one in queries.requests_for(actor)[:200]]
    return render(request, "duties/requests.html", {"rows": rows})


def _request_for(actor: Actor, pk: Any) -> Disclosure:
    return get_object_or_404(queries.requests_for(actor), pk=pk)


def _moves(actor: Actor, one: Disclosure) -> list[tuple[str, Any]]:
    """The acts that are open to the actor now, as (address name, word)."""
    handles, decides = policy.can_handle(actor, one), policy.can_decide(actor, one)
    looking = bool(handles) and one.state == State.HANDLING
    found = [
        ("appoint", bool(policy.can_keep(actor)) and one.state in (State.RECEIVED, State.HANDLING)),
        ("identify", looking and one.person_id is None),
        ("gather", looking and one.person_id is not None),
        ("hear", looking),
        ("propose", looking),
        ("decide", bool(decides) and one.state == State.PROPOSED),
        ("hand_over", bool(handles) and one.state == State.DECIDED),
        ("extend", bool(handles) and one.decided_at is None and not one.extended and one.is_open),
        (
            "pass_on",
            bool(policy.can_pass_on(actor, one)) and one.is_open and one.decided_at is None,
        ),
    ]
    return [
        (reverse(f"duties:{name}", args=[one.pk]), words.ACTS[f"duties.{name}"][0])
        for name, is_open in found
        if is_open
    ]


@require_GET
def request_page(request: HttpRequest, one_id: UUID) -> HttpResponse:
    """One request; who asked about whom only for the two appointed."""
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    one = _request_for(actor, one_id)
    names = policy.reads_names(actor, one)
    if names and one.person_id is not None:
        look([one.person_id])
    context = {
        "one": one,
        "names": names,
        "late": one.is_late(clock.day(at)),
        "moves": _moves(actor, one),
        "may_read": policy.can_read_package(actor, one),
    }
    return render(request, "duties/request.html", context)


@require_GET
def package(request: HttpRequest, one_id: UUID) -> HttpResponse:
    """What was gathered, as it would leave the house."""
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    one = _request_for(actor, one_id)
    if not policy.can_read_package(actor, one):
        raise Http404
    context = {
        "one": one,
        "pages": queries.package(one, actor, at),
        "reasons": words.REASONS,
        "left_out": list(dict.fromkeys(words.LEFT_OUT.values())),
        "may_black": bool(policy.can_handle(actor, one)) and one.state == State.HANDLING,
        "seen": queries.seen_by(one.person_id) if one.person_id else [],
    }
    return render(request, "duties/package.html", context)


class Receive(Act):
    """「請求を受け付ける」"""

    form_class = forms.ReceiveForm
    act = "duties.receive"

    def load(self, **kwargs: Any) -> None:
        if not policy.can_receive(self.actor):
            raise Http404
        self.back = reverse("duties:requests")

    def initial(self) -> dict[str, Any]:
        return {"received_on": clock.day(self.at)}

    def perform(self, form: Any) -> str:
        one = services.receive(actor=self.actor, at=self.at, **form.cleaned_data)
        return reverse("duties:request", args=[one.pk])


class _OnRequest(Act):
    """An act on one request."""

    one: Disclosure
    needs: ClassVar[str] = ""

    def load(self, **kwargs: Any) -> None:
        self.one = _request_for(self.actor, kwargs["one_id"])
        if not self._allowed():
            raise Http404
        self.back = reverse("duties:request", args=[self.one.pk])

    def _allowed(self) -> bool:
        if self.needs == "handler":
            return bool(policy.can_handle(self.actor, self.one))
        if self.needs == "second":
            return bool(policy.can_decide(self.actor, self.one))
        if self.needs == "office":
            return bool(policy.can_keep(self.actor))
        return bool(policy.can_pass_on(self.actor, self.one))

    def done(self) -> str:
        """Back to the request."""
        return self.back


class Appoint(_OnRequest):
    """「担当を決める」"""

    form_class = forms.AppointForm
    act = "duties.appoint"
    needs = "office"

    def form_kwargs(self) -> dict[str, Any]:
        listed = [(str(one.pk), one.name) for one in policy.eligible(self.at)]
        return {"choices": {"handler": listed, "second": listed}}

    def perform(self, form: Any) -> str:
        services.appoint(
            actor=self.actor,
            one=self.one,
            handler=Staff.objects.get(pk=form.cleaned_data["handler"]),
            second=Staff.objects.get(pk=form.cleaned_data["second"]),
            at=self.at,
        )
        return self.done()


class PassOn(_OnRequest):
    """移送 or 取り下げ."""

    form_class = forms.PassOnForm
    act = "duties.pass_on"

    def perform(self, form: Any) -> str:
        said = form.cleaned_data
        facts = {"actor": self.actor, "one": self.one, "note": said["note"], "at": self.at}
        if said["how"] == "transfer":
            services.transfer(to=said["to"], **facts)
        else:
            services.withdraw(**facts)
        return reverse("duties:requests")


class Extend(_OnRequest):
    """「期限を延ばす」"""

    form_class = forms.ReasonForm
    act = "duties.extend"
    needs = "handler"

    def perform(self, form: Any) -> str:
        text = form.cleaned_data["text"]
        services.extend(actor=self.actor, one=self.one, reason=text, at=self.at)
        return self.done()


class Identify(_OnRequest):
    """「この方です」"""

    form_class = forms.IdentifyForm
    act = "duties.identify"
    needs = "handler"

    def form_kwargs(self) -> dict[str, Any]:
        self.found = {str(one.pk): one for one in queries.candidates(self.one)}
        return {"choices": {"person": [(pk, self._said(one)) for pk, one in self.found.items()]}}

    def _said(self, person: Person) -> str:
        birth = wareki.show(person.birth_on) if person.birth_on else str(words.NO_BIRTH)
        return str(words.PICK) % {"name": people.display_name(person), "birth": birth}

    def perform(self, form: Any) -> str:
        person = self.found[form.cleaned_data["person"]]
        services.identify(actor=self.actor, one=self.one, person=person, at=self.at)
        return self.done()


class Gather(_OnRequest):
    """「記録を集める」"""

    form_class = forms.EmptyForm
    act = "duties.gather"
    needs = "handler"

    def perform(self, form: Any) -> str:
        services.gather(actor=self.actor, one=self.one, at=self.at)
        return reverse("duties:package", args=[self.one.pk])


class Hear(_OnRequest):
    """「第三者の意見を書く」"""

    form_class = forms.ReasonForm
    act = "duties.hear"
    needs = "handler"

    def initial(self) -> dict[str, Any]:
        return {"text": self.one.third_parties}

    def perform(self, form: Any) -> str:
        text = form.cleaned_data["text"]
        services.hear(actor=self.actor, one=self.one, text=text, at=self.at)
        return self.done()


class Propose(_OnRequest):
    """「決定の案を出す」"""

    form_class = forms.ProposeForm
    act = "duties.propose"
    needs = "handler"

    def perform(self, form: Any) -> str:
        services.propose(actor=self.actor, one=self.one, at=self.at, **form.cleaned_data)
        return self.done()


class Decide(_OnRequest):
    """「決定する」"""

    form_class = forms.DecideForm
    act = "duties.decide"
    needs = "second"

    def perform(self, form: Any) -> str:
        said = form.cleaned_data
        if said["how"] == "yes":
            services.decide(actor=self.actor, one=self.one, at=self.at)
        else:
            services.send_back(actor=self.actor, one=self.one, note=said["note"], at=self.at)
        return self.done()


class HandOver(_OnRequest):
    """「渡したことを記録する」"""

    form_class = forms.ReasonForm
    act = "duties.hand_over"
    needs = "handler"

    def perform(self, form: Any) -> str:
        text = form.cleaned_data["text"]
        services.hand_over(actor=self.actor, one=self.one, note=text, at=self.at)
        return self.done()


class Black(Act):
    """「墨を塗る」, on one row of the package."""

    form_class = forms.BlackForm
    template_name = "duties/black.html"
    act = "duties.black"
    keeps_draft = False
    piece: Piece

    def load(self, **kwargs: Any) -> None:
        piece = queries.piece_for(self.actor, kwargs["piece_id"])
        if piece is None or not policy.can_handle(self.actor, piece.request):
            raise Http404
        self.piece = piece
        self.back = reverse("duties:package", args=[piece.request_id])

    def form_kwargs(self) -> dict[str, Any]:
        self.texts = queries.whole_text(self.piece, self.actor, self.at)
        return {"choices": {"field": [(name, label) for name, label, _ in self.texts]}}

    def context(self) -> dict[str, Any]:
        shown = queries.page(self.piece, self.actor, self.at)
        return {**super().context(), "page": shown, "texts": self.texts, "reasons": words.REASONS}

    def perform(self, form: Any) -> str:
        said = form.cleaned_data
        if said["how"] == "again":
            services.unblack(actor=self.actor, piece=self.piece, at=self.at)
        else:
            default = next(iter(rules.REASONS))
            services.black(
                actor=self.actor,
                piece=self.piece,
                at=self.at,
                field=said["field"],
                passage=said["passage"],
                reason=said["reason"] or (default if said["how"] == "open" else ""),
                opens=said["how"] == "open",
            )
        return reverse("duties:black", args=[self.piece.pk])

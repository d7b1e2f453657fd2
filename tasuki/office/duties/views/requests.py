"""Requests: the register, one of them, its package, and every act on it."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.ground import clock, wareki
from tasuki.office.duties import forms, policy, queries, rules, services, words
from tasuki.office.duties.models import Disclosure, Holder, Piece, State
from tasuki.office.duties.views.base import Act, OneText, YesOrNo
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Person
from tasuki.town.organizations.models import Staff
from tasuki.trust.access.actor import Actor, TownRequest
from tasuki.trust.audit.services import look


@require_GET
def requests(request: TownRequest) -> HttpResponse:
    """開示などの請求: numbers, days and states; what is to be answered first stands first."""
    actor, at = request.actor, request.at
    if not policy.can_receive(actor):
        raise Http404
    rows = queries.register(actor, clock.day(at))
    context = {
        "open": [row for row in rows if row.one.is_open],
        "ended": [row for row in rows if not row.one.is_open],
        "keeps": policy.keeps_registers(actor),
    }
    return render(request, "duties/requests.html", context)


def _request_for(actor: Actor, pk: Any) -> Disclosure:
    return get_object_or_404(queries.requests_for(actor), pk=pk)


def _moves(actor: Actor, one: Disclosure) -> list[str]:
    """The acts that are open to the actor now."""
    handles, decides = policy.can_handle(actor, one), policy.can_decide(actor, one)
    looking = bool(handles) and one.state == State.HANDLING
    waits = one.is_open and one.decided_at is None
    found = {
        "appoint": bool(policy.keeps_request(actor, one))
        and one.state in (State.RECEIVED, State.HANDLING),
        "identify": looking and one.person_id is None,
        "gather": looking and one.person_id is not None,
        "hear": looking,
        "propose": looking,
        "decide": bool(decides) and one.state == State.PROPOSED,
        "hand_over": bool(handles) and one.state == State.DECIDED,
        "extend": bool(handles) and waits and one.has_term and not one.extended,
        "set_aim": bool(handles) and waits and not one.has_term,
        "pass_on": bool(policy.can_pass_on(actor, one)) and waits,
    }
    return [name for name, is_open in found.items() if is_open]


def _button(one: Disclosure, name: str) -> tuple[str, Any]:
    return reverse(f"duties:{name}", args=[one.pk]), words.ACTS[f"duties.{name}"][0]


def _next(actor: Actor, one: Disclosure) -> dict[str, Any]:
    """What is to be done now: the sentence, and the button where it is the actor's turn."""
    step = rules.next_step(
        state=one.state,
        kind=one.kind,
        person=one.person_id is not None,
        gathered=one.gathered_at is not None,
    )
    if not step:
        return {}
    act = step.removesuffix("_plain")
    if act in _moves(actor, one):
        return {"said": words.NEXT[step], "act": act, "button": _button(one, act)}
    who = {"appoint": "appoint", "decide": "second"}.get(step, "handler")
    named = one.second if who == "second" else one.handler
    return {"said": str(words.WAITING[who]) % {"name": named.name if named else ""}}


@require_GET
def request_page(request: TownRequest, one_id: UUID) -> HttpResponse:
    """One request; who asked about whom only for the two appointed."""
    actor, at = request.actor, request.at
    one = _request_for(actor, one_id)
    names = policy.reads_names(actor, one)
    if names and one.person_id is not None:
        look([one.person_id])
    now = _next(actor, one)
    context = {
        "one": one,
        "names": names,
        "row": queries.registered(one, clock.day(at)),
        "next": now,
        "moves": [_button(one, name) for name in _moves(actor, one) if name != now.get("act")],
        "may_read": policy.can_read_package(actor, one),
        "may_hold": names and one.person_id is not None,
    }
    return render(request, "duties/request.html", context)


@require_GET
def package(request: TownRequest, one_id: UUID) -> HttpResponse:
    """What was gathered, as it would leave the house."""
    actor, at = request.actor, request.at
    one = _request_for(actor, one_id)
    if not policy.can_read_package(actor, one):
        raise Http404
    pages = queries.package(one, actor, at)
    context = {
        "one": one,
        "pages": pages,
        "reasons": words.REASONS,
        "left_out": list(dict.fromkeys(words.LEFT_OUT.values())),
        "may_black": bool(policy.can_handle(actor, one)) and one.state == State.HANDLING,
        "seen": queries.seen_by(one.person_id) if one.person_id and one.has_term else [],
        "black": queries.counted(one, pages),
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
        return {"received_on": clock.day(self.at), "holder": Holder.TOWN}

    def form_kwargs(self) -> dict[str, Any]:
        return {"private": queries.is_private(self.actor)}

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
            return bool(policy.keeps_request(self.actor, self.one))
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
        listed = [(str(one.pk), one.name) for one in policy.eligible(self.at, self.one)]
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


class Extend(OneText, _OnRequest):
    """「期限を延ばす」"""

    act, needs = "duties.extend", "handler"
    do, named = services.extend, "reason"


class SetAim(_OnRequest):
    """「答える目安を決め直す」"""

    form_class = forms.AimForm
    act = "duties.set_aim"
    needs = "handler"

    def perform(self, form: Any) -> str:
        services.set_aim(actor=self.actor, one=self.one, at=self.at, **form.cleaned_data)
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


class Hear(OneText, _OnRequest):
    """「第三者の意見を書く」"""

    act, needs = "duties.hear", "handler"
    do, named = services.hear, "text"

    def initial(self) -> dict[str, Any]:
        return {"text": self.one.third_parties}


class Propose(_OnRequest):
    """「決定の案を出す」"""

    form_class = forms.ProposeForm
    act = "duties.propose"
    needs = "handler"

    def perform(self, form: Any) -> str:
        services.propose(actor=self.actor, one=self.one, at=self.at, **form.cleaned_data)
        return self.done()


class Decide(YesOrNo, _OnRequest):
    """「決定する」"""

    act, needs = "duties.decide", "second"
    yes, no = services.decide, services.send_back

    def about(self) -> list[tuple[Any, str]]:
        return [
            (words.LABELS["verdict"], str(self.one.get_verdict_display())),
            (words.LABELS["reason"], self.one.reason),
        ]


class HandOver(OneText, _OnRequest):
    """「渡したことを記録する」"""

    act, needs = "duties.hand_over", "handler"
    do, named = services.hand_over, "note"


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

"""The page of an act: GET shows the form, POST does it once, 422 shows it again with the errors."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from tasuki.ground import annexes, clock, guards
from tasuki.ground.errors import HouseError, NotAllowed, Stale
from tasuki.ground.forms import ONCE_FIELD, VERSION_FIELD, TasukiForm, take_theirs
from tasuki.ground.ui.shapes import Conflict, DraftSlot, Refusal
from tasuki.trust.access.actor import Actor, TownRequest, behind_the_door
from tasuki.trust.audit.services import looked_at
from tasuki.trust.drafts import queries, services

security = logging.getLogger("tasuki.security")
PRIVATE = {
    "csrfmiddlewaretoken",
    "password",
    "new_password",
    "new_password_again",
    "login",
    ONCE_FIELD,
}

OTHERS = 5  # how many drafts of one form are looked through


def _see(url: str) -> HttpResponse:
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


class ActPage(View):
    """Subclass it: name the form, the act and the template; fetch in `load`, do in `perform`.

    `load` fetches what the page is about (404 for strangers) and may set attributes. `perform`
    calls one service and answers the address to go to.
    """

    form_class: type[TasukiForm]
    template_name: ClassVar[str]
    act: ClassVar[str]
    keeps_draft: ClassVar[bool] = True

    request: TownRequest
    actor: Actor
    at: datetime
    # What annexes of rooms ahead are about (ground.annexes); None before it is there.
    record: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Take actor and moment from the request, then load."""
        asked = behind_the_door(request)
        self.actor, self.at = asked.actor, asked.at
        if request.method == "POST" and (url := queries.done_with(self._key(), self._staff())):
            # Asked first: after the act the page may be closed to who did it, or offer less.
            return _see(url)
        self.load(**kwargs)
        return super().dispatch(request, *args, **kwargs)

    # --- what a room fills in ---------------------------------------------------------------------

    def load(self, **kwargs: Any) -> None:
        """Fetch what the page is about."""

    def perform(self, form: Any) -> str:
        """Call one service with form.cleaned_data; answer where to go."""
        raise NotImplementedError

    def initial(self) -> dict[str, Any]:
        """What is already known, so that nobody types it twice."""
        return {}

    def form_kwargs(self) -> dict[str, Any]:
        """Choices and the like."""
        return {}

    def context(self) -> dict[str, Any]:
        """What else the template needs."""
        return {}

    def subject(self) -> str:
        """What the draft is about; "" for something new."""
        return "/".join(str(value) for value in self.kwargs.values())

    def version(self) -> str:
        """The version of what is edited; the form sends it back."""
        return ""

    def unguarded(self, form: Any) -> frozenset[str]:
        """Fields that go under the seal of protection and may hold what no other text may."""
        return frozenset()

    # --- the three answers --------------------------------------------------------------------------

    def get(self, request: TownRequest, **_: Any) -> HttpResponse:
        """The form, with the draft that was left."""
        draft = self._draft()
        initial = self.initial()
        data = None
        if draft is not None:
            data = services.read(draft)
        form = self._form(None, {**initial, **self._as_initial(data)})
        if data is not None and (read := data.get(VERSION_FIELD)):
            form.version = read[0]  # what was saved since is shown beside it, not overwritten
        self._slot(form, draft)
        if data is not None:
            self._offer_other(form, draft, data)
        return self._page(form)

    def post(self, request: TownRequest, **_: Any) -> HttpResponse:
        """Do it, or say why not beside the fields."""
        if taken := take_theirs(request.POST):
            form = self._form(taken[0], {})
            self._slot(form, None)
            form.show_conflict(taken[1])
            return self._page(form, status=409)
        form = self._form(request.POST, {})
        self._slot(form, None)
        if not form.is_valid() or self._objected(form):
            self._keep(request, form)
            return self._page(form, status=422)
        try:
            url = services.once(
                key=self._key(), staff_id=self._staff(), at=self.at, act=lambda: self._done(form)
            )
        except Stale as stale:
            form.version = stale.facts.get("version", self.version())
            form.show_conflict(Conflict(theirs=stale.theirs, who=stale.who, at=stale.at))
            form.add_error(None, str(stale))
            self._keep(request, form)
            return self._page(form, status=409)
        except HouseError as refusal:
            if isinstance(refusal, NotAllowed):
                security.info(
                    "refused act=%s staff=%s code=%s", self.act, self._staff(), refusal.code
                )
            self._keep(request, form)
            if (field := form.beside.get(refusal.code)) in form.fields:
                form.add_error(field, str(refusal))
                return self._page(form, status=422)
            form.add_error(None, str(refusal))
            shown = Refusal(refusal.code, str(refusal), refusal.basis, self.instead(refusal))
            return self._page(form, status=422, refusal=shown)
        return _see(url)

    def instead(self, refusal: HouseError) -> tuple[Any, ...]:
        """Links (shapes.Action) to what can be done instead of the refused act."""
        return ()

    # --- inner halves -------------------------------------------------------------------------------

    def _objected(self, form: TasukiForm) -> bool:
        """Whether a text may not be kept, on any page; said beside its field."""
        let = PRIVATE | {VERSION_FIELD} | self.unguarded(form)
        posted = {
            name: "\n".join(str(one) for one in self.request.POST.getlist(name))
            for name in self.request.POST
            if name not in let
        }
        texts = {name: text for name, text in posted.items() if len(text) > 1}
        refused = guards.objections(self.actor, texts, looked_at(), self.at)
        for name, sentence in refused.items():
            form.add_error(name if name in form.fields else None, sentence)
        return bool(refused)

    def _done(self, form: TasukiForm) -> str:
        annexed = form.take_annexes()
        url = self.perform(form)
        for annex, said in annexed:
            annex.save(self.actor, self.record, said, self.at)
        services.drop(staff_id=self._staff(), form=self.act, subject=self.subject())
        return url

    def _staff(self) -> UUID:
        if self.actor.staff_id is None:  # LoginRequiredMiddleware stands before every page
            raise PermissionDenied
        return self.actor.staff_id

    def _key(self) -> UUID:
        try:
            return UUID(self.request.POST.get(ONCE_FIELD, ""))
        except ValueError:
            return uuid4()

    def _form(self, data: QueryDict | None, initial: dict[str, Any]) -> TasukiForm:
        posted = data.get(VERSION_FIELD, "") if data is not None else self.version()
        once_key = data.get(ONCE_FIELD, "") if data is not None else ""
        files = self.request.FILES if data is not None else None
        form = self.form_class(
            data,
            files,
            initial=initial,
            once_key=once_key or str(uuid4()),
            version=posted,
            today=clock.day(self.at),
            **self.form_kwargs(),
        )
        self._annex(form)
        return form

    def _annex(self, form: TasukiForm) -> None:
        for annex in annexes.of(self.act):
            if fields := annex.fields(self.actor, self.record, self.at):
                form.attach(annex, fields)

    def _draft(self) -> Any:
        if not self.keeps_draft or self.actor.staff_id is None:
            return None
        own = queries.every(self.actor.staff_id, self.act, self.subject())
        try:
            asked = own.filter(pk=UUID(self.request.GET.get("draft", ""))).first()
        except ValueError:
            asked = None
        return asked or queries.latest(self.actor.staff_id, self.act, self.subject())

    def _as_initial(self, data: dict[str, list[str]] | None) -> dict[str, Any]:
        if data is None:
            return {}
        many = {
            name
            for name, field in self.form_class.base_fields.items()
            if getattr(field.widget, "allow_multiple_selected", False)
        }
        many = many.union(*(annex.many for annex in annexes.of(self.act)))
        return {
            name: values if name in many else (values[0] if values else "")
            for name, values in data.items()
        }

    def _slot(self, form: TasukiForm, draft: Any) -> None:
        if not self.keeps_draft:
            return
        form.draft = DraftSlot(
            form=self.act,
            subject=self.subject(),
            save_url=reverse("drafts:save"),
            key_url=reverse("drafts:key"),
            newer_url=reverse("drafts:newer"),
            saved_at=draft.saved_at if draft is not None else None,
            offered=draft is not None,
            drop_url=reverse("drafts:drop", args=[draft.pk]) if draft is not None else "",
        )

    def _keep(self, request: TownRequest, form: TasukiForm) -> None:
        """What was refused is kept as a draft too: nothing typed is lost."""
        if not self.keeps_draft:
            return
        fields = {
            name: [str(value) for value in request.POST.getlist(name)]
            for name in request.POST
            if name not in PRIVATE
        }
        kept = services.save(
            staff_id=self._staff(),
            form=self.act,
            subject=self.subject(),
            fields=fields,
            page=request.path,
            at=self.at,
        )
        self._offer_other(form, kept, fields)

    def _offer_other(self, form: TasukiForm, shown: Any, fields: Mapping[str, list[str]]) -> None:
        """Another draft of the same form has words that are not here: both are offered."""
        for other in queries.every(self._staff(), self.act, self.subject())[:OTHERS]:
            if other.pk != shown.pk and services.lost(services.read(other), fields):
                url = f"?{self._query(draft=str(other.pk))}"
                form.draft = form.draft and replace(
                    form.draft, other_at=other.saved_at, other_url=url
                )
                return

    def _query(self, **more: str) -> str:
        asked = self.request.GET.copy()
        for name, value in more.items():
            asked[name] = value
        return asked.urlencode()

    def _page(
        self, form: TasukiForm, *, status: int = 200, refusal: Refusal | None = None
    ) -> HttpResponse:
        context = {"form": form, "act": self.act, "refusal": refusal, **self.context()}
        return render(self.request, self.template_name, context, status=status)

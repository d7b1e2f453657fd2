"""Pages of まちの設定. Who may not edit gets the common 404."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.ground.forms import version_read
from tasuki.town.municipality import pack as packs
from tasuki.town.setup import forms, policy, queries, rules, services, shaping, words
from tasuki.town.setup.middleware import KEY
from tasuki.town.setup.models import Edition
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.drafts.pages import ActPage


def _town(request: TownRequest) -> packs.Pack:
    if not policy.can_edit(request.actor):
        raise Http404
    return packs.current(clock.day(request.at))


def _edited(town: packs.Pack) -> tuple[packs.Pack, str]:
    """The town with the draft over it; a draft that no longer fits is told, not shown."""
    try:
        return queries.standing_pack(town), ""
    except HouseError as fault:
        return town, str(fault)


@require_GET
def shelf(request: TownRequest) -> HttpResponse:
    """What can be changed, and where the edition stands."""
    town = _town(request)
    shown, fault = _edited(town)
    context = {
        "shelves": queries.shelves(shown),
        "draft": queries.draft(town.fiscal_year),
        "in_use": queries.in_use(town.fiscal_year),
        "history": queries.history(town.fiscal_year),
        "fault": fault,
        "town": shown,
        "trying": bool(request.session.get(KEY)),
    }
    return render(request, "setup/shelf.html", context)


@require_GET
def questions(request: TownRequest) -> HttpResponse:
    """確認が必要な項目."""
    town = _town(request)
    shown, fault = _edited(town)
    own: dict[str, list[Any]] = {}
    shared: dict[str, list[Any]] = {}
    asked = shown.questions()
    about = {one.code: one.question for one in asked if one.kind == "defect"}
    for one in asked:
        kind = one.kind.partition(".")[0]
        if kind == "defect":  # asked where the defect stands
            continue
        label = str(words.ASKED.get(kind, one.kind))
        item = queries.item(shown, kind, one.code) if kind in rules.EDITABLE else None
        url = reverse("setup:change", args=[kind, one.code]) if item is not None else ""
        if not url and kind == "officer":
            url = reverse("setup:add", args=["officer"])
        (shared if one.default else own).setdefault(label, []).append({"one": one, "url": url})
    context = {
        "groups": [*own.items()],
        "count": sum(map(len, own.values())) + len(about),
        "shared": [*shared.items()],
        "shared_count": sum(map(len, shared.values())),
        "fault": fault,
        "town": shown,
        "defects": [(one, about.get(one.code, "")) for one in shown.defects],
    }
    return render(request, "setup/questions.html", context)


@require_GET
def items(request: TownRequest, kind: str) -> HttpResponse:
    """The items of one kind."""
    town = _town(request)
    if kind not in rules.EDITABLE:
        raise Http404
    shown, fault = _edited(town)
    edition = queries.draft(town.fiscal_year) or queries.in_use(town.fiscal_year)
    context = {
        "kind": kind,
        "label": words.KINDS[kind],
        "rows": queries.rows(shown, kind, edition),
        "addable": kind in rules.ADDABLE,
        "leaf": kind in rules.LEAVES,
        "fault": fault,
    }
    return render(request, "setup/items.html", context)


class _Editing(ActPage):
    """A page of the editor: strangers get the 404."""

    town: packs.Pack
    shown: packs.Pack

    def load(self, **kwargs: Any) -> None:
        self.town = _town(self.request)
        self.shown = _edited(self.town)[0]
        self.fetch(**kwargs)

    def fetch(self, **kwargs: Any) -> None:
        """What the page is about."""


class _OfKind(_Editing):
    kind: str
    keys: tuple[shaping.Key, ...]

    def fetch(self, **kwargs: Any) -> None:
        self.kind = kwargs["kind"]
        if self.kind not in rules.EDITABLE:
            raise Http404
        shape = queries.shape_of(self.kind)
        allowed = rules.SWITCHES.get(self.kind)
        self.keys = tuple(
            one
            for one in shaping.keys_of(shape, self.shown)
            if allowed is None or one.name in allowed
        )
        self.item(**kwargs)

    def item(self, **kwargs: Any) -> None:
        """Which item, if any."""

    def context(self) -> dict[str, Any]:
        return {"kind": self.kind, "label": words.KINDS[self.kind], "back": self._back()}

    def _back(self) -> str:
        return reverse("setup:items", args=[self.kind])


class Change(_OfKind):
    """Changing one item."""

    template_name = "setup/change.html"
    act = "setup.change"
    one: Any
    values: dict[str, Any]

    def item(self, **kwargs: Any) -> None:
        self.one = queries.item(self.shown, self.kind, kwargs["code"])
        if self.one is None:
            raise Http404
        self.values = {key.name: getattr(self.one, key.name) for key in self.keys}
        self.form_class = forms.form_of(self.keys, self.values)

    def initial(self) -> dict[str, Any]:
        return forms.initial(self.keys, self.values)

    def version(self) -> str:
        edition = queries.draft(self.town.fiscal_year)
        return str(edition.lock) if edition else ""

    def context(self) -> dict[str, Any]:
        open_keys = [words.KEYS.get(key, key) for key in self.one.unknown]
        return {
            **super().context(),
            "one": self.one,
            "title": words.named(self.one),
            "open_keys": open_keys,
            "leaf": self.kind in rules.LEAVES,
            "code": self.kwargs["code"],
        }

    def perform(self, form: forms.ItemForm) -> str:
        told = form.told()
        if told:
            services.change(
                actor=self.actor,
                town=self.town,
                kind=self.kind,
                code=self.kwargs["code"],
                told=shaping.without_none(told),
                lock=version_read(form.version) if form.version else None,
                at=self.at,
            )
        return self._back()


class Add(_OfKind):
    """An item of the town's own."""

    template_name = "setup/add.html"
    act = "setup.add"

    def item(self, **kwargs: Any) -> None:
        if self.kind not in rules.ADDABLE:
            raise Http404
        self.form_class = forms.form_of(self.keys, {})

    def perform(self, form: forms.ItemForm) -> str:
        told = shaping.without_none(form.told())
        services.add(actor=self.actor, town=self.town, kind=self.kind, told=told, at=self.at)
        return self._back()


class TakeOff(_OfKind):
    """Showing an item no more."""

    form_class = forms.EmptyForm
    template_name = "setup/take_off.html"
    act = "setup.take_off"
    one: Any

    def item(self, **kwargs: Any) -> None:
        self.one = queries.item(self.shown, self.kind, kwargs["code"])
        if self.one is None or self.kind not in rules.LEAVES:
            raise Http404

    def context(self) -> dict[str, Any]:
        return {**super().context(), "title": words.named(self.one)}

    def perform(self, form: forms.EmptyForm) -> str:
        services.take_off(
            actor=self.actor,
            town=self.town,
            kind=self.kind,
            code=self.kwargs["code"],
            at=self.at,
        )
        return self._back()


class _OfEdition(_Editing):
    draft: Edition | None

    def fetch(self, **kwargs: Any) -> None:
        self.draft = queries.draft(self.town.fiscal_year)

    def context(self) -> dict[str, Any]:
        return {
            "draft": self.draft,
            "in_use": queries.in_use(self.town.fiscal_year),
            "back": reverse("setup:shelf"),
        }


class Publish(_OfEdition):
    """使い始める."""

    form_class = forms.PublishForm
    template_name = "setup/publish.html"
    act = "setup.publish"

    def perform(self, form: forms.PublishForm) -> str:
        services.publish(
            actor=self.actor, town=self.town, note=form.cleaned_data["note"], at=self.at
        )
        self.request.session.pop(KEY, None)
        return reverse("setup:shelf")


class Undo(_OfEdition):
    """前の版に戻す."""

    form_class = forms.EmptyForm
    template_name = "setup/undo.html"
    act = "setup.undo"

    def perform(self, form: forms.EmptyForm) -> str:
        services.undo(actor=self.actor, town=self.town, at=self.at)
        return reverse("setup:shelf")


class Drop(_OfEdition):
    """下書きを捨てる."""

    form_class = forms.EmptyForm
    template_name = "setup/drop.html"
    act = "setup.drop"

    def perform(self, form: forms.EmptyForm) -> str:
        services.drop(actor=self.actor, town=self.town, at=self.at)
        self.request.session.pop(KEY, None)
        return reverse("setup:shelf")


class Try(_OfEdition):
    """下書きで試す, or stop trying."""

    form_class = forms.EmptyForm
    template_name = "setup/try.html"
    act = "setup.try"

    def context(self) -> dict[str, Any]:
        return {**super().context(), "trying": bool(self.request.session.get(KEY))}

    def perform(self, form: forms.EmptyForm) -> str:
        if self.request.session.pop(KEY, None) is None and self.draft is not None:
            self.request.session[KEY] = str(self.draft.pk)
        return reverse("setup:shelf")


class Start(_Editing):
    """十の質問."""

    form_class = forms.StartForm
    template_name = "setup/start.html"
    act = "setup.answer_start"

    def form_kwargs(self) -> dict[str, Any]:
        known = self.town.lists.get("welfare_fields")
        return {"served": self.town.choices("welfare_fields") if known else []}

    def context(self) -> dict[str, Any]:
        return {"back": reverse("setup:shelf")}

    def perform(self, form: forms.StartForm) -> str:
        services.answer_start(
            actor=self.actor, town=self.town, answers=form.cleaned_data, at=self.at
        )
        return reverse("setup:questions")
